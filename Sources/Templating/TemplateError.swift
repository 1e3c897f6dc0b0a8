// One thing wrong with one template, where it is.

package struct TemplateError: Hashable, Sendable, CustomStringConvertible {
    /// Under the folder of templates: `reading/results.mustache`.
    package let file: String
    /// Nil when the trouble is with the whole file or with a Swift type.
    package let line: Int?
    /// Counted in Unicode scalars, from 1.
    package let column: Int?
    /// As it is written in the template, or `ResultsView.count` when the Swift type is at fault.
    package let key: String?
    package let problem: String

    package var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if let column { place += ":\(column)" }
        guard let key else { return "\(place): \(problem)" }
        return "\(place): \(key): \(problem)"
    }

    init(at position: Position, key: String? = nil, _ problem: String) {
        file = position.file
        line = position.line
        column = position.column
        self.key = key
        self.problem = problem
    }

    init(file: String, key: String? = nil, _ problem: String) {
        self.file = file
        line = nil
        column = nil
        self.key = key
        self.problem = problem
    }
}
