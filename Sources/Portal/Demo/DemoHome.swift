import Formats
import Foundation
import School
import Storage

/// What stands on the home pages of the campus of examples: messages, links, timetables, homework.
enum DemoHome {
    /// Fills a campus once: one that has links is left as it is.
    static func fill(_ file: CampusFile, now: Date) throws {
        guard try file.read({ try $0.home.everyLink() }).isEmpty,
            let zone = TimeZone(identifier: "Europe/Paris")
        else { return }
        let today = Day(now, in: zone)
        try file.write { campus in
            let classes = try campus.reading.directory.classes()
            for (title, address, note, profiles) in links {
                try campus.home.addLink(.init(title: title, address: address, note: note, profiles: profiles))
            }
            let author = try campus.accounts.reading.account(login: "admin")
            for (settings, hour) in messages(today, classes) {
                guard let author else { continue }
                let stamp = Stamp(
                    token: "demo message \(hour)", actor: "Vie scolaire", at: now - Double(hour) * 3600,
                    zone: zone)
                try campus.home.send(settings, by: author.id, stamp: stamp)
            }
            for (place, name) in ["3eA", "6eA", "2deA"].enumerated() {
                guard let schoolClass = classes.first(where: { $0.name == name }) else { continue }
                _ = try campus.home.setCalendar(
                    .timetable, of: schoolClass.id,
                    file: ReadCalendar(timetable(turned: place, today), at: now, zone: zone),
                    name: "\(name).ics")
            }
        }
    }

    private static let links: [(String, String, String, Set<Profile>)] = [
        ("Pix", "https://pix.fr", "Compétences numériques", []),
        ("Onisep", "https://www.onisep.fr", "S’orienter, choisir une formation", [.pupil, .guardian]),
        ("Éduthèque, Lumni", "https://www.lumni.fr", "Vidéos et documents", [.pupil, .teacher]),
        ("Éduscol", "https://eduscol.education.fr", "Programmes et ressources", [.teacher, .staff]),
    ]

    private static func messages(_ today: Day, _ classes: [SchoolClass]) -> [(Message.Settings, hour: Int)] {
        let third = classes.filter { $0.name.hasPrefix("3e") }
        return [
            (
                Message.Settings(
                    title: "Sortie au théâtre des troisièmes",
                    source:
                        "Les quatre classes de troisième vont voir *Cyrano de Bergerac* le **jeudi 3 décembre**.\n\n- départ à 13 h 30 devant le gymnase\n- retour vers 17 h\n\nPrenez un carnet pour le compte rendu.",
                    profiles: [.pupil, .guardian], classes: Set(third.map(\.id)), shownFrom: today - 2,
                    shownUntil: today + 12, asksReading: true), 20
            ),
            (
                Message.Settings(
                    title: "Rencontre avec les familles",
                    source:
                        "La rencontre entre les parents et les professeurs a lieu **vendredi**, de 17 h à 20 h, dans le hall.",
                    profiles: [.guardian, .teacher, .staff], shownFrom: today - 3, shownUntil: today + 6), 44
            ),
            (
                Message.Settings(
                    title: "Grille des manuels à compléter",
                    source: "Merci d’indiquer au secrétariat les manuels à renouveler avant la fin du mois.",
                    profiles: [.teacher], shownFrom: today - 5, shownUntil: today + 9, asksReading: true), 70
            ),
        ]
    }

    private static let lessons = [
        (0, "083000", "092500", "Français", "B12"), (0, "093000", "102500", "Mathématiques", "B14"),
        (0, "140000", "145500", "EPS", "Gymnase"), (1, "083000", "102500", "Physique-Chimie", "Labo 2"),
        (1, "104000", "113500", "Anglais", "A03"), (2, "083000", "092500", "Histoire-Géographie", "B12"),
        (2, "093000", "113500", "Arts plastiques", "Atelier"), (3, "083000", "092500", "SVT", "Labo 1"),
        (3, "093000", "102500", "Français", "CDI"), (3, "133000", "142500", "Mathématiques", "B14"),
        (4, "083000", "092500", "Technologie", "T1"), (4, "104000", "113500", "Espagnol", "A05"),
        (4, "140000", "145500", "Français", "B12"),
    ]

    /// As a timetable programme gives it: lessons of every week, and three pieces of work.
    private static func timetable(turned turns: Int, _ today: Day) -> [UInt8] {
        func basic(_ day: Day) -> String { day.description.replacing("-", with: "") }
        let monday = today - (today.weekday - 1) - 70
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Exemple//Emploi du temps//FR"]
        for (number, lesson) in lessons.enumerated() {
            let (weekday, from, to, subject, room) = lesson
            let day = monday + (weekday + turns) % 5
            lines += [
                "BEGIN:VEVENT", "UID:cours-\(number)-\(turns)@exemple.fr",
                "DTSTART;TZID=Europe/Paris:\(basic(day))T\(from)",
                "DTEND;TZID=Europe/Paris:\(basic(day))T\(to)",
                "RRULE:FREQ=WEEKLY;UNTIL=\(basic(today + 220))", "SUMMARY:\(subject)", "LOCATION:\(room)",
                "END:VEVENT",
            ]
        }
        for (number, work) in [
            (3, "Français", "Lire les chapitres 4 à 6 de L’Île au trésor"),
            (5, "Mathématiques", "Exercices 12 et 13\\, page 84"),
            (6, "Anglais", "Apprendre le vocabulaire de la leçon 5"),
        ].enumerated() {
            lines += [
                "BEGIN:VTODO", "UID:devoir-\(number)-\(turns)@exemple.fr",
                "DUE;VALUE=DATE:\(basic(today + work.0))",
                "SUMMARY:\(work.1)", "DESCRIPTION:\(work.2)", "END:VTODO",
            ]
        }
        return Array((lines + ["END:VCALENDAR", ""]).joined(separator: "\r\n").utf8)
    }
}
