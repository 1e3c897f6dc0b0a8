import Formats
import Storage

/// What several records share and by which one goes from one to the others: an author, a subject, a series…
package struct Heading: Equatable, Sendable {
    package let id: ID<Heading>
    package let kind: Kind
    /// As the catalogue writes it: « Verne, Jules ».
    package let label: String
    /// In how many records.
    package let uses: Int

    package enum Kind: String, CaseIterable, Sendable {
        case author, subject, series, genre, level, location
    }

    package init(id: ID<Heading>, kind: Kind, label: String, uses: Int) {
        self.id = id
        self.kind = kind
        self.label = label
        self.uses = uses
    }
}

/// A heading as a description gives it.
struct PreparedHeading: Hashable, Sendable {
    let kind: Heading.Kind
    let label: String
    /// By which two ways of writing it meet, and by which it is sorted.
    let key: String

    static func == (left: PreparedHeading, right: PreparedHeading) -> Bool {
        left.kind == right.kind && left.key == right.key
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(key)
    }

    private init?(_ kind: Heading.Kind, _ label: String) {
        key = Self.key(of: label, kind)
        guard !key.isEmpty else { return nil }
        self.kind = kind
        self.label = label
    }

    static func key(of label: String, _ kind: Heading.Kind?) -> String {
        let sorted = kind == .series ? Folding.sortKey(label) : Folding.fold(label)
        return String(sorted.unicodeScalars.prefix(200))
    }

    /// Those of a description, each once.
    static func all(of description: RecordDescription) -> [PreparedHeading] {
        let labels: [(Heading.Kind, [String])] = [
            (.author, description.makers.map(\.name)),
            (.subject, description.subjects + description.keywords),
            (.series, description.sets.map(\.title)),
            (.genre, description.genres),
            (.level, description.levels),
            (.location, description.copies.map(\.location)),
        ]
        var seen: Set<String> = []
        return labels.flatMap { kind, labels in
            labels.compactMap { PreparedHeading(kind, $0) }
                .filter { seen.insert("\(kind.rawValue) \($0.key)").inserted }
        }
    }
}
