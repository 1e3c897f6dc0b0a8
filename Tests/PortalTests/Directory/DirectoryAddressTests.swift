import Portal
import School
import Storage
import Testing
import WebServer

@Suite("Addresses of the directory")
struct DirectoryAddressTests {
    private static var pages: [DirectoryPage] {
        let searches = [
            DirectorySearch(), DirectorySearch(.simple, [.text: "zoé & l’a"], page: 3),
            DirectorySearch(
                .advanced,
                [
                    .school: "2", .lastName: "N’Guyen", .profile: "pupil", .subject: "É & M",
                    .presence: "gone",
                ],
                columns: [.pronote, .firstName]),
            DirectorySearch(.technical, [.entKey: "a+b=", .login: "zoe"], columns: []),
            DirectorySearch(.technical),
        ]
        let choices =
            searches.map { PeopleChoice(search: DirectorySearch($0.kind, $0.values)) } + [
                PeopleChoice(ticked: [ID(3), ID(12)]), PeopleChoice(schoolClass: ID(4)),
            ]
        return searches.map { .search($0) } + choices.map { .passwords($0) } + [
            .person(ID(4)), .classes, .schools, .schoolClass(ID(7)), .importing, .draft(ID(2)), .retention,
            .services,
            .servicesForm(nil), .servicesForm(ID(2)), .exports(nil), .exports(ID(1)), .export(ID(9)),
            .exportFile(ID(9)),
        ]
    }

    @Test("what is printed is read back, for every page")
    func roundTrip() {
        for page in Self.pages.map(CampusPage.directory) {
            let request = Request(.get, page.address)
            #expect(CampusPage(path: request.path, query: request.query) == page, "\(page.address)")
        }
    }

    @Test("every form is sent where it is read, and is for administrators only")
    func forms() {
        let actions: [DirectoryAction] = [
            .setIdentifier(ID(4)), .givePasswords, .receive, .decide(ID(2)), .setServices, .export,
        ]
        for action in actions {
            let request = Request(.post, action.address)
            guard case .directory(let read) = CampusAction(path: request.path) else {
                Issue.record("nobody reads \(action.address)")
                continue
            }
            #expect(read == action)
            guard case .administrators = action.audience else {
                Issue.record("\(action) is for others too")
                continue
            }
        }
    }

    @Test("an address of bad shape leads nowhere")
    func bad() {
        for path in [
            "/annuaire/personnes/x", "/annuaire/personnes/0", "/annuaire/classes/-1", "/exports/1/autre.xml",
            "/exports/1/2/3", "/annuaire/autre", "/services/autre",
        ] {
            let request = Request(.get, path)
            #expect(CampusPage(path: request.path, query: request.query) == nil, "\(path)")
        }
    }
}
