import Foundation
import Library
import School
import Storage

/// What is said of how a portal fares.
struct PartnerHealthWords {
    let now: Date
    let zone: TimeZone

    var today: Day { Day(now, in: zone) }

    private func ago(_ instant: Date) -> String { Wording.ago(instant, now: now, today: today, in: zone) }

    /// Between the desk of a library and its portal: 20 minutes at the most where they are two programs.
    func connector(_ facts: PartnerFacts) -> String {
        guard facts.partner.isDistant else {
            return "Aussitôt\u{A0}: le bureau de prêt et le portail sont le même logiciel."
        }
        return facts.readAt.map { "Le portail disait l’état de ses prêts \(ago($0))." }
            ?? "Le portail n’a pas encore dit de quand datent ses prêts."
    }

    func file(_ facts: PartnerFacts) -> String {
        let arrived = facts.sendings.filter { $0.trouble.isEmpty }
        guard let last = arrived.first else { return "Jamais envoyé." }
        let people = Wording.count(last.people, "personne", "personnes")
        var sentences = [
            "Envoyé \(ago(last.sentAt))\u{A0}: \(people)\(change(last, since: arrived.dropFirst().first))."
        ]
        if let file = facts.received, !file.isGone, file.isHeld {
            let why =
                file.shortage.losesPupils
                ? "\(Wording.number(file.shortage.missing)) des \(Wording.count(file.shortage.known, "élève", "élèves")) qu’il connaît n’y sont pas"
                : "il est bien plus court que le précédent"
            sentences.append("Le CDI doit le confirmer\u{A0}: \(why).")
        } else if let use = facts.received?.downloads.last {
            sentences.append("Le CDI s’en est servi \(ago(use.at)).")
        } else {
            let end = last.sentAt + Double(ReceivedFile.keptHours) * 3_600
            sentences.append(
                end > now
                    ? "Au CDI de le lire\u{A0}: \(Wording.left(until: end, now: now))."
                    : "Ses 72\u{A0}heures sont passées.")
        }
        return sentences.joined(separator: " ")
    }

    /// « , 40 % de moins que le précédent (512) »
    private func change(_ last: PartnerSending, since former: PartnerSending?) -> String {
        guard let former, former.people > 0, former.people != last.people else { return "" }
        let part = abs(last.people - former.people) * 100 / former.people
        let direction = last.people < former.people ? "de moins" : "de plus"
        return ", \(part)\u{A0}% \(direction) que le précédent (\(Wording.number(former.people)))"
    }

    func loans(_ facts: PartnerFacts) -> String {
        guard facts.partner.isDistant else {
            return "Lus à chaque fois dans le portail, qui est sur ce serveur."
        }
        return facts.health.answeredAt.map { "Dernière réponse \(ago($0))." } ?? "Jamais reçus."
    }

    /// The last error of each kind.
    func troubles(_ facts: PartnerFacts) -> [String] {
        var troubles: [String] = []
        let health = facts.health
        if facts.partner.isDistant, !health.isWell {
            let tries = Wording.count(health.failures, "essai", "essais")
            let last = health.failedAt.map { ", le dernier \(ago($0))" } ?? ""
            troubles.append("\(health.trouble) \(tries) sans succès\(last).")
        }
        if let sending = facts.sendings.first, !sending.trouble.isEmpty {
            troubles.append(
                "Dernier envoi des utilisateurs, \(ago(sending.sentAt))\u{A0}: \(sending.trouble)")
        }
        return troubles
    }

    func next(_ facts: PartnerFacts) -> String {
        guard facts.partner.isDistant else { return "Rien à attendre\u{A0}: rien ne passe par le réseau." }
        guard let retry = facts.health.retryAt, retry > now else {
            return "Prochaine lecture\u{A0}: quand un élève ouvre son espace, et chaque nuit vers 3\u{A0}h."
        }
        return
            "Prochain essai dans \(Wording.count(max(1, Int((retry.timeIntervalSince(now) / 60).rounded(.up))), "minute", "minutes")), ou dès que vous le demandez."
    }
}
