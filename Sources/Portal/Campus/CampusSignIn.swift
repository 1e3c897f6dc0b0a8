import Formats
import Foundation
import School
import Storage
import Templating
import WebServer

/// What was typed at the door of a campus.
struct CampusEntry {
    let name: String
    let password: String
    /// On a device of one's own.
    let isLong: Bool
    let returnTo: String?

    init(_ form: Form) {
        name = String((form["identifiant"] ?? "").prefix(200))
        password = form["motdepasse"] ?? ""
        isLong = form["rester"] != nil
        returnTo = form["retour"].flatMap(ReturnAddress.checkedOnCampus)
    }

    init(returnTo: String?, name: String = "") {
        self.name = name
        password = ""
        isLong = false
        self.returnTo = returnTo
    }
}

/// GET /connexion, GET /motdepasse
extension CampusVisit {
    func show(_ page: CampusSignInPage) throws -> Response {
        switch page {
        case .door(let door, let back): try openDoor(door, returnTo: back)
        case .security(let back): try showSecurity(returnTo: back)
        }
    }

    /// Whoever is signed in already goes where they were going; those whom the ENT knows go there (P-07).
    private func openDoor(_ door: Door, returnTo back: String?) throws -> Response {
        let isOwn = member.map { door != .administration || $0.account.isAdministrator } ?? false
        if isOwn, !asksAgain(returnTo: back) {
            return .redirect(to: place.base + (back ?? CampusPage.home.address))
        }
        let isOpen = try door == .administration || (door == .direct && takesPasswords())
        if !isOpen, let away = try providerDoor(returnTo: back) {
            return Response.redirect(to: away).unkept()
        }
        return try showDoor(CampusEntry(returnTo: back), at: door)
    }

    func showDoor(_ entry: CampusEntry, at door: Door, refusal: String? = nil, status: Status = .ok) throws
        -> Response
    {
        let view = SignInView(
            campus: entry, at: door, refusal: refusal, isDemo: campus.isDemo, place: place)
        var response = try render(view, title: view.title, status: status)
        response.headers.set("Cache-Control", "no-store")
        return response
    }

    func showSecurity(returnTo back: String?, fault: SecurityView.Fault? = nil, status: Status = .ok) throws
        -> Response
    {
        guard let account = member?.account else { throw Failure.notFound }
        let sessions = try file.read {
            try $0.accounts.book.sessions(of: account.id, at: now.formatted(.iso8601))
        }
        let view = SecurityView(
            SecurityView.Owner(account, at: place), sessions: sessions,
            own: SessionCookie.token(in: request)?.hash, fault: fault, returnTo: back, zone: site.timeZone,
            today: today)
        return try render(view, title: view.title, status: status)
    }
}

/// What the forms of signing in to a campus do.
extension CampusSubmission {
    func perform(_ action: CampusSignInAction) throws -> Response {
        switch action {
        case .signIn(let door): try signIn(CampusEntry(form), at: door)
        case .signOut: try visit.signOut()
        case .changePassword: try changePassword()
        case .closeSession: try closeSession()
        }
    }

    private func signIn(_ entry: CampusEntry, at door: Door) throws -> Response {
        guard try door == .administration || visit.takesPasswords() else {
            return .redirect(to: visit.address(of: .signIn(.door(.readers, returnTo: entry.returnTo))))
        }
        let isLong = entry.isLong && door != .administration
        let opening = DoorOpening(of: visit, isLong: isLong)
        let account: CampusAccount
        do {
            account = try file.signIn(
                entry.name, password: entry.password, isForAdministrators: door == .administration,
                from: visit.request.remoteAddress, device: opening.device, session: opening.session,
                at: visit.now)
        } catch let refusal as SignInRefusal {
            return try visit.showDoor(
                entry, at: door, refusal: CampusWording.refusal(refusal, now: visit.now),
                status: .unprocessableContent)
        }
        // Nobody who reads everybody's records stays signed in for a month.
        let stays = isLong && !account.isAdministrator
        if isLong, !stays {
            try file.write {
                try $0.accounts.book.shorten(opening.session, to: SessionOpening.usualHours, at: visit.now)
            }
        }
        return try opening.answer(
            visit, to: destination(of: account, entry.returnTo), isStaff: account.isAdministrator,
            stays: stays)
    }

    private func destination(of account: CampusAccount, _ back: String?) -> String {
        if account.mustChangePassword { return visit.address(of: .signIn(.security(returnTo: back))) }
        if let back { return visit.place.base + back }
        return Saying.signedIn.marking(visit.address(of: .home))
    }

    private func changePassword() throws -> Response {
        guard let account = visit.member?.account, !account.isDelegated else { throw Failure.notFound }
        let (old, new) = (form["ancien"] ?? "", form["nouveau"] ?? "")
        let back = form["retour"].flatMap(ReturnAddress.checkedOnCampus)
        let fault = try SecurityView.Fault(
            from: old, to: new, again: form["encore"] ?? "", at: visit.now,
            isRight: { try file.isPassword($0, of: account, at: visit.now) },
            check: { (word) throws(NewPasswordRefusal) in
                try NewPassword.check(
                    word, name: account.name, login: account.login, least: account.leastPassword)
            })
        if let fault {
            return try visit.showSecurity(returnTo: back, fault: fault, status: .unprocessableContent)
        }
        let password = try Password(new, salt: visit.site.random(16))
        let kept = SessionCookie.token(in: visit.request)
        try file.write {
            try $0.accounts.setPassword(password, of: account.id, mustChange: false, keeping: kept)
        }
        if let back { return .redirect(to: Saying.passwordChanged.marking(visit.place.base + back)) }
        return redirect(to: .signIn(.security(returnTo: nil)), saying: .passwordChanged)
    }

    /// Signs out one device, known by the hash of its session; without one, all the others.
    private func closeSession() throws -> Response {
        guard let account = visit.member?.account else { throw Failure.notFound }
        let hash = form["appareil"] ?? ""
        let own = SessionCookie.token(in: visit.request)
        try file.write { writing in
            if hash.isEmpty {
                try writing.accounts.book.closeSessions(of: account.id, but: own)
            } else {
                try writing.accounts.book.close(hash, of: account.id)
            }
        }
        return redirect(
            to: .signIn(.security(returnTo: nil)),
            saying: hash.isEmpty ? .devicesSignedOut : .deviceSignedOut)
    }
}

extension SignInView {
    init(campus entry: CampusEntry, at door: Door, refusal: String?, isDemo: Bool, place: CampusPlace) {
        let isForEverybody = door != .administration
        title = isForEverybody ? "Se connecter" : "Authentification administrateur"
        intro =
            isForEverybody
            ? "Pour ouvrir votre espace\u{A0}: élèves, familles et personnels."
            : "Pour les administrateurs de la cité scolaire."
        self.refusal = refusal
        fields = [
            Field(
                "identifiant", "Identifiant", value: entry.name, isRequired: true, autocomplete: "username"),
            Field(
                "motdepasse", "Mot de passe", kind: "password", isRequired: true,
                autocomplete: "current-password"),
        ]
        mayStay = isForEverybody
        action = place.address(of: .signIn(.signIn(door)))
        returnTo = entry.returnTo ?? ""
        help =
            "Pas encore de mot de passe, ou oublié\u{A0}? L’administrateur de l’établissement vous en donne un nouveau."
        otherDoor =
            isForEverybody
            ? nil
            : Link(
                "Vous n’êtes pas administrateur\u{A0}? Connectez-vous ici",
                place.address(of: .signIn(.door(.readers, returnTo: entry.returnTo))))
        demo = isDemo ? DemoAccounts(nil) : nil
    }
}

extension SecurityView.Owner {
    init(_ account: CampusAccount, at place: CampusPlace) {
        self.init(
            login: account.login, least: account.leastPassword, mustChange: account.mustChangePassword,
            isDelegated: account.isDelegated,
            home: place.address(of: .home), action: place.address(of: .signIn(.changePassword)),
            closing: place.address(of: .signIn(.closeSession)))
    }
}

extension CampusAccount {
    /// Characters of a new password.
    fileprivate var leastPassword: Int {
        isAdministrator ? NewPassword.shortestForStaff : NewPassword.shortest
    }
}
