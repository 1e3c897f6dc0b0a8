import Foundation
import Library
import School
import Storage
import Templating

/// What the views of the espaces are shown with before readers see them.
extension Examples {
    static let link = Link(hostile, "/")
    static let pill = Pill("gone", "warning", hostile)
    static let postButton = PostButton(
        hostile, icon: "check", to: "/", token: hostile, fields: [FormValue(hostile, hostile)])
    static let confirmButton = ConfirmButton(hostile, question: hostile, button: postButton)

    static func tile(_ text: String, fill: (inout TileView) -> Void) -> TileView {
        var tile = TileView(
            id: "tuile-\(text.utf8.count)", title: text, icon: "book", kind: "library", all: link)
        fill(&tile)
        return tile
    }

    static func loanTable(_ text: String, count: Int) -> LoanTable {
        LoanTable(
            caption: text, lastHeading: text,
            rows: (0..<count).map {
                LoanTable.Row(
                    title: text, href: $0 == 0 ? "" : "/", comment: text, borrowed: "21/11/26",
                    last: "28/11/26",
                    late: $0 == 0 ? text : nil, renewal: $0 == 0 ? nil : postButton)
            })
    }

    static func cdiPart(_ text: String) -> CdiPart {
        CdiPart(
            chooser: .init(action: "/", choice: Choice("cdi", text, options: [(text, text)], chosen: text)),
            open: .init(href: "/", label: text, tooltip: text), note: text,
            search: .init(action: "/", text: text, portal: text),
            results: CdiResults(
                words: text, all: link,
                rows: [
                    .init(title: text, byline: text, href: "/", pill: pill, reserve: postButton),
                    .init(title: text, byline: "", href: "/", pill: nil, reserve: nil),
                ]), loans: loanTable(text, count: 12),
            reservations: .init(lines: [.init(title: text, href: "/", pill: pill)]),
            children: .init(
                lines: [
                    .init(name: text, words: text, isLate: true, loans: loanTable(text, count: 1)),
                    .init(name: text, words: text, isLate: false, loans: nil),
                ]), history: .init(link: link, table: loanTable(text, count: 40)),
            fresh: .init(words: text, again: "/"), parents: link)
    }
}

extension EspaceView.Page {
    static let examples = [
        EspaceView.Page(
            greeting: "Bonjour", subtitle: "", refusal: nil, columns: [],
            nothing: EmptyNote(title: Examples.hostile, text: Examples.long), arrange: nil,
            preview: EspaceView.Preview(words: Examples.hostile, back: Examples.link)),
        EspaceView.Page(
            greeting: Examples.hostile, subtitle: Examples.long,
            refusal: RefusalNote(words: Examples.hostile),
            columns: [
                EspaceView.Column(tiles: [
                    Examples.tile("cdi") { $0.cdi = Examples.cdiPart(Examples.hostile) },
                    Examples.tile("retour") {
                        $0.due = DuePart(
                            words: Examples.hostile, kind: "late", door: Examples.hostile,
                            note: Examples.hostile,
                            feed: .init(
                                address: Examples.hostile, make: Examples.postButton,
                                revoke: Examples.confirmButton))
                    },
                    Examples.tile("retours ") {
                        $0.due = DuePart(
                            words: "Rien", kind: "", door: nil, note: nil,
                            feed: .init(address: nil, make: Examples.postButton, revoke: nil))
                    },
                ]),
                EspaceView.Column(tiles: [
                    Examples.tile("jours de ") {
                        $0.days = DaysPart(days: [
                            .init(
                                day: Examples.hostile,
                                rows: [
                                    .init(
                                        hours: Examples.hostile, title: Examples.long, note: Examples.hostile,
                                        text: nil),
                                    .init(
                                        hours: nil, title: Examples.hostile, note: nil, text: Examples.hostile
                                    ),
                                ])
                        ])
                    },
                    Examples.tile("messages de") {
                        $0.messages = .init(rows: [
                            .init(
                                title: Examples.hostile, href: "/", words: Examples.long, pill: Examples.pill),
                            .init(title: Examples.long, href: "/", words: "", pill: nil),
                        ])
                    },
                    Examples.tile("des livres là") {
                        $0.books = .init(books: [
                            .init(title: Examples.hostile, byline: Examples.long, href: "/", cover: "/"),
                            .init(title: Examples.long, byline: "", href: "/", cover: nil),
                        ])
                    },
                    Examples.tile("des liens utiles") {
                        $0.items = .init(rows: [
                            .init(title: Examples.hostile, href: "/", words: Examples.long, isOutside: true),
                            .init(title: Examples.long, href: "/", words: "", isOutside: false),
                        ])
                    },
                    Examples.tile("des événements à venir") {
                        $0.events = .init(
                            hours: Examples.hostile,
                            events: [
                                EventCard(
                                    day: "24", month: "nov.", title: Examples.hostile, when: Examples.hostile,
                                    place: Examples.hostile, words: Examples.long)
                            ])
                    },
                    Examples.tile("vide") { $0.empty = .init(words: Examples.hostile) },
                ]),
            ], nothing: nil, arrange: Examples.link, preview: nil),
    ]
}

extension EspaceHomeView {
    static let examples = [
        EspaceHomeView(greeting: Examples.hostile, rooms: [Examples.link], nothing: nil),
        EspaceHomeView(
            greeting: Examples.long, rooms: [],
            nothing: EmptyNote(title: Examples.hostile, text: Examples.hostile)),
    ]
}

extension LayoutView {
    static let examples =
        Espace.allCases.map {
            LayoutView(TileOrder($0), of: $0, token: Examples.hostile, place: Examples.campusPlace)
        } + [
            LayoutView(
                {
                    var order = TileOrder(.pupil)
                    for tile in Tile.allCases { order.move(tile, .hide) }
                    return order
                }(), of: .pupil, token: "", place: Examples.campusPlace)
        ]
}

extension MessagesView {
    static let examples = [
        MessagesView(
            title: Examples.hostile, write: nil, sent: nil,
            nothing: EmptyNote(title: Examples.hostile, text: Examples.hostile), rows: []),
        MessagesView(
            title: Examples.long, write: Examples.link, sent: Examples.link, nothing: nil,
            rows: (0..<30).map {
                .init(
                    title: Examples.hostile, href: "/", words: Examples.long,
                    pill: $0 == 0 ? nil : Examples.pill)
            }),
    ]
}

extension MessageView {
    static let examples = [
        MessageView(
            back: Examples.link, title: Examples.hostile, byline: Examples.hostile,
            text: CampusText.markup(Examples.hostile, at: Examples.campusPlace),
            acknowledge: Examples.postButton,
            read: nil, readers: Examples.link, edit: Examples.link),
        MessageView(
            back: Examples.link, title: Examples.long, byline: "",
            text: CampusText.markup("**Bonjour**\n\n- un\n- deux", at: Examples.campusPlace),
            acknowledge: nil,
            read: Examples.hostile, readers: nil, edit: nil),
    ]
}

extension MessageReadersView {
    static let examples = [
        MessageReadersView(
            back: Examples.link, title: "Qui a lu\u{A0}?", sentence: Examples.hostile, rows: []),
        MessageReadersView(
            back: Examples.link, title: Examples.long, sentence: Examples.long,
            rows: (0..<300).map { _ in
                Row(name: Examples.hostile, profiles: Examples.hostile, pill: Examples.pill)
            }),
    ]
}

extension CampusFormView {
    static let examples = [
        CampusFormView(
            trail: [Examples.link], title: Examples.hostile, refusal: RefusalNote(words: Examples.hostile),
            action: "/", token: Examples.hostile,
            lines: [
                .field(Field("titre", Examples.hostile, value: Examples.hostile, error: Examples.hostile)),
                .area(TextArea("texte", Examples.hostile, value: Examples.hostile, hint: Examples.hostile)),
                .choice(Choice("choix", Examples.hostile, options: [("", Examples.hostile)], chosen: "")),
                .ticks(
                    TickList(
                        "un", Examples.hostile, hint: Examples.hostile,
                        [(Examples.hostile, Examples.hostile)],
                        chosen: [Examples.hostile])),
                .ticks(
                    TickList(
                        "deux", Examples.hostile, hint: nil, (0..<120).map { ("\($0)", Examples.hostile) },
                        chosen: ["3"], isFolded: true)),
            ], save: Examples.hostile, remove: Examples.confirmButton),
        CampusFormView(
            trail: [], title: "Vide", refusal: nil, action: "/", token: "", lines: [], save: "Enregistrer",
            remove: nil),
    ]
}

extension SchoolClassesView {
    static let examples = [
        SchoolClassesView(
            title: Examples.hostile, lead: Examples.long, nothing: .noClass, rules: nil, schools: []),
        SchoolClassesView(
            title: Examples.hostile, lead: Examples.hostile, nothing: nil,
            rules: .init(action: "/", token: Examples.hostile, hasTitles: true, isWeekly: true),
            schools: [
                Group(
                    name: Examples.hostile,
                    rows: (0..<60).map {
                        Row(
                            name: Examples.hostile, href: "/", words: Examples.hostile,
                            pill: $0 == 0 ? Examples.pill : nil)
                    })
            ]),
    ]
}

extension ClassCalendarView {
    static let examples = [
        ClassCalendarView(
            back: Examples.link, title: Examples.hostile,
            calendars: [
                Calendar(
                    id: "un", name: Examples.hostile, hint: Examples.hostile,
                    refusal: RefusalNote(words: Examples.hostile), address: Examples.hostile,
                    state: Examples.long,
                    trouble: Examples.hostile, faults: [Examples.hostile, Examples.long], action: "/",
                    token: Examples.hostile, again: Examples.postButton, remove: Examples.confirmButton),
                Calendar(
                    id: "deux", name: "Vide", hint: "", refusal: nil, address: "", state: nil, trouble: nil,
                    faults: [],
                    action: "/", token: "", again: nil, remove: nil),
            ])
    ]
}

extension SheetView {
    static let examples = [
        SheetView(
            back: Examples.link, title: Examples.hostile, sentence: Examples.long, note: Examples.hostile,
            nothing: EmptyNote(title: Examples.hostile, text: Examples.hostile), rows: [], hasTitles: false),
        SheetView(
            back: Examples.link, title: Examples.hostile, sentence: Examples.hostile, note: nil, nothing: nil,
            rows: (0..<36).map {
                Row(
                    name: Examples.hostile, late: "1", isLate: $0 == 0, loans: "2", kept: "0",
                    titles: $0 == 0 ? [] : [Title(title: Examples.hostile, words: Examples.hostile)])
            }, hasTitles: true),
    ]
}
