import Library
import School
import Storage
import Templating
import WebServer

/// GET /dossiers/12: as the pupils of its classes read it, and its teacher, who has more below.
extension CampusVisit {
    func showLesson(_ id: ID<Dossier>, refusal: String? = nil, status: Status = .ok) throws -> Response {
        guard let member, let person = member.person else { throw Failure.notFound }
        let found = try file.read { campus -> LessonFacts? in
            guard let dossier = try campus.dossiers.dossier(id), dossier.removedOn == nil else { return nil }
            let isOwn = dossier.author == person.id
            let own = try campus.directory.enrolments(of: person.id).filter { enrolment in
                dossier.settings.classes.contains(enrolment.schoolClass.id)
            }
            guard isOwn || (dossier.isShown(on: today) && !own.isEmpty) else { return nil }
            return LessonFacts(
                dossier: dossier, documents: try campus.dossiers.documents(of: id), isOwn: isOwn,
                pupilOf: own.first { $0.role == .pupil }?.schoolClass.id,
                openings: isOwn ? try campus.dossiers.openings(of: id) : [:])
        }
        guard let facts = found else { throw Failure.notFound }
        if let schoolClass = facts.pupilOf { countOpening(of: id, from: schoolClass) }
        let stock = stock(of: facts.documents, in: id)
        let question = try question(of: facts.dossier, for: person.id)
        let view = LessonView(
            facts, stock: stock, question: question,
            loans: facts.isOwn ? loanCount(of: facts) : nil, refusal: refusal, token: newToken(), self)
        return try render(
            view, title: view.title, status: status, tabs: espaceTabs(member, at: nil))
    }

    /// Counted beside the request, which only reads.
    private func countOpening(of id: ID<Dossier>, from schoolClass: ID<SchoolClass>) {
        guard request.method == .get else { return }
        site.background { [file, site] in
            do {
                try file.write { try $0.dossiers.countOpening(of: id, from: schoolClass) }
            } catch {
                site.logger.warning("an opening of dossier \(id) is not counted: \(error)")
            }
        }
    }

    /// Where the question of a dossier is searched for: the portal that it names, or the reader's own.
    private func question(of dossier: Dossier, for person: ID<Person>) throws -> LessonView.Question? {
        let words = dossier.settings.question
        guard !words.isEmpty else { return nil }
        let portals = try lessonPortals(of: person)
        let named = dossier.settings.questionPortal.flatMap { rne in portalAtHome(rne) }
        let page = PortalPage.search(Search(text: words))
        return (named ?? portals.first?.portal).map { portal in
            LessonView.Question(
                words: words, href: portal.place.address(of: page),
                address: portal.place.permanentAddress(of: page))
        } ?? LessonView.Question(words: words, href: nil, address: nil)
    }

    /// How often its documents were lent since it is shown; nil when no portal says.
    private func loanCount(of facts: LessonFacts) -> Int? {
        let settings = facts.dossier.settings
        var count: Int?
        for (rne, records) in LessonRecords.byPortal(facts.documents) {
            guard let portal = portalAtHome(rne) else { continue }
            do {
                count =
                    try (count ?? 0)
                    + portal.loanCount(
                        of: records, from: settings.shownFrom, to: min(today, settings.shownUntil))
            } catch {
                site.logger.warning("\(rne) does not answer its campus: \(error)")
            }
        }
        return count
    }
}

/// What the file of the campus says of a dossier, for somebody.
struct LessonFacts {
    let dossier: Dossier
    let documents: [DossierDocument]
    let isOwn: Bool
    /// The class of the dossier in which they are a pupil.
    let pupilOf: ID<SchoolClass>?
    let openings: [ID<SchoolClass>: Int]
}

struct LessonView: View {
    static let template = "dossiers/dossier"

    let back: Link
    let title: String
    /// « M. Diallo · Histoire · 3eA, 3eB · jusqu’au vendredi 18 décembre »
    let byline: String
    let pill: Pill?
    let refusal: RefusalNote?
    let text: HTML?
    let question: Question?
    let nothing: EmptyNote?
    let documents: [LessonDocumentPart]
    let own: Own?

    struct Question: ViewPart {
        let words: String
        /// Nil: no portal is known.
        let href: String?
        /// In full, for a board or for paper.
        let address: String?
    }

    /// What its teacher has more.
    struct Own: ViewPart {
        let edit: Link
        let documents: Link
        let copy: PostButton
        let remove: ConfirmButton
        let figures: [String]
    }
}

extension LessonView {
    /// A class that opened a dossier less often is not told apart.
    private static let fewest = 5

    init(
        _ facts: LessonFacts, stock: [RNE: [Int64: LessonStock]], question: Question?, loans: Int?,
        refusal: String?, token: String, _ visit: CampusVisit,
    ) {
        let (dossier, today) = (facts.dossier, visit.today)
        let settings = dossier.settings
        func address(_ action: LessonsAction) -> String { visit.place.address(of: .lessons(action)) }
        back =
            facts.isOwn
            ? Link("Dossiers de cours", visit.address(of: .lessons(.list)))
            : Link("Accueil", visit.address(of: .home))
        title = settings.title
        byline =
            [
                dossier.authorName, settings.subject, dossier.classes.map(\.name).joined(separator: ", "),
                Wording.period(settings, today: today),
            ].filter { !$0.isEmpty }.joined(separator: " · ")
        pill = facts.isOwn ? Pill(lesson: dossier, today: today) : nil
        self.refusal = refusal.map { RefusalNote(words: $0) }
        text = settings.source.isEmpty ? nil : CampusText.markup(settings.source, at: visit.place)
        self.question = question
        documents = facts.documents.map { LessonDocumentPart($0, stock, visit) }
        nothing =
            documents.isEmpty
            ? EmptyNote(
                title: "Aucun document pour le moment",
                text: facts.isOwn
                    ? "Cherchez-les avec «\u{A0}Ajouter des documents\u{A0}»."
                    : "Votre professeur n’en a pas encore ajouté.") : nil
        own =
            facts.isOwn
            ? Own(
                edit: Link("Modifier", visit.address(of: .lessons(.form(dossier.id)))),
                documents: Link(
                    documents.isEmpty ? "Ajouter des documents" : "Documents",
                    visit.address(of: .lessons(.documents(dossier.id, LessonSearch())))),
                copy: PostButton(
                    "Copier pour une autre fois", icon: "copy", to: address(.copy(dossier.id)), token: token),
                remove: ConfirmButton(
                    "Supprimer",
                    question:
                        "Les élèves ne le verront plus, et ses documents se prêteront de nouveau. Vous pourrez le rétablir pendant trente jours.",
                    button: PostButton(
                        "Oui, supprimer", icon: "cross", to: address(.remove(dossier.id)), token: token)),
                figures: Self.figures(facts, loans)) : nil
    }

    /// Without a name: how often it was opened, how often its documents were lent.
    private static func figures(_ facts: LessonFacts, _ loans: Int?) -> [String] {
        let all = facts.openings.values.reduce(0, +)
        var lines = [
            all == 0
                ? "Aucun élève ne l’a encore ouvert."
                : "Ouvert \(Wording.count(all, "fois", "fois")) par des élèves."
        ]
        let classes = facts.dossier.classes.filter { (facts.openings[$0.id] ?? 0) >= fewest }
        if facts.dossier.classes.count > 1, !classes.isEmpty {
            let words = classes.map {
                "\($0.name), \(Wording.count(facts.openings[$0.id] ?? 0, "fois", "fois"))"
            }
            lines.append("Par classe\u{A0}: \(words.joined(separator: "\u{A0}; ")).")
        }
        if let loans {
            lines.append(
                loans == 0
                    ? "Aucun de ses documents n’a été prêté depuis."
                    : "\(Wording.count(loans, "prêt", "prêts")) de ses documents depuis qu’il est montré.")
        }
        return lines
    }
}
