import School
import Templating
import WebServer

/// GET /mes-prets: what the guardians of a pupil see of their loans: numbers, and titles if the pupil says so.
extension CampusVisit {
    func showOpenedLoans() throws -> Response {
        guard let person = member?.person else { throw Failure.notFound }
        let isOpen = try file.read { try $0.partners.hasOpenedLoans(person.id) }
        let view = OpenedLoansView(isOpen: isOpen, token: newToken(), place: place)
        return try render(view, title: view.title)
    }
}

extension CampusSubmission {
    /// POST /mes-prets
    func setOpenedLoans() throws -> Response {
        guard let person = visit.member?.person else { throw Failure.notFound }
        let (isOpen, stamp) = (form["ouvrir"] == "oui", stamp)
        try file.write { campus in
            guard try campus.isFirst(stamp) else { return }
            try campus.partners.setOpenedLoans(isOpen, of: person.id, on: visit.today)
        }
        return redirect(to: .partners(.openedLoans), saying: isOpen ? .loansOpened : .loansClosed)
    }
}

struct OpenedLoansView: View {
    static let template = "partners/opened-loans"

    let title: String
    let home: Link
    let isOpen: Bool
    let gesture: PostButton

    init(isOpen: Bool, token: String, place: CampusPlace) {
        title = "Ce que voient mes parents"
        home = Link("Mon espace", place.address(of: .home))
        self.isOpen = isOpen
        gesture = PostButton(
            isOpen ? "Ne plus montrer les titres" : "Montrer les titres à mes parents",
            icon: isOpen ? "padlock" : "eye", kind: isOpen ? "plain" : "",
            to: place.address(of: .partners(PartnersAction.setOpenedLoans)), token: token,
            fields: [FormValue("ouvrir", isOpen ? "non" : "oui")])
    }

    static let examples = [true, false].map {
        OpenedLoansView(isOpen: $0, token: "a", place: Examples.campusPlace)
    }
}
