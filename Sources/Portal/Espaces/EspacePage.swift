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
        let tiles = try cdiTiles(for: facts.reader)
        let portals = Dictionary(
            facts.partners.filter { !$0.isDistant }.compactMap { portalAtHome($0.rne) }.map { ($0.rne, $0) },
            uniquingKeysWith: { first, _ in first })
        let pieces = EspacePieces(
            visit: self, facts: facts, cdi: tiles, portals: portals, token: newToken())
        let page = try EspaceView.Page(pieces, refusal: refusal)
        return try render(
            page, title: Wording.espace(espace), status: status, tabs: espaceTabs(member, at: espace))
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
    let token: String

    var reader: EspaceReader { facts.reader }
    var today: Day { visit.today }

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
