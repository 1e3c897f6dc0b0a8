import Library
import Storage
import Templating

/// The procedures, by theme, and a search in them.
struct ProceduresView: View {
    static let template = "procedures/list"

    let action: String
    let text: String
    /// « 3 procédures parlent de « prêt ». »
    let answer: String?
    let everything: Link?
    let nothing: EmptyNote?
    let themes: [Theme]

    struct Theme: ViewPart {
        let id: String
        let title: String
        let lines: [Line]
    }

    struct Line: ViewPart {
        let href: String
        let title: String
        let summary: String?
        let audience: String?
        /// « vérifiée le 12 novembre 2026 », « 3 étapes cochées », « 1 commentaire à lire »
        let marks: [String]
    }
}

extension ProceduresView {
    /// - Parameters:
    ///   - ticked: how many steps are ticked, by procedure; for those who tick.
    ///   - tallies: what was said, for those who read it.
    init(
        _ procedures: [Procedure], text: String, ticked: [String: Int] = [:],
        tallies: [String: FeedbackTally] = [:], seenFrom view: Viewpoint
    ) {
        action = view.address(of: .procedures(.list(text: "")))
        self.text = text
        answer = text.isEmpty ? nil : Self.answer(procedures.count, text)
        everything = text.isEmpty ? nil : Link("Voir toutes les procédures", action)
        nothing =
            !procedures.isEmpty
            ? nil
            : text.isEmpty
                ? EmptyNote(
                    title: "Aucune procédure pour vous ici",
                    text: "Les procédures de gestion s’ouvrent aux personnes du CDI, une fois connectées.")
                : EmptyNote(
                    title: "Aucune procédure n’en parle",
                    text:
                        "Essayez un seul mot, par exemple «\u{A0}emprunteurs\u{A0}» ou «\u{A0}relances\u{A0}»."
                )
        var themes: [(name: String, lines: [Line])] = []
        for procedure in procedures {
            let line = Line(
                procedure, ticked: ticked[procedure.slug] ?? 0, tally: tallies[procedure.slug],
                seenFrom: view)
            let name = procedure.frontMatter.theme ?? "Autres procédures"
            if let place = themes.firstIndex(where: { $0.name == name }) {
                themes[place].lines.append(line)
            } else {
                themes.append((name, [line]))
            }
        }
        self.themes = themes.enumerated().map {
            Theme(id: "theme-\($0.offset + 1)", title: $0.element.name, lines: $0.element.lines)
        }
    }

    private static func answer(_ count: Int, _ text: String) -> String {
        "\(Wording.count(count, "procédure parle", "procédures parlent")) de «\u{A0}\(text)\u{A0}»."
    }
}

extension ProceduresView.Line {
    init(_ procedure: Procedure, ticked: Int, tally: FeedbackTally?, seenFrom view: Viewpoint) {
        href = view.address(of: .procedures(.procedure(procedure.slug, ent: nil)))
        title = procedure.title
        summary = procedure.frontMatter.summary
        audience = procedure.frontMatter.audience
        marks = [
            procedure.checkedOn.map { "vérifiée le \(Wording.paperDate($0))" },
            ticked > 0 ? Wording.count(ticked, "étape cochée", "étapes cochées") : nil,
            tally.flatMap {
                $0.unread > 0 ? Wording.count($0.unread, "commentaire à lire", "commentaires à lire") : nil
            },
        ].compactMap(\.self)
    }
}
