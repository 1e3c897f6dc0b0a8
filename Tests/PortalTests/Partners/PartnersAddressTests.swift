import Portal
import School
import Storage
import Testing
import WebServer

@Suite("Addresses of the portals of a campus")
struct PartnersAddressTests {
    private func pages() throws -> [PartnersPage] {
        let rne = try #require(RNE("0510032H"))
        return [
            .openedLoans, .list, .new, .portal(rne), .classes(rne), .users(rne), .board, .rules, .history,
            .health,
            .preview(ID(12)),
        ]
    }

    @Test("each page and each form is found again under the address that it prints")
    func roundTrip() throws {
        for page in try pages() {
            let path = page.address.dropFirst().split(separator: "/").map(String.init)
            #expect(PartnersPage(path: path, query: Form()) == page)
        }
        let rne = try #require(RNE("0510032H"))
        let actions: [PartnersAction] = [
            .add, .change(rne), .remove(rne), .setClasses(rne), .send(rne), .recover(rne), .tryAgain(rne),
            .setBoard,
            .addRule, .removeRule, .undo, .drop, .setOpenedLoans,
        ]
        for action in actions {
            let path = action.address.dropFirst().split(separator: "/").map(String.init)
            #expect(PartnersAction(path: path) == action)
        }
        let liaisons: [LiaisonPage] = [
            .files, .transfers(page: 1), .transfers(page: 3), .transfersTable,
            .check(publisher: "édifice", school: rne),
            .loans(publisher: "lutrin", school: rne, key: "a b/c"),
        ]
        for page in liaisons {
            let request = Request(.get, page.address, headers: ["host": "x"])
            #expect(LiaisonPage(path: request.path, query: request.query) == page)
        }
        let gestures: [LiaisonAction] = [
            .receive(publisher: "lutrin", school: rne), .access, .download(ID(3)), .look(ID(3)),
            .purge(ID(3)),
            .confirm(ID(3)),
            .addToken,
            .removeToken,
        ]
        for action in gestures {
            #expect(
                LiaisonAction(path: Request(.post, action.address, headers: ["host": "x"]).path) == action)
        }
    }

    @Test("an address that means nothing is no page")
    func nothing() {
        for path in [
            "partenaires/cdi/0510032", "partenaires/cdi/0510032h/autre", "tableau/classe/x", "tableau/autre",
            "partenaires/autre",
        ] {
            #expect(PartnersPage(path: path.split(separator: "/").map(String.init), query: Form()) == nil)
        }
    }
}
