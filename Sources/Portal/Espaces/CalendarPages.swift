import Foundation
import School
import Storage
import Templating
import WebServer

/// GET and POST /agendas…: the timetable and the homework of a class, as an address or a file gives them.
extension CampusVisit {
    func showCalendars() throws -> Response {
        let (schools, classes, calendars) = try file.read { campus in
            let reach = try officeReach(in: campus)
            return (
                try campus.directory.schools(),
                try campus.directory.classes(groups: true).filter { reach.admits($0.school) },
                try campus.home.calendars()
            )
        }
        let view = SchoolClassesView(
            title: "Emplois du temps et travail à faire",
            lead:
                "Pour chaque classe, l’adresse iCalendar (.ics) que donne PRONOTE ou l’ENT, ou un fichier. Ils paraissent sur les accueils des élèves et de leurs parents.",
            nothing: classes.isEmpty ? .noClass : nil, rules: nil,
            schools: SchoolClassesView.Group.all(schools, classes) { schoolClass in
                let own = calendars.filter { $0.schoolClass == schoolClass.id }
                let words = own.map { Wording.kind($0.kind).lowercased() }
                return SchoolClassesView.Row(
                    name: schoolClass.name, href: address(of: .espaces(.calendar(schoolClass.id))),
                    words: words.isEmpty
                        ? "Rien pour le moment" : Wording.capitalized(words.joined(separator: ", ")),
                    pill: own.contains { !$0.trouble.isEmpty } ? Pill("gone", "warning", "À voir") : nil)
            })
        return try render(view, title: view.title, section: .calendars)
    }

    func showCalendar(
        of id: ID<SchoolClass>, refused: (kind: ClassCalendar.Kind, words: String)? = nil, typed: String = "",
        status: Status = .ok,
    ) throws -> Response {
        let found = try file.read { campus -> (SchoolClass, [ClassCalendar])? in
            guard let schoolClass = try officeClass(id, in: campus) else { return nil }
            return (schoolClass, try campus.home.calendars().filter { $0.schoolClass == id })
        }
        guard let (schoolClass, calendars) = found else { throw Failure.notFound }
        let view = ClassCalendarView(
            schoolClass, calendars, refused: refused, typed: typed, token: newToken(), self)
        return try render(view, title: view.title, status: status, section: .calendars)
    }
}

/// The calendars of one class.
struct ClassCalendarView: View {
    static let template = "espaces/calendar"

    let back: Link
    let title: String
    let calendars: [Calendar]

    struct Calendar: ViewPart {
        let id: String
        let name: String
        let hint: String
        let refusal: RefusalNote?
        let address: String
        /// « edt-3ea.ics, lu aujourd’hui à 12 h »
        let state: String?
        let trouble: String?
        let faults: [String]
        let action: String
        let token: String
        let again: PostButton?
        let remove: ConfirmButton?
    }
}

extension ClassCalendarView {
    init(
        _ schoolClass: SchoolClass, _ calendars: [ClassCalendar],
        refused: (kind: ClassCalendar.Kind, words: String)?, typed: String, token: String,
        _ visit: CampusVisit,
    ) {
        back = Link("Emplois du temps", visit.address(of: .espaces(.calendars)))
        title = schoolClass.name
        self.calendars = ClassCalendar.Kind.allCases.map { kind in
            let own = calendars.first { $0.kind == kind }
            let (today, zone) = (visit.today, visit.site.timeZone)
            func address(_ action: EspacesAction) -> String { visit.place.address(of: .espaces(action)) }
            return Calendar(
                id: kind.word, name: Wording.kind(kind), hint: Wording.hint(kind),
                refusal: refused.flatMap { $0.kind == kind ? RefusalNote(words: $0.words) : nil },
                address: refused?.kind == kind ? typed : own?.address ?? "",
                state: own.map { calendar in
                    let name = calendar.address.isEmpty ? calendar.fileName : calendar.address
                    let read =
                        calendar.readAt.map { "lu \(Wording.nearMoment($0, today: today, in: zone))" }
                        ?? "pas encore lu"
                    return name.isEmpty ? Wording.capitalized(read) : "\(name), \(read)"
                },
                trouble: own.flatMap { $0.trouble.isEmpty ? nil : $0.trouble }, faults: own?.faults ?? [],
                action: address(.setCalendar(schoolClass.id, kind)), token: token,
                again: own.flatMap { calendar in
                    calendar.address.isEmpty
                        ? nil
                        : PostButton(
                            "Lire maintenant", icon: "undo", to: address(.askCalendar(schoolClass.id, kind)),
                            token: token)
                },
                remove: own.map { _ in
                    ConfirmButton(
                        "Retirer", question: "Il disparaîtra des accueils de la classe.",
                        button: PostButton(
                            "Oui, retirer", icon: "cross", to: address(.removeCalendar(schoolClass.id, kind)),
                            token: token))
                })
        }
    }
}

extension Wording {
    static func kind(_ kind: ClassCalendar.Kind) -> String {
        switch kind {
        case .timetable: "Emploi du temps"
        case .homework: "Travail à faire"
        }
    }

    fileprivate static func hint(_ kind: ClassCalendar.Kind) -> String {
        switch kind {
        case .timetable:
            "Les cours de la classe. Ce qui y est marqué comme devoir paraît dans le travail à faire."
        case .homework: "Tout ce que dit ce calendrier est montré comme travail à faire."
        }
    }
}
