import Formats
import Foundation
import Library
import Storage
import Templating

/// One procedure, with how far the school is in it.
struct ProcedureView: View {
    static let template = "procedures/procedure"

    let trail: [Link]
    let title: String
    /// « Tous les ENT et PRONOTE (mode hébergé) »
    let audience: String?
    let facts: [Fact]
    /// The text of one ENT is read, or there are some: the others.
    let variants: Variants?
    let progress: Progress?
    let ticking: Ticking?
    let contents: Contents?
    let text: ProcedureText
    let contacts: Contacts?
    let feedback: FeedbackForm
    let opinions: Opinions?
    /// Where its text is changed, for those who may.
    let edit: Link?

    struct Fact: ViewPart {
        let label: String
        let words: String
    }

    struct Variants: ViewPart {
        let label: String
        let links: [Link]
    }

    struct Progress: ViewPart {
        let words: String
        let restart: PostButton?
        let resume: PostButton?
    }

    /// The form to which the boxes of the steps belong.
    struct Ticking: ViewPart {
        let action: String
        let token: String
        /// Where to come back: the text of an ENT.
        let fields: [FormValue]
    }

    struct Contents: ViewPart {
        let entries: [Entry]

        struct Entry: ViewPart {
            let number: String
            let title: String
            let href: String
            let isDeep: Bool
        }
    }

    struct Contacts: ViewPart {
        let people: [Contact]
    }

    /// « ENT : supportent@example.org »
    struct Contact: ViewPart {
        let topic: String
        /// Nil for an address of mail.
        let words: String?
        let mail: Link?
    }
}

extension ProcedureView {
    /// What a visitor is given beside the text.
    struct Surroundings {
        var reader = Reader.visitor
        var isLibrarian = false
        var ticked: [String: TickedStep] = [:]
        var setAside = 0
        var tally = FeedbackTally()
        var comments: [ProcedureFeedback] = []
        var token = ""
        var typed: (comment: String, error: String?) = ("", nil)
        /// The ENT whose text was asked for by its address.
        var ent: String?
        var zone = TimeZone.gmt

        /// What each form sends, to come back to the same text.
        var fields: [FormValue] { ent.map { [FormValue("ent", $0)] } ?? [] }
    }

    init(_ procedure: Procedure, guide: ProcedureGuide, ent: String? = nil, with around: Surroundings) {
        let view = guide.view
        let slug = procedure.slug
        let text = procedure.text.rendered(with: guide)
        let front = procedure.frontMatter
        trail = [Link("Procédures", view.address(of: .procedures(.list(text: ""))))]
        title = procedure.title
        audience = front.audience
        facts = Self.facts(of: procedure, today: view.today)
        variants = Variants(of: procedure, ent: ent, seenFrom: view)
        let steps = text.pieces.compactMap { if case .step(let step) = $0 { step } else { nil } }
        progress =
            steps.isEmpty || !around.isLibrarian
            ? nil : Progress(slug, steps: steps.map(\.key), around, seenFrom: view)
        ticking =
            steps.isEmpty || !around.isLibrarian
            ? nil
            : Ticking(
                action: view.place.address(of: .procedures(.tick(slug))), token: around.token,
                fields: around.fields)
        contents = Contents(text.contents)
        self.text = ProcedureText(
            pieces: text.pieces(answeredBy: guide) { StepBox($0, around, today: view.today) })
        contacts = front.contacts.isEmpty ? nil : Contacts(people: front.contacts.map(Contact.init))
        feedback = FeedbackForm(
            action: view.place.address(of: .procedures(.judge(slug))), token: around.token,
            comment: around.typed.comment, error: around.typed.error, fields: around.fields)
        opinions = around.isLibrarian ? Opinions(slug, around, seenFrom: view) : nil
        edit = around.isLibrarian ? procedure.editing.map { Link($0.words, view.address(of: $0.page)) } : nil
    }

    private static func facts(of procedure: Procedure, today: Day) -> [Fact] {
        let front = procedure.frontMatter
        var versions: String?
        switch (front.versionFrom, front.versionTo) {
        case (let from?, let to?): versions = "de \(from) à \(to)"
        case (let from?, nil): versions = "\(from) ou plus"
        case (nil, let to?): versions = "jusqu’à \(to)"
        case (nil, nil): break
        }
        return [
            versions.map { Fact(label: "Version", words: $0) },
            procedure.datedOn.map { Fact(label: "Écrite le", words: Wording.paperDate($0)) },
            procedure.checkedOn.map { Fact(label: "Vérifiée le", words: Wording.paperDate($0)) },
            procedure.isOwn ? Fact(label: "Texte", words: "propre à ce portail") : nil,
        ].compactMap(\.self)
    }
}

extension ProcedureView.Variants {
    init?(of procedure: Procedure, ent: String?, seenFrom view: Viewpoint) {
        guard !procedure.variants.isEmpty else { return nil }
        let isGeneral = ent.map { !procedure.variants.contains($0) } ?? true
        label =
            isGeneral
            ? "Le texte qui suit vaut pour tous. Il existe aussi pour\u{A0}:" : "Il existe aussi\u{A0}:"
        let others = procedure.variants.filter { $0 != ent }.map {
            Link(Wording.ent($0), view.address(of: .procedures(.procedure(procedure.slug, ent: $0))))
        }
        let general = Link(
            "le texte général", view.address(of: .procedures(.procedure(procedure.slug, ent: nil))))
        links = isGeneral ? others : others + [general]
    }
}

extension ProcedureView.Progress {
    init(
        _ slug: String, steps: [String], _ around: ProcedureView.Surroundings, seenFrom view: Viewpoint
    ) {
        let done = steps.filter { around.ticked[$0] != nil }.count
        words =
            done == 0
            ? "Cochez chaque étape au fur et à mesure\u{A0}: le CDI saura où il en est, et qui l’a faite."
            : done == steps.count
                ? "Toutes les étapes sont faites."
                : "\(Wording.count(done, "étape faite", "étapes faites")) sur \(Wording.number(steps.count))."
        restart =
            around.ticked.isEmpty
            ? nil
            : PostButton(
                "Tout recommencer", icon: "undo", kind: "bare",
                to: view.place.address(of: .procedures(.restart(slug))), token: around.token,
                fields: around.fields)
        resume =
            around.setAside == 0 || !around.ticked.isEmpty
            ? nil
            : PostButton(
                "Remettre les coches d’avant", icon: "undo",
                to: view.place.address(of: .procedures(.resume(slug))), token: around.token,
                fields: around.fields)
    }
}

extension ProcedureView.Contents {
    /// Nil where there is hardly anything to choose from.
    init?(_ contents: [ContentsEntry]) {
        let entries = contents.filter { $0.level <= 2 }
        guard entries.count > 1 else { return nil }
        self.entries = entries.map {
            Entry(number: $0.number, title: $0.title, href: "#\($0.anchor)", isDeep: $0.level > 1)
        }
    }
}

extension ProcedureView.Contact {
    /// « ENT : adresse », or a name alone.
    init(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        let said = parts.count == 2 ? parts[1] : text
        let isMail = said.contains("@") && !said.contains(" ")
        topic = parts.count == 2 ? parts[0] : "Contact"
        words = isMail ? nil : said
        mail = isMail ? Link(said, "mailto:\(said)") : nil
    }
}

extension StepBox {
    init(_ step: MarkdownStep, _ around: ProcedureView.Surroundings, today: Day) {
        guard around.isLibrarian else {
            press = nil
            done = nil
            return
        }
        let ticked = around.ticked[step.key]
        press = Press(
            id: "etape-\(step.key)", isDone: ticked != nil, verb: ticked == nil ? "cocher" : "decocher",
            key: step.key,
            spoken: (ticked == nil ? "Cocher\u{A0}: " : "Décocher\u{A0}: ") + step.words)
        done = ticked.map {
            "Fait par \($0.by), \(Wording.moment($0.at, today: today, in: around.zone))"
        }
    }
}
