import Library
import Storage
import Templating
import WebServer

/// GET and POST /administration/agenda: what happens at the library.
extension PortalVisit {
    func showEventList() throws -> Response {
        let events = try library.read { try $0.presentation.everyEvent() }
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
            })
        return try composed(view, title: view.title)
    }

    func showEventForm(
        _ id: ID<AgendaEvent>?, typed: TypedForm? = nil, refusal: RefusalNote? = nil, status: Status = .ok
    ) throws -> Response {
        let (event, classes) = try library.read { library in
            (try id.flatMap { try library.presentation.event($0) }, try self.classes(in: library))
        }
        if id != nil, event == nil { throw Failure.notFound }
        let typed = typed ?? event.map { TypedForm($0.settings) } ?? TypedForm()
        let token = newToken()
        let title = event?.title ?? "Nouvel événement"
        let view = ComposedFormView(
            trail: viewpoint.composingTrail([("Agenda", .events)]), title: title, refusal: refusal,
            form: ComposedForm(
                action: viewpoint.address(of: id.map { .event($0, .change) } ?? .addEvent), token: token,
                lines: [
                    .field(Field("titre", "Titre", value: typed["titre"], isRequired: true)),
                    .field(Field("du", "Jour", kind: "date", value: typed["du"], isRequired: true)),
                    .field(
                        Field(
                            "au", "Dernier jour", kind: "date", value: typed["au"],
                            hint: "Vide\u{A0}: ce jour-là seulement.")),
                    .field(
                        Field(
                            "de", "Début", value: typed["de"],
                            hint: "Par exemple\u{A0}: 14 h 30. Vide\u{A0}: toute la journée.")),
                    .field(Field("a", "Fin", value: typed["a"])),
                    .field(Field("lieu", "Lieu", value: typed["lieu"])),
                    .area(TextArea("texte", "Quelques mots", value: typed["texte"], rows: 3)),
                ],
                readership: ReadershipBox(typed.readership, classes: classes), save: "Enregistrer"),
            remove: id.map { id in
                ConfirmButton(
                    "Supprimer cet événement", question: "Il quittera l’agenda pour tout le monde.",
                    button: PostButton(
                        "Oui, supprimer", icon: "cross", to: viewpoint.address(of: .event(id, .remove)),
                        token: token))
            })
        return try composed(view, title: title, status: status)
    }
}

extension PortalSubmission {
    private static let eventNames = ["titre", "du", "au", "de", "a", "lieu", "texte"]

    func addEvent(_ form: Form) throws -> Response {
        let typed = TypedForm(form, Self.eventNames)
        return try composing { refusal in
            try visit.showEventForm(nil, typed: typed, refusal: refusal, status: .unprocessableContent)
        } _: {
            let settings = try typed.event()
            _ = try library.write {
                try $0.presentation.addEvent(settings, stamp: stamp(form.short("jeton"), for: typed.words))
            }
            return redirect(to: .composing(.events), saying: .eventKept)
        }
    }

    func changeEvent(_ id: ID<AgendaEvent>, _ form: Form) throws -> Response {
        let typed = TypedForm(form, Self.eventNames)
        return try composing { refusal in
            try visit.showEventForm(id, typed: typed, refusal: refusal, status: .unprocessableContent)
        } _: {
            let settings = try typed.event()
            try library.write { try $0.presentation.setEvent(id, to: settings) }
            return redirect(to: .composing(.events), saying: .eventKept)
        }
    }

    func removeEvent(_ id: ID<AgendaEvent>) throws -> Response {
        try library.write { try $0.presentation.removeEvent(id) }
        return redirect(to: .composing(.events), saying: .eventRemoved)
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

    fileprivate func event() throws -> AgendaEvent.Settings {
        guard let first = try day("du") else { throw PresentationRefusal.noDay }
        return AgendaEvent.Settings(
            title: self["titre"], firstDay: first, lastDay: try day("au"), opensAt: try minutes("de"),
            closesAt: try minutes("a"), place: self["lieu"], text: self["texte"], readership: readership)
    }
}
