import Library

/// What the pages of browsing are shown with before readers see them.
extension Examples {
    static func surroundings(_ text: String, count: Int64) -> Surroundings {
        let records = (1...count).map { record(text, id: $0) }
        return Surroundings(
            series: SeriesVolumes(title: text, volumes: records, next: records.last, missing: 4),
            nextAvailability: .onShelf(callNumber: text, location: text, count: 1),
            similar: records, neighbours: books(text, count: count), host: records.first, parts: records)
    }

    static func books(_ text: String, count: Int64) -> [ShelfStretch.Book] {
        (1...count).map { .init(record: record(text, id: $0), callNumber: text, location: text) }
    }

    static func guide(_ text: String, count: Int) -> GuidedCatalogue {
        GuidedCatalogue(
            slug: "guide", title: text, introduction: text,
            sections: [
                .init(items: [.init(label: text, page: .home)]),
                .init(
                    title: text, text: text,
                    items: (0..<count).map { _ in .init(label: text, page: .search(Search(text: text))) }),
            ])
    }
}

extension HubView {
    static let examples = [
        HubView(
            holdings: (0, []), headings: [:], guides: [], hasDewey: false, seenFrom: Examples.view),
        HubView(
            holdings: (12, [.init(value: Examples.long, count: 12)]), headings: [.author: 3, .series: 1],
            guides: [(Examples.guide(Examples.long, count: 3), [Examples.record(Examples.long)])],
            hasDewey: true, seenFrom: Examples.view),
        HubView(
            holdings: (1, [.init(value: Examples.hostile, count: 1)]), headings: [.subject: 1],
            guides: [(Examples.guide(Examples.hostile, count: 1), [])], hasDewey: false,
            seenFrom: Examples.view),
    ]
}

extension HeadingsView {
    private static func list(_ text: String, count: Int64, next: String?) -> HeadingList {
        HeadingList(
            headings: (0..<count).map { Heading(id: .init($0), kind: .author, label: text, uses: 2) },
            next: next, initials: ["0", "a", "v", "愛"])
    }

    static let examples = [
        HeadingsView(
            list("", count: 0, next: nil), of: .authors, count: 0, from: "", seenFrom: Examples.view),
        HeadingsView(
            list(Examples.long, count: 100, next: Examples.long), of: .subjects, count: 1000,
            from: "élé", seenFrom: Examples.view),
        HeadingsView(
            list(Examples.hostile, count: 1, next: Examples.hostile), of: .series, count: 1,
            from: Examples.hostile, seenFrom: Examples.view),
        HeadingsView(
            list("", count: 0, next: nil), of: .authors, count: 12, from: "zzz", seenFrom: Examples.view),
    ]
}

extension DeweyClassesView {
    static let examples = [
        DeweyClassesView(DeweyTree([]), seenFrom: Examples.view),
        DeweyClassesView(
            DeweyTree(["5", "59", "599", "598", "9", "91"].map { .init(value: $0, count: 12) }),
            seenFrom: Examples.view),
    ]
}

extension DeweyClassView {
    static let examples = [
        DeweyClassView(
            "599", of: DeweyTree([]), glimpse: Glimpse(count: 0, records: []), seenFrom: Examples.view),
        DeweyClassView(
            "5", of: DeweyTree(["5", "59", "599"].map { .init(value: $0, count: 12) }),
            glimpse: Glimpse(count: 12, records: [Examples.record(Examples.hostile)]),
            seenFrom: Examples.view),
    ]
}

extension ShelfView {
    static let examples = [
        ShelfView(
            ShelfStretch(books: [], before: nil, after: nil), from: ShelfPlace(callNumber: ""),
            seenFrom: Examples.view),
        ShelfView(
            ShelfStretch(
                books: Examples.books(Examples.long, count: 24), before: ShelfPlace(callNumber: "A"),
                after: ShelfPlace(callNumber: "Z", record: .init(3))),
            from: ShelfPlace(callNumber: "R STE", record: .init(2)), seenFrom: Examples.view),
        ShelfView(
            ShelfStretch(
                books: Examples.books(Examples.hostile, count: 1), before: nil, after: nil),
            from: ShelfPlace(callNumber: Examples.hostile), seenFrom: Examples.view),
        ShelfView(
            ShelfStretch(books: [], before: ShelfPlace(callNumber: "A"), after: nil),
            from: ShelfPlace(callNumber: "ZZ"), seenFrom: Examples.view),
    ]
}

extension GuideView {
    static let examples = [
        GuideView(Examples.guide("Été", count: 0), found: [], others: [], seenFrom: Examples.view),
        GuideView(
            Examples.guide(Examples.long, count: 60),
            found: (0..<60).map { Glimpse(count: $0, records: [Examples.record(Examples.long)]) },
            others: [Examples.guide(Examples.long, count: 1)], seenFrom: Examples.view),
        GuideView(
            Examples.guide(Examples.hostile, count: 1), found: [nil, nil],
            others: [Examples.guide(Examples.hostile, count: 1)], seenFrom: Examples.view),
    ]
}

extension NewestView {
    static let examples = [
        NewestView([], seenFrom: Examples.view),
        NewestView(
            (1...96).map { Examples.record(Examples.long, id: $0) } + [Examples.record(Examples.hostile)],
            seenFrom: Examples.view),
    ]
}
