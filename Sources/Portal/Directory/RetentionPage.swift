import Foundation
import Library
import School
import Storage
import Templating
import WebServer

/// GET /annuaire/conservation: how long the campus keeps what names people, what it holds now, and who did what.
extension CampusVisit {
    func showRetention() throws -> Response {
        let (holdings, trail) = try file.read { (try $0.holdings(), try $0.trail(limit: 50)) }
        let view = CampusRetentionView(holdings, trail, today: today, zone: site.timeZone, place: place)
        return try render(view, title: "Conservation des données", section: .directory)
    }
}

struct CampusRetentionView: View {
    static let template = "directory/retention"

    let back: Link
    let rules: Ledger
    /// Nil: nothing yet.
    let journal: Ledger?

    init(
        _ holdings: CampusRetention.Holdings, _ trail: [TrailEntry], today: Day, zone: TimeZone,
        place: CampusPlace,
    ) {
        back = Link("Annuaire", place.address(of: .search(DirectorySearch())))
        let first = holdings.firstDeparture.map { ", la première le \(Wording.date($0, today: today))" } ?? ""
        func now(_ count: Int, _ singular: String, _ plural: String, _ more: String = "") -> String {
            count == 0 ? "" : " – \(Wording.count(count, singular, plural)) aujourd’hui\(more)"
        }
        let rules = [
            (
                "Personnes parties, avec leur compte et leurs liens"
                    + now(holdings.departed, "personne", "personnes", first),
                "\(Self.duration(CampusRetention.departedDays)) après leur départ"
            ),
            (
                "Ce qu’elles avaient choisi\u{A0}: adresse d’agenda, disposition des tuiles, ce que voient leurs parents\u{A0}; et ce qu’elles ont lu",
                "Jusqu’à la nuit qui suit leur départ"
            ),
            (
                "Messages, et qui les a lus" + now(holdings.messages, "message", "messages"),
                "\(Self.duration(CampusRetention.messageDays)) après le dernier jour où ils paraissent"
            ),
            (
                "Fichiers de l’annuaire, noms qu’ils apportent, copie qui permet d’annuler"
                    + now(holdings.drafts, "mise à jour", "mises à jour"),
                "\(CampusRetention.draftDays) jours\u{A0}; ensuite, leurs nombres seuls pendant \(Self.duration(CampusRetention.draftTraceDays))"
            ),
            ("Exports des utilisateurs", "\(UsersExport.keptHours) heures"),
            (
                "Prêts reçus d’un portail d’un autre serveur",
                "\(PartnerAnswer.keptDays) jours sans nouvelle réponse, ou jusqu’au départ"
            ),
            ("Journal de qui a fait quoi", Self.duration(CampusRetention.trailDays)),
        ]
        self.rules = Ledger(
            "Durées de conservation", columns: ["Ce qui est gardé", "Combien de temps"],
            rows: rules.map { [.text($0.0), .text($0.1)] })
        journal =
            trail.isEmpty
            ? nil
            : Ledger(
                "Journal des dernières actions", columns: ["Quand", "Qui", "Quoi"],
                rows: trail.map { entry in
                    [
                        .text(Wording.capitalized(Wording.moment(entry.at, today: today, in: zone))),
                        .text(entry.actor),
                        .text(
                            [entry.what, entry.person].filter { !$0.isEmpty }.joined(separator: "\u{A0}: ")),
                    ]
                })
    }

    private static func duration(_ days: Int) -> String {
        days % 365 == 0 ? Wording.count(days / 365, "an", "ans") : Wording.count(days, "jour", "jours")
    }

    static let examples = [
        CampusRetentionView(
            .init(departed: 0, firstDeparture: nil, messages: 0, drafts: 0), [], today: Examples.view.today,
            zone: .gmt, place: Examples.campusPlace),
        CampusRetentionView(
            .init(departed: 1_234, firstDeparture: Examples.view.today - 200, messages: 1, drafts: 2),
            [Examples.hostile, Examples.long].map {
                TrailEntry(at: Date(timeIntervalSince1970: 1_795_200_000), actor: $0, what: $0, person: $0)
            }, today: Examples.view.today, zone: .gmt, place: Examples.campusPlace),
    ]
}
