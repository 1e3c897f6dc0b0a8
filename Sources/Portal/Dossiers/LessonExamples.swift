import Library
import School
import Storage
import Templating

/// What the views of dossiers are shown with before readers see them.
extension Examples {
    static func lessonDocument(_ text: String, isFull: Bool) -> LessonDocumentPart {
        LessonDocumentPart(
            link: isFull ? .init(title: text, href: "/", isOutside: text == hostile) : nil,
            plain: isFull ? nil : text, byline: isFull ? text : nil, cover: isFull ? "/" : nil,
            pill: isFull ? pill : nil, callNumber: isFull ? text : nil, location: isFull ? text : nil,
            kept: isFull ? text : nil, lifted: isFull ? text : nil, note: isFull ? text : nil)
    }
}

extension LessonsView {
    static let examples = [
        LessonsView(
            title: Examples.hostile, lead: Examples.long, add: Examples.link,
            nothing: EmptyNote(title: Examples.hostile, text: Examples.hostile), groups: []),
        LessonsView(
            title: Examples.hostile, lead: Examples.hostile, add: Examples.link, nothing: nil,
            groups: [
                Group(
                    title: Examples.hostile,
                    rows: (0..<60).map {
                        Row(
                            link: $0 == 1 ? nil : Examples.link, removed: $0 == 1 ? Examples.long : nil,
                            words: Examples.hostile, pill: $0 == 2 ? Examples.pill : nil,
                            putBack: $0 == 1 ? Examples.postButton : nil)
                    })
            ]),
    ]
}

extension LessonFormView {
    static let examples: [LessonFormView] = {
        var typed = TypedLesson(from: Examples.view.today, subject: Examples.hostile)
        (typed.title, typed.source, typed.question) = (Examples.hostile, Examples.hostile, Examples.long)
        typed.classes = [Examples.hostile]
        return [
            LessonFormView(
                trail: [], title: "Vide", refusal: nil, action: "/", token: "",
                TypedLesson(from: Examples.view.today, subject: ""), portals: [], classes: [],
                save: "Créer"),
            LessonFormView(
                trail: [Examples.link], title: Examples.hostile, refusal: Examples.hostile, action: "/",
                token: Examples.hostile, typed,
                portals: [(Examples.hostile, Examples.hostile), ("b", Examples.long)],
                classes: (0..<60).map { ($0 == 0 ? Examples.hostile : "\($0)", Examples.hostile) },
                save: Examples.hostile),
        ]
    }()
}

extension LessonDocumentsView {
    static let examples = [
        LessonDocumentsView(
            trail: [], title: "Vide", lead: "", done: Examples.link, refusal: nil, search: nil, results: nil,
            link: link(""), nothing: EmptyNote(title: Examples.hostile, text: Examples.hostile), entries: []),
        LessonDocumentsView(
            trail: [Examples.link], title: Examples.hostile, lead: Examples.long, done: Examples.link,
            refusal: RefusalNote(words: Examples.hostile),
            search: SearchPart(
                action: "/", text: Field("q", Examples.hostile, value: Examples.hostile),
                portal: Choice(
                    "cdi", Examples.hostile, options: [(Examples.hostile, Examples.hostile)],
                    chosen: Examples.hostile)),
            results: Results(
                words: Examples.hostile,
                rows: (0..<8).map {
                    Results.Row(
                        title: Examples.hostile, href: "/", byline: Examples.long, pill: Examples.pill,
                        add: $0 == 0 ? nil : Examples.postButton, isIn: $0 == 0)
                }, all: Examples.link), link: link(Examples.hostile), nothing: nil,
            entries: (0..<30).map {
                Entry(
                    document: Examples.lessonDocument(Examples.hostile, isFull: $0 != 0),
                    up: $0 == 0 ? nil : Examples.postButton,
                    note: NoteForm(
                        id: "\($0)", action: "/", token: Examples.hostile, title: Examples.hostile,
                        label: Examples.hostile, text: Examples.hostile,
                        until: $0 == 0
                            ? nil
                            : .init(
                                id: "\($0)", title: Examples.hostile, value: "2026-12-04",
                                first: "2026-11-21", last: "2027-06-01")),
                    takeOut: Examples.postButton)
            }),
    ]

    private static func link(_ text: String) -> LinkForm {
        LinkForm(
            action: "/", token: text, isOpen: !text.isEmpty, title: Field("titre", "Titre", value: text),
            address: Field("adresse", "Adresse", kind: "url", value: text, hint: text, isRequired: true))
    }
}

extension LessonView {
    static let examples = [
        LessonView(
            back: Examples.link, title: "Vide", byline: "", pill: nil, refusal: nil, text: nil,
            question: nil, nothing: EmptyNote(title: Examples.hostile, text: Examples.hostile),
            documents: [], own: nil),
        LessonView(
            back: Examples.link, title: Examples.long, byline: Examples.hostile, pill: Examples.pill,
            refusal: RefusalNote(words: Examples.hostile), text: HTML(escaping: Examples.hostile),
            question: Question(words: Examples.hostile, href: "/", address: Examples.hostile), nothing: nil,
            documents: (0..<60).map { Examples.lessonDocument(Examples.hostile, isFull: $0 != 1) },
            own: Own(
                edit: Examples.link, documents: Examples.link, copy: Examples.postButton,
                remove: Examples.confirmButton, figures: [Examples.hostile, Examples.long])),
        LessonView(
            back: Examples.link, title: Examples.hostile, byline: Examples.long, pill: nil, refusal: nil,
            text: nil, question: Question(words: Examples.hostile, href: nil, address: nil), nothing: nil,
            documents: [Examples.lessonDocument(Examples.long, isFull: true)], own: nil),
    ]
}

extension LessonHoldsView {
    static let examples = [
        LessonHoldsView([], token: "", seenFrom: Examples.view),
        LessonHoldsView(
            (1...40).map { number in
                LessonHold(
                    id: ID(number), record: Examples.record(Examples.hostile, id: number),
                    title: Examples.hostile, teacher: Examples.hostile, askedOn: Examples.view.today,
                    until: Examples.view.today + 12, liftedBy: number == 1 ? Examples.hostile : "")
            }, token: Examples.hostile, seenFrom: Examples.view),
    ]
}
