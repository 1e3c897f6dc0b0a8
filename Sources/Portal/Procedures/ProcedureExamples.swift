import Formats
import Library
import Storage

// What the contract test shows of procedures.

extension ProcedureGuide {
    fileprivate static let example = ProcedureGuide(
        view: Examples.view, portal: Examples.portal, standing: Standing(), visitor: .anonymous,
        reader: .visitor, ent: nil, pictures: { _ in nil }, destinations: [], campus: nil,
        managesCampus: false)
}

extension Procedure {
    fileprivate static func example(_ words: String, _ text: String, variants: [String] = []) -> Procedure {
        Procedure(
            slug: "exemple", title: words, text: MarkdownText(text), readers: .librarians,
            datedOn: Examples.view.today, checkedOn: Examples.view.today, article: ID(1), variants: variants)
    }
}

extension ProceduresView {
    static let examples = [
        ProceduresView([], text: "", seenFrom: Examples.view),
        ProceduresView([], text: Examples.hostile, seenFrom: Examples.view),
        ProceduresView(
            [
                .example(Examples.hostile, "---\nrésumé: <b>x</b>\nthème: <b>\npublic: <b>\n---\nUn."),
                .example(Examples.long, "Un."),
            ], text: Examples.hostile, ticked: ["exemple": 3],
            tallies: ["exemple": FeedbackTally(useful: 1, useless: 2, unread: 3)], seenFrom: Examples.view),
    ]
}

extension ProcedureView {
    static let examples = [
        ProcedureView(.example("Vide", ""), guide: .example, with: Surroundings()),
        ProcedureView(
            .example(Examples.long, longText, variants: ["liberscol", "autre-ent"]), guide: .example,
            ent: "liberscol", with: librarian(Examples.long)),
        ProcedureView(
            .example(Examples.hostile, hostileText, variants: ["liberscol"]), guide: .example,
            with: librarian(Examples.hostile)),
    ]

    private static let longText = """
        ---
        public: Tous les ENT
        version minimale: 0.1
        version maximale: 9.9
        contacts:
        - ENT\u{A0}: support@example.org
        - la documentaliste
        ---
        ## Un titre

        {{etat:catalogue}}

        {{horloge:connecteur}}

        ### Un autre

        1. [ ] Une étape, {{etat:emprunteurs}}.
        2. [ ] Une autre\u{A0}: {{adresse:portail}}, {{bouton:procedures}}.

        {{bouton:procedures}}
        """

    private static let hostileText = """
        ---
        public: <b>tous</b>
        contacts: <b>\u{A0}: <b>a@b</b>
        ---
        ## <b>Un</b>

        - [ ] <b onclick="x">une étape</b> & {{inconnue:<b>}}
        """

    private static func librarian(_ words: String) -> Surroundings {
        var around = Surroundings()
        around.isLibrarian = true
        around.ticked = ["une-etape": TickedStep(key: "une-etape", by: words, at: words)]
        around.tally = FeedbackTally(useful: 3, useless: 1, unread: 1)
        around.comments = [true, false].enumerated().map {
            ProcedureFeedback(
                id: ID(Int64($0.offset + 1)), isUseful: $0.element, comment: words,
                givenOn: Examples.view.today, isSettled: $0.element)
        }
        around.token = words
        around.ent = words
        around.typed = (words, words)
        return around
    }
}
