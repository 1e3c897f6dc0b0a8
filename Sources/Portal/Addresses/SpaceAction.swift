import Library
import Storage

/// What a reader's forms do, and the moderator's; what was typed stays in the form.
package enum SpaceAction: Hashable, Sendable {
    case reserve(ID<Record>)
    case cancel(ID<Reservation>)
    case renew(ID<Loan>)
    case makeList
    /// Adds a document to the list that the form names, or to a new one.
    case gather(ID<Record>)
    case list(ID<ReadingList>, ListVerb)
    case saveSearch
    case search(ID<SavedSearch>, SearchVerb)
    case review(ID<Record>)
    case withdrawReview(ID<Record>)
    case makeCalendar
    case revokeCalendar
    case erase
    case judge(ID<Review>, ReviewState)

    package enum ListVerb: String, CaseIterable, Sendable {
        case change = "modifier"
        case annotate = "noter"
        case move = "deplacer"
        case drop = "retirer"
        case share = "partager"
        case unshare = "fermer"
        case remove = "supprimer"
    }

    package enum SearchVerb: String, CaseIterable, Sendable {
        case see = "voir"
        case remove = "supprimer"
    }

    package init?(path: [String]) {
        switch path {
        case ["moncompte", "paniers"]: self = .makeList
        case ["moncompte", "recherches"]: self = .saveSearch
        case ["moncompte", "agenda"]: self = .makeCalendar
        case ["moncompte", "agenda", "supprimer"]: self = .revokeCalendar
        case ["moncompte", "donnees", "effacer"]: self = .erase
        case let path where path.first == "moncompte" && path.count == 4:
            self.init(own: path[1], number: path[2], verb: path[3])
        case let path where path.first == "notice" && path.count >= 3:
            guard let id = ID<Record>(path[1]) else { return nil }
            switch path.dropFirst(2).joined(separator: "/") {
            case "reserver": self = .reserve(id)
            case "panier": self = .gather(id)
            case "avis": self = .review(id)
            case "avis/retirer": self = .withdrawReview(id)
            default: return nil
            }
        case let path where path.starts(with: ["gestion", "avis"]) && path.count == 4:
            guard let id = ID<Review>(path[2]),
                let state = ReviewState.allCases.first(where: { $0.verb == path[3] })
            else { return nil }
            self = .judge(id, state)
        default: return nil
        }
    }

    private init?(own kind: String, number: String, verb: String) {
        switch kind {
        case "prets":
            guard let id = ID<Loan>(number), verb == "prolonger" else { return nil }
            self = .renew(id)
        case "reservations":
            guard let id = ID<Reservation>(number), verb == "annuler" else { return nil }
            self = .cancel(id)
        case "paniers":
            guard let id = ID<ReadingList>(number), let verb = ListVerb(rawValue: verb) else { return nil }
            self = .list(id, verb)
        case "recherches":
            guard let id = ID<SavedSearch>(number), let verb = SearchVerb(rawValue: verb) else { return nil }
            self = .search(id, verb)
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .reserve(let id): "/notice/\(id)/reserver"
        case .gather(let id): "/notice/\(id)/panier"
        case .review(let id): "/notice/\(id)/avis"
        case .withdrawReview(let id): "/notice/\(id)/avis/retirer"
        case .cancel(let id): "/moncompte/reservations/\(id)/annuler"
        case .renew(let id): "/moncompte/prets/\(id)/prolonger"
        case .makeList: "/moncompte/paniers"
        case .list(let id, let verb): "/moncompte/paniers/\(id)/\(verb.rawValue)"
        case .saveSearch: "/moncompte/recherches"
        case .search(let id, let verb): "/moncompte/recherches/\(id)/\(verb.rawValue)"
        case .makeCalendar: "/moncompte/agenda"
        case .revokeCalendar: "/moncompte/agenda/supprimer"
        case .erase: "/moncompte/donnees/effacer"
        case .judge(let id, let state): "/gestion/avis/\(id)/\(state.verb)"
        }
    }

    package var audience: Audience {
        switch self {
        case .reserve, .cancel, .renew, .review, .withdrawReview, .makeCalendar, .revokeCalendar: .readers
        case .makeList, .gather, .list, .saveSearch, .search, .erase: .signedIn
        case .judge: .librarians
        }
    }
}

extension ReviewState {
    fileprivate var verb: String {
        switch self {
        case .toModerate: "attendre"
        case .approved: "approuver"
        case .refused: "refuser"
        }
    }
}
