import Library
import Storage
import Templating
import WebServer

/// GET and POST /administration/ressources: what the school subscribes to.
extension PortalVisit {
    func showResourceList() throws -> Response {
        let resources = try library.read { try $0.presentation.everyResource() }
        let view = ComposedListView(
            trail: viewpoint.composingTrail(), title: "Ressources en ligne",
            lead:
                "Tout le monde voit ces titres\u{A0}; seuls ceux à qui une ressource est ouverte reçoivent son adresse.",
            add: Link("Nouvelle ressource", viewpoint.address(of: ComposingPage.newResource)),
            reading: Link("Voir la page", viewpoint.address(of: PresentingPage.resources)),
            nothing: resources.isEmpty
                ? EmptyNote(
                    title: "Aucune ressource pour le moment",
                    text: "Ajoutez une encyclopédie, un journal, un manuel numérique\u{2026}") : nil,
            rows: resources.map { resource in
                ComposedListView.Row(
                    title: resource.title,
                    href: viewpoint.address(of: ComposingPage.resource(resource.id)),
                    words: Wording.readers(resource.settings.readership),
                    pill: resource.isOpen(on: today) ? nil : .over)
            })
        return try composed(view, title: view.title)
    }

    func showResourceForm(
        _ id: ID<Resource>?, typed: TypedForm? = nil, refusal: RefusalNote? = nil, status: Status = .ok
    ) throws -> Response {
        let (resource, classes) = try library.read { library in
            (try id.map { try library.presentation.resource($0) }, try self.classes(in: library))
        }
        if case .some(.none) = resource { throw Failure.notFound }
        let typed =
            typed ?? (resource ?? nil).map { TypedForm($0.settings) }
            ?? TypedForm(
                readership: Readership(.signedIn))
        let token = newToken()
        let title = (resource ?? nil)?.title ?? "Nouvelle ressource"
        let view = ComposedFormView(
            trail: viewpoint.composingTrail([("Ressources en ligne", .resources)]), title: title,
            refusal: refusal,
            form: ComposedForm(
                action: viewpoint.address(of: id.map { .resource($0, .change) } ?? .addResource),
                token: token,
                lines: [
                    .field(Field("titre", "Titre", value: typed["titre"], isRequired: true)),
                    .field(
                        Field(
                            "adresse", "Adresse", kind: "url", value: typed["adresse"],
                            hint: "Elle commence par https://", isRequired: true)),
                    .field(Field("editeur", "Éditeur", value: typed["editeur"])),
                    .area(
                        TextArea(
                            "description", "Description", value: typed["description"], rows: 3,
                            hint: "Une phrase\u{A0}: ce qu’on y trouve, pour qui.")),
                    .field(
                        Field(
                            "jusquau", "Fin de l’abonnement", kind: "date", value: typed["jusquau"],
                            hint: "Vide\u{A0}: pas de fin. Vous serez prévenu deux mois avant.")),
                ],
                readership: ReadershipBox(
                    typed.readership, classes: classes, label: "Qui peut y accéder"),
                save: "Enregistrer"),
            remove: id.map { id in
                ConfirmButton(
                    "Supprimer cette ressource",
                    question: "Elle quittera la liste et les rubriques où elle est placée.",
                    button: PostButton(
                        "Oui, supprimer", icon: "cross",
                        to: viewpoint.address(of: .resource(id, .remove)), token: token))
            })
        return try composed(view, title: title, status: status)
    }
}

extension PortalSubmission {
    private static let resourceNames = ["titre", "adresse", "editeur", "description", "jusquau"]

    func addResource(_ form: Form) throws -> Response {
        let typed = TypedForm(form, Self.resourceNames)
        return try composing { refusal in
            try visit.showResourceForm(nil, typed: typed, refusal: refusal, status: .unprocessableContent)
        } _: {
            let settings = try typed.resource()
            _ = try library.write {
                try $0.presentation.addResource(settings, stamp: stamp(form.short("jeton"), for: typed.words))
            }
            return redirect(to: .composing(.resources), saying: .resourceKept)
        }
    }

    func changeResource(_ id: ID<Resource>, _ form: Form) throws -> Response {
        let typed = TypedForm(form, Self.resourceNames)
        return try composing { refusal in
            try visit.showResourceForm(id, typed: typed, refusal: refusal, status: .unprocessableContent)
        } _: {
            let settings = try typed.resource()
            try library.write { try $0.presentation.setResource(id, to: settings) }
            return redirect(to: .composing(.resources), saying: .resourceKept)
        }
    }

    func removeResource(_ id: ID<Resource>) throws -> Response {
        try library.write { try $0.presentation.removeResource(id) }
        return redirect(to: .composing(.resources), saying: .resourceRemoved)
    }
}

extension TypedForm {
    fileprivate init(_ settings: Resource.Settings) {
        self.init(
            [
                "titre": settings.title, "adresse": settings.address, "editeur": settings.publisher,
                "description": settings.description,
                "jusquau": settings.subscribedUntil?.description ?? "",
            ], readership: settings.readership)
    }

    fileprivate func resource() throws -> Resource.Settings {
        Resource.Settings(
            title: self["titre"], address: self["adresse"], publisher: self["editeur"],
            description: self["description"], readership: readership,
            subscribedUntil: try day("jusquau"))
    }
}
