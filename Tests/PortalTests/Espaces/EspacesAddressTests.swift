import Portal
import School
import Storage
import Testing
import WebServer

@Suite("Addresses of the espaces")
struct EspacesAddressTests {
    private static let key = SecretToken(random: Array("une clef opaque d’agenda".utf8))

    private static var pages: [EspacesPage] {
        let views = [
            EspaceView(), EspaceView(portal: RNE("9990001A"), text: "l’île & co", hasHistory: true),
            EspaceView(text: "a+b=c"),
        ]
        return Espace.allCases.flatMap { espace in
            views.map { EspacesPage.espace(espace, $0) } + [.layout(espace)]
        } + [
            .home, .messages, .message(ID(3)), .sentMessages, .newMessage, .messageForm(ID(3)),
            .messageReaders(ID(3)),
            .links, .newLink, .link(ID(4)), .calendars, .calendar(ID(5)), .sheets, .sheet(ID(6)), .feed(key),
        ]
    }

    private static var actions: [EspacesAction] {
        Espace.allCases.flatMap { [.move($0), .resetTiles($0), .renew($0), .reserve($0)] }
            + ClassCalendar.Kind.allCases.flatMap { kind in
                [.setCalendar(ID(5), kind), .askCalendar(ID(5), kind), .removeCalendar(ID(5), kind)]
            } + [
                .acknowledge(ID(3)), .sendMessage, .changeMessage(ID(3)), .removeMessage(ID(3)), .addLink,
                .changeLink(ID(4)), .raiseLink(ID(4)), .removeLink(ID(4)), .setSheetRules, .makeFeed,
                .revokeFeed,
            ]
    }

    @Test("what is printed is read back, for every page")
    func pagesRoundTrip() {
        for page in Self.pages {
            let request = Request(.get, page.address)
            #expect(CampusPage(path: request.path, query: request.query) == .espaces(page), "\(page.address)")
        }
    }

    @Test("what is printed is read back, for every form")
    func actionsRoundTrip() {
        for action in Self.actions {
            guard case .espaces(let read)? = CampusAction(path: Request(.post, action.address).path) else {
                Issue.record("\(action.address)")
                continue
            }
            #expect(read == action)
        }
    }

    @Test(
        "addresses of nothing are none",
        arguments: [
            "/eleves", "/eleve/x", "/messages/0", "/messages/-1", "/messages/1/x", "/agenda/x",
            "/agenda/court.ics",
            "/liens/x", "/agendas/1/2/3", "/fiches/a",
        ])
    func nowhere(address: String) {
        let request = Request(.get, address)
        #expect(CampusPage(path: request.path, query: request.query) == nil)
    }
}
