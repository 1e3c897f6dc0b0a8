import Library
import Storage
import WebServer

/// The pages of reminders.
package enum RemindersPage: Hashable, Sendable {
    case late(LateQuery)
    case history(page: Int)
    case batch(ID<ReminderBatch>)
    /// What is printed and handed out.
    case paper(ID<ReminderBatch>)
    case borrower(ID<Borrower>)
    case texts
    case mail

    package init?(path: [String], query: Form) {
        guard path.starts(with: ["gestion", "relances"]) else { return nil }
        let rest = Array(path.dropFirst(2))
        switch rest {
        case []: self = .late(LateQuery(query))
        case ["historique"]: self = .history(page: min(10_000, max(1, Int(query["page"] ?? "") ?? 1)))
        case ["textes"]: self = .texts
        case ["messagerie"]: self = .mail
        default:
            if rest.count == 2, rest[0] == "lecteur", let id = ID<Borrower>(rest[1]) {
                self = .borrower(id)
            } else if rest.count == 1, let id = ID<ReminderBatch>(rest[0]) {
                self = .batch(id)
            } else if rest.count == 2, rest[1] == "papier", let id = ID<ReminderBatch>(rest[0]) {
                self = .paper(id)
            } else {
                return nil
            }
        }
    }

    package var address: String {
        let root = "/gestion/relances"
        return switch self {
        case .late(let query): root + query.queryString
        case .history(let page): "\(root)/historique" + (page == 1 ? "" : "?page=\(page)")
        case .batch(let id): "\(root)/\(id)"
        case .paper(let id): "\(root)/\(id)/papier"
        case .borrower(let id): "\(root)/lecteur/\(id)"
        case .texts: "\(root)/textes"
        case .mail: "\(root)/messagerie"
        }
    }

    /// Who may send mail in the school's name is the affair of its administrator.
    package var audience: Audience {
        switch self {
        case .late, .history, .batch, .paper, .borrower, .texts: .librarians
        case .mail: .administrators
        }
    }
}

extension LateQuery {
    static let mostDays = 400

    init(_ query: Form) {
        func days(_ name: String) -> Int? {
            query[name].flatMap { Int($0) }.flatMap { (1...Self.mostDays).contains($0) ? $0 : nil }
        }
        self.init(
            scope: query["quoi"].flatMap { ReminderScope(parameter: $0) } ?? .overdue,
            schoolClass: query["classe"].flatMap { $0.isEmpty ? nil : String($0.prefix(100)) },
            daysLate: days("retard") ?? 1, quietFor: days("depuis"))
    }

    var fields: [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        if scope != .overdue { fields.append(("quoi", scope.parameter)) }
        if let schoolClass { fields.append(("classe", schoolClass)) }
        if daysLate != 1 { fields.append(("retard", String(daysLate))) }
        if let quietFor { fields.append(("depuis", String(quietFor))) }
        return fields
    }

    var queryString: String {
        fields.isEmpty
            ? "" : "?" + fields.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }
}

extension ReminderScope {
    var parameter: String {
        switch self {
        case .overdue: "retards"
        case .left: "partis"
        case .current: "encours"
        }
    }

    init?(parameter: String) {
        guard let scope = Self.allCases.first(where: { $0.parameter == parameter }) else { return nil }
        self = scope
    }
}

extension ReminderMedium {
    var parameter: String {
        switch self {
        case .letter: "lettre"
        case .classPage: "classe"
        case .email: "mail"
        }
    }

    init?(parameter: String) {
        guard let medium = Self.allCases.first(where: { $0.parameter == parameter }) else { return nil }
        self = medium
    }
}
