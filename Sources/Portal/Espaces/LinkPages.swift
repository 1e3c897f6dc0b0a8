import Formats
import School
import Storage
import Templating
import WebServer

/// GET and POST /liens…: the links that a school puts on home pages.
extension CampusVisit {
    func showLinks() throws -> Response {
        let (links, schools) = try file.read { (try $0.home.everyLink(), try $0.directory.schools()) }
        let view = ComposedListView(
            trail: [Link("Accueil", address(of: .home))], title: "Liens utiles",
            lead:
                "La cantine, la région, l’orientation\u{A0}: ils paraissent dans cet ordre sur les accueils.",
            add: Link("Nouveau lien", address(of: .espaces(.newLink))), reading: nil,
            nothing: links.isEmpty
                ? EmptyNote(
                    title: "Aucun lien pour le moment",
                    text: "Ajoutez le premier\u{A0}: un titre, une adresse.")
                : nil,
            rows: links.map { link in
                let school = link.settings.school.flatMap { id in schools.first { $0.id == id }?.name }
                let profiles = TypedMessage.profiles.filter { link.settings.profiles.contains($0) }
                let who = profiles.isEmpty ? ["Tout le monde"] : profiles.map(Wording.profile)
                return ComposedListView.Row(
                    title: link.settings.title, href: address(of: .espaces(.link(link.id))),
                    words: (who + [school].compactMap(\.self) + [link.settings.address]).joined(
                        separator: " · "),
                    pill: nil)
            }, pager: nil)
        return try render(view, title: view.title, section: .links)
    }

    func showLinkForm(
        _ id: ID<UsefulLink>?, typed: TypedLink? = nil, refusal: String? = nil, status: Status = .ok,
    ) throws -> Response {
        let (link, schools) = try file.read { campus in
            (try id.flatMap { try campus.home.link($0) }, try campus.directory.schools())
        }
        guard id == nil || link != nil else { throw Failure.notFound }
        let typed = typed ?? link.map { TypedLink($0.settings) } ?? TypedLink()
        let title = id == nil ? "Nouveau lien" : typed.title
        let token = newToken()
        let view = CampusFormView(
            trail: [Link("Liens utiles", address(of: .espaces(.links)))], title: title,
            refusal: refusal.map { RefusalNote(words: $0) },
            action: place.address(of: .espaces(id.map { .changeLink($0) } ?? .addLink)), token: token,
            lines: typed.lines(schools: schools), save: "Enregistrer",
            remove: id.map { id in
                ConfirmButton(
                    "Supprimer ce lien", question: "Il disparaîtra des accueils.",
                    button: PostButton(
                        "Oui, supprimer", icon: "cross", to: place.address(of: .espaces(.removeLink(id))),
                        token: token)
                )
            })
        return try render(view, title: title, status: status, section: .links)
    }
}

extension CampusSubmission {
    func addLink() throws -> Response {
        let typed = TypedLink(form)
        return try refusing { words in
            try visit.showLinkForm(nil, typed: typed, refusal: words, status: .unprocessableContent)
        } after: {
            try once { campus, _ in _ = try campus.home.addLink(typed.settings()) }
            return redirect(to: .espaces(.links), saying: .linkKept)
        }
    }

    func changeLink(_ id: ID<UsefulLink>) throws -> Response {
        let typed = TypedLink(form)
        return try refusing { words in
            try visit.showLinkForm(id, typed: typed, refusal: words, status: .unprocessableContent)
        } after: {
            try file.write { campus in
                try campus.home.setLink(id, to: typed.settings())
                if typed.isRaised { try campus.home.raiseLink(id) }
            }
            return redirect(to: .espaces(.links), saying: .linkKept)
        }
    }

    func raiseLink(_ id: ID<UsefulLink>) throws -> Response {
        try once { campus, _ in try campus.home.raiseLink(id) }
        return redirect(to: .espaces(.links), saying: .linkRaised)
    }

    func removeLink(_ id: ID<UsefulLink>) throws -> Response {
        try file.write { try $0.home.removeLink(id) }
        return redirect(to: .espaces(.links), saying: .linkRemoved)
    }
}

/// What was typed in the form of a link, right or wrong.
struct TypedLink {
    var title = ""
    var address = ""
    var note = ""
    var school = ""
    var profiles: Set<Profile> = []
    var isRaised = false

    init() {}

    init(_ settings: UsefulLink.Settings) {
        title = settings.title
        address = settings.address
        note = settings.note
        school = settings.school?.description ?? ""
        profiles = settings.profiles
    }

    init(_ form: Form) {
        title = form["titre"] ?? ""
        address = form["adresse"] ?? ""
        note = form["note"] ?? ""
        school = form["etablissement"] ?? ""
        profiles = Set(form.all("profil").compactMap { Profile(rawValue: $0) })
        isRaised = form["monter"] != nil
    }

    func settings() -> UsefulLink.Settings {
        UsefulLink.Settings(
            title: title, address: address, note: note, school: ID<School>(school), profiles: profiles)
    }

    func lines(schools: [School]) -> [CampusFormLine] {
        [
            .field(Field("titre", "Titre", value: title, isRequired: true)),
            .field(Field("adresse", "Adresse", value: address, hint: "https://…", isRequired: true)),
            .field(Field("note", "Précision", value: note, hint: "Quelques mots sous le titre, si besoin")),
            .choice(
                Choice(
                    "etablissement", "Établissement",
                    options: [("", "Tous")] + schools.map { ($0.id.description, $0.name) }, chosen: school)),
            .ticks(
                TickList(
                    "profil", "Pour qui", hint: "Rien de coché\u{A0}: tout le monde.",
                    TypedMessage.profiles.map { ($0.rawValue, Wording.profile($0)) },
                    chosen: Set(profiles.map(\.rawValue)))),
            .ticks(
                TickList(
                    "monter", "Place", hint: nil, [("1", "Remonter d’une place dans la liste")], chosen: [])),
        ]
    }
}
