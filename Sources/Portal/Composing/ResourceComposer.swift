import Library
import Storage
import Templating
import WebServer

/// GET and POST /administration/ressources: what the school subscribes to.
extension PortalVisit {
    func showResourceList(page: Int) throws -> Response {
        let resources = try library.read { try $0.presentation.everyResource() }
        let page = ListPage(page, of: resources.count)
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
            rows: page.part(of: resources).map { resource in
                ComposedListView.Row(
                    title: resource.title,
                    href: viewpoint.address(of: ComposingPage.resource(resource.id)),
                    words: Wording.readers(resource.settings.readership),
                    pill: resource.isOpen(on: today) ? nil : .over)
            }, pager: page.pager { viewpoint.address(of: ComposingPage.resources(page: $0)) })
        return try composed(view, title: view.title)
    }

    func showResourceForm(_ id: ID<Resource>?, refused: RefusedForm? = nil) throws -> Response {
        let resource = try id.map { id in try existing { try $0.presentation.resource(id) } }
        let form = ComposedForm(
            action: viewpoint.address(of: id.map { .resource($0, .change) } ?? .addResource),
            token: newToken(), refused: refused, saved: resource.map { TypedForm($0.settings) },
            first: TypedForm(readership: Readership(.signedIn)),
            classes: try library.read { try classes(in: $0) }, readers: "Qui peut y accéder",
            lines: \.resourceLines)
        return try composed(
            form, title: resource?.title ?? "Nouvelle ressource", in: ("Ressources en ligne", .resources()),
            refused: refused,
            removal: id.map {
                ComposedRemoval(
                    label: "Supprimer cette ressource",
                    question: "Elle quittera la liste et les rubriques où elle est placée.",
                    action: .resource($0, .remove))
            })
    }
}

extension PortalSubmission {
    private static let resourceNames = ["titre", "adresse", "editeur", "description", "jusquau"]

    /// - Parameter id: nil for a new one.
    func keepResource(_ id: ID<Resource>?, _ form: Form) throws -> Response {
        let typed = TypedForm(form, Self.resourceNames)
        return try composing(typed) { refused in
            try visit.showResourceForm(id, refused: refused)
        } _: {
            let settings = try typed.resource()
            if let id {
                try change(id, as: typed) {
                    try $0.resource(id).map { TypedForm($0.settings) }
                } _: {
                    try $0.setResource(id, to: settings)
                }
            } else {
                let stamp = stamp(typed.token, for: typed.words)
                _ = try library.write { try $0.presentation.addResource(settings, stamp: stamp) }
            }
            return redirect(to: .composing(.resources()), saying: .resourceKept)
        }
    }

    func removeResource(_ id: ID<Resource>) throws -> Response {
        try library.write { try $0.presentation.removeResource(id) }
        return redirect(to: .composing(.resources()), saying: .resourceRemoved)
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

    fileprivate var resourceLines: [ComposedForm.Line] {
        [
            .field(Field("titre", "Titre", value: self["titre"], isRequired: true)),
            .field(
                Field(
                    "adresse", "Adresse", kind: "url", value: self["adresse"],
                    hint: "Elle commence par https://", isRequired: true)),
            .field(Field("editeur", "Éditeur", value: self["editeur"])),
            .area(
                TextArea(
                    "description", "Description", value: self["description"], rows: 3,
                    hint: "Une phrase\u{A0}: ce qu’on y trouve, pour qui.")),
            .field(
                Field(
                    "jusquau", "Fin de l’abonnement", kind: "date", value: self["jusquau"],
                    hint: "Vide\u{A0}: pas de fin. Vous serez prévenu deux mois avant.")),
        ]
    }

    fileprivate func resource() throws -> Resource.Settings {
        Resource.Settings(
            title: self["titre"], address: self["adresse"], publisher: self["editeur"],
            description: self["description"], readership: readership,
            subscribedUntil: try day("jusquau"))
    }
}
