import Library
import Storage
import WebServer

/// What the forms about borrowers send. Each carries a token, so that it is done once.
package enum BorrowersAction: Hashable, Sendable {
    case add(BorrowerEntry)
    case change(ID<Borrower>, BorrowerEntry)
    case remove(ID<Borrower>, anonymises: Bool, token: String)
    case pair(BorrowersPage.Pairing, ID<Borrower>, Choice)
    /// A file of borrowers; `pasted` where there is none.
    case receive(pasted: String, token: String)
    case decide(ID<BorrowerDraft>, applies: Bool, token: String)
    /// `replacing`: those who have a password get a new one too.
    case givePasswords(BorrowerSelection, replacing: Bool, token: String)
    case givePassword(ID<Borrower>, token: String)
    /// `people`: how many have a key, as the page said.
    case removeKeys(people: Int, token: String)
    case restoreKeys(ID<KeyRemoval>, token: String)

    /// Who was chosen, and whether two names that differ are one person (B-89).
    package struct Choice: Hashable, Sendable {
        package var partner: ID<Borrower>?
        package var text: String
        package var isConfirmed: Bool
        package var token: String

        package init(
            partner: ID<Borrower>? = nil, text: String = "", isConfirmed: Bool = false, token: String = ""
        ) {
            self.partner = partner
            self.text = text
            self.isConfirmed = isConfirmed
            self.token = token
        }
    }

    package init?(path: [String], form: @autoclosure () throws -> Form) rethrows {
        guard path.count > 2, path[0] == "gestion", path[1] == "emprunteurs" else { return nil }
        let rest = Array(path.dropFirst(2))
        switch rest {
        case ["nouveau"]: self = .add(BorrowerEntry(try form()))
        case ["import"]:
            let form = try form()
            self = .receive(pasted: form["texte"] ?? "", token: form.token)
        case ["mots-de-passe"]:
            let form = try form()
            self = .givePasswords(
                BorrowerSelection(form), replacing: form["pour"] == "tous", token: form.token)
        case ["clefs-ent"]:
            let form = try form()
            self = .removeKeys(people: Int(form.short("nombre")) ?? 0, token: form.token)
        case let rest where rest.count == 3 && rest[0] == "clefs-ent" && rest[2] == "rendre":
            guard let id = ID<KeyRemoval>(rest[1]) else { return nil }
            self = .restoreKeys(id, token: try form().token)
        case let rest where rest.count == 2 && rest[0] == "import":
            guard let id = ID<BorrowerDraft>(rest[1]) else { return nil }
            let form = try form()
            self = .decide(id, applies: form["decision"] == "appliquer", token: form.token)
        case let rest where rest.count == 2:
            guard let id = ID<Borrower>(rest[0]) else { return nil }
            switch rest[1] {
            case "modifier": self = .change(id, BorrowerEntry(try form()))
            case "supprimer":
                let form = try form()
                self = .remove(id, anonymises: form["anonymes"] == "oui", token: form.token)
            case "mot-de-passe": self = .givePassword(id, token: try form().token)
            default:
                guard let pairing = BorrowersPage.Pairing(rawValue: rest[1]) else { return nil }
                self = .pair(pairing, id, Choice(try form()))
            }
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .add: "/gestion/emprunteurs/nouveau"
        case .change(let id, _): "/gestion/emprunteurs/\(id)/modifier"
        case .remove(let id, _, _): "/gestion/emprunteurs/\(id)/supprimer"
        case .pair(let pairing, let id, _): "/gestion/emprunteurs/\(id)/\(pairing.rawValue)"
        case .receive: "/gestion/emprunteurs/import"
        case .decide(let id, _, _): "/gestion/emprunteurs/import/\(id)"
        case .removeKeys: "/gestion/emprunteurs/clefs-ent"
        case .restoreKeys(let id, _): "/gestion/emprunteurs/clefs-ent/\(id)/rendre"
        case .givePasswords: "/gestion/emprunteurs/mots-de-passe"
        case .givePassword(let id, _): "/gestion/emprunteurs/\(id)/mot-de-passe"
        }
    }

    package var audience: Audience { .librarians }

    /// A file is larger than a form: what the server is to let through.
    static func largestBody(at path: [String]) -> Int? {
        guard path == ["gestion", "emprunteurs", "import"] else { return nil }
        // Pasted text travels three bytes for one where it is escaped.
        return 3 * BorrowerDraft.mostBytes + (1 << 20)
    }
}

extension BorrowersAction.Choice {
    fileprivate init(_ form: Form) {
        self.init(
            partner: form["vers"].flatMap { ID<Borrower>($0) }, text: form.short("texte"),
            isConfirmed: form["confirme"] == "oui", token: form.token)
    }
}

extension Form {
    fileprivate var token: String { short("jeton") }
}
