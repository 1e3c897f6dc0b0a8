import School
import Storage
import Templating

extension TileView.Sentence {
    static let noLesson = TileView.Sentence(
        words: "Préparez pour vos classes une liste de documents, avec vos mots et une question à chercher.")
}

extension EspaceReader {
    /// Dossiers of lessons: for pupils those of their classes; for teachers their own, and those of their classes.
    func lessonDossiers(in campus: CampusReading, on day: Day) throws -> [Dossier] {
        guard espace == .pupil || espace == .teacher else { return [] }
        let ofClasses = try campus.dossiers.dossiers(for: classes.map(\.id), on: day)
        guard espace == .teacher else { return ofClasses }
        let own = try campus.dossiers.dossiers(of: person.id).filter { $0.stage(on: day) == .current }
        return own + ofClasses.filter { one in !own.contains { $0.id == one.id } }
    }
}

/// What the tile « Listes et dossiers » says of dossiers of lessons.
extension EspacePieces {
    private static let mostLessons = 6

    func lessons() -> [TileView.ItemsPart.Item] {
        facts.lessonDossiers.prefix(Self.mostLessons).map { dossier in
            let isOwn = dossier.author == reader.person.id
            let about = isOwn ? dossier.classes.map(\.name).joined(separator: ", ") : dossier.authorName
            return .init(
                title: dossier.settings.title,
                href: visit.address(of: .lessons(.dossier(dossier.id))),
                words: [about, Wording.period(dossier.settings, today: today)].filter { !$0.isEmpty }
                    .joined(separator: " · "), isOutside: false)
        }
    }

    /// Where a teacher prepares them.
    var lessonRoom: Link? {
        reader.espace == .teacher
            ? Link("Mes dossiers de cours", visit.address(of: .lessons(.list))) : nil
    }
}
