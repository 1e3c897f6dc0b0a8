import Formats
import Library
import Storage
import Templating

/// What every view is shown with before readers see it: nothing, one, many, very long, hostile. The contract test
/// renders each of them.
enum Examples {
    /// Text that would break a page that forgot to escape it.
    static let hostile = "</script><b onclick='x'>\"\u{301} & \u{2028}\u{202E}évil\u{202C} 👩‍👩‍👧 \u{E000}"
    static let long = Array(repeating: "Anticonstitutionnellement", count: 40).joined(separator: " ")

    static let view = Viewpoint(
        place: Place(rne: RNE("9990001A"), base: "", origin: "https://9990001a.example.org"),
        today: Day(number: 20_778),
    )
    static let campusPlace = CampusPlace(
        code: .demonstration, base: "/espaces/tilleuls", origin: "https://example.org")
    static let portal = PortalSettings(name: "CDI des Tilleuls", town: "Saint-Aubin", accent: "teal")

    static func account(_ text: String, mustChange: Bool = false) -> Account {
        Account(id: ID(1), login: text, name: text, role: .member, mustChangePassword: mustChange)
    }

    static func record(_ text: String, id: Int64 = 1, year: Int? = 1883) -> Record {
        Record(
            id: ID(id), title: text, subtitle: text, byline: text, imprint: text, seriesTitle: text,
            volume: "3",
            documentType: text, language: "fre", year: year, callNumber: text, summary: text,
            enteredOn: view.today,
        )
    }

    static func copy(_ text: String, status: CopyStatus = .inService, dueOn: Day? = nil) -> Copy {
        Copy(
            id: ID(1), number: text, callNumber: text, location: text, status: status, note: text,
            dueOn: dueOn)
    }

    static func details(_ text: String, copies: [Copy]) -> RecordDetails {
        var description = RecordDescription()
        description.title = text
        description.otherTitles = [text]
        description.contributors = [
            .init(name: text, dates: text, role: "070", isMain: true), .init(name: text, role: "440"),
        ]
        description.publications = [.init(place: text, publisher: text, date: text)]
        description.series = [.init(title: text, volume: text)]
        description.isbns = ["9782070515806", text]
        description.subjects = [text]
        description.notes = [text, text]
        description.links = [.init(address: "https://example.org/", label: text)]
        description.host = .init(title: text, issue: text, date: text, pages: text)
        return RecordDetails(record: record(text), description: description, copies: copies)
    }

    static func found(_ text: String, _ availability: Availability) -> SearchResults.Found {
        SearchResults.Found(
            record: record(text), availability: availability, title: MarkedText(plain: text),
            subtitle: MarkedText(plain: text), byline: MarkedText(plain: text),
            snippet: MarkedText(plain: text),
            reasons: [
                Reason(word: text, fit: .exact, columns: IndexColumn.allCases),
                Reason(word: text, fit: .sameFamily, columns: [.title]),
                Reason(word: text, fit: .beginning, columns: [.summary, .other]),
            ],
        )
    }

    static func results(_ text: String, count: Int, reading: Reading = Reading()) -> SearchResults {
        let states: [Availability] = [
            .onShelf(callNumber: text, location: text, count: 2), .onLoan(until: view.today + 1),
            .onLoan(until: view.today - 3), .consultationOnly(callNumber: text, location: text), .gone,
            .noCopy, .reserved,
        ]
        return SearchResults(
            total: count,
            found: (0..<min(count, Search.pageSize)).map { found(text, states[$0 % states.count]) },
            facets: Search.Facet.allCases.map { facet in
                FacetCounts(
                    facet: facet, values: (0..<12).map { .init(value: "\(text)\($0)", count: $0) },
                    valueCount: 500)
            },
            reading: reading,
        )
    }
}

extension ResultsView {
    static let examples = [
        ResultsView(Examples.results("", count: 0), of: Search(), seenFrom: Examples.view),
        ResultsView(
            Examples.results(
                Examples.hostile, count: 1,
                reading: Reading(correctedText: Examples.hostile, suggestion: Examples.hostile)),
            of: Search(
                text: Examples.hostile, filters: [.documentType: [Examples.hostile]],
                enteredFrom: Examples.view.today, isLiteral: true),
            pages: [Link(Examples.hostile, "/"), Link(Examples.long, "/")],
            elsewhere: [Way(label: Examples.hostile, href: "/", icon: "pin", count: Examples.hostile)],
            keep: KeepBox(
                Search(text: Examples.hostile), visitor: .known(Examples.account), isKept: false,
                isForSelections: true,
                token: Examples.hostile, seenFrom: Examples.view),
            seenFrom: Examples.view,
        ),
        ResultsView(
            Examples.results(Examples.long, count: 9_000, reading: Reading(isWidened: true)),
            of: Search(text: "île", page: 7),
            keep: KeepBox(
                Search(text: "île"), visitor: .anonymous, isKept: false, token: "", seenFrom: Examples.view),
            seenFrom: Examples.view),
        ResultsView(
            SearchResults(total: 45, found: [], facets: []), of: Search(text: "île", page: 9),
            seenFrom: Examples.view,
        ),
        ResultsView(
            SearchResults(total: 0, found: [], facets: []), of: Search(text: Examples.hostile),
            nothing: Nothing(
                advice: Examples.long,
                ways: [
                    Way(label: Examples.hostile, href: "/recherche", icon: "pin", count: Examples.hostile)
                ],
                wish: Wish(action: "/souhaits", text: Examples.hostile)),
            seenFrom: Examples.view,
        ),
    ]
}

extension FacetPageView {
    static let examples = [
        FacetPageView(
            FacetCounts(facet: .author, values: []), of: Search(text: Examples.hostile),
            matching: Examples.hostile,
            seenFrom: Examples.view),
        FacetPageView(
            FacetCounts(
                facet: .subject,
                values: (0..<300).map { .init(value: "\(Examples.hostile)\($0)", count: $0) },
                valueCount: 1000),
            of: Search(filters: [.subject: [Examples.hostile]], sort: .title), matching: "",
            seenFrom: Examples.view),
    ]
}

extension AdvancedSearchView {
    static let examples = [
        AdvancedSearchView([], seenFrom: Examples.view),
        AdvancedSearchView(
            [FacetCounts(facet: .documentType, values: [.init(value: Examples.hostile, count: 3)])],
            seenFrom: Examples.view),
    ]
}

extension RecordView {
    static let examples = [
        RecordView(Examples.details("L’île au trésor", copies: []), seenFrom: Examples.view),
        RecordView(
            Examples.details(
                Examples.long, copies: CopyStatus.allCases.map { Examples.copy(Examples.long, status: $0) }),
            among: Examples.surroundings(Examples.long, count: 30), seenFrom: Examples.view,
        ),
        RecordView(
            Examples.details(
                Examples.hostile, copies: [Examples.copy(Examples.hostile, dueOn: Examples.view.today)]),
            among: Examples.surroundings(Examples.hostile, count: 1),
            desk: Examples.recordDesk(
                Examples.details(Examples.hostile, copies: [Examples.copy(Examples.hostile)]),
                Examples.hostile),
            selecting: SelectingBox(
                ID(1), [Examples.selection(Examples.hostile)],
                holding: [Examples.selection(Examples.hostile)],
                token: Examples.hostile, seenFrom: Examples.view),
            seenFrom: Examples.view,
        ),
    ]
}

extension FailureView {
    static let examples = [
        FailureView(.notFound, error: Failure.notFound, reference: nil, in: FailureSurroundings()),
        FailureView(
            .serviceUnavailable, error: Failure.closed, reference: "ABCD-2345", in: FailureSurroundings()),
        FailureView(.badRequest, error: nil, reference: nil, in: FailureSurroundings()),
    ]
}

extension PlatformHomeView {
    static let examples = [
        PlatformHomeView([], total: 0, text: "", page: 1, place: Examples.view.place),
        PlatformHomeView([], total: 0, text: Examples.hostile, page: 1, place: Examples.view.place),
        PlatformHomeView(
            ["9990001A", "9990002A"].compactMap { RNE($0) }
                .map { PlaceName(rne: $0, name: Examples.hostile, town: Examples.long) },
            total: 900, text: Examples.hostile, page: 3, place: Examples.view.place,
        ),
    ]
}

extension SignInView {
    static let examples =
        Door.allCases.flatMap { door in
            [
                SignInView(
                    door, name: "", returnTo: nil, refusal: nil, isDemo: true, seenFrom: Examples.view),
                SignInView(
                    door, name: Examples.hostile, returnTo: "/home/", refusal: Examples.hostile,
                    isDemo: false,
                    seenFrom: Examples.view),
            ]
        } + [
            SignInView(
                campus: CampusEntry(returnTo: "/eleve", name: Examples.hostile), at: .readers,
                refusal: Examples.hostile, isDemo: true, place: Examples.campusPlace),
            SignInView(
                campus: CampusEntry(returnTo: nil), at: .administration, refusal: nil, isDemo: false,
                place: Examples.campusPlace),
        ]
}

extension HandOverView {
    static let examples = [
        HandOverView(title: "Vous êtes connecté", sentence: Examples.hostile, next: "/cas/login?a=1&b=2")
    ]
}

extension SecurityView {
    static let examples = [
        SecurityView(
            .init(Examples.account("zoe"), seenFrom: Examples.view), sessions: [], own: nil, fault: nil,
            returnTo: nil, zone: .gmt, today: Examples.view.today),
        SecurityView(
            .init(Examples.account(Examples.hostile, mustChange: true), seenFrom: Examples.view),
            sessions: (1...3).map {
                OpenSession(
                    hash: "\($0)", openedAt: "2026-11-2\($0)T08:05:00Z", endsAt: "2026-11-30T08:05:00Z",
                    device: Examples.hostile)
            }, own: "1", fault: .refused(.tooShort(8)), returnTo: "/home/", zone: .gmt,
            today: Examples.view.today),
    ]
}
