import Formats
import Templating

/// A text as a template places it.
struct ProcedureText: ViewPart {
    let pieces: [ProcedurePiece]
}

/// A piece of it: markup, a box of state, a button, a step.
struct ProcedurePiece: ViewPart {
    let html: HTML?
    /// Where the school stands, in a box of its own.
    let state: StateBox?
    /// In the middle of a sentence.
    let words: String?
    let button: Link?
    /// A button in the middle of a sentence.
    let link: Link?
    /// An address to be copied.
    let copied: String?
    let step: StepBox?

    struct StateBox: ViewPart {
        /// Class of the style sheet.
        let kind: String
        let icon: String
        let words: String
        /// Where more is told; nil: nowhere that this reader may go.
        var link: Link? = nil
    }

    init(
        html: HTML? = nil, state: StateBox? = nil, words: String? = nil, button: Link? = nil,
        link: Link? = nil, copied: String? = nil, step: StepBox? = nil
    ) {
        self.html = html
        self.state = state
        self.words = words
        self.button = button
        self.link = link
        self.copied = copied
        self.step = step
    }
}

/// The box before a step: pressed by those who manage the portal, looked at by the others.
struct StepBox: ViewPart {
    /// Nil for those who only look.
    let press: Press?
    /// « Fait par Mme Leroux, samedi 21 novembre à 12 h 00 »
    let done: String?

    struct Press: ViewPart {
        let id: String
        let isDone: Bool
        /// Of the form's field: `cocher` or `decocher`.
        let verb: String
        let key: String
        let spoken: String
    }
}

extension RenderedText {
    /// - Parameter step: the box of a step.
    func pieces(
        answeredBy guide: ProcedureGuide, step: (MarkdownStep) -> StepBox
    ) -> [ProcedurePiece] {
        pieces.compactMap { piece in
            switch piece {
            case .html(let markup): ProcedurePiece(html: HTML(markup: markup))
            case .directive(let directive): guide.piece(for: directive)
            case .step(let found): ProcedurePiece(step: step(found))
            }
        }
    }

    /// The same where nothing is ticked: pages, news, previews.
    func pieces(answeredBy guide: ProcedureGuide) -> [ProcedurePiece] {
        pieces(answeredBy: guide) { _ in StepBox(press: nil, done: nil) }
    }
}

extension ProcedureGuide {
    /// What stands in the place of a directive; nil: nothing for this reader.
    func piece(for directive: MarkdownDirective) -> ProcedurePiece? {
        switch directive.name {
        case "etat":
            guard let answer = ProcedureState(rawValue: directive.argument)?.answer(self) else { return nil }
            return directive.isAlone
                ? ProcedurePiece(
                    state: .init(
                        kind: answer.isFine ? "good" : "wait", icon: answer.isFine ? "check" : "info",
                        words: answer.sentence))
                : ProcedurePiece(words: answer.words)
        case "horloge":
            guard let clock = FreshnessClock(rawValue: directive.argument) else { return nil }
            return directive.isAlone
                ? ProcedurePiece(
                    state: .init(
                        kind: "", icon: "clock", words: clock.sentence,
                        link: address(of: clock.screen).map { Link(clock.screen.label, $0) }))
                : ProcedurePiece(words: clock.words)
        case "bouton":
            guard let screen = ProcedureScreen(rawValue: directive.argument), let href = address(of: screen)
            else { return nil }
            let link = Link(screen.label, href)
            return directive.isAlone ? ProcedurePiece(button: link) : ProcedurePiece(link: link)
        case "adresse":
            return ProcedureAddress(rawValue: directive.argument)?.address(self).map {
                ProcedurePiece(copied: $0)
            }
        default: return nil
        }
    }
}
