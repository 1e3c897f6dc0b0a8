import Library
import Storage
import WebServer

/// The pages of a reader's own space, what is read by a secret address, and the moderator's page.
package enum SpacePage: Hashable, Sendable {
    case loans
    case overdue
    case reservations
    case history
    case lists
    case list(ID<ReadingList>)
    case listFile(ID<ReadingList>, ListFormat)
    case searches
    case reviews
    case data
    case dataFile
    /// `/panier/<secret>`: whoever has the address may read the list.
    case sharedList(SecretToken)
    /// `/agenda/<secret>.ics`: a reader's due dates, for a calendar.
    case calendar(SecretToken)
    /// The reviews in one state, or all of them; `judged` has just been decided of.
    case moderation(ReviewState?, page: Int, judged: ID<Review>?)

    package enum ListFormat: String, CaseIterable, Sendable {
        case ris, bibtex = "bib", csv
    }

    package init?(path: [String], query: Form) {
        switch path {
        case ["moncompte"], ["moncompte", "prets"]: self = .loans
        case ["moncompte", "retards"]: self = .overdue
        case ["moncompte", "reservations"]: self = .reservations
        case ["moncompte", "historique"]: self = .history
        case ["moncompte", "paniers"]: self = .lists
        case ["moncompte", "recherches"]: self = .searches
        case ["moncompte", "avis"]: self = .reviews
        case ["moncompte", "donnees"]: self = .data
        case ["moncompte", "donnees.json"]: self = .dataFile
        case ["gestion", "avis"]:
            let page = query["page"].flatMap { Int($0) } ?? 1
            self = .moderation(
                ReviewState?(parameter: query["etat"]), page: min(max(1, page), 100_000),
                judged: query["decide"].flatMap { ID<Review>($0) })
        case let path where path.count == 3 && path.starts(with: ["moncompte", "paniers"]):
            self.init(list: path[2])
        case let path where path.count == 2 && path[0] == "panier":
            guard let key = SecretToken(path[1]) else { return nil }
            self = .sharedList(key)
        case let path where path.count == 2 && path[0] == "agenda":
            guard path[1].hasSuffix(".ics"), let key = SecretToken(String(path[1].dropLast(4))) else {
                return nil
            }
            self = .calendar(key)
        default: return nil
        }
    }

    /// `12` or `12.ris`
    private init?(list name: String) {
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let number = parts.first, let id = ID<ReadingList>(String(number)) else { return nil }
        guard parts.count == 2 else {
            self = .list(id)
            return
        }
        guard let format = ListFormat(rawValue: String(parts[1])) else { return nil }
        self = .listFile(id, format)
    }

    package var address: String {
        switch self {
        case .loans: "/moncompte/prets"
        case .overdue: "/moncompte/retards"
        case .reservations: "/moncompte/reservations"
        case .history: "/moncompte/historique"
        case .lists: "/moncompte/paniers"
        case .list(let id): "/moncompte/paniers/\(id)"
        case .listFile(let id, let format): "/moncompte/paniers/\(id).\(format.rawValue)"
        case .searches: "/moncompte/recherches"
        case .reviews: "/moncompte/avis"
        case .data: "/moncompte/donnees"
        case .dataFile: "/moncompte/donnees.json"
        case .sharedList(let key): "/panier/\(key.text)"
        case .calendar(let key): "/agenda/\(key.text).ics"
        case .moderation(let state, let page, let judged):
            "/gestion/avis" + Self.query(state, page: page, judged: judged)
        }
    }

    package var audience: Audience {
        switch self {
        case .loans, .overdue, .reservations, .history, .lists, .list, .listFile, .searches, .reviews, .data,
            .dataFile:
            .signedIn
        case .sharedList, .calendar: .everybody
        case .moderation: .librarians
        }
    }

    private static func query(_ state: ReviewState?, page: Int, judged: ID<Review>?) -> String {
        var pairs: [String] = []
        if state != .toModerate { pairs.append("etat=\(state.parameter)") }
        if page > 1 { pairs.append("page=\(page)") }
        if let judged { pairs.append("decide=\(judged)") }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }
}

extension ReviewState? {
    /// What has to be done first is what one sees when nothing is asked for.
    init(parameter: String?) {
        switch parameter {
        case "approuves": self = .approved
        case "refuses": self = .refused
        case "tous": self = nil
        default: self = .toModerate
        }
    }

    var parameter: String {
        switch self {
        case .toModerate: "a-moderer"
        case .approved: "approuves"
        case .refused: "refuses"
        case nil: "tous"
        }
    }
}
