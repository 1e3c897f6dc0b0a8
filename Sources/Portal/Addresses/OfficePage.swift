import Library
import Storage
import WebServer

/// The pages where a portal is set up.
package enum OfficePage: Hashable, Sendable {
    case hub
    case accounts
    case newAccount
    case account(ID<Account>)
    case rules
    case calendar
    case portal
    case retention
    case catalogue
    case catalogueImport(ID<CatalogueImportRun>)
    case wishes

    package init?(path: [String], query: Form) {
        guard path.first == "administration" else { return nil }
        switch Array(path.dropFirst()) {
        case []: self = .hub
        case ["comptes"]: self = .accounts
        case ["comptes", "nouveau"]: self = .newAccount
        case ["regles"]: self = .rules
        case ["horaires"]: self = .calendar
        case ["portail"]: self = .portal
        case ["conservation"]: self = .retention
        case ["catalogue"]: self = .catalogue
        case ["souhaits"]: self = .wishes
        case let path where path.count == 2 && path[0] == "comptes":
            guard let id = ID<Account>(path[1]) else { return nil }
            self = .account(id)
        case let path where path.count == 2 && path[0] == "catalogue":
            guard let id = ID<CatalogueImportRun>(path[1]) else { return nil }
            self = .catalogueImport(id)
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .hub: "/administration"
        case .accounts: "/administration/comptes"
        case .newAccount: "/administration/comptes/nouveau"
        case .account(let id): "/administration/comptes/\(id)"
        case .rules: "/administration/regles"
        case .calendar: "/administration/horaires"
        case .portal: "/administration/portail"
        case .retention: "/administration/conservation"
        case .catalogue: "/administration/catalogue"
        case .catalogueImport(let id): "/administration/catalogue/\(id)"
        case .wishes: "/administration/souhaits"
        }
    }

    package var audience: Audience {
        switch self {
        case .hub, .rules, .calendar, .catalogue, .catalogueImport, .wishes: .librarians
        case .accounts, .newAccount, .account, .portal, .retention: .administrators
        }
    }
}
