import Library
import Storage
import WebServer

/// What the forms of the office send.
package enum OfficeAction: Sendable {
    case addAccount(AccountForm)
    case changeAccount(ID<Account>, AccountForm)
    /// A new first password, shown once.
    case resetPassword(ID<Account>)
    case setClosed(ID<Account>, Bool)
    case setRules(Form)
    case setWeek(Form)
    case addClosure(Form)
    case removeClosure(Form)
    case addOpening(Form)
    case removeOpening(Form)
    case postponeLoans(token: String?)
    case setPortal(Form)
    case setRetention(Form)
    /// A catalogue file, beside the form.
    case importCatalogue

    /// What is typed of an account.
    package struct AccountForm: Hashable, Sendable {
        let login: String
        let name: String
        /// Nil when none, or none that there is, was chosen.
        let role: Role?

        init(login: String, name: String, role: Role?) {
            self.login = login
            self.name = name
            self.role = role
        }
    }

    package init?(path: [String], form: @autoclosure () throws -> Form) rethrows {
        guard path.first == "administration" else { return nil }
        switch Array(path.dropFirst()) {
        case ["comptes", "nouveau"]: self = .addAccount(AccountForm(try form()))
        case ["regles"]: self = .setRules(try form())
        case ["horaires", "semaine"]: self = .setWeek(try form())
        case ["horaires", "fermetures"]: self = .addClosure(try form())
        case ["horaires", "fermetures", "retirer"]: self = .removeClosure(try form())
        case ["horaires", "ouvertures"]: self = .addOpening(try form())
        case ["horaires", "ouvertures", "retirer"]: self = .removeOpening(try form())
        case ["horaires", "report"]: self = .postponeLoans(token: try form()["jeton"])
        case ["portail"]: self = .setPortal(try form())
        case ["conservation"]: self = .setRetention(try form())
        case ["catalogue"]: self = .importCatalogue
        case let path where path.first == "comptes" && (2...3).contains(path.count):
            guard let id = ID<Account>(path[1]) else { return nil }
            switch path.dropFirst(2).first {
            case nil: self = .changeAccount(id, AccountForm(try form()))
            case "motdepasse": self = .resetPassword(id)
            case "fermer": self = .setClosed(id, true)
            case "rouvrir": self = .setClosed(id, false)
            default: return nil
            }
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .addAccount: "/administration/comptes/nouveau"
        case .changeAccount(let id, _): "/administration/comptes/\(id)"
        case .resetPassword(let id): "/administration/comptes/\(id)/motdepasse"
        case .setClosed(let id, let isClosed):
            "/administration/comptes/\(id)/\(isClosed ? "fermer" : "rouvrir")"
        case .setRules: "/administration/regles"
        case .setWeek: "/administration/horaires/semaine"
        case .addClosure: "/administration/horaires/fermetures"
        case .removeClosure: "/administration/horaires/fermetures/retirer"
        case .addOpening: "/administration/horaires/ouvertures"
        case .removeOpening: "/administration/horaires/ouvertures/retirer"
        case .postponeLoans: "/administration/horaires/report"
        case .setPortal: "/administration/portail"
        case .setRetention: "/administration/conservation"
        case .importCatalogue: "/administration/catalogue"
        }
    }

    package var audience: Audience {
        switch self {
        case .setRules, .setWeek, .addClosure, .removeClosure, .addOpening, .removeOpening, .postponeLoans,
            .importCatalogue:
            .librarians
        case .addAccount, .changeAccount, .resetPassword, .setClosed, .setPortal, .setRetention:
            .administrators
        }
    }
}

extension OfficeAction.AccountForm {
    fileprivate init(_ form: Form) {
        login = String((form["identifiant"] ?? "").prefix(100))
        name = String((form["nom"] ?? "").prefix(200))
        role = form["role"].flatMap(Role.init)
    }
}
