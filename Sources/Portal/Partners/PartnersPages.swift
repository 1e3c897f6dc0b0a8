import Foundation
import School
import Storage
import Templating
import WebServer

/// GET /partenaires/cdi: the portals of the campus (R-01, R-02).
extension CampusVisit {
    func showPartners() throws -> Response {
        let (board, health) = try file.read { campus in
            let board = try campus.partners.board(on: today)
            let health = try board.partners.map { try campus.partners.health(of: $0.id) }
            return (board, health)
        }
        let view = PartnersView(
            board, health: health, today: today, zone: site.timeZone, place: place)
        return try render(view, title: view.title, section: .partners)
    }
}

struct PartnersView: View {
    static let template = "partners/list"

    let title: String
    let tabs: PartnerTabs
    let portals: [Portal]
    let nothing: EmptyNote?
    /// Classes that no portal serves; nil: none.
    let gap: Gap?

    struct Portal: ViewPart {
        let name: String
        let href: String
        let number: String
        let tooltip: String
        let counts: String
        let state: Pill
        let classes: Link
        let users: Link
    }

    struct Gap: ViewPart {
        let words: String
        let board: Link
    }

    init(_ board: Board, health: [PartnerHealth], today: Day, zone: TimeZone, place: CampusPlace) {
        title = "Partenaires liés au CDI"
        tabs = PartnerTabs(board.partners, at: nil, place: place)
        portals = zip(board.partners, health).map { partner, health in
            let counts = board.counts(of: partner.id)
            return Portal(
                name: partner.name, href: place.address(of: .partners(.portal(partner.rne))),
                number: partner.rne.description, tooltip: partner.tooltip,
                counts:
                    "\(Wording.count(counts.classes, "classe", "classes")), \(Wording.count(counts.pupils, "élève", "élèves"))",
                state: Pill(partner, health, today: today, zone: zone),
                classes: Link("Classes concernées", place.address(of: .partners(.classes(partner.rne)))),
                users: Link("Exporter les utilisateurs", place.address(of: .partners(.users(partner.rne)))))
        }
        nothing =
            board.partners.isEmpty
            ? EmptyNote(
                title: "Aucun portail pour le moment",
                text:
                    "Déclarez le portail du CDI de chaque établissement\u{A0}: il apparaîtra sur la page d’accueil de ses classes."
            ) : nil
        let gaps = board.withoutPortal
        gap =
            gaps.isEmpty || board.partners.isEmpty
            ? nil
            : Gap(
                words:
                    "\(Wording.count(gaps.count, "classe", "classes")) sans portail (\(Wording.count(gaps.reduce(0) { $0 + $1.pupils }, "élève", "élèves")))\u{A0}: le CDI n’y apparaît pas sur les pages d’accueil.",
                board: Link("Compléter le tableau", place.address(of: .partners(.board))))
    }

    static let examples = [
        PartnersView(
            PartnerExamples.none, health: [], today: Examples.view.today, zone: .gmt,
            place: Examples.campusPlace),
        PartnersView(
            PartnerExamples.board(Examples.hostile), health: [PartnerExamples.dead, .unknown],
            today: Examples.view.today, zone: .gmt, place: Examples.campusPlace),
        PartnersView(
            PartnerExamples.board(Examples.long), health: [.unknown, .unknown], today: Examples.view.today,
            zone: .gmt, place: Examples.campusPlace),
    ]
}

extension Pill {
    /// How a portal fares, in a word.
    init(_ partner: Partner, _ health: PartnerHealth, today: Day, zone: TimeZone) {
        if !partner.isDistant {
            self.init("available", "check", "Sur ce serveur")
        } else if !health.isWell, health.answeredAt == nil {
            self.init("lent", "warning", "À vérifier")
        } else if !health.isWell {
            self.init("gone", "warning", "Ne répond pas")
        } else if let instant = health.answeredAt {
            self.init("available", "check", "A répondu \(Wording.moment(instant, today: today, in: zone))")
        } else {
            self.init("onsite", "external", "Sur un autre serveur")
        }
    }
}
