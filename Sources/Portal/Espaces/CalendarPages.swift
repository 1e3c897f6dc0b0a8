import Fetching
import Foundation
import School
import Storage
import Templating
import WebServer

/// GET and POST /agendas…: the timetable and the homework of a class, as an address or a file gives them.
extension CampusVisit {
    func showCalendars() throws -> Response {
        let (schools, classes, calendars) = try file.read { campus in
            (
                try campus.directory.schools(), try campus.directory.classes(groups: true),
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
            guard let schoolClass = try campus.directory.classes(groups: true).first(where: { $0.id == id })
            else { return nil }
            return (schoolClass, try campus.home.calendars().filter { $0.schoolClass == id })
        }
        guard let (schoolClass, calendars) = found else { throw Failure.notFound }
        let view = ClassCalendarView(
            schoolClass, calendars, refused: refused, typed: typed, token: newToken(), self)
        return try render(view, title: view.title, status: status, section: .calendars)
    }
}

extension CampusSubmission {
    /// POST /agendas/12/devoirs: a file, or else an address.
    func setCalendar(_ kind: ClassCalendar.Kind, of id: ID<SchoolClass>) throws -> Response {
        let upload =
            visit.request.mediaType == "multipart/form-data"
            ? try visit.request.multipart().upload("fichier") : nil
        let bytes = try upload.map { try $0.bytes() } ?? []
        let typed = form["adresse"] ?? ""
        return try refusing { words in
            try visit.showCalendar(
                of: id, refused: (kind, words), typed: typed, status: .unprocessableContent)
        } after: {
            guard bytes.isEmpty else {
                try file.write {
                    _ = try $0.home.setCalendar(
                        kind, of: id, file: bytes, name: upload?.filename ?? "", at: visit.now,
                        zone: visit.site.timeZone)
                }
                return redirect(to: .espaces(.calendar(id)), saying: .timetableRead)
            }
            _ = try file.write { try $0.home.setCalendar(kind, of: id, address: typed) }
            visit.site.diary.ask(.calendars, for: visit.place.code)
            return redirect(to: .espaces(.calendar(id)), saying: .timetableAsked)
        }
    }

    /// POST /agendas/12/devoirs/actualiser
    func askCalendar(_ kind: ClassCalendar.Kind, of id: ID<SchoolClass>) throws -> Response {
        try file.write { try $0.home.forgetTry(kind, of: id) }
        visit.site.diary.ask(.calendars, for: visit.place.code)
        return redirect(to: .espaces(.calendar(id)), saying: .timetableAsked)
    }

    /// POST /agendas/12/devoirs/supprimer
    func removeCalendar(_ kind: ClassCalendar.Kind, of id: ID<SchoolClass>) throws -> Response {
        try file.write { campus in
            guard let calendar = try campus.reading.home.calendar(kind, of: id) else { return }
            try campus.home.removeCalendar(calendar.id)
        }
        return redirect(to: .espaces(.calendar(id)), saying: .timetableRemoved)
    }
}

extension CampusJob {
    /// The addresses of calendars are asked in turn, while nobody waits.
    package static let calendars = CampusJob(.calendars) { visit in
        let site = visit.site
        let due = try visit.file.read { campus in
            (
                ask: try campus.home.calendarsToAsk(at: site.now),
                tell: try campus.home.calendarsToTell(on: site.today)
            )
        }
        for calendar in due.tell {
            guard !visit.isStopping() else { return site.now }
            try visit.file.write { try $0.home.tellAgain(calendar.id, at: site.now, zone: site.timeZone) }
        }
        for calendar in due.ask {
            guard !visit.isStopping() else { return site.now }
            do {
                let bytes = try site.fetchCalendar(calendar.address)
                try visit.file.write {
                    try $0.home.take(bytes, for: calendar.id, at: site.now, zone: site.timeZone)
                }
            } catch HomeRefusal.unknown {
                continue
            } catch {
                let words =
                    (error as? HomeRefusal).map(Wording.refusal) ?? (error as? FetchError)?.sentence
                    ?? "La lecture a échoué."
                try visit.file.write { try $0.home.noteTrouble(words, with: calendar.id, at: site.now) }
            }
        }
        return site.now + ClassCalendar.retrySeconds
    }
}

extension Site {
    /// Agendas often send elsewhere once; never to the networks of the server.
    fileprivate func fetchCalendar(_ address: String) throws -> [UInt8] {
        guard let address = WebAddress(address) else { throw FetchError.unreadable }
        var fetcher = Fetcher()
        fetcher.redirects = 3
        return try fetcher.fetch(
            Fetcher.Question(address, accepts: "text/calendar, */*"), isStopping: { diary.isStopping }
        ).body
    }
}

/// Classes by school, each with a line of words.
struct SchoolClassesView: View {
    static let template = "espaces/classes"

    let title: String
    let lead: String
    let nothing: EmptyNote?
    let rules: SheetRules?
    let schools: [Group]

    struct Group: ViewPart {
        let name: String
        let rows: [Row]

        static func all(_ schools: [School], _ classes: [SchoolClass], row: (SchoolClass) -> Row) -> [Group] {
            schools.compactMap { school in
                let own = classes.filter { $0.school == school.id }
                return own.isEmpty ? nil : Group(name: school.name, rows: own.map(row))
            }
        }
    }

    struct Row: ViewPart {
        let name: String
        let href: String
        let words: String
        let pill: Pill?
    }

    /// Whether the sheets give titles.
    struct SheetRules: ViewPart {
        let action: String
        let token: String
        let hasTitles: Bool
        /// Form teachers have a message every week.
        let isWeekly: Bool
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

extension EmptyNote {
    static let noClass = EmptyNote(
        title: "Aucune classe pour le moment",
        text: "Importez d’abord l’annuaire de l’établissement\u{A0}: ses classes paraîtront ici.")
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
