import School
import Storage
import WebServer

/// The portals of a campus, and the board of its classes.
package enum PartnersPage: Hashable, Sendable {
    /// « Partenaires liés au CDI »
    case list
    case new
    case portal(RNE)
    /// « Classes concernées »
    case classes(RNE)
    /// « Exporter les utilisateurs »
    case users(RNE)
    /// How each portal fares (D16).
    case health
    /// The campus board (D4).
    case board
    case rules
    case history
    /// « Voir comme un élève de 3eA »
    case preview(ID<SchoolClass>)
    /// What a pupil lets their guardians see.
    case openedLoans

    package init?(path: [String], query: Form) {
        switch path {
        case ["partenaires"], ["partenaires", "cdi"]: self = .list
        case ["partenaires", "cdi", "nouveau"]: self = .new
        case ["tableau"]: self = .board
        case ["liaisons"]: self = .health
        case ["mes-prets"]: self = .openedLoans
        case ["tableau", "regles"]: self = .rules
        case ["tableau", "historique"]: self = .history
        case let path where path.count == 3 && path.starts(with: ["tableau", "classe"]):
            guard let id = ID<SchoolClass>(path[2]) else { return nil }
            self = .preview(id)
        case let path where path.starts(with: ["partenaires", "cdi"]) && (3...4).contains(path.count):
            guard let rne = RNE(path[2]) else { return nil }
            switch path.dropFirst(3).first {
            case nil: self = .portal(rne)
            case "classes": self = .classes(rne)
            case "utilisateurs": self = .users(rne)
            default: return nil
            }
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .list: "/partenaires/cdi"
        case .new: "/partenaires/cdi/nouveau"
        case .portal(let rne): "/partenaires/cdi/\(rne.lowercased)"
        case .classes(let rne): "/partenaires/cdi/\(rne.lowercased)/classes"
        case .users(let rne): "/partenaires/cdi/\(rne.lowercased)/utilisateurs"
        case .health: "/liaisons"
        case .board: "/tableau"
        case .rules: "/tableau/regles"
        case .history: "/tableau/historique"
        case .preview(let id): "/tableau/classe/\(id)"
        case .openedLoans: "/mes-prets"
        }
    }

    package var audience: CampusAudience { self == .openedLoans ? .pupils : .administrators }
}

/// What their forms send.
package enum PartnersAction: Hashable, Sendable {
    case add
    case change(RNE)
    case remove(RNE)
    case setClasses(RNE)
    case send(RNE)
    /// « Récupérer les informations »
    case recover(RNE)
    /// « Essayer maintenant »
    case tryAgain(RNE)
    /// Shows what the board would do, then does it.
    case setBoard
    case addRule
    case removeRule
    case undo
    case drop
    case setOpenedLoans

    package init?(path: [String]) {
        switch path {
        case ["partenaires", "cdi", "nouveau"]: self = .add
        case ["tableau"]: self = .setBoard
        case ["mes-prets"]: self = .setOpenedLoans
        case ["tableau", "regles"]: self = .addRule
        case ["tableau", "regles", "retirer"]: self = .removeRule
        case ["tableau", "annuler"]: self = .undo
        case ["tableau", "abandonner"]: self = .drop
        case let path where path.count == 3 && path[0] == "liaisons" && path[2] == "essayer":
            guard let rne = RNE(path[1]) else { return nil }
            self = .tryAgain(rne)
        case let path where path.starts(with: ["partenaires", "cdi"]) && (3...4).contains(path.count):
            guard let rne = RNE(path[2]) else { return nil }
            switch path.dropFirst(3).first {
            case nil: self = .change(rne)
            case "retirer": self = .remove(rne)
            case "classes": self = .setClasses(rne)
            case "utilisateurs": self = .send(rne)
            case "recuperer": self = .recover(rne)
            default: return nil
            }
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .add: "/partenaires/cdi/nouveau"
        case .change(let rne): "/partenaires/cdi/\(rne.lowercased)"
        case .remove(let rne): "/partenaires/cdi/\(rne.lowercased)/retirer"
        case .setClasses(let rne): "/partenaires/cdi/\(rne.lowercased)/classes"
        case .send(let rne): "/partenaires/cdi/\(rne.lowercased)/utilisateurs"
        case .recover(let rne): "/partenaires/cdi/\(rne.lowercased)/recuperer"
        case .tryAgain(let rne): "/liaisons/\(rne.lowercased)/essayer"
        case .setBoard: "/tableau"
        case .addRule: "/tableau/regles"
        case .removeRule: "/tableau/regles/retirer"
        case .undo: "/tableau/annuler"
        case .drop: "/tableau/abandonner"
        case .setOpenedLoans: "/mes-prets"
        }
    }

    package var audience: CampusAudience { self == .setOpenedLoans ? .pupils : .administrators }
}
