import Formats
import School
import Storage
import Templating
import WebServer

/// GET and POST /liens…: the links that a school puts on home pages.
extension CampusVisit {
    func showLinks() throws -> Response {
        let (links, schools) = try file.read { campus in
            let reach = try officeReach(in: campus)
            return (
                try campus.home.everyLink().filter { reach.admits(all: $0.settings.school) },
                try campus.directory.schools()
            )
        }
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
                let who = profiles.isEmpty ? ["Tout le monde"] : profiles.map(CampusWording.profiles)
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
        let (link, schools, reach) = try file.read { campus in
            (
                try id.flatMap { try campus.home.link($0) }, try campus.directory.schools(),
                try officeReach(in: campus)
            )
        }
        guard id == nil || link.map({ reach.admits(all: $0.settings.school) }) == true else {
            throw Failure.notFound
        }
        let typed = typed ?? link.map { TypedLink($0.settings) } ?? TypedLink()
        let title = id == nil ? "Nouveau lien" : typed.title
        let token = newToken()
        let view = CampusFormView(
            trail: [Link("Liens utiles", address(of: .espaces(.links)))], title: title,
            refusal: refusal.map { RefusalNote(words: $0) },
            action: place.address(of: .espaces(id.map { .changeLink($0) } ?? .addLink)), token: token,
            lines: typed.lines(schools: schools, within: reach), save: "Enregistrer",
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
            try once { campus, stamp in
                var settings = typed.settings()
                settings.school = try visit.officeReach(in: campus.reading).school(settings.school)
                try campus.home.addLink(settings)
                try campus.note("a ajouté le lien «\u{A0}\(settings.title)\u{A0}»", stamp: stamp)
            }
            return redirect(to: .espaces(.links), saying: .linkKept)
        }
    }

    func changeLink(_ id: ID<UsefulLink>) throws -> Response {
        let typed = TypedLink(form)
        return try refusing { words in
            try visit.showLinkForm(id, typed: typed, refusal: words, status: .unprocessableContent)
        } after: {
            try once { campus, stamp in
                let reach = try reach(of: id, in: campus.reading)
                var settings = typed.settings()
                settings.school = try reach.school(settings.school)
                try campus.home.setLink(id, to: settings)
                if typed.isRaised { try campus.home.raiseLink(id) }
                try campus.note("a changé le lien «\u{A0}\(settings.title)\u{A0}»", stamp: stamp)
            }
            return redirect(to: .espaces(.links), saying: .linkKept)
        }
    }

    func raiseLink(_ id: ID<UsefulLink>) throws -> Response {
        try once { campus, _ in
            _ = try reach(of: id, in: campus.reading)
            try campus.home.raiseLink(id)
        }
        return redirect(to: .espaces(.links), saying: .linkRaised)
    }

    func removeLink(_ id: ID<UsefulLink>) throws -> Response {
        try once { campus, stamp in
            guard let link = try campus.reading.home.link(id) else { return }
            _ = try reach(of: id, in: campus.reading)
            try campus.home.removeLink(id)
            try campus.note("a supprimé le lien «\u{A0}\(link.settings.title)\u{A0}»", stamp: stamp)
        }
        return redirect(to: .espaces(.links), saying: .linkRemoved)
    }

    /// - Throws: `Failure.notFound` for a link of another school than theirs.
    private func reach(of id: ID<UsefulLink>, in campus: CampusReading) throws -> OfficeReach {
        let reach = try visit.officeReach(in: campus)
        guard let link = try campus.home.link(id), reach.admits(all: link.settings.school) else {
            throw Failure.notFound
        }
        return reach
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

    func lines(schools: [School], within reach: OfficeReach) -> [CampusFormLine] {
        [
            .field(Field("titre", "Titre", value: title, isRequired: true)),
            .field(Field("adresse", "Adresse", value: address, hint: "https://…", isRequired: true)),
            .field(Field("note", "Précision", value: note, hint: "Quelques mots sous le titre, si besoin")),
            .choice(
                Choice(
                    "etablissement", "Établissement",
                    options: reach.options(schools), chosen: school)),
            .ticks(
                TickList(
                    "profil", "Pour qui", hint: "Rien de coché\u{A0}: tout le monde.",
                    TypedMessage.profiles.map { ($0.rawValue, CampusWording.profiles($0)) },
                    chosen: Set(profiles.map(\.rawValue)))),
            .ticks(
                TickList(
                    "monter", "Place", hint: nil, [("1", "Remonter d’une place dans la liste")], chosen: [])),
        ]
    }
}
