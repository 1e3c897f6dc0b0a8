import Foundation
import Library
import School
import Storage
import Templating
import WebServer

/// GET /, GET /eleve and its like: a greeting, and tiles.
extension CampusVisit {
    /// The espace of what they are first; whoever manages the campus and is nobody of it has the rooms of that work.
    func showEspaceHome() throws -> Response {
        guard let member else { throw Failure.notFound }
        if let espace = Espace.all(of: member.affiliations).first {
            let address = address(of: .espaces(.espace(espace, EspaceView())))
            return .redirect(to: saying.map { $0.marking(address) } ?? address)
        }
        let rooms = CampusSection.allCases.compactMap { section in
            section.page(for: member).map { Link(section.label, address(of: $0)) }
        }
        let view = EspaceHomeView(
            greeting: "Bonjour \(member.person?.firstName ?? member.account.name)", rooms: rooms,
            nothing: rooms.isEmpty
                ? EmptyNote(
                    title: "Rien pour vous ici, pour le moment",
                    text:
                        "Votre compte n’est celui ni d’un élève, ni d’un parent, ni d’un personnel en fonction. Si c’est une erreur, adressez-vous à l’administrateur de l’établissement."
                ) : nil)
        return try render(view, title: campus.name)
    }

    func showEspace(_ espace: Espace, _ view: EspaceView, refusal: String? = nil, status: Status = .ok) throws
        -> Response
    {
        let (facts, member) = try facts(of: espace, view)
        let pieces = pieces(of: facts)
        let page = try EspaceView.Page(pieces, refusal: refusal)
        let response = try render(
            page, title: Wording.espace(espace), status: status, tabs: espaceTabs(member, at: espace))
        return response.allowingForms(to: pieces.outsideSearch)
    }

    /// Each portal of this machine is read once: the loans, and what it tells everybody of the class.
    func pieces(of facts: EspaceFacts, isPreview: Bool = false) -> EspacePieces {
        let (reader, today) = (facts.reader, today)
        let cdi = CdiTiles(site: site, place: place, file: file)
        let asker = NewsAsker(
            reader: reader.ofPortals, classes: reader.classNames,
            wanted: facts.tiles.intersection([.news, .newest, .agenda, .dossiers]))
        var portals: [RNE: PortalAtHome] = [:]
        var news = PortalNews()
        let tiles = facts.wanted.map { wanted in
            let rne = wanted.partner.rne
            let tile = cdi.tile(wanted, on: today, mostHistory: reader.view.hasHistory ? -1 : 1) {
                file, library in
                let portal = PortalAtHome(rne: rne, place: place.portal(rne), library: file)
                portals[rne] = portal
                let told = asking(portal) {
                    try $0.news(for: asker, in: library, on: today, keptIn: site.news)
                }
                if let told { news.add(told) }
            }
            return tile.shown(in: reader.espace, isPreview: isPreview)
        }
        return EspacePieces(
            visit: self, facts: facts, cdi: tiles, portals: portals, news: news, token: newToken(),
            isPreview: isPreview)
    }

    func facts(of espace: Espace, _ view: EspaceView = EspaceView()) throws -> (EspaceFacts, CampusMember) {
        guard let member, let person = member.person else { throw Failure.notFound }
        let facts = try file.read {
            try EspaceFacts(espace, view, of: person, affiliations: member.affiliations, in: $0, on: today)
        }
        return (facts, member)
    }

    /// Nil for whoever has one espace only.
    func espaceTabs(_ member: CampusMember, at current: Espace?) -> TabBar? {
        let espaces = Espace.all(of: member.affiliations)
        guard espaces.count > 1 else { return nil }
        return TabBar(
            tabs: espaces.map {
                TabBar.Tab(
                    label: Wording.espace($0), href: address(of: .espaces(.espace($0, EspaceView()))),
                    isCurrent: $0 == current, isEmpty: false)
            })
    }

    /// Since midnight, on the clocks of the school.
    var minute: Int {
        let seconds = now.timeIntervalSince1970 + Double(site.timeZone.secondsFromGMT(for: now))
        return Int(seconds) / 60 % 1440
    }
}

/// What the tiles of an espace are made with.
struct EspacePieces {
    let visit: CampusVisit
    let facts: EspaceFacts
    let cdi: [CdiTile]
    /// Those of this machine.
    let portals: [RNE: PortalAtHome]
    let news: PortalNews
    let token: String
    /// Nobody's page: it shows, and does nothing.
    let isPreview: Bool

    var reader: EspaceReader { facts.reader }
    var today: Day { visit.today }

    /// Where the search of the tile leads when it is not answered in place: that of the portal itself.
    var outsideSearch: String? {
        guard let tile = cdi.first(where: { $0.portal == facts.chosen?.rne }), let chosen = facts.chosen,
            chosen.isDistant || isPreview
        else { return nil }
        guard chosen.isDistant else {
            return portals[tile.portal].map { $0.place.permanentAddress(of: .search(Search())) }
        }
        let base = chosen.address.hasSuffix("/") ? String(chosen.address.dropLast()) : chosen.address
        return base + "/recherche"
    }

    func address(_ page: EspacesPage) -> String { visit.place.address(of: .espaces(page)) }
    func address(_ action: EspacesAction) -> String { visit.place.address(of: .espaces(action)) }
}

/// The first page of whoever manages the campus and has no espace.
struct EspaceHomeView: View {
    static let template = "espaces/home"

    let greeting: String
    let rooms: [Link]
    let nothing: EmptyNote?
}
