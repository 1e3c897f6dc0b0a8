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
        let (schools, rules, sheets) = try file.read {
            (
                try $0.directory.schools(), try $0.home.rules(),
                try $0.home.sheets(of: classes, on: today)
            )
        }
        let counts = sheetCounts(of: sheets)
        let view = SchoolClassesView(
            title: "Fiches de classe",
            lead: "Ce que chaque classe doit encore rendre au CDI, et ce qui l’y attend.",
            nothing: classes.isEmpty
                ? EmptyNote(
                    title: "Aucune classe",
                    text: "Les fiches sont pour les professeurs principaux, les CPE et la direction.") : nil,
            rules: CampusAudience.direction.admits(member) && !classes.isEmpty
                ? .init(
                    action: place.address(of: .espaces(.setSheetRules)), token: newToken(),
                    hasTitles: rules.sheetHasTitles, isWeekly: rules.sheetIsWeekly) : nil,
            schools: SchoolClassesView.Group.all(schools, classes) { schoolClass in
                SchoolClassesView.Row(
                    name: schoolClass.name, href: address(of: .espaces(.sheet(schoolClass.id))),
                    words: counts[schoolClass.id]?.words ?? "",
                    pill: nil)
            })
        return try render(
            view, title: view.title,
            section: CampusAudience.offices.admits(member) ? .sheets : nil, tabs: espaceTabs(member, at: nil))
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
            let told = asking(portal) { try $0.sheet(of: pupils.map(\.entKey), on: today) }
            isPartial = isPartial || told == nil
            for (key, paper) in told ?? [:] {
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
                (rules.sheetHasTitles
                    ? "a permis les titres sur les fiches de classe"
                    : "a réservé les fiches de classe aux nombres")
                    + (rules.sheetIsWeekly ? ", avec" : ", sans") + " message chaque semaine",
                stamp: stamp)
        }
        return redirect(to: .espaces(.sheets), saying: .sheetRulesSet)
    }
}
