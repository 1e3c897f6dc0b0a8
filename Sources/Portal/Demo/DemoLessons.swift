import Foundation
import Library
import School
import Storage

/// Two dossiers of lessons of the campus of examples: one of a teacher, one of the librarian (D10).
enum DemoLessons {
    /// Fills a campus once: one whose teachers have dossiers is left as it is.
    static func fill(_ file: CampusFile, in data: DataFolder, now: Date) throws {
        guard let rne = DemoCampus.schools.first?.rne, let zone = TimeZone(identifier: "Europe/Paris") else {
            return
        }
        let people = try file.read { try $0.directory.everybody() }
        guard let diallo = people.first(where: { $0.lastName == "Diallo" && $0.firstName == "Mamadou" }),
            let leroux = people.first(where: { $0.lastName == "Leroux" && $0.firstName == "Claire" }),
            try file.read({ try $0.dossiers.dossiers(of: diallo.id) }).isEmpty
        else { return }
        let today = Day(now, in: zone)
        let library = LibraryFile(try data.openPortal(rne))
        let (war, press) = (
            try books(Search(filters: [.subject: ["Première Guerre mondiale"]]), in: library),
            try books(Search(text: "presse"), in: library)
        )
        let wars = try make(
            Dossier.Settings(
                title: "La Grande Guerre, vue d’en bas", subject: "Histoire",
                source:
                    "Comment des hommes, des femmes et des enfants ont-ils vécu ces quatre années\u{A0}? Choisissez **un** document, lisez-en vingt pages, et notez\u{A0}:\n\n- qui parle, et d’où\n- un détail qui vous a surpris",
                question: "grande guerre", questionPortal: rne, shownFrom: today - 5,
                shownUntil: today + 19), for: ["3eA", "3eB"], by: diallo,
            documents: war.map {
                ($0, $0.title.contains("expliquée") ? "Pour commencer\u{A0}: les vingt premières pages." : "")
            },
            of: rne, in: file)
        _ = try make(
            Dossier.Settings(
                title: "Vérifier une information", subject: "Documentation",
                source: "Qui parle\u{A0}? D’où vient l’image\u{A0}? Qui d’autre le dit\u{A0}?",
                question: "presse", questionPortal: rne, shownFrom: today - 2, shownUntil: today + 40),
            for: ["3eA", "4eB", "6eA"], by: leroux, documents: press.map { ($0, "") },
            link: ("CLEMI\u{A0}: l’éducation aux médias", "https://www.clemi.fr"), of: rne, in: file)
        if let book = war.first(where: { $0.title.contains("expliquée") }) ?? war.first {
            try keep(book, until: today + 13, in: wars, of: diallo, library, file, today)
        }
        try library.close()
    }

    private static func books(_ search: Search, in library: LibraryFile) throws -> [Record] {
        try library.read { library in
            try library.catalogue.search(search).found.filter {
                if case .noCopy = $0.availability { false } else { true }
            }.prefix(4).map(\.record)
        }
    }

    private static func make(
        _ settings: Dossier.Settings, for classes: [String], by author: Person,
        documents: [(record: Record, note: String)], link: (title: String, address: String)? = nil,
        of rne: RNE, in file: CampusFile,
    ) throws -> ID<Dossier> {
        try file.write { campus in
            let known = try campus.reading.directory.classes().filter { classes.contains($0.name) }
            var settings = settings
            settings.classes = Set(known.map(\.id))
            let id = try campus.dossiers.make(settings, by: author.id, among: known)
            for (record, _) in documents {
                try campus.dossiers.add(
                    record.id.number, of: rne, title: record.numberedTitle, byline: record.byline, to: id,
                    of: author.id)
            }
            for (document, chosen) in zip(try campus.reading.dossiers.documents(of: id), documents) {
                try campus.dossiers.set(
                    note: chosen.note, keptUntil: nil, of: document.id, in: id, of: author.id,
                    on: settings.shownFrom)
            }
            if let link {
                try campus.dossiers.add(link.address, title: link.title, to: id, of: author.id)
            }
            return id
        }
    }

    /// The portal is told at once, as it is when a teacher asks.
    private static func keep(
        _ book: Record, until day: Day, in id: ID<Dossier>, of author: Person, _ library: LibraryFile,
        _ file: CampusFile, _ today: Day,
    ) throws {
        let report = try file.write { campus in
            let documents = try campus.reading.dossiers.documents(of: id)
            if let document = documents.first(where: { $0.title == book.numberedTitle }) {
                try campus.dossiers.set(
                    note: document.note, keptUntil: day, of: document.id, in: id, of: author.id, on: today)
            }
            return try campus.reading.dossiers.report(of: id)
        }
        guard let report else { return }
        try library.write {
            try $0.lessonHolds.set(
                [book.id: day], of: id.number, title: report.dossier.settings.title,
                teacher: report.dossier.authorName, on: today)
        }
        try file.write { try $0.dossiers.setReported(id, change: report.change) }
    }
}
