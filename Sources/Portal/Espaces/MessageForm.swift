import Formats
import School
import Storage
import Templating
import WebServer

/// GET and POST /messages/nouveau, /messages/12/modifier
extension CampusVisit {
    func showMessageForm(
        _ id: ID<Message>?, typed: TypedMessage? = nil, refusal: String? = nil, status: Status = .ok,
    ) throws -> Response {
        let (schools, classes, message, reach) = try file.read { campus in
            (
                try campus.directory.schools(), try campus.directory.classes(groups: true),
                try id.flatMap { try campus.home.message($0) }, try officeReach(in: campus)
            )
        }
        guard id == nil || message.map({ mayChange($0, within: reach) }) == true else {
            throw Failure.notFound
        }
        let typed = typed ?? message.map { TypedMessage($0.settings) } ?? TypedMessage(from: today)
        let action = EspacesAction.sendMessage
        let title = id == nil ? "Écrire un message" : "Modifier le message"
        let token = newToken()
        let view = CampusFormView(
            trail: [Link("Messages", address(of: .espaces(.sentMessages)))], title: title,
            refusal: refusal.map { RefusalNote(words: $0) },
            action: place.address(of: .espaces(id.map { .changeMessage($0) } ?? action)), token: token,
            lines: typed.lines(schools: schools, classes: classes, within: reach),
            save: id == nil ? "Publier" : "Enregistrer",
            remove: id.map { id in
                ConfirmButton(
                    "Supprimer ce message",
                    question: "Il disparaîtra des accueils, avec les «\u{A0}J’ai lu\u{A0}».",
                    button: PostButton(
                        "Oui, supprimer", icon: "cross", to: place.address(of: .espaces(.removeMessage(id))),
                        token: token))
            })
        return try render(view, title: title, status: status, section: .messages)
    }
}

/// What was typed in the form of a message, right or wrong.
struct TypedMessage {
    var title = ""
    var source = ""
    var school = ""
    var profiles: Set<Profile> = []
    var classes: Set<String> = []
    var from: String
    var until: String
    var asksReading = false

    static let profiles: [Profile] = [.pupil, .guardian, .teacher, .staff]
    private static let usualDays = 14

    init(from day: Day) {
        from = day.description
        until = (day + Self.usualDays).description
    }

    init(_ settings: Message.Settings) {
        title = settings.title
        source = settings.source
        school = settings.school?.description ?? ""
        profiles = settings.profiles
        classes = Set(settings.classes.map(\.description))
        from = settings.shownFrom.description
        until = settings.shownUntil.description
        asksReading = settings.asksReading
    }

    init(_ form: Form) {
        title = form["titre"] ?? ""
        source = form["texte"] ?? ""
        school = form["etablissement"] ?? ""
        profiles = Set(form.all("profil").compactMap { Profile(rawValue: $0) })
        classes = Set(form.all("classe").prefix(500))
        from = form["du"] ?? ""
        until = form["au"] ?? ""
        asksReading = form["lecture"] != nil
    }

    /// - Throws: `HomeRefusal`.
    func settings() throws -> Message.Settings {
        guard let first = Day(from), let last = Day(until) else { throw HomeRefusal.endsBeforeItStarts }
        let classes = self.classes.compactMap { ID<SchoolClass>($0) }
        // What is not understood is for nobody, and not for everybody.
        guard classes.count == self.classes.count, school.isEmpty || ID<School>(school) != nil else {
            throw HomeRefusal.foreignClass
        }
        return Message.Settings(
            title: title, source: source, school: ID<School>(school), profiles: profiles,
            classes: Set(classes),
            shownFrom: first, shownUntil: last, asksReading: asksReading)
    }

    func lines(schools: [School], classes all: [SchoolClass], within reach: OfficeReach) -> [CampusFormLine] {
        let known = all.filter { reach.admits($0.school) }
        return [
            .field(Field("titre", "Titre", value: title, isRequired: true)),
            .area(
                TextArea(
                    "texte", "Texte", value: source, rows: 8,
                    hint: "Du Markdown\u{A0}: une ligne vide sépare les paragraphes, **gras**, - liste.")),
            .choice(
                Choice(
                    "etablissement", "Établissement",
                    options: reach.options(schools), chosen: school)),
            .ticks(
                TickList(
                    "profil", "Pour qui", hint: "Rien de coché\u{A0}: tout le monde.",
                    Self.profiles.map { ($0.rawValue, CampusWording.profiles($0)) },
                    chosen: Set(profiles.map(\.rawValue)))),
            .ticks(
                TickList(
                    "classe", "Seulement pour certaines classes",
                    hint:
                        "Rien de coché\u{A0}: toutes. Les élèves, leurs parents et leurs professeurs sont concernés.",
                    known.map { one in
                        let school = schools.count > 1 ? schools.first { $0.id == one.school }?.name : nil
                        return (one.id.description, one.name + (school.map { " (\($0))" } ?? ""))
                    }, chosen: classes, isFolded: true)),
            .field(Field("du", "Premier jour", kind: "date", value: from, isRequired: true)),
            .field(Field("au", "Dernier jour", kind: "date", value: until, isRequired: true)),
            .ticks(
                TickList(
                    "lecture", "Accusé de lecture", hint: nil, [("1", "Demander «\u{A0}J’ai lu\u{A0}»")],
                    chosen: asksReading ? ["1"] : [])),
        ]
    }
}
