import Library
import Storage
import WebServer

/// The pages where librarians compose what the portal presents.
package enum ComposingPage: Hashable, Sendable {
    case blocks
    case newBlock(HomeBlock.Kind)
    case block(ID<HomeBlock>)
    /// The home page as somebody else would see it.
    case preview(Onlooker)
    case selections(page: Int = 1)
    /// - Parameters: the search that is to be kept, as addresses write it; a document to begin with.
    case newSelection(query: String, record: ID<Record>?)
    case selection(ID<Selection>)
    case resources(page: Int = 1)
    case newResource
    case resource(ID<Resource>)
    case events(page: Int = 1)
    case newEvent
    case event(ID<AgendaEvent>)
    case tree
    case branch(ID<Branch>)
    case toReview
    case activity(FigureChoice)

    /// For whom a page is tried.
    package enum Onlooker: Hashable, Sendable {
        case visitor
        case pupil(schoolClass: String)
        case teacher

        init(parameter: String) {
            self =
                switch parameter {
                case "": .visitor
                case "professeur": .teacher
                default:
                    .pupil(schoolClass: String((parameter.dropPrefix("classe:") ?? parameter).prefix(100)))
                }
        }

        var parameter: String {
            switch self {
            case .visitor: ""
            case .teacher: "professeur"
            case .pupil(let schoolClass): "classe:" + schoolClass
            }
        }
    }

    package init?(path: [String], query: Form) {
        guard path.first == "administration", path.count > 1 else { return nil }
        switch Array(path.dropFirst()) {
        case ["accueil"]: self = .blocks
        case ["accueil", "nouveau"]:
            guard let kind = HomeBlock.Kind(word: query["bloc"] ?? "") else { return nil }
            self = .newBlock(kind)
        case ["accueil", "apercu"]: self = .preview(Onlooker(parameter: query["comme"] ?? ""))
        case ["selections"]: self = .selections(page: query.pageNumber)
        case ["selections", "nouvelle"]:
            self = .newSelection(
                query: Search(kept: query["recherche"] ?? "").kept,
                record: query["notice"].flatMap { ID<Record>($0) })
        case ["ressources"]: self = .resources(page: query.pageNumber)
        case ["ressources", "nouvelle"]: self = .newResource
        case ["agenda"]: self = .events(page: query.pageNumber)
        case ["agenda", "nouveau"]: self = .newEvent
        case ["arborescence"]: self = .tree
        case ["a-revoir"]: self = .toReview
        case ["activite"]: self = .activity(FigureChoice(query))
        case let path where path.count == 2:
            self.init(kind: path[0], number: path[1])
        default: return nil
        }
    }

    private init?(kind: String, number: String) {
        switch kind {
        case "accueil":
            guard let id = ID<HomeBlock>(number) else { return nil }
            self = .block(id)
        case "selections":
            guard let id = ID<Selection>(number) else { return nil }
            self = .selection(id)
        case "ressources":
            guard let id = ID<Resource>(number) else { return nil }
            self = .resource(id)
        case "agenda":
            guard let id = ID<AgendaEvent>(number) else { return nil }
            self = .event(id)
        case "arborescence":
            guard let id = ID<Branch>(number) else { return nil }
            self = .branch(id)
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .blocks: "/administration/accueil"
        case .newBlock(let kind): "/administration/accueil/nouveau?bloc=\(kind.word)"
        case .block(let id): "/administration/accueil/\(id)"
        case .preview(let onlooker):
            "/administration/accueil/apercu" + Self.query([("comme", onlooker.parameter)])
        case .selections(let page): "/administration/selections" + Self.query(page: page)
        case .newSelection(let query, let record):
            "/administration/selections/nouvelle"
                + Self.query([("recherche", query), ("notice", record?.description ?? "")])
        case .selection(let id): "/administration/selections/\(id)"
        case .resources(let page): "/administration/ressources" + Self.query(page: page)
        case .newResource: "/administration/ressources/nouvelle"
        case .resource(let id): "/administration/ressources/\(id)"
        case .events(let page): "/administration/agenda" + Self.query(page: page)
        case .newEvent: "/administration/agenda/nouveau"
        case .event(let id): "/administration/agenda/\(id)"
        case .tree: "/administration/arborescence"
        case .branch(let id): "/administration/arborescence/\(id)"
        case .toReview: "/administration/a-revoir"
        case .activity(let choice): "/administration/activite" + choice.queryString
        }
    }

    private static func query(page: Int) -> String { page > 1 ? "?page=\(page)" : "" }

    private static func query(_ pairs: [(String, String)]) -> String {
        let given = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.percentEncoded)" }
        return given.isEmpty ? "" : "?" + given.joined(separator: "&")
    }
}

extension HomeBlock.Kind {
    /// Its word in addresses and forms.
    var word: String {
        switch self {
        case .search: "recherche"
        case .account: "compte"
        case .hours: "horaires"
        case .news: "actualites"
        case .selection: "selection"
        case .newest: "nouveautes"
        case .resources: "ressources"
        case .agenda: "agenda"
        case .text: "texte"
        case .shelves: "rayons"
        }
    }

    init?(word: String) {
        guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = kind
    }
}

extension Viewpoint {
    func address(of page: ComposingPage) -> String { address(of: .composing(page)) }
}

extension String {
    fileprivate func dropPrefix(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
