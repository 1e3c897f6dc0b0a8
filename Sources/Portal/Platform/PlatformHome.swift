import Formats
import Storage
import Templating
import WebServer

/// One request to the platform, above the portals.
struct PlatformVisit: Sendable {
    let request: Request
    let site: Site
    let place: Place

    func show(_ page: PlatformPage) throws -> Response {
        switch page {
        case .home where site.isEmpty: return .redirect(to: PlatformPage.firstRun.address)
        case .home(let text, let page): return try showPortals(matching: text, page: page)
        case .firstRun:
            guard site.isEmpty else { throw Failure.notFound }
            return try showFirstRun(FirstRunForm())
        }
    }

    /// GET /: the portals of this server, by town.
    private func showPortals(matching text: String, page: Int) throws -> Response {
        let words = Folding.words(in: text).filter { !$0.isElision }.map(\.folded)
        let size = PlatformHomeView.pageSize
        let (places, total) = try site.folder.platform.portals(
            matching: Array(words.prefix(8)), from: (page - 1) * size, limit: size,
        )
        let campuses = page == 1 ? try site.folder.platform.campuses(matching: Array(words.prefix(8))) : []
        let view = PlatformHomeView(
            places, campuses: campuses, total: total, text: text, page: page, place: place)
        let frame = FrameView(platform: site.assets, title: "Portails documentaires")
        var response = Response(
            contentType: "text/html; charset=utf-8", body: try site.templates.render(view, in: frame),
        )
        response.headers.set("Cache-Control", "private, no-cache")
        return response
    }
}

struct PlatformHomeView: View {
    static let template = "platform/home"
    static let pageSize = 60

    let action: String
    let text: String
    let count: String
    let towns: [Town]
    /// Campuses whose espaces are here.
    let campuses: Campuses?
    let nothing: EmptyNote?
    let everything: Link?
    let pager: Pager?

    struct Campuses: ViewPart {
        let places: [Campus]

        struct Campus: ViewPart {
            let name: String
            let town: String
            let href: String
        }
    }

    struct Town: ViewPart {
        let name: String
        let portals: [Portal]
    }

    struct Portal: ViewPart {
        let name: String
        let number: String
        let href: String
    }
}

extension PlatformHomeView {
    init(
        _ places: [PlaceName], campuses: [CampusName] = [], total: Int, text: String, page: Int, place: Place,
    ) {
        func address(_ page: Int) -> String { PlatformPage.home(text: text, page: page).address }
        action = PlatformPage.home(text: "", page: 1).address
        self.text = text
        count = Wording.count(total, "portail", "portails")
        var towns: [Town] = []
        for found in places {
            let portal = Portal(
                name: found.name, number: found.rne.description,
                href: Place(rne: found.rne, base: "/cdi/\(found.rne.lowercased)", origin: place.origin)
                    .address(of: .home),
            )
            let town = found.town.isEmpty ? "Autres portails" : found.town
            if let last = towns.last, last.name == town {
                towns[towns.count - 1] = Town(name: last.name, portals: last.portals + [portal])
            } else {
                towns.append(Town(name: town, portals: [portal]))
            }
        }
        self.towns = towns
        self.campuses =
            campuses.isEmpty
            ? nil
            : Campuses(
                places: campuses.map { campus in
                    .init(
                        name: campus.name, town: campus.town,
                        href: CampusPlace(
                            code: campus.code, base: "/espaces/\(campus.code)", origin: place.origin
                        ).address(of: .home))
                })
        pager = Pager(page: page, of: (total + Self.pageSize - 1) / Self.pageSize, address: address)
        everything = text.isEmpty && !places.isEmpty ? nil : Link("Voir tous les portails", action)
        if !places.isEmpty || !campuses.isEmpty {
            nothing = nil
        } else if total > 0 {
            nothing = EmptyNote(
                title: "Il n’y a pas autant de pages", text: "La liste s’arrête avant celle-ci.")
        } else if text.isEmpty {
            nothing = EmptyNote(
                title: "Aucun portail pour le moment",
                text:
                    "Pour en créer un, lancez sur le serveur la commande « lutrin portal create », ou « lutrin demo » pour des portails d’exemple.",
            )
        } else {
            nothing = EmptyNote(
                title: "Aucun portail ne correspond",
                text: "Essayez le nom de la ville seule, ou le numéro RNE de l’établissement.",
            )
        }
    }
}
