import Library
import Storage
import WebServer

/// What librarians read of the borrowers, and the papers printed for them.
package enum BorrowersPage: Hashable, Sendable {
    case list(BorrowerQuery)
    /// The list for a spreadsheet.
    case file(BorrowerQuery)
    /// A class, or those who were ticked, on paper.
    case classList(BorrowerSelection)
    case search(EquationSearch)
    case searchFile(EquationSearch)
    /// The form of a new borrower, with a name in it.
    case new(name: String)
    case borrower(ID<Borrower>)
    case edit(ID<Borrower>)
    case removal(ID<Borrower>)
    /// To whom loans go (B-88…B-91), or with whom a file is made one.
    case pairing(Pairing, ID<Borrower>, Partner)
    case importing
    /// « Supprimez les clefs ENT » (B-10).
    case keys
    case draft(ID<BorrowerDraft>)
    case passwords(BorrowerSelection)
    case cards(CardSheets)
    case labels(LabelSheets)

    package enum Pairing: String, CaseIterable, Sendable {
        case reassigning = "reattribuer"
        case merging = "fusionner"
    }

    /// The other one: searched for, then chosen.
    package struct Partner: Hashable, Sendable {
        package var text: String
        package var chosen: ID<Borrower>?

        package init(text: String = "", chosen: ID<Borrower>? = nil) {
            self.text = text
            self.chosen = chosen
        }
    }

    package init?(path: [String], query: Form) {
        guard path.first == "gestion", path.count > 1 else { return nil }
        switch Array(path.dropFirst()) {
        case ["etiquettes"]: self = .labels(LabelSheets(query))
        case ["emprunteurs"]: self = .list(BorrowerQuery(query))
        case ["emprunteurs.csv"]: self = .file(BorrowerQuery(query))
        case ["emprunteurs", "liste"]: self = .classList(BorrowerSelection(query))
        case ["emprunteurs", "recherche"]: self = .search(EquationSearch(query))
        case ["emprunteurs", "recherche.csv"]: self = .searchFile(EquationSearch(query))
        case ["emprunteurs", "nouveau"]: self = .new(name: query.short("nom"))
        case ["emprunteurs", "import"]: self = .importing
        case ["emprunteurs", "clefs-ent"]: self = .keys
        case ["emprunteurs", "mots-de-passe"]: self = .passwords(BorrowerSelection(query))
        case ["emprunteurs", "cartes"]: self = .cards(CardSheets(query))
        case let rest where rest.count == 3 && rest[0] == "emprunteurs" && rest[1] == "import":
            guard let id = ID<BorrowerDraft>(rest[2]) else { return nil }
            self = .draft(id)
        case let rest where rest.count == 2 && rest[0] == "emprunteurs":
            guard let id = ID<Borrower>(rest[1]) else { return nil }
            self = .borrower(id)
        case let rest where rest.count == 3 && rest[0] == "emprunteurs":
            guard let id = ID<Borrower>(rest[1]) else { return nil }
            switch rest[2] {
            case "modifier": self = .edit(id)
            case "supprimer": self = .removal(id)
            default:
                guard let pairing = Pairing(rawValue: rest[2]) else { return nil }
                self = .pairing(
                    pairing, id,
                    Partner(text: query.short("texte"), chosen: query["vers"].flatMap { ID<Borrower>($0) }))
            }
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .list(let query): "/gestion/emprunteurs" + query.pairs.queryString
        case .file(let query): "/gestion/emprunteurs.csv" + query.pairs.queryString
        case .classList(let selection): "/gestion/emprunteurs/liste" + selection.pairs.queryString
        case .search(let search): "/gestion/emprunteurs/recherche" + search.pairs.queryString
        case .searchFile(let search): "/gestion/emprunteurs/recherche.csv" + search.pairs.queryString
        case .new(let name): "/gestion/emprunteurs/nouveau" + [("nom", name)].queryString
        case .borrower(let id): "/gestion/emprunteurs/\(id)"
        case .edit(let id): "/gestion/emprunteurs/\(id)/modifier"
        case .removal(let id): "/gestion/emprunteurs/\(id)/supprimer"
        case .pairing(let pairing, let id, let partner):
            "/gestion/emprunteurs/\(id)/\(pairing.rawValue)"
                + [("texte", partner.text), ("vers", partner.chosen?.description ?? "")].queryString
        case .importing: "/gestion/emprunteurs/import"
        case .keys: "/gestion/emprunteurs/clefs-ent"
        case .draft(let id): "/gestion/emprunteurs/import/\(id)"
        case .passwords(let selection): "/gestion/emprunteurs/mots-de-passe" + selection.pairs.queryString
        case .cards(let sheets): "/gestion/emprunteurs/cartes" + sheets.pairs.queryString
        case .labels(let sheets): "/gestion/etiquettes" + sheets.pairs.queryString
        }
    }

    package var audience: Audience { .librarians }
}

extension Form {
    /// Nobody types more.
    func short(_ name: String) -> String {
        String((self[name] ?? "").unicodeScalars.prefix(300))
    }
}

extension [(String, String)] {
    /// Empty values are left out.
    var queryString: String {
        let said = filter { !$0.1.isEmpty }
        return said.isEmpty ? "" : "?" + said.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
    }
}
