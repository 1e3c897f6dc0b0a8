import Library
import School
import Storage
import Templating
import WebServer

/// GET /fiches, GET /fiches/12: what the pupils of a class still have to give back, and to take (D5).
extension CampusVisit {
    /// The classes whose sheets somebody reads: those that they answer for, those of the school where they work, all of
    /// them for whoever manages the campus.
    func sheetClasses() throws -> [SchoolClass] {
        guard let member else { return [] }
        return try file.read { campus in
            let all = try campus.directory.classes()
            if member.account.isAdministrator { return all }
            let schools = Set(member.affiliations.filter { $0.profile == .staff }.map(\.school))
            let form =
                try member.person.map { person in
                    try campus.directory.enrolments(of: person.id).filter { $0.role == .formTeacher }.map(
                        \.schoolClass.id)
                } ?? []
            return all.filter { schools.contains($0.school) || form.contains($0.id) }
        }
    }

    func showSheets() throws -> Response {
        guard let member else { throw Failure.notFound }
        let classes = try sheetClasses()
        let (schools, rules) = try file.read { (try $0.directory.schools(), try $0.home.rules()) }
        let late = try lateCounts(in: schools)
        let view = SchoolClassesView(
            title: "Fiches de classe",
            lead: "Ce que chaque classe doit encore rendre au CDI, et ce qui l’y attend.",
            nothing: classes.isEmpty
                ? EmptyNote(
                    title: "Aucune classe",
                    text: "Les fiches sont pour les professeurs principaux, les CPE et la direction.") : nil,
            rules: CampusAudience.offices.admits(member) && !classes.isEmpty
                ? .init(
                    action: place.address(of: .espaces(.setSheetRules)), token: newToken(),
                    hasTitles: rules.sheetHasTitles, isWeekly: rules.sheetIsWeekly) : nil,
            schools: SchoolClassesView.Group.all(schools, classes) { schoolClass in
                let count = late[schoolClass.school]?[schoolClass.name] ?? 0
                return SchoolClassesView.Row(
                    name: schoolClass.name, href: address(of: .espaces(.sheet(schoolClass.id))),
                    words: count == 0
                        ? "Aucun retard" : Wording.count(count, "livre en retard", "livres en retard"),
                    pill: nil)
            })
        return try render(
            view, title: view.title,
            section: CampusAudience.offices.admits(member) ? .sheets : nil, tabs: espaceTabs(member, at: nil))
    }

    /// How many loans are late, by class, of the portals of these schools on this machine.
    private func lateCounts(in schools: [School]) throws -> [ID<School>: [String: Int]] {
        var counts: [ID<School>: [String: Int]] = [:]
        for school in schools {
            guard let portal = portalAtHome(school.rne) else { continue }
            counts[school.id] = try portal.lateCounts(on: today)
        }
        return counts
    }

    func showSheet(of id: ID<SchoolClass>) throws -> Response {
        guard let member, let schoolClass = try sheetClasses().first(where: { $0.id == id }) else {
            throw Failure.notFound
        }
        let (pupils, partners, rules) = try file.read { campus in
            (
                try campus.home.people(of: id, as: .pupil),
                try campus.partners.portals(ofClass: id, on: today),
                try campus.home.rules()
            )
        }
        var papers: [String: SheetPaper] = [:]
        var isPartial = false
        for partner in partners {
            guard let portal = partner.isDistant ? nil : portalAtHome(partner.rne) else {
                isPartial = true
                continue
            }
            for (key, paper) in try portal.sheet(of: pupils.map(\.entKey), on: today) {
                papers[key, default: SheetPaper()].late += paper.late
                papers[key, default: SheetPaper()].loans += paper.loans
                papers[key, default: SheetPaper()].setAside += paper.setAside
            }
        }
        let view = SheetView(
            schoolClass, pupils: pupils, papers, hasTitles: rules.sheetHasTitles,
            hasPortal: !partners.isEmpty,
            isPartial: isPartial, self)
        return try render(
            view, title: view.title,
            section: CampusAudience.offices.admits(member) ? .sheets : nil, tabs: espaceTabs(member, at: nil))
    }
}

extension CampusSubmission {
    /// POST /fiches
    func setSheetRules() throws -> Response {
        let rules = HomeRules(
            sheetHasTitles: form["titres"] != nil, sheetIsWeekly: form["hebdomadaire"] != nil)
        try once { campus, stamp in
            try campus.home.setRules(rules)
            try campus.note(
                rules.sheetHasTitles
                    ? "a permis les titres sur les fiches de classe"
                    : "a réservé les fiches de classe aux nombres",
                stamp: stamp)
        }
        return redirect(to: .espaces(.sheets), saying: .sheetRulesSet)
    }
}

extension PortalAtHome {
    func lateCounts(on day: Day) throws -> [String: Int] {
        try library.read { library in
            try library.circulation.overdueLoans(on: day).reduce(into: [:]) { counts, loan in
                counts[loan.borrower?.schoolClass ?? "", default: 0] += 1
            }
        }
    }

    /// How many copies wait at the desk, by class.
    func setAsideCounts() throws -> [String: Int] {
        try library.read { library in
            try library.circulation.setAside().reduce(into: [:]) { counts, reservation in
                counts[reservation.borrower.schoolClass, default: 0] += 1
            }
        }
    }
}

extension EspacePieces {
    /// A line for each class of a form teacher; for those who follow all of them, a line for each portal.
    func sheetLines(of classes: [SchoolClass]) throws -> [TileView.ItemsPart.Item] {
        func words(_ late: Int, _ kept: Int) -> String {
            let parts = [
                late == 0 ? "aucun retard" : Wording.count(late, "livre en retard", "livres en retard"),
                kept == 0 ? "" : "\(Wording.number(kept)) à prendre",
            ]
            return Wording.capitalized(parts.filter { !$0.isEmpty }.joined(separator: ", "))
        }
        let all = Array(portals.values)
        let (late, kept) = (
            try all.map { try $0.lateCounts(on: today) }, try all.map { try $0.setAsideCounts() }
        )
        guard classes.isEmpty else {
            return classes.map { one in
                .init(
                    title: one.name, href: address(.sheet(one.id)),
                    words: words(
                        late.reduce(0) { $0 + ($1[one.name] ?? 0) },
                        kept.reduce(0) { $0 + ($1[one.name] ?? 0) }),
                    isOutside: false)
            }
        }
        let total = (
            late.reduce(0) { $0 + $1.values.reduce(0, +) }, kept.reduce(0) { $0 + $1.values.reduce(0, +) }
        )
        return [
            .init(
                title: "Toutes les classes", href: address(.sheets), words: words(total.0, total.1),
                isOutside: false)
        ]
    }
}

/// One class, on one page that can be printed.
struct SheetView: View {
    static let template = "espaces/sheet"

    let back: Link
    let title: String
    let sentence: String
    let note: String?
    let nothing: EmptyNote?
    let rows: [Row]
    let hasTitles: Bool

    struct Row: ViewPart {
        let name: String
        let late: String
        let isLate: Bool
        let loans: String
        let kept: String
        let titles: [Title]
    }

    struct Title: ViewPart {
        let title: String
        let words: String
    }
}

extension SheetView {
    init(
        _ schoolClass: SchoolClass, pupils: [Person], _ papers: [String: SheetPaper], hasTitles: Bool,
        hasPortal: Bool,
        isPartial: Bool, _ visit: CampusVisit,
    ) {
        let today = visit.today
        back = Link("Fiches de classe", visit.address(of: .espaces(.sheets)))
        title = "\(schoolClass.name) et le CDI"
        let owing = pupils.compactMap { pupil in papers[pupil.entKey].map { (pupil, $0) } }
            .filter { !$0.1.loans.isEmpty || !$0.1.setAside.isEmpty }
        let (late, loans) = (
            owing.reduce(0) { $0 + $1.1.late.count }, owing.reduce(0) { $0 + $1.1.loans.count }
        )
        let borrowers = owing.count { !$0.1.loans.isEmpty }
        sentence =
            borrowers == 0
            ? "Personne ne doit plus rien au CDI, le \(Wording.date(today, today: today))."
            : "\(Wording.count(borrowers, "élève doit", "élèves doivent")) encore \(Wording.count(loans, "livre", "livres")), dont \(Wording.number(late)) en retard, le \(Wording.date(today, today: today))."
        note =
            !hasPortal
            ? "Cette classe n’a pas encore de portail."
            : isPartial
                ? "Un des portails de la classe n’a pas pu être interrogé\u{A0}: il manque peut-être des livres."
                : nil
        nothing =
            owing.isEmpty
            ? EmptyNote(
                title: "Rien à rendre, rien à prendre", text: "La fiche se remplira au fil des prêts.") : nil
        self.hasTitles = hasTitles
        rows = owing.map { pupil, paper in
            Row(
                name: pupil.name, late: Wording.number(paper.late.count), isLate: !paper.late.isEmpty,
                loans: Wording.number(paper.loans.count), kept: Wording.number(paper.setAside.count),
                titles: !hasTitles
                    ? []
                    : paper.loans.map {
                        Title(title: $0.record.numberedTitle, words: Wording.due($0.dueOn, today: today))
                    }
                        + paper.setAside.map {
                            Title(title: $0.record.numberedTitle, words: "à prendre au CDI")
                        })
        }
    }
}
