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
            SecurityView.Owner(account, seenFrom: viewpoint), sessions: sessions,
            own: SessionCookie.token(in: request)?.hash, fault: fault, returnTo: back, zone: site.timeZone,
            today: today)
        return try render(view, title: view.title, status: status)
    }
}

struct SecurityView: View {
    static let template = "sign-in/security"

    let home: Link
    let title: String
    let intro: String?
    let summary: ErrorSummary?
    /// Nil for somebody whom another server let in: their password is there.
    let change: Change?
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

    /// The form of a new password.
    struct Change: ViewPart {
        let login: String
        let fields: [Field]
        let action: String
        let returnTo: String
    }

    struct Device: ViewPart {
        let name: String
        let since: String
        /// Of the session; nil for the one in use.
        let hash: String?
    }
}

extension SecurityView {
    /// Whose password it is, of a portal or of a campus.
    struct Owner {
        let login: String
        let least: Int
        let mustChange: Bool
        /// Another server let them in.
        let isDelegated: Bool
        let home: String
        let action: String
        let closing: String
    }

    init(
        _ owner: Owner, sessions: [OpenSession], own: String?, fault: Fault?, returnTo back: String?,
        zone: TimeZone, today: Day,
    ) {
        home = Link("Accueil", owner.home)
        title = owner.mustChange ? "Choisissez votre mot de passe" : "Mot de passe et appareils"
        intro =
            owner.mustChange
            ? "Celui que vous avez reçu ne sert qu’une fois. Choisissez-en un que vous seul connaissez\u{A0}: il remplacera celui du papier."
            : owner.isDelegated
                ? "Votre mot de passe est celui du site d’où vous venez\u{A0}: c’est là-bas qu’il se change."
                : nil
        let fields = [
            Field(
                "ancien", owner.mustChange ? "Mot de passe reçu" : "Mot de passe actuel",
                kind: "password",
                error: fault.flatMap(Wording.oldPassword), isRequired: true, autocomplete: "current-password"),
            Field(
                "nouveau", "Nouveau mot de passe", kind: "password",
                hint:
                    "Au moins \(owner.least) caractères. Trois mots qui n’ont rien à voir se retiennent bien.",
                error: fault.flatMap(Wording.newPassword), isRequired: true, autocomplete: "new-password"),
            Field(
                "encore", "Le nouveau mot de passe, encore une fois", kind: "password",
                error: fault.flatMap(Wording.repeatedPassword), isRequired: true, autocomplete: "new-password"
            ),
        ]
        summary = fault == nil ? nil : ErrorSummary("Le mot de passe n’a pas été changé", fields)
        change =
            owner.isDelegated
            ? nil : Change(login: owner.login, fields: fields, action: owner.action, returnTo: back ?? "")
        devices = sessions.map { Device($0, own: own, zone: zone, today: today) }
        hasOthers = sessions.contains { $0.hash != own }
        closing = owner.closing
    }
}

extension SecurityView.Owner {
    init(_ account: Account, seenFrom view: Viewpoint) {
        self.init(
            login: account.login,
            least: account.role.isStaff ? NewPassword.shortestForStaff : NewPassword.shortest,
            mustChange: account.mustChangePassword, isDelegated: account.isDelegated,
            home: view.address(of: .home),
            action: view.place.address(
                of: .signIn(.changePassword(old: "", new: "", again: "", returnTo: nil))),
            closing: view.place.address(of: .signIn(.closeSession(nil))))
    }
}

extension SecurityView.Device {
    init(_ session: OpenSession, own: String?, zone: TimeZone, today: Day) {
        name = session.device
        since =
            session.hash == own
            ? "Cet appareil" : "Depuis le \(Wording.moment(session.openedAt, today: today, in: zone))"
        hash = session.hash == own ? nil : session.hash
    }
}

extension SecurityView.Fault {
    /// What is wrong with a change of password; nil: nothing.
    ///
    /// - Parameters:
    ///   - isRight: whether a word is the password of now; throws when it was tried too often.
    ///   - check: whether a word may be the new one.
    init?(
        from old: String, to new: String, again: String, at now: Date, isRight: (String) throws -> Bool,
        check: (String) throws(NewPasswordRefusal) -> Void,
    ) throws {
        do {
            guard try isRight(old) else {
                self = .wrongPassword
                return
            }
        } catch let refusal as SignInRefusal {
            self = .stopped(Wording.refusal(refusal, now: now))
            return
        }
        guard new == again else {
            self = .differs
            return
        }
        guard new != old else {
            self = .same
            return
        }
        do {
            try check(new)
        } catch {
            self = .refused(error)
            return
        }
        return nil
    }
}
