import Library
import Storage

/// What something typed may mean: people, copies, documents, in the order in which they are numbered.
struct ChoiceFacts: Sendable {
    /// As many as are shown.
    static let mostPeople = 20
    /// Of those whose words were typed: each has a digit.
    static let mostDocuments = 9

    let typed: String
    let people: [Borrower]
    let copies: [CopyAtDesk]
    /// To be reserved, whichever copy comes.
    let documents: [SearchResults.Found]

    enum Picked: Sendable {
        case person(ID<Borrower>)
        case copy(ID<Copy>)
        case document(ID<Record>)
    }

    /// From 1.
    subscript(rank: Int) -> Picked? {
        let all =
            people.map { Picked.person($0.id) } + copies.map { .copy($0.copy.id) }
            + documents.map { .document($0.record.id) }
        return all.indices.contains(rank - 1) ? all[rank - 1] : nil
    }
}

extension ChoiceFacts {
    init?(_ place: DeskPlace, in library: LibraryReading) throws {
        let entry = try library.circulation.recognise(place.typed)
        let isNumber =
            try entry.copy != nil || !entry.records.isEmpty
            || library.borrowers.borrower(number: place.typed) != nil
        var copies =
            try entry.records.flatMap { try library.circulation.copiesAtDesk(of: $0) }
            + [entry.copy].compactMap { try $0.flatMap { try library.circulation.copyAtDesk($0) } }
        var documents: [SearchResults.Found] = []
        if !isNumber, place.mode == .reserve, place.person != nil {
            documents = try Self.documents(Search(text: place.typed), in: library)
        } else if !isNumber, place.mode != .reserve, entry.borrowers.isEmpty {
            // A name that is misspelt is not a title: the words are taken as they are.
            let found = try Self.documents(Search(text: place.typed, isLiteral: true), in: library)
            copies = try found.flatMap { try library.circulation.copiesAtDesk(of: $0.record.id) }
        }
        guard !entry.borrowers.isEmpty || !copies.isEmpty || !documents.isEmpty else { return nil }
        self.init(typed: place.typed, people: entry.borrowers, copies: copies, documents: documents)
    }

    private static func documents(_ search: Search, in library: LibraryReading) throws
        -> [SearchResults.Found]
    {
        Array(try library.catalogue.search(search, facets: []).found.prefix(mostDocuments))
    }
}
