import Library
import Storage
import Templating
import WebServer

/// GET /ressources: what the school subscribes to, for everybody to know; the way there, for whom it is open to.
extension PortalVisit {
    func showResources() throws -> Response {
        let reader = try asReader()
        let resources = try library.read { try $0.presentation.resources(on: today) }
        let view = ResourcesView(
            resources, for: reader, isEditable: composes, seenFrom: viewpoint)
        return try render(view, title: "Ressources en ligne")
    }
}

/// An outside resource, with the link or what opens it.
struct ResourceCard: ViewPart {
    let id: String
    let title: String
    let publisher: String?
    let words: String?
    /// Nil for whom it is not open to: its address is told to nobody else.
    let link: Link?
    /// « Connectez-vous pour y accéder »
    let door: Link?
    let closed: String?
}

extension ResourceCard {
    init(_ resource: Resource, for reader: Reader, seenFrom view: Viewpoint) {
        let settings = resource.settings
        id = "ressource-\(resource.id)"
        title = settings.title
        publisher = settings.publisher.isEmpty ? nil : settings.publisher
        words = settings.description.isEmpty ? nil : settings.description
        let isOpen = settings.readership.admits(reader)
        link = isOpen ? Link(settings.title, settings.address) : nil
        door =
            isOpen || reader.isSignedIn
            ? nil
            : Link(
                "Connectez-vous pour y accéder",
                view.address(
                    of: .signIn(.door(.readers, returnTo: PortalPage.presenting(.resources).address))))
        closed = isOpen || !reader.isSignedIn ? nil : Wording.reservedFor(settings.readership)
    }
}

struct ResourcesView: View {
    static let template = "presenting/resources"

    let trail: [Link]
    let edit: Link?
    let nothing: EmptyNote?
    let resources: [ResourceCard]
}

extension ResourcesView {
    init(_ resources: [Resource], for reader: Reader, isEditable: Bool, seenFrom view: Viewpoint) {
        trail = [Link("Accueil", view.address(of: .home))]
        edit =
            isEditable ? Link("Gérer les ressources", view.address(of: ComposingPage.resources())) : nil
        nothing =
            resources.isEmpty
            ? EmptyNote(
                title: "Aucune ressource pour le moment",
                text: "Les encyclopédies, journaux et manuels en ligne du CDI paraîtront ici.") : nil
        self.resources = resources.map { ResourceCard($0, for: reader, seenFrom: view) }
    }
}

extension Wording {
    /// « Pour l’équipe éducative », « Pour les classes 6eA et 6eB »
    static func reservedFor(_ readership: Readership) -> String {
        if readership.visibility == .staff { return "Pour l’équipe éducative" }
        let classes = readership.classes
        if classes.isEmpty {
            return readership.visibility == .everybody
                ? "Pour tout le monde" : "Pour les personnes connectées"
        }
        guard classes.count > 1 else { return "Pour la classe \(classes[0])" }
        return
            "Pour les classes \(classes.dropLast().joined(separator: ", ")) et \(classes[classes.count - 1])"
    }
}
