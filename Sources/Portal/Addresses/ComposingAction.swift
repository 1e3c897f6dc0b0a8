import Library
import Storage

/// What the forms of those who compose do; what was typed stays in the form.
package enum ComposingAction: Hashable, Sendable {
    case addBlock
    case useUsualHome
    case block(ID<HomeBlock>, BlockVerb)
    case addSelection
    /// Places a document in the selection that the form names, from the document’s page.
    case select(ID<Record>)
    case selection(ID<Selection>, SelectionVerb)
    case addResource
    case resource(ID<Resource>, EntryVerb)
    case addEvent
    case event(ID<AgendaEvent>, EntryVerb)
    case addBranch
    case branch(ID<Branch>, BranchVerb)

    package enum BlockVerb: String, CaseIterable, Sendable {
        case change = "modifier"
        case move = "deplacer"
        case hide = "masquer"
        case show = "montrer"
        case remove = "retirer"
        case putBack = "remettre"
    }

    package enum SelectionVerb: String, CaseIterable, Sendable {
        case change = "modifier"
        /// A document given by its number, its bar code or its title.
        case place = "ajouter"
        case pin = "epingler"
        case annotate = "noter"
        case move = "deplacer"
        case release = "retirer"
        case exclude = "ecarter"
        case remove = "supprimer"
    }

    package enum EntryVerb: String, CaseIterable, Sendable {
        case change = "modifier"
        case remove = "supprimer"
    }

    package enum BranchVerb: String, CaseIterable, Sendable {
        case change = "modifier"
        case move = "deplacer"
        case place = "placer"
        case takeOut = "sortir"
        case put = "remplir"
        case shift = "ordonner"
        case drop = "vider"
        case remove = "supprimer"
    }

    package init?(path: [String]) {
        if path.count == 3, path[0] == "notice", path[2] == "selection" {
            guard let id = ID<Record>(path[1]) else { return nil }
            self = .select(id)
            return
        }
        guard path.first == "administration" else { return nil }
        switch Array(path.dropFirst()) {
        case ["accueil"]: self = .addBlock
        case ["accueil", "habituel"]: self = .useUsualHome
        case ["selections"]: self = .addSelection
        case ["ressources"]: self = .addResource
        case ["agenda"]: self = .addEvent
        case ["arborescence"]: self = .addBranch
        case let path where path.count == 3: self.init(room: path[0], number: path[1], verb: path[2])
        default: return nil
        }
    }

    private init?(room: String, number: String, verb: String) {
        switch room {
        case "accueil":
            guard let id = ID<HomeBlock>(number), let verb = BlockVerb(rawValue: verb) else { return nil }
            self = .block(id, verb)
        case "selections":
            guard let id = ID<Selection>(number), let verb = SelectionVerb(rawValue: verb) else { return nil }
            self = .selection(id, verb)
        case "ressources":
            guard let id = ID<Resource>(number), let verb = EntryVerb(rawValue: verb) else { return nil }
            self = .resource(id, verb)
        case "agenda":
            guard let id = ID<AgendaEvent>(number), let verb = EntryVerb(rawValue: verb) else { return nil }
            self = .event(id, verb)
        case "arborescence":
            guard let id = ID<Branch>(number), let verb = BranchVerb(rawValue: verb) else { return nil }
            self = .branch(id, verb)
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .addBlock: "/administration/accueil"
        case .useUsualHome: "/administration/accueil/habituel"
        case .block(let id, let verb): "/administration/accueil/\(id)/\(verb.rawValue)"
        case .addSelection: "/administration/selections"
        case .select(let id): "/notice/\(id)/selection"
        case .selection(let id, let verb): "/administration/selections/\(id)/\(verb.rawValue)"
        case .addResource: "/administration/ressources"
        case .resource(let id, let verb): "/administration/ressources/\(id)/\(verb.rawValue)"
        case .addEvent: "/administration/agenda"
        case .event(let id, let verb): "/administration/agenda/\(id)/\(verb.rawValue)"
        case .addBranch: "/administration/arborescence"
        case .branch(let id, let verb): "/administration/arborescence/\(id)/\(verb.rawValue)"
        }
    }

    package var audience: Audience { .librarians }

    /// Whether words come with the form, which must not be lost with the session.
    var bringsText: Bool {
        switch self {
        case .addBlock, .addSelection, .addResource, .addEvent, .addBranch, .block(_, .change),
            .selection(_, .change), .selection(_, .annotate), .resource(_, .change), .event(_, .change),
            .branch(_, .change):
            true
        case .useUsualHome, .block, .select, .selection, .resource, .event, .branch: false
        }
    }
}

extension Viewpoint {
    func address(of action: ComposingAction) -> String { place.address(of: .composing(action)) }
}
