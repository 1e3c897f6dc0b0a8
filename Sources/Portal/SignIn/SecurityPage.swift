import Formats
import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /motdepasse: a new password, and the devices where one is signed in.
extension PortalVisit {
    func showSecurity(returnTo back: String?, fault: SecurityView.Fault? = nil, status: Status = .ok) throws
        -> Response
    {
        guard let account else { throw Failure.notFound }
        let sessions = try library.read {
            try $0.accounts.sessions(of: account.id, at: now.formatted(.iso8601))
        }
        let view = SecurityView(
            account, sessions: sessions, own: SessionCookie.token(in: request)?.hash, fault: fault,
            returnTo: back,
            zone: site.timeZone, seenFrom: viewpoint)
        return try render(view, title: view.title, status: status)
    }
}

struct SecurityView: View {
    static let template = "sign-in/security"

    let home: Link
    let title: String
    let intro: String?
    let summary: ErrorSummary?
    let login: String
    let fields: [Field]
    let action: String
    let returnTo: String
    let devices: [Device]
    let hasOthers: Bool
    let closing: String

    /// What is wrong with a change of password.
    enum Fault {
        case wrongPassword, differs, same
        case refused(NewPasswordRefusal)
        /// Too many attempts.
        case stopped(String)
    }

    struct Device: ViewPart {
        let name: String
        let since: String
        /// Of the session; nil for the one in use.
        let hash: String?
    }
}

extension SecurityView {
    init(
        _ account: Account, sessions: [Session], own: String?, fault: Fault?, returnTo back: String?,
        zone: TimeZone,
        seenFrom view: Viewpoint,
    ) {
        let least = account.role.isStaff ? NewPassword.shortestForStaff : NewPassword.shortest
        home = Link("Accueil", view.address(of: .home))
        title = account.mustChangePassword ? "Choisissez votre mot de passe" : "Mot de passe et appareils"
        intro =
            account.mustChangePassword
            ? "Celui que vous avez reçu ne sert qu’une fois. Choisissez-en un que vous seul connaissez\u{A0}: il remplacera celui du papier."
            : nil
        fields = [
            Field(
                "ancien", account.mustChangePassword ? "Mot de passe reçu" : "Mot de passe actuel",
                kind: "password",
                error: fault.flatMap(Wording.oldPassword), isRequired: true, autocomplete: "current-password"),
            Field(
                "nouveau", "Nouveau mot de passe", kind: "password",
                hint: "Au moins \(least) caractères. Trois mots qui n’ont rien à voir se retiennent bien.",
                error: fault.flatMap(Wording.newPassword), isRequired: true, autocomplete: "new-password"),
            Field(
                "encore", "Le nouveau mot de passe, encore une fois", kind: "password",
                error: fault.flatMap(Wording.repeatedPassword), isRequired: true, autocomplete: "new-password"
            ),
        ]
        summary = fault == nil ? nil : ErrorSummary("Le mot de passe n’a pas été changé", fields)
        login = account.login
        action = view.place.address(of: .signIn(.changePassword(old: "", new: "", again: "", returnTo: nil)))
        returnTo = back ?? ""
        devices = sessions.map { Device($0, own: own, zone: zone, today: view.today) }
        hasOthers = sessions.contains { $0.hash != own }
        closing = view.place.address(of: .signIn(.closeSession(nil)))
    }
}

extension SecurityView.Device {
    init(_ session: Session, own: String?, zone: TimeZone, today: Day) {
        name = session.device
        since =
            session.hash == own
            ? "Cet appareil" : "Depuis le \(Wording.moment(session.openedAt, today: today, in: zone))"
        hash = session.hash == own ? nil : session.hash
    }
}
