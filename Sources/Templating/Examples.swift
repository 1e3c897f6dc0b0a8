// Renders the examples of a view, for the product's tests.

extension Templates {
    /// What is wrong with the examples of a view: there are none, one cannot be rendered, or `check` says so of the
    /// page it makes (the product's tests parse it as XML there).
    package func checkExamples<Page: View, Frame: ViewPart>(
        _ type: Page.Type, in frame: Frame, check: ([UInt8]) throws -> [String] = { _ in [] },
    ) -> [String] {
        let name = Parts.name(of: type)
        guard !type.examples.isEmpty else { return ["\(name) has no examples"] }
        return type.examples.enumerated().flatMap { index, example in
            do {
                return try check(render(example, in: frame)).map { "\(name), example \(index + 1): \($0)" }
            } catch {
                return ["\(name), example \(index + 1): \(error)"]
            }
        }
    }
}
