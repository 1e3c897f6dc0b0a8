import Portal
import School
import Storage
import Testing
import WebServer

@Suite("Addresses of dossiers")
struct LessonsAddressTests {
    private static let pages: [LessonsPage] = [
        .list, .new, .dossier(ID(3)), .form(ID(3)), .documents(ID(3), LessonSearch()),
        .documents(ID(3), LessonSearch(portal: RNE("9990001X"), text: "l’île & co")),
    ]
    private static let actions: [LessonsAction] = [
        .make, .change(ID(3)), .copy(ID(3)), .remove(ID(3)), .putBack(ID(3)), .add(ID(3)),
        .annotate(ID(3), ID(9)), .raise(ID(3), ID(9)), .takeOut(ID(3), ID(9)),
    ]

    @Test("what is printed is read back, for every page and every form")
    func roundTrip() {
        for page in Self.pages {
            let request = Request(.get, page.address)
            #expect(CampusPage(path: request.path, query: request.query) == .lessons(page), "\(page.address)")
        }
        for action in Self.actions {
            guard case .lessons(let read)? = CampusAction(path: Request(.post, action.address).path) else {
                Issue.record("\(action.address)")
                continue
            }
            #expect(read == action)
        }
        #expect(PortalPage(path: ["gestion", "dossiers"], query: Form()) == .lessonHolds(.list))
        for action in [LessonHoldsAction.lift(ID(4)), .putBack(ID(4))] {
            #expect(LessonHoldsAction(path: Request(.post, action.address).path) == action)
        }
    }

    @Test(
        "addresses of nothing are none",
        arguments: ["/dossiers/x", "/dossiers/0", "/dossiers/1/x", "/dossiers/1/documents/2"])
    func nowhere(address: String) {
        let request = Request(.get, address)
        #expect(CampusPage(path: request.path, query: request.query) == nil)
    }
}
