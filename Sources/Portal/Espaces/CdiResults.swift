import Library
import School
import Storage
import Templating

/// The first answers to a search in the tile.
struct CdiResults: ViewPart {
    let words: String
    let all: Link?
    let rows: [Row]

    struct Row: ViewPart {
        let title: String
        let byline: String
        let href: String
        let pill: Pill?
        let reserve: PostButton?
    }
}

extension EspacePieces {
    /// Nil when nothing is searched for.
    func results(at rne: RNE) -> CdiResults? {
        guard !reader.view.text.isEmpty, let portal = portals[rne] else { return nil }
        let borrows = cdi.first { $0.portal == rne }?.own != nil
        let asked = visit.asking(portal) {
            try $0.findings(reader.view.text, for: borrows ? reader.person.entKey : nil, on: today)
        }
        guard let found = asked else {
            return CdiResults(
                words: "Le portail ne répond pas pour le moment\u{A0}: réessayez dans quelques minutes.",
                all: nil, rows: [])
        }
        return CdiResults(
            words: found.total == 0
                ? "Rien pour «\u{A0}\(reader.view.text)\u{A0}». Essayez un autre mot, ou demandez au CDI."
                : "\(Wording.results(found.total)) pour «\u{A0}\(reader.view.text)\u{A0}»",
            all: found.total > found.found.count || found.total == 0
                ? Link(found.total == 0 ? "Chercher dans le portail" : "Tous les résultats", found.all) : nil,
            rows: found.found.map { one in
                CdiResults.Row(
                    title: one.title, byline: one.byline, href: one.address,
                    pill: Pill(one.availability, today: today),
                    reserve: one.mayReserve
                        ? PostButton(
                            "Réserver", spoken: "Réserver \(one.title)", icon: "clock", kind: "plain",
                            to: address(.reserve(reader.espace)), token: token + one.record.description,
                            fields: [
                                FormValue("portail", rne.lowercased),
                                FormValue("notice", one.record.description),
                                FormValue("q", reader.view.text),
                            ]) : nil)
            })
    }
}
