import Formats
import Foundation
import Library
import School
import Storage
import Templating
import WebServer

/// GET /exports: « Obtenir le fichier d’export utilisateur pour E-sidoc » (L-03, L-04).
extension CampusVisit {
    func showExports(of chosen: ID<School>?, fault: String? = nil, status: Status = .ok) throws -> Response {
        let (schools, tree, latest) = try file.read { campus in
            let schools = try campus.directory.schools()
            let school = schools.first { $0.id == chosen } ?? schools.first
            return (
                schools, try school.flatMap { try campus.directory.classTrees(of: $0.id).first },
                try campus.exports.latest()
            )
        }
        guard chosen == nil || schools.contains(where: { $0.id == chosen }) else { throw Failure.notFound }
        let view = ExportsView(
            schools, tree: tree, latest: latest, fault: fault, token: newToken(), at: place, today: today,
            zone: site.timeZone)
        return try render(view, title: "Exporter les utilisateurs", status: status, section: .exports)
    }

    /// GET /exports/3: refreshes itself while the file is made, without a script (L-06).
    func showExport(_ id: ID<UsersExport>) throws -> Response {
        let (export, school) = try file.read { campus in
            let export = try campus.exports.export(id)
            return (export, try campus.directory.schools().first { $0.id == export?.school })
        }
        guard let export, let school else { throw Failure.notFound }
        let view = ExportView(export, of: school, at: place, today: today, zone: site.timeZone)
        return try render(view, title: view.title, section: .exports)
    }

    /// GET /exports/3/exportEsidoc.xml: saved, never shown, and by « Enregistrez-sous » too, which asks a link (L-06). It
    /// names everybody: who took it is written down.
    func sendExport(_ id: ID<UsersExport>) throws -> Response {
        let (export, content) = try file.read {
            (try $0.exports.export(id), try $0.exports.content(of: id, at: now))
        }
        guard let export, let content else { throw Failure.notFound }
        if request.method == .get { try noteExport() }
        var response = Response(
            contentType: "text/xml; charset=\(export.encoding.rawValue.lowercased())", body: content)
        response.headers.set("Content-Disposition", "attachment; filename=\"\(UsersExport.fileName)\"")
        response.headers.set("Cache-Control", "private, no-store")
        return response
    }

    private func noteExport() throws {
        let stamp = Stamp(
            token: newToken(), actor: member?.account.name ?? "Programme", at: now, zone: site.timeZone)
        try file.write { try $0.note("a téléchargé le fichier des utilisateurs", stamp: stamp) }
    }
}

extension CampusSubmission {
    /// POST /exports: « Exporter ».
    func askForExport() throws -> Response {
        guard let school = form["etablissement"].flatMap({ ID<School>($0) }) else { throw Failure.notFound }
        var choice = UsersChoice(
            classes: Set(form.all("c").compactMap { ID<SchoolClass>($0) }),
            teachers: form["enseignants"] != nil, staff: form["personnels"] != nil)
        let grades = Set(form.all("niveau"))
        let (everything, trees) = try file.read { campus in
            (try campus.directory.everything(of: school), try campus.directory.classTrees(of: school))
        }
        // Without a script, a grade that is ticked stands for its classes (L-04).
        for grade in trees.flatMap(\.grades) where grades.contains(grade.name) {
            choice.classes.formUnion(grade.classes.map(\.schoolClass.id))
        }
        choice.classes.formIntersection(everything.classes)
        if form["tout"] != nil { choice = everything }
        guard !choice.isEmpty else {
            return try visit.showExports(
                of: school, fault: "Cochez au moins une classe, les enseignants ou les personnels.",
                status: .unprocessableContent)
        }
        let encoding = form["codage"].flatMap(UsersFile.Encoding.init(rawValue:)) ?? .windows1252
        let id: ID<UsersExport>
        do {
            id = try file.write { campus in
                guard try campus.isFirst(stamp) else {
                    return try campus.reading.exports.latest(1).first?.id ?? ID(0)
                }
                try campus.note("a exporté les utilisateurs pour le CDI", stamp: stamp)
                return try campus.exports.ask(
                    choice, of: school, in: encoding, by: stamp.actor, at: visit.now)
            }
        } catch DirectoryRefusal.unknown {
            throw Failure.notFound
        }
        visit.site.diary.ask(.directory, for: visit.place.code)
        return .redirect(to: visit.address(of: .export(id)))
    }
}

struct ExportsView: View {
    static let template = "directory/exports"

    let schools: [SchoolTab]
    let school: String
    let schoolName: String
    let fault: String?
    let action: String
    let token: String
    let grades: [Grade]
    let history: Ledger?

    struct Grade: ViewPart {
        let name: String
        let classes: [Leaf]
    }

    struct Leaf: ViewPart {
        let id: String
        let name: String
        let count: String
    }

    init(
        _ known: [School], tree: ClassTree?, latest: [UsersExport], fault: String?, token: String,
        at place: CampusPlace, today: Day, zone: TimeZone,
    ) {
        schools =
            known.count < 2
            ? []
            : known.map {
                .init(
                    label: $0.name, href: place.address(of: .exports($0.id)),
                    isCurrent: $0.id == tree?.school.id)
            }
        school = tree?.school.id.description ?? ""
        schoolName = tree.map { CampusWording.school($0.school) } ?? ""
        self.fault = fault
        self.token = token
        action = place.address(of: .export)
        grades = (tree?.grades ?? []).map { grade in
            Grade(
                name: grade.name,
                classes: grade.classes.map {
                    Leaf(
                        id: $0.schoolClass.id.description, name: $0.schoolClass.name,
                        count: Wording.number($0.pupils))
                })
        }
        history =
            latest.isEmpty
            ? nil
            : Ledger(
                "Derniers exports", columns: ["Quand", "Établissement", "Qui", "Personnes", "État"],
                rows: latest.map { export in
                    [
                        .link(
                            Wording.moment(export.askedAt, today: today, in: zone),
                            place.address(of: .export(export.id))),
                        .text(known.first { $0.id == export.school }?.name ?? ""), .text(export.actor),
                        .text(export.people.map(Wording.number) ?? "…"), .text(export.state),
                    ]
                })
    }
}

extension UsersExport {
    fileprivate var state: String {
        people == nil ? "En cours" : isKept ? "Prêt" : "Effacé"
    }
}

struct ExportView: View {
    static let template = "directory/export"

    let back: Link
    let title: String
    let facts: String
    let isWaiting: Bool
    let file: File?
    let gone: String?

    struct File: ViewPart {
        let href: String
        let name: String
        let people: String
        let end: String
    }

    init(_ export: UsersExport, of school: School, at place: CampusPlace, today: Day, zone: TimeZone) {
        back = Link("Exporter les utilisateurs", place.address(of: .exports(school.id)))
        facts =
            "\(school.name) · \(export.actor), \(Wording.moment(export.askedAt, today: today, in: zone)) · \(export.encoding.rawValue)"
        isWaiting = export.people == nil
        title =
            export.people == nil
            ? "Le fichier se prépare" : export.isKept ? "Le fichier est prêt" : "Fichier effacé"
        file =
            export.isKept
            ? File(
                href: place.address(of: .exportFile(export.id)), name: UsersExport.fileName,
                people: CampusWording.people(export.people ?? 0),
                end:
                    "Il nomme des personnes\u{A0}: il s’efface d’ici au bout de \(UsersExport.keptHours) heures. Supprimez-le aussi de votre ordinateur quand le CDI l’a reçu."
            ) : nil
        gone =
            export.people != nil && !export.isKept
            ? "Ce fichier s’est effacé au bout de \(UsersExport.keptHours) heures. Refaites un export." : nil
    }
}
