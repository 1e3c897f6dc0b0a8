import Formats
import Foundation
import Library
import School
import Storage
import Templating
import WebServer

/// GET /liaisons: how each portal of the campus fares (D16), with its three clocks.
extension CampusVisit {
    func showHealth() throws -> Response {
        let known = try file.read { campus in
            try campus.partners.partners().map { try PartnerFacts(of: $0, in: campus) }
        }
        let facts = known.map { facts in
            var facts = facts
            if !facts.partner.isDistant {
                facts.received = site.lastFile(at: facts.partner.rne, for: place.code)
            }
            return facts
        }
        let view = PartnersHealthView(
            facts, tabs: PartnerTabs(facts.map(\.partner), at: nil, place: place), now: now,
            zone: site.timeZone,
            token: newToken(), place: place)
        return try render(view, title: view.title, section: .partners)
    }
}

extension CampusSubmission {
    /// POST /liaisons/:rne/essayer: the portal is asked beside the requests, whatever it did before.
    func tryAgain(_ rne: RNE) throws -> Response {
        let partner = try visit.partner(rne)
        guard partner.isDistant else {
            return redirect(
                to: .partners(.health), saying: opens(rne) ? .portalTriedHere : .portalTriedInVain)
        }
        let stamp = stamp
        let isFirst = try file.write { campus in
            guard try campus.isFirst(stamp) else { return false }
            try campus.partners.forgetPause(of: partner.id)
            return true
        }
        if isFirst { visit.site.tryAgain(partner, in: visit.place.code) }
        return redirect(to: .partners(.health), saying: .portalTried)
    }

    private func opens(_ rne: RNE) -> Bool {
        visit.portalAtHome(rne).map { portal in visit.asking(portal) { try $0.name() } != nil } ?? false
    }
}

extension PortalAtHome {
    fileprivate func name() throws -> String { try library.read { try $0.portal().name } }
}

/// What a campus knows of how a portal fares.
struct PartnerFacts {
    let partner: Partner
    let health: PartnerHealth
    /// The last first.
    let sendings: [PartnerSending]
    /// When the portal had read what it last told.
    let readAt: Date?
    /// Of a portal of this machine: the last file that it received.
    var received: ReceivedFile?

    init(
        partner: Partner, health: PartnerHealth, sendings: [PartnerSending], readAt: Date?,
        received: ReceivedFile? = nil,
    ) {
        self.partner = partner
        self.health = health
        self.sendings = sendings
        self.readAt = readAt
        self.received = received
    }

    fileprivate init(of partner: Partner, in campus: CampusReading) throws {
        self.partner = partner
        health = try campus.partners.health(of: partner.id)
        sendings = try campus.partners.sendings(to: partner.id)
        readAt =
            try partner.isDistant ? campus.partners.newestAnswer(from: partner.id).flatMap(Self.readAt) : nil
    }

    /// Nil for what an older version may have kept, or a portal that does not say it.
    private static func readAt(_ answer: PartnerAnswer) -> Date? {
        do {
            return try Date(try LoansAnswer(answer.body).readAt, strategy: .iso8601)
        } catch {
            return nil
        }
    }
}

struct PartnersHealthView: View {
    static let template = "partners/health"

    let title: String
    let tabs: PartnerTabs
    let portals: [Portal]
    let nothing: EmptyNote?

    struct Portal: ViewPart {
        let name: String
        let href: String
        let number: String
        let state: Pill
        let clocks: [Clock]
        /// The last failures, in words, and the next try.
        let troubles: [String]
        let next: String
        let tryAgain: PostButton
    }

    struct Clock: ViewPart {
        let label: String
        let words: String
    }

    init(
        _ facts: [PartnerFacts], tabs: PartnerTabs, now: Date, zone: TimeZone, token: String,
        place: CampusPlace,
    ) {
        title = "État des liaisons"
        self.tabs = tabs
        let words = PartnerHealthWords(now: now, zone: zone)
        portals = facts.map { facts in
            let partner = facts.partner
            return Portal(
                name: partner.name, href: place.address(of: .partners(.portal(partner.rne))),
                number: partner.rne.description,
                state: Pill(partner, facts.health, today: words.today, zone: zone),
                clocks: [
                    Clock(label: "Du CDI à son portail", words: words.connector(facts)),
                    Clock(label: "Fichier des utilisateurs", words: words.file(facts)),
                    Clock(label: "Prêts", words: words.loans(facts)),
                ],
                troubles: words.troubles(facts), next: words.next(facts),
                tryAgain: PostButton(
                    "Essayer maintenant", spoken: "Essayer maintenant\u{A0}: \(partner.name)",
                    icon: "arrow-right",
                    to: place.address(of: .partners(PartnersAction.tryAgain(partner.rne))), token: token))
        }
        nothing =
            facts.isEmpty
            ? EmptyNote(
                title: "Aucun portail pour le moment",
                text: "Déclarez le portail du CDI de chaque établissement\u{A0}: son état paraîtra ici.")
            : nil
    }

    static let examples = [
        PartnersHealthView(
            [], tabs: PartnerTabs([], at: nil, place: Examples.campusPlace), now: .distantPast, zone: .gmt,
            token: "a", place: Examples.campusPlace),
        PartnersHealthView(
            PartnerExamples.partners.map {
                PartnerFacts(
                    partner: $0, health: PartnerExamples.dead, sendings: PartnerExamples.sendings,
                    readAt: Date(timeIntervalSince1970: 1_795_200_000),
                    received: LiaisonsView.file(Examples.hostile, isGone: false, isHeld: true))
            }, tabs: PartnerTabs(PartnerExamples.partners, at: nil, place: Examples.campusPlace),
            now: Date(timeIntervalSince1970: 1_795_210_000), zone: .gmt, token: "a",
            place: Examples.campusPlace),
    ]
}
