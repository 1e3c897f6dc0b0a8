import Library
import Storage
import Templating
import WebServer

/// The tables of contents of the office.
extension PortalVisit {
    func show(_ page: OfficePage) throws -> Response {
        switch page {
        case .hub: try showOffice()
        case .accounts: try showStaff()
        case .newAccount: try showStaffForm(StaffForm())
        case .account(let id): try showStaffForm(StaffForm(try staff(id)))
        case .rules: try showRules()
        case .calendar: try showCalendar()
        case .portal: try showPortalForm()
        case .retention: try showRetention()
        case .catalogue: try showCatalogue()
        case .catalogueImport(let id): try showCatalogueImport(id)
        case .wishes: try showWishes()
        }
    }
}

extension PortalSubmission {
    func perform(_ action: OfficeAction) throws -> Response {
        switch action {
        case .addAccount(let form): try addAccount(form)
        case .changeAccount(let id, let form): try changeAccount(id, form)
        case .resetPassword(let id): try resetPassword(of: id)
        case .setClosed(let id, let isClosed): try setClosed(isClosed, id)
        case .setRules(let form): try setRules(form)
        case .setWeek(let form): try setWeek(form)
        case .addClosure(let form): try addClosure(form)
        case .removeClosure(let form): try removeClosure(form)
        case .addOpening(let form): try addOpening(form)
        case .removeOpening(let form): try removeOpening(form)
        case .postponeLoans(let token): try postponeLoans(token: token)
        case .setPortal(let form): try setPortal(form)
        case .setRetention(let form): try setRetention(form)
        case .importCatalogue: try importCatalogue()
        }
    }
}

/// GET /administration/souhaits
extension PortalVisit {
    private func showWishes() throws -> Response {
        let wishes = try library.read { try $0.wishes(limit: 500) }
        return try render(
            WishesView(wishes, seenFrom: viewpoint), title: "Souhaits d’achat", section: .office)
    }
}

struct WishesView: View {
    static let template = "office/wishes"

    let office: Link
    let wishes: [Line]
    let nothing: EmptyNote?

    struct Line: ViewPart {
        let text: String
        let href: String
        let count: String
        let last: String
    }

    init(_ wishes: [Wish], seenFrom view: Viewpoint) {
        office = Link("Réglages", view.address(of: .office(.hub)))
        self.wishes = wishes.map {
            Line(
                text: $0.text, href: view.address(of: .search(Search(text: $0.text))),
                count: Wording.count($0.count, "demande", "demandes"),
                last: Wording.date($0.lastOn, today: view.today))
        }
        nothing =
            wishes.isEmpty
            ? EmptyNote(
                title: "Aucun souhait pour le moment",
                text:
                    "Quand une recherche ne trouve rien, les lecteurs peuvent souhaiter l’achat\u{A0}; leurs noms ne sont pas gardés."
            )
            : nil
    }

    static let examples = [
        WishesView([], seenFrom: Examples.view),
        WishesView(
            [
                Wish(
                    text: Examples.hostile, count: 3, firstOn: Examples.view.today,
                    lastOn: Examples.view.today)
            ],
            seenFrom: Examples.view),
    ]
}
