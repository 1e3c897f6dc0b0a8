import Library
import Storage
import WebServer

/// What the forms of reminders send.
package enum RemindersAction: Hashable, Sendable {
    case remind(Choice)
    case cancel(ID<ReminderBatch>)
    case sendAgain(ID<ReminderBatch>, token: String?)
    case setTexts([ReminderTextKind: String])
    case forgetTexts
    case setMail(MailForm, token: String?)
    case forgetMail(token: String?)
    case tryMail(to: String, token: String?)

    /// Whom to remind, and how.
    package struct Choice: Hashable, Sendable {
        let query: LateQuery
        let readers: [ID<Borrower>]
        let medium: ReminderMedium?
        let token: String?
    }

    /// As it was typed. An empty password is the one that is known already.
    package struct MailForm: Hashable, Sendable {
        var host = ""
        var port = ""
        var security = ""
        var login = ""
        var password = ""
        var senderName = ""
        var senderAddress = ""
    }

    private static let root = ["gestion", "relances"]
    private static let longest = 8000

    package init?(path: [String], form: @autoclosure () throws -> Form) rethrows {
        guard path.starts(with: Self.root) else { return nil }
        let rest = Array(path.dropFirst(2))
        switch rest {
        case []: self = .remind(Choice(try form()))
        case ["textes"]:
            let form = try form()
            self =
                form["habituels"] != nil
                ? .forgetTexts
                : .setTexts(
                    Dictionary(
                        ReminderTextKind.allCases.map {
                            ($0, String((form[$0.rawValue] ?? "").unicodeScalars.prefix(Self.longest)))
                        },
                        uniquingKeysWith: { $1 }))
        case ["messagerie"]:
            let form = try form()
            self =
                form["oublier"] != nil
                ? .forgetMail(token: form["jeton"]) : .setMail(MailForm(form), token: form["jeton"])
        case ["messagerie", "essai"]:
            let form = try form()
            self = .tryMail(to: String((form["essai"] ?? "").prefix(300)), token: form["jeton"])
        default:
            guard rest.count == 2, let id = ID<ReminderBatch>(rest[0]) else { return nil }
            switch rest[1] {
            case "annulation": self = .cancel(id)
            case "renvoi": self = .sendAgain(id, token: try form()["jeton"])
            default: return nil
            }
        }
    }

    package var address: String {
        let root = "/gestion/relances"
        return switch self {
        case .remind: root
        case .cancel(let id): "\(root)/\(id)/annulation"
        case .sendAgain(let id, _): "\(root)/\(id)/renvoi"
        case .setTexts, .forgetTexts: "\(root)/textes"
        case .setMail, .forgetMail: "\(root)/messagerie"
        case .tryMail: "\(root)/messagerie/essai"
        }
    }

    package var audience: Audience {
        switch self {
        case .remind, .cancel, .sendAgain, .setTexts, .forgetTexts: .librarians
        case .setMail, .forgetMail, .tryMail: .administrators
        }
    }
}

extension RemindersAction.Choice {
    fileprivate init(_ form: Form) {
        query = LateQuery(form)
        readers = form.all("lecteur").prefix(5000).compactMap { ID<Borrower>($0) }
        medium = form["moyen"].flatMap { ReminderMedium(parameter: $0) }
        token = form["jeton"]
    }
}

extension RemindersAction.MailForm {
    fileprivate init(_ form: Form) {
        func line(_ name: String) -> String {
            String(
                (form[name] ?? "").unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(300)
                    .map(Character.init))
        }
        host = line("serveur")
        port = line("port")
        security = line("securite")
        login = line("identifiant")
        password = String((form["motdepasse"] ?? "").prefix(300))
        senderName = line("expediteur")
        senderAddress = line("adresse")
    }
}
