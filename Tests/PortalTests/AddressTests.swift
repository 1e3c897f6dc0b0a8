import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("Addresses")
struct AddressTests {
    private static let searches: [Search] = [
        Search(), Search(text: "île au trésor"), Search(text: "a&b=c?d#e%20+/\u{0}\"'", page: 3),
        Search(
            text: "x", filters: [.documentType: ["Roman", "Bande dessinée"], .decade: ["2010"]], sort: .title,
            page: 2),
        Search(filters: [.language: ["fre"]], sort: .newest), Search(text: "👩‍👩‍👧 œuvre", sort: .year),
        Search(text: "naruto", enteredFrom: Day("2026-10-01"), isLiteral: true),
        Search(
            filters: Dictionary(Search.Facet.allCases.map { ($0, ["\($0), l’é&"]) }, uniquingKeysWith: { $1 })
        ),
    ]

    private static var exchanges: [ExchangePage] {
        let arguments = Form([("verb", "GetRecord"), ("verb", ""), ("é&=", "a b+c%20/?#")])
        let subjects = [Search(), Search(text: "l’été & co", filters: [.language: ["fre", "eng"]])]
        return ExchangePage.RecordFormat.allCases.map { .record(ID(12), $0) }
            + ExchangePage.FeedFormat.allCases.map { .newest($0) }
            + ExchangePage.FeedFormat.allCases.flatMap { format in subjects.map { .found($0, format) } }
            + searches.map { .searchAPI($0) }
            + [.openSearch, .recordAPI(ID(7))]
            + [ProtocolArguments(), ProtocolArguments(arguments)].flatMap {
                [.harvest($0), .remoteSearch($0)]
            }
    }

    private static var spaces: [SpacePage] {
        let key = SecretToken(random: Array(1...32))
        let states: [ReviewState?] = ReviewState.allCases.map { $0 } + [nil]
        return [
            .loans, .overdue, .reservations, .history, .lists, .list(ID(3)), .searches, .reviews, .data,
            .dataFile, .sharedList(key), .calendar(key),
        ] + SpacePage.ListFormat.allCases.map { .listFile(ID(3), $0) }
            + states.flatMap {
                [.moderation($0, page: 1, judged: nil), .moderation($0, page: 3, judged: ID(8))]
            }
    }

    @Test("where a form of the reader’s space is sent is read back, for every action")
    func spaceActions() {
        let actions: [SpaceAction] =
            [
                .reserve(ID(1)), .cancel(ID(2)), .renew(ID(3)), .makeList, .gather(ID(4)), .saveSearch,
                .review(ID(5)), .withdrawReview(ID(6)), .makeCalendar, .revokeCalendar, .erase,
            ] + SpaceAction.ListVerb.allCases.map { .list(ID(7), $0) }
            + SpaceAction.SearchVerb.allCases.map { .search(ID(8), $0) }
            + ReviewState.allCases.map { .judge(ID(9), $0) }
        for action in actions {
            let request = Request(.post, action.address)
            guard case .space(let found)? = PortalAction(path: request.path, form: Form()) else {
                Issue.record("\(action.address) is not read")
                continue
            }
            #expect(found == action)
        }
    }

    @Test("the addresses of the interconnection are read back, pages and forms")
    func interconnection() {
        let pages: [InterconnectionPage] = [
            .standing, .workspaces, .workspace("mon-ent-2"), .workspace(nil), .pronote, .espaces, .settings,
            .formerAddress,
        ]
        for page in pages {
            let request = Request(.get, page.address)
            #expect(PortalPage(path: request.path, query: request.query) == .interconnection(page))
        }
        for action in InterconnectionAction.allCases {
            let request = Request(.post, action.address)
            guard case .interconnection(let found)? = PortalAction(path: request.path, form: Form()) else {
                Issue.record("\(action.address) is not read")
                continue
            }
            #expect(found == action)
        }
    }

    @Test("where a form of a procedure is sent is read back, for every action")
    func procedureActions() {
        for action in [
            ProceduresAction.tick("prets"), .restart("prets"), .resume("prets"), .judge("prets"),
            .settle("prets", ID(4)),
        ] {
            let request = Request(.post, action.address)
            guard case .procedures(let found)? = PortalAction(path: request.path, form: Form()) else {
                Issue.record("\(action.address) is not read")
                continue
            }
            #expect(found == action)
        }
    }

    private static let presented: [PresentingPage] = [
        .news(page: 1), .news(page: 4), .newsItem(slug: "une-visite"), .newsFeed,
        .selection(slug: "l-hiver-2"),
        .resources, .agenda, .agendaFile, .tab(ID(1)), .rubric(ID(12)),
    ]

    private static let composed: [ComposingPage] =
        [
            .blocks, .block(ID(3)), .preview(.visitor), .preview(.teacher),
            .preview(.pupil(schoolClass: "6e A & é")), .selections(), .selections(page: 2),
            .newSelection(query: "", record: nil),
            .newSelection(query: "?q=loup+%26&type=Roman&tri=titre", record: ID(4)), .selection(ID(5)),
            .resources(), .resources(page: 3), .newResource, .resource(ID(6)), .events(), .newEvent,
            .event(ID(7)), .tree,
            .branch(ID(8)), .toReview, .activity(.current), .activity(.month(year: 2026, month: 3)),
        ] + HomeBlock.Kind.allCases.map { .newBlock($0) }

    @Test("where a form of those who compose is sent is read back, for every action")
    func composingActions() {
        let actions: [ComposingAction] =
            [.addBlock, .useUsualHome, .addSelection, .select(ID(1)), .addResource, .addEvent, .addBranch]
            + ComposingAction.BlockVerb.allCases.map { .block(ID(2), $0) }
            + ComposingAction.SelectionVerb.allCases.map { .selection(ID(3), $0) }
            + ComposingAction.EntryVerb.allCases.flatMap { [.resource(ID(4), $0), .event(ID(5), $0)] }
            + ComposingAction.BranchVerb.allCases.map { .branch(ID(6), $0) }
        for action in actions {
            let request = Request(.post, action.address)
            guard case .composing(let found)? = PortalAction(path: request.path, form: Form()) else {
                Issue.record("\(action.address) is not read")
                continue
            }
            #expect(found == action)
        }
    }

    private static let desk: [DeskPage] = [
        .counter(DeskPlace()), .reservations(after: nil), .reservations(after: GestureMark(ID(3))),
        .counter(
            DeskPlace(
                person: ID(7), mode: .giveBack, copy: ID(12), mark: GestureMark(ID(9), isRepeat: true),
                typed: "l’é& =?")),
        .counter(DeskPlace(mode: .reserve, typed: "978")),
    ]

    @Test("every form of the desk is sent where it is read, and lacks nothing that was typed")
    func deskForms() throws {
        let form = Form([
            ("jeton", "j"), ("lecteur", "7"), ("mode", "retour"), ("exemplaire", "12"), ("pret", "3"),
            ("notice", "4"), ("reservation", "5"), ("geste", "6"), ("note", "é&"), ("malgre", "1"),
        ])
        for verb in DeskAction.Verb.allCases {
            let request = Request(.post, verb.address)
            guard case .desk(let action) = PortalAction(path: request.path, form: form) else {
                Issue.record("nobody reads \(verb)")
                continue
            }
            #expect(action == DeskAction(verb, DeskForm(form)))
            #expect(action.address == verb.address)
        }
        let read = DeskForm(form)
        #expect(read.place.person == ID(7) && read.place.copy == ID(12) && read.place.mode == .giveBack)
        #expect(read.gesture == ID(6) && read.place.mark == nil && read.isInsisting && read.note == "é&")
    }

    @Test("what is printed is read back, for every page")
    func roundTrip() throws {
        let rne = try #require(RNE("0510032H"))
        let pages: [PortalPage] =
            [.home, .record(ID(12)), .cover(ID(7), stamp: "a1b2"), .printedRecord(rne, ID(4))]
            + Self.searches.map(PortalPage.search) + TextPage.allCases.map(PortalPage.text)
            + Self.exchanges.map(PortalPage.exchange)
            + Self.searches.flatMap { search in
                [PortalPage.facet(.author, search, text: ""), .facet(.subject, search, text: "é&x")]
            }
            + ["", "mots=a+b&titre=%C3%AEle&fiction=fiction&entre=3", "apres=1990&niveau=6e"].map {
                PortalPage.advancedSearch(AdvancedSearch(Form(urlEncoded: $0.utf8)))
            }
            + [.suggestions("l’é&"), .browserSuggestions("a b")]
            + [
                .hub, .accounts, .newAccount, .account(ID(3)), .rules, .calendar, .portal, .retention,
                .catalogue,
                .catalogueImport(ID(4)), .wishes,
            ].map { PortalPage.office($0) }
            + [nil, "/recherche?q=%C3%AEle%26"].flatMap { back in
                Door.allCases.map { PortalPage.signIn(.door($0, returnTo: back)) }
                    + [.signIn(.security(returnTo: back))]
            }
            + [
                LateQuery(), LateQuery(scope: .left),
                LateQuery(scope: .current, schoolClass: "5e B & co", daysLate: 8, quietFor: 400),
            ].map { PortalPage.reminders(.late($0)) }
            + [
                .history(page: 1), .history(page: 3), .batch(ID(4)), .paper(ID(4)), .borrower(ID(5)), .texts,
                .mail,
            ].map { PortalPage.reminders($0) }
            + [FigureChoice.current, .schoolYear(2025), .month(year: 2026, month: 3)].flatMap { choice in
                [PortalPage.figures(.overview(choice))]
                    + FigureTable.Kind.allCases.map { PortalPage.figures(.table($0, choice)) }
            }
            + [1, 7].map { PortalPage.figures(.neverLent(page: $0)) }
            + Self.spaces.map(PortalPage.space)
            + [
                ProceduresPage.list(text: ""), .list(text: "l’é& =?"), .procedure("prets", ent: nil),
                .procedure("prets-2", ent: "liberscol"),
            ].map { PortalPage.procedures($0) }
            + Self.presented.map(PortalPage.presenting) + Self.composed.map(PortalPage.composing)
        for page in pages + Self.desk.map(PortalPage.desk) {
            let request = Request(.get, page.address)
            #expect(PortalPage(path: request.path, query: request.query) == page)
        }
        for page in [PlatformPage.home(text: "", page: 1), .home(text: "reims & co", page: 4)] {
            let request = Request(.get, page.address)
            #expect(PlatformPage(path: request.path, query: request.query) == page)
        }
    }

    @Test("whatever changes the question goes back to the first page")
    func firstPage() {
        let search = Search(text: "x", page: 5)
        #expect(search.toggling("Roman", in: .documentType).page == 1)
        #expect(search.sorted(by: .title).page == 1)
        #expect(
            search.toggling("Roman", in: .documentType).toggling("Roman", in: .documentType)
                == Search(text: "x"))
    }

    @Test(
        "nonsense in an address is a page like another",
        arguments: [
            "/recherche?page=-4", "/recherche?page=99999999999999999999", "/recherche?page=x",
            "/recherche?tri=rien",
            "/recherche?type=&langue=&annee=", "/recherche?q=%00%ff%fe", "/recherche?&&&=&q",
            "/recherche?q=%",
        ])
    func nonsense(target: String) throws {
        let campus = try TestCampus.shared.get()
        #expect(try campus.open(target, at: campus.college).status == 200)
    }
}
