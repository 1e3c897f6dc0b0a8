import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("Addresses of the editor")
struct EditorAddressTests {
    @Test("what is printed is read back, for every page")
    func pages() {
        let lists = [
            ContentsQuery(), ContentsQuery(text: "l’été & co", kind: .news, state: .expired, page: 3),
            ContentsQuery(state: .shipped),
        ]
        let pages: [EditorPage] =
            lists.map(EditorPage.contents) + ArticleKind.allCases.map(EditorPage.new)
            + [
                .writing(ID(3)), .settings(ID(3)), .history(ID(3)), .revision(ID(3), 12),
                .shippedChange(ID(3)),
                .shipped(.procedure, slug: "activer-la-connexion"), .pictures(page: 1), .pictures(page: 4),
                .picture(ID(7), stamp: "0123456789abcdef", suffix: "png"),
            ]
        for page in pages {
            let request = Request(.get, page.address)
            #expect(PortalPage(path: request.path, query: request.query) == .editor(page), "\(page.address)")
        }
    }

    @Test("where a form is sent is read back, for every action, and only librarians may send it")
    func actions() {
        let actions: [EditorAction] =
            [
                .add, .write(ID(3)), .restore(ID(3), 2), .adapt(.page, slug: "chercher"), .addPicture,
                .describePicture(ID(4)), .removePicture(ID(4)),
            ] + EditorAction.Verb.allCases.map { .article(ID(3), $0) }
        for action in actions {
            let request = Request(.post, action.address)
            guard case .editor(let found)? = PortalAction(path: request.path, form: Form()) else {
                Issue.record("\(action.address) is not read")
                continue
            }
            #expect(found == action)
            #expect(found.audience == .librarians)
        }
    }

    @Test("nobody but librarians finds the editor")
    func audience() throws {
        let campus = try TestCampus.shared.get()
        let zoe = try campus.visitor("zoe")
        for address in [
            "/administration/contenus", "/administration/contenus/nouveau", "/administration/images",
        ] {
            #expect(try zoe.opens(address).status == 404)
            #expect(try campus.passerby().opens(address).status == 303)
        }
    }

    @Test(
        "an address that means nothing is not found",
        arguments: [
            "/images/x-y.png", "/images/1.png", "/images/1-0123456789abcdef.png", "/images/1-.svg.png",
            "/administration/contenus/0", "/administration/contenus/999999", "/administration/contenus/x",
            "/administration/contenus/1/historique/-1", "/administration/contenus/fournis/page/rien",
            "/pages/rien-de-tel", "/pages/..%2Fpages",
        ])
    func nonsense(address: String) throws {
        let campus = try TestCampus.shared.get()
        #expect(try campus.visitor("leroux").opens(address).status == 404)
    }
}
