import Formats
import School
import Storage
import Templating
import WebServer

/// GET and POST /dossiers/nouveau, /dossiers/12/modifier
extension CampusVisit {
    func showLessonForm(
        _ id: ID<Dossier>?, typed: TypedLesson? = nil, refusal: String? = nil, status: Status = .ok,
    ) throws -> Response {
        let author = try lessonAuthor()
        let (dossier, classes, schools) = try file.read { campus in
            (
                try id.flatMap { try campus.dossiers.dossier($0, of: author.id) },
                try campus.dossiers.classes(for: author.id, affiliations: author.affiliations),
                try campus.directory.schools()
            )
        }
        guard id == nil || dossier?.removedOn == nil && dossier != nil else { throw Failure.notFound }
        // What was chosen stays in the list, even if it is no longer theirs.
        let known = classes + (dossier?.classes.filter { !classes.contains($0) } ?? [])
        let typed =
            typed ?? dossier.map { TypedLesson($0) }
            ?? TypedLesson(from: today, subject: author.affiliations.flatMap(\.subjects).first ?? "")
        let view = LessonFormView(
            dossier, typed, refusal: refusal, portals: try lessonPortals(of: author.id),
            classes: known.map { one in
                let school = schools.count > 1 ? schools.first { $0.id == one.school }?.name : nil
                return (one.id.description, one.name + (school.map { " (\($0))" } ?? ""))
            }, token: newToken(), self)
        return try render(
            view, title: view.title, status: status, tabs: member.flatMap { espaceTabs($0, at: nil) })
    }
}

extension CampusSubmission {
    func makeLesson(by author: LessonAuthor) throws -> Response {
        let typed = TypedLesson(form)
        var made: ID<Dossier>?
        do {
            let settings = try typed.settings()
            try once { campus, _ in
                let known = try campus.reading.dossiers.classes(
                    for: author.id, affiliations: author.affiliations)
                made = try campus.dossiers.make(settings, by: author.id, among: known)
            }
        } catch let refusal as DossierRefusal {
            return try refuse(nil, typed, refusal)
        }
        // Sent twice, it was made the first time.
        return redirect(
            to: .lessons(made.map { .documents($0, LessonSearch()) } ?? .list), saying: .lessonMade)
    }

    func changeLesson(_ id: ID<Dossier>, by author: LessonAuthor) throws -> Response {
        let typed = TypedLesson(form)
        do {
            let settings = try typed.settings()
            try once { campus, _ in
                let known = try campus.reading.dossiers.classes(
                    for: author.id, affiliations: author.affiliations)
                try campus.dossiers.change(
                    id, of: author.id, to: settings, basedOn: typed.version, among: known)
            }
        } catch let refusal as DossierRefusal where refusal != .unknown {
            return try refuse(id, typed, refusal)
        }
        return reported(id, .dossier(id), .lessonKept)
    }

    private func refuse(_ id: ID<Dossier>?, _ typed: TypedLesson, _ refusal: DossierRefusal) throws
        -> Response
    {
        var typed = typed
        let isMeeting = refusal == .changedMeanwhile
        // Whoever sends it again has read the warning.
        if isMeeting, let id, let now = try file.read({ try $0.dossiers.dossier(id)?.version }) {
            typed.version = now
        }
        return try visit.showLessonForm(
            id, typed: typed, refusal: Wording.refusal(refusal, today: visit.today),
            status: isMeeting ? .conflict : .unprocessableContent)
    }
}

/// What was typed in the form of a dossier, right or wrong.
struct TypedLesson {
    var title = ""
    var subject = ""
    var source = ""
    var question = ""
    var portal = ""
    var classes: Set<String> = []
    var from: String
    var until: String
    var version = 0

    private static let usualDays = 28

    init(from day: Day, subject: String) {
        from = day.description
        until = (day + Self.usualDays).description
        self.subject = subject
    }

    init(_ dossier: Dossier) {
        let settings = dossier.settings
        title = settings.title
        subject = settings.subject
        source = settings.source
        question = settings.question
        portal = settings.questionPortal?.description ?? ""
        classes = Set(settings.classes.map(\.description))
        from = settings.shownFrom.description
        until = settings.shownUntil.description
        version = dossier.version
    }

    init(_ form: Form) {
        title = form["titre"] ?? ""
        subject = form["matiere"] ?? ""
        source = form["texte"] ?? ""
        question = form["question"] ?? ""
        portal = form["portail"] ?? ""
        classes = Set(form.all("classe").prefix(500))
        from = form["du"] ?? ""
        until = form["au"] ?? ""
        version = form["version"].flatMap { Int($0) } ?? 0
    }

    /// - Throws: `DossierRefusal`.
    func settings() throws -> Dossier.Settings {
        guard let first = Day(from), let last = Day(until) else { throw DossierRefusal.badDay }
        let chosen = classes.compactMap { ID<SchoolClass>($0) }
        guard chosen.count == classes.count else { throw DossierRefusal.foreignClass }
        return Dossier.Settings(
            title: title, subject: subject, source: source, question: question, questionPortal: RNE(portal),
            classes: Set(chosen), shownFrom: first, shownUntil: last)
    }
}

struct LessonFormView: View {
    static let template = "dossiers/form"

    let trail: [Link]
    let title: String
    let refusal: RefusalNote?
    let action: String
    let token: String
    let version: String
    let name: Field
    let subject: Field
    let text: TextArea
    let question: Field
    /// Where there are several portals.
    let portal: Choice?
    let ticks: TickList
    let from: Field
    let until: Field
    let save: String
}

extension LessonFormView {
    init(
        _ dossier: Dossier?, _ typed: TypedLesson, refusal: String?, portals: [LessonPortal],
        classes: [(value: String, label: String)], token: String, _ visit: CampusVisit,
    ) {
        self.init(
            trail: [Link("Dossiers de cours", visit.address(of: .lessons(.list)))]
                + (dossier.map {
                    [Link($0.settings.title, visit.address(of: .lessons(.dossier($0.id))))]
                } ?? []), title: dossier == nil ? "Préparer un dossier de cours" : "Modifier le dossier",
            refusal: refusal,
            action: visit.place.address(of: .lessons(dossier.map { .change($0.id) } ?? .make)), token: token,
            typed, portals: portals.map { ($0.rne.description, $0.name) }, classes: classes,
            save: dossier == nil ? "Créer le dossier" : "Enregistrer")
    }

    init(
        trail: [Link], title: String, refusal: String?, action: String, token: String, _ typed: TypedLesson,
        portals: [(value: String, label: String)], classes: [(value: String, label: String)], save: String,
    ) {
        self.trail = trail
        self.title = title
        self.refusal = refusal.map { RefusalNote(words: $0) }
        self.action = action
        self.token = token
        self.save = save
        version = String(typed.version)
        name = Field("titre", "Titre", value: typed.title, isRequired: true)
        subject = Field("matiere", "Matière", value: typed.subject)
        text = TextArea(
            "texte", "Présentation", value: typed.source, rows: 7,
            hint: "Du Markdown\u{A0}: une ligne vide sépare les paragraphes, **gras**, - liste.")
        question = Field(
            "question", "Question à chercher au CDI", value: typed.question,
            hint: "Facultatif. Les mots que les élèves chercheront dans le portail\u{A0}: un bouton y mène.")
        portal =
            portals.count < 2
            ? nil
            : Choice(
                "portail", "Dans quel portail", options: [("", "Celui de chaque élève")] + portals,
                chosen: typed.portal)
        ticks = TickList(
            "classe", "Pour quelles classes",
            hint: classes.isEmpty
                ? "Aucune classe ne vous est connue dans l’annuaire\u{A0}: demandez à l’administrateur de la cité."
                : "Rien de coché\u{A0}: personne ne le voit encore.", classes, chosen: typed.classes,
            isFolded: classes.count > 16)
        from = Field("du", "Montré à partir du", kind: "date", value: typed.from, isRequired: true)
        until = Field("au", "Montré jusqu’au", kind: "date", value: typed.until, isRequired: true)
    }
}
