import Formats
import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /administration/comptes: those who manage the portal.
extension PortalVisit {
    func showStaff() throws -> Response {
        let staff = try library.read { try $0.accounts.staff() }
        let view = StaffView(staff, zone: site.timeZone, seenFrom: viewpoint)
        return try render(view, title: "Comptes de gestion", section: .office)
    }

    /// GET /administration/comptes/nouveau, GET /administration/comptes/:id
    func showStaffForm(_ form: StaffForm, refusal: AccountRefusal? = nil, status: Status = .ok) throws
        -> Response
    {
        let view = StaffFormView(form, refusal: refusal, seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, section: .office)
    }

    /// - Throws: `Failure.notFound` for the account of a reader: those are seen with the borrower.
    func staff(_ id: ID<Account>) throws -> Account {
        guard let account = try library.read({ try $0.accounts.account(id) }), account.role.isStaff else {
            throw Failure.notFound
        }
        return account
    }
}

extension PortalSubmission {
    /// POST /administration/comptes/nouveau: the first password is on the page that answers, once.
    func addAccount(_ form: OfficeAction.AccountForm) throws -> Response {
        let word = NewPassword.readable(random: visit.site.random)
        let password = try Password(word, salt: visit.site.random(16))
        do {
            let account = try library.write { writing in
                let id = try writing.accounts.add(
                    login: form.login, name: form.name, role: form.staffRole, password: password,
                    mustChange: true,
                    on: visit.today)
                return try writing.accounts.reading.account(id)
            }
            guard let account else { throw Failure.notFound }
            return try showFirstPassword(word, of: account)
        } catch let refusal as AccountRefusal {
            return try visit.showStaffForm(StaffForm(form), refusal: refusal, status: .unprocessableContent)
        }
    }

    /// POST /administration/comptes/:id
    func changeAccount(_ id: ID<Account>, _ form: OfficeAction.AccountForm) throws -> Response {
        let account = try visit.staff(id)
        do {
            try library.write {
                try $0.accounts.change(
                    id, login: form.login, name: form.name, role: form.role ?? account.role)
            }
            return redirect(to: .office(.accounts), saying: .accountChanged)
        } catch let refusal as AccountRefusal {
            return try visit.showStaffForm(
                StaffForm(form, of: account), refusal: refusal, status: .unprocessableContent)
        }
    }

    /// POST /administration/comptes/:id/motdepasse
    func resetPassword(of id: ID<Account>) throws -> Response {
        let account = try visit.staff(id)
        let word = NewPassword.readable(random: visit.site.random)
        let password = try Password(word, salt: visit.site.random(16))
        try library.write { try $0.accounts.setPassword(password, of: id, mustChange: true) }
        return try showFirstPassword(word, of: account)
    }

    /// POST /administration/comptes/:id/fermer, …/rouvrir
    func setClosed(_ isClosed: Bool, _ id: ID<Account>) throws -> Response {
        let account = try visit.staff(id)
        do {
            try library.write { try $0.accounts.setClosed(isClosed, id) }
            return redirect(to: .office(.accounts), saying: isClosed ? .accountClosed : .accountReopened)
        } catch let refusal as AccountRefusal {
            return try visit.showStaffForm(
                StaffForm(account), refusal: refusal, status: .unprocessableContent)
        }
    }

    private func showFirstPassword(_ word: String, of account: Account) throws -> Response {
        let view = FirstPasswordView(word, of: account, seenFrom: visit.viewpoint)
        var response = try visit.render(view, title: view.title, section: .office)
        response.headers.set("Cache-Control", "no-store")
        return response
    }
}

extension OfficeAction.AccountForm {
    fileprivate var staffRole: Role { role.flatMap { $0.isStaff ? $0 : nil } ?? .librarian }
}

struct StaffView: View {
    static let template = "office/staff"

    let office: Link
    let add: String
    let people: [Person]

    struct Person: ViewPart {
        let name: String
        let login: String
        let role: String
        let state: String
        let href: String
    }

    init(_ staff: [Account], zone: TimeZone, seenFrom view: Viewpoint) {
        office = Link("Réglages", view.address(of: .office(.hub)))
        add = view.address(of: .office(.newAccount))
        people = staff.map { account in
            Person(
                name: account.name, login: account.login, role: Wording.role(account.role),
                state: account.isClosed
                    ? "Fermé"
                    : account.signedInAt.map { "Vu le " + Wording.moment($0, today: view.today, in: zone) }
                        ?? "Jamais connecté",
                href: view.address(of: .office(.account(account.id))))
        }
    }

    static let examples = [
        StaffView([], zone: .gmt, seenFrom: Examples.view),
        StaffView(
            [Examples.account(Examples.hostile), Examples.account(Examples.long)], zone: .gmt,
            seenFrom: Examples.view),
    ]
}

/// What the form of an account shows.
struct StaffForm {
    let account: Account?
    let login: String
    let name: String
    let role: Role

    init() {
        (account, login, name, role) = (nil, "", "", .librarian)
    }

    init(_ account: Account) {
        (self.account, login, name, role) = (account, account.login, account.name, account.role)
    }

    init(_ form: OfficeAction.AccountForm, of account: Account? = nil) {
        (self.account, login, name) = (account, form.login, form.name)
        role = form.role ?? account?.role ?? .librarian
    }
}

struct StaffFormView: View {
    static let template = "office/staff-form"

    let list: Link
    let title: String
    let summary: ErrorSummary?
    let action: String
    let fields: [Field]
    let role: Choice
    let save: String
    /// Nil for an account that is not there yet.
    let more: More?

    struct More: ViewPart {
        let reset: String
        let closing: String
        let closingWords: String
    }
}

extension StaffFormView {
    init(_ form: StaffForm, refusal: AccountRefusal?, seenFrom view: Viewpoint) {
        let place = view.place
        let account = form.account
        list = Link("Comptes de gestion", view.address(of: .office(.accounts)))
        title = account.map { "Compte\u{A0}: \($0.name)" } ?? "Nouveau compte de gestion"
        let sent = OfficeAction.AccountForm(login: "", name: "", role: .librarian)
        action = place.address(of: .office(account.map { .changeAccount($0.id, sent) } ?? .addAccount(sent)))
        func fault(_ isMine: (AccountRefusal) -> Bool) -> String? {
            refusal.flatMap { isMine($0) ? Wording.refusal($0) : nil }
        }
        let fields = [
            Field(
                "nom", "Nom", value: form.name, hint: "Tel qu’il sera montré\u{A0}: Mme Leroux.",
                error: fault { $0 == .noName }, isRequired: true),
            Field(
                "identifiant", "Identifiant", value: form.login,
                hint: account == nil ? "Laissez vide pour le tirer du nom." : nil,
                error: fault {
                    switch $0 {
                    case .impossibleLogin, .loginTaken: true
                    case .unknown, .noName, .lastAdministrator, .notABorrower: false
                    }
                }),
        ]
        self.fields = fields
        role = Choice(
            "role", "Rôle",
            options: (account?.borrower == nil ? [Role.librarian, .administrator] : Role.allCases)
                .map { ($0.rawValue, Wording.role($0)) },
            chosen: form.role.rawValue,
            hint:
                "Un professeur documentaliste tient le CDI\u{A0}; un administrateur règle aussi le portail et les comptes.",
            error: fault { $0 == .lastAdministrator || $0 == .notABorrower })
        save = account == nil ? "Créer le compte" : "Enregistrer"
        summary = refusal.map { ErrorSummary("Rien n’a été enregistré. " + Wording.refusal($0), fields) }
        more = account.map { account in
            More(
                reset: place.address(of: .office(.resetPassword(account.id))),
                closing: place.address(of: .office(.setClosed(account.id, !account.isClosed))),
                closingWords: account.isClosed ? "Rouvrir ce compte" : "Fermer ce compte")
        }
    }

    static let examples = [
        StaffFormView(StaffForm(), refusal: nil, seenFrom: Examples.view),
        StaffFormView(
            StaffForm(Examples.account(Examples.hostile)), refusal: .loginTaken(by: Examples.hostile),
            seenFrom: Examples.view),
        StaffFormView(
            StaffForm(Examples.account(Examples.long)), refusal: .lastAdministrator, seenFrom: Examples.view),
    ]
}

/// A password that is shown once: to be copied, printed or read aloud.
struct FirstPasswordView: View {
    static let template = "office/first-password"

    let title: String
    let list: Link
    let name: String
    let login: String
    let word: String
    let door: String

    init(_ word: String, of account: Account, seenFrom view: Viewpoint) {
        title = "Mot de passe provisoire"
        list = Link("Comptes de gestion", view.address(of: .office(.accounts)))
        name = account.name
        login = account.login
        self.word = word
        door = view.place.permanentAddress(of: .signIn(.door(.administration, returnTo: nil)))
    }

    static let examples = [
        FirstPasswordView(Examples.hostile, of: Examples.account(Examples.hostile), seenFrom: Examples.view)
    ]
}
