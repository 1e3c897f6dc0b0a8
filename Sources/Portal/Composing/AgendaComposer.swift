import Library
import Storage
import Templating
import WebServer

/// GET and POST /administration/agenda: what happens at the library.
extension PortalVisit {
    func showEventList(page: Int) throws -> Response {
        let (page, events) = try library.read { library in
            let page = ListPage(page, of: try library.presentation.eventCount())
            return (
                page, try library.presentation.everyEvent(limit: ListPage.size, offset: page.offset)
            )
        }
        let view = ComposedListView(
            trail: viewpoint.composingTrail(), title: "Agenda",
            lead:
                "Rencontres, ateliers, expositions\u{A0}: sur la page Agenda, et à l’accueil si vous y mettez ce bloc.",
            add: Link("Nouvel événement", viewpoint.address(of: ComposingPage.newEvent)),
            reading: Link("Voir la page", viewpoint.address(of: PresentingPage.agenda)),
            nothing: events.isEmpty
                ? EmptyNote(
                    title: "Rien dans l’agenda", text: "Ajoutez une rencontre, un atelier, une exposition.")
                : nil,
            rows: events.map { event in
                ComposedListView.Row(
                    title: event.title, href: viewpoint.address(of: ComposingPage.event(event.id)),
                    words:
                        "\(Wording.capitalized(Wording.when(event.settings, today: today))) · \(Wording.readers(event.settings.readership))",
                    pill: event.settings.lastDay < today ? .over : nil)
            }, pager: page.pager { viewpoint.address(of: ComposingPage.events(page: $0)) })
        return try composed(view, title: view.title)
    }

    func showEventForm(_ id: ID<AgendaEvent>?, refused: RefusedForm? = nil) throws -> Response {
        let event = try id.map { id in try existing { try $0.presentation.event(id) } }
        let form = ComposedForm(
            action: viewpoint.address(of: id.map { .event($0, .change) } ?? .addEvent), token: newToken(),
            refused: refused, saved: event.map { TypedForm($0.settings) },
            classes: try library.read { try classes(in: $0) }, lines: \.eventLines)
        return try composed(
            form, title: event?.title ?? "Nouvel événement", in: ("Agenda", .events()), refused: refused,
            removal: id.map {
                ComposedRemoval(
                    label: "Supprimer cet événement", question: "Il quittera l’agenda pour tout le monde.",
                    action: .event($0, .remove))
            })
    }
}

extension PortalSubmission {
    private static let eventNames = ["titre", "du", "au", "de", "a", "lieu", "texte"]

    /// - Parameter id: nil for a new one.
    func keepEvent(_ id: ID<AgendaEvent>?, _ form: Form) throws -> Response {
        let typed = TypedForm(form, Self.eventNames)
        return try composing(typed) { refused in
            try visit.showEventForm(id, refused: refused)
        } _: {
            let settings = try typed.event()
            if let id {
                try change(id, as: typed) {
                    try $0.event(id).map { TypedForm($0.settings) }
                } _: {
                    try $0.setEvent(id, to: settings)
                }
            } else {
                let stamp = stamp(typed.token, for: typed.words)
                _ = try library.write { try $0.presentation.addEvent(settings, stamp: stamp) }
            }
            return redirect(to: .composing(.events()), saying: .eventKept)
        }
    }

    func removeEvent(_ id: ID<AgendaEvent>) throws -> Response {
        try library.write { try $0.presentation.removeEvent(id) }
        return redirect(to: .composing(.events()), saying: .eventRemoved)
    }
}

extension TypedForm {
    fileprivate init(_ event: AgendaEvent.Settings) {
        self.init(
            [
                "titre": event.title, "du": event.firstDay.description,
                "au": event.lastDay == event.firstDay ? "" : event.lastDay.description,
                "de": event.opensAt.map(Wording.time) ?? "", "a": event.closesAt.map(Wording.time) ?? "",
                "lieu": event.place, "texte": event.text,
            ], readership: event.readership)
    }

    fileprivate var eventLines: [ComposedForm.Line] {
        [
            .field(Field("titre", "Titre", value: self["titre"], isRequired: true)),
            .field(Field("du", "Jour", kind: "date", value: self["du"], isRequired: true)),
            .field(
                Field(
                    "au", "Dernier jour", kind: "date", value: self["au"],
                    hint: "Vide\u{A0}: ce jour-là seulement.")),
            .field(
                Field(
                    "de", "Début", value: self["de"],
                    hint: "Par exemple\u{A0}: 14 h 30. Vide\u{A0}: toute la journée.")),
            .field(Field("a", "Fin", value: self["a"])),
            .field(Field("lieu", "Lieu", value: self["lieu"])),
            .area(TextArea("texte", "Quelques mots", value: self["texte"], rows: 3)),
        ]
    }

    fileprivate func event() throws -> AgendaEvent.Settings {
        guard let first = try day("du") else { throw PresentationRefusal.noDay }
        return AgendaEvent.Settings(
            title: self["titre"], firstDay: first, lastDay: try day("au"), opensAt: try minutes("de"),
            closesAt: try minutes("a"), place: self["lieu"], text: self["texte"], readership: readership)
    }
}
