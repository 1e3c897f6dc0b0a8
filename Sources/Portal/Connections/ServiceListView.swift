import Storage
import Templating

/// GET /connexions, GET /administration/services: the services that may ask who somebody is.
struct ServiceListView: View {
    static let template = "connections/services"

    let title: String
    let wayBack: [Link]
    let tabs: RoomTabs?
    let intro: String
    let services: [Line]
    let nothing: EmptyNote?
    let new: Link
    /// What the one who sets up a service has to be given.
    let addresses: [Address]

    struct Line: ViewPart {
        let name: String
        let href: String
        let address: String
        let told: String
        let notes: [String]
        /// « En clair »
        let warning: String?
        /// For publishers.
        let link: String?
    }

    struct Address: ViewPart {
        let label: String
        let value: String
    }

    init(_ services: [CasService], in room: some ServicesRoom) {
        title = "Services déclarés"
        wayBack = room.wayBack.map { [$0] } ?? []
        tabs = RoomTabs(room.tabs, at: room.address(of: .list))
        intro =
            "Un site déclaré ici reconnaît qui est passé par \(room.spoken)\u{A0}: on y entre sans un mot de passe de plus. Un site qui n’est pas dans cette liste n’apprend rien."
        self.services = services.map { service in
            Line(
                name: service.name, href: room.address(of: .service(service.id)), address: service.address,
                told: ServiceWording.short(service.profile),
                notes: [
                    service.hearsLogout ? nil : "N’est pas prévenu des déconnexions.",
                    service.mayProxy ? "Peut agir auprès d’un autre service déclaré." : nil,
                    service.certificate.isEmpty ? nil : "Connu par son propre certificat.",
                ].compactMap(\.self),
                warning: service.address.hasPrefix("http://") ? ServiceWording.plain : nil,
                link: ServiceWording.link(to: service, of: room.schoolOfPublishers))
        }
        nothing =
            services.isEmpty
            ? EmptyNote(
                title: "Aucun service pour le moment",
                text: room.schoolOfPublishers == nil
                    ? "Les portails de la cité n’ont pas à l’être\u{A0}: leur délégation se règle dans «\u{A0}Portails des CDI\u{A0}»."
                    : "Ajoutez les ressources d’éditeurs que vos élèves ouvriront sans mot de passe.") : nil
        new = Link("Déclarer un service", room.address(of: .new))
        addresses = ServiceWording.addresses(of: room)
    }

    private init(_ text: String, isEmpty: Bool) {
        title = "Services déclarés"
        wayBack = [Link(text, "/")]
        tabs = RoomTabs([Link(text, "/"), Link(text, "/a")], at: "/")
        intro = text
        services =
            isEmpty
            ? []
            : [
                Line(
                    name: text, href: "/", address: text, told: text, notes: [text], warning: text, link: text
                )
            ]
        nothing = isEmpty ? EmptyNote(title: text, text: text) : nil
        new = Link(text, "/")
        addresses = [Address(label: text, value: text)]
    }

    static let examples = [
        ServiceListView(Examples.long, isEmpty: true), ServiceListView(Examples.hostile, isEmpty: false),
    ]
}
