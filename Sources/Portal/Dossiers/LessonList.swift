import School
import Storage
import Templating
import WebServer

/// GET /dossiers: those of a teacher, those of today first.
extension CampusVisit {
    func showLessons() throws -> Response {
        let author = try lessonAuthor()
        let dossiers = try file.read { try $0.dossiers.dossiers(of: author.id) }
        let view = LessonsView(dossiers, token: newToken(), self)
        return try render(view, title: view.title, tabs: member.flatMap { espaceTabs($0, at: nil) })
    }
}

extension CampusSubmission {
    /// POST /dossiers/12/copier
    func copyLesson(_ id: ID<Dossier>, by author: LessonAuthor) throws -> Response {
        var copy: ID<Dossier>?
        do {
            try once { campus, stamp in
                copy = try campus.dossiers.copy(id, of: author.id, on: stamp.day)
            }
        } catch let refusal as DossierRefusal where refusal != .unknown {
            return try visit.showLesson(
                id, refusal: Wording.refusal(refusal, today: visit.today), status: .unprocessableContent)
        }
        return redirect(to: .lessons(copy.map { .form($0) } ?? .list), saying: .lessonCopied)
    }
}

struct LessonsView: View {
    static let template = "dossiers/list"

    let title: String
    let lead: String
    let add: Link
    let nothing: EmptyNote?
    let groups: [Group]

    struct Group: ViewPart {
        let title: String
        let rows: [Row]
    }

    struct Row: ViewPart {
        /// Nil for one that is removed…
        let link: Link?
        /// …of which this is the title.
        let removed: String?
        let words: String
        let pill: Pill?
        let putBack: PostButton?
    }
}

extension LessonsView {
    init(_ dossiers: [Dossier], token: String, _ visit: CampusVisit) {
        title = "Dossiers de cours"
        lead =
            "Une liste de documents avec vos mots, une question à chercher, pour vos classes, le temps d’un cours."
        add = Link("Préparer un dossier", visit.address(of: .lessons(.new)))
        nothing =
            dossiers.isEmpty
            ? EmptyNote(
                title: "Aucun dossier pour le moment",
                text:
                    "Préparez le premier\u{A0}: il paraîtra sur l’accueil des élèves des classes que vous choisirez."
            )
            : nil
        let today = visit.today
        groups = Dossier.Stage.allCases.compactMap { stage in
            let own = dossiers.filter { $0.stage(on: today) == stage }
            return own.isEmpty
                ? nil
                : Group(title: Wording.stage(stage), rows: own.map { Row($0, token: token, visit) })
        }
    }
}

extension LessonsView.Row {
    init(_ dossier: Dossier, token: String, _ visit: CampusVisit) {
        words =
            [
                dossier.classes.map(\.name).joined(separator: ", "),
                Wording.documents(dossier.documentCount),
                Wording.period(dossier.settings, today: visit.today),
            ].filter { !$0.isEmpty }.joined(separator: " · ")
        let isRemoved = dossier.removedOn != nil
        link =
            isRemoved
            ? nil : Link(dossier.settings.title, visit.address(of: .lessons(.dossier(dossier.id))))
        removed = isRemoved ? dossier.settings.title : nil
        pill = isRemoved ? nil : Pill(lesson: dossier, today: visit.today)
        putBack =
            isRemoved
            ? PostButton(
                "Rétablir", spoken: "Rétablir\u{A0}: \(dossier.settings.title)", icon: "undo",
                to: visit.place.address(of: .lessons(.putBack(dossier.id))), token: token) : nil
    }
}

extension Pill {
    /// Nil for what pupils see today.
    init?(lesson dossier: Dossier, today: Day) {
        switch dossier.stage(on: today) {
        case .past, .removed: self.init("gone", "clock", "Terminé")
        case .coming where !dossier.classes.isEmpty: self.init("onsite", "clock", "À venir")
        case .current where !dossier.classes.isEmpty: return nil
        case .coming, .current: self.init("lent", "eye", "Aucune classe\u{A0}: personne ne le voit")
        }
    }
}
