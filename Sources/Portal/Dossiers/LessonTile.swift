import School
import Storage
import Templating

extension TileView.Sentence {
    static let noLesson = TileView.Sentence(
        words: "Préparez pour vos classes une liste de documents, avec vos mots et une question à chercher.")
}

/// What the tile « Listes et dossiers » says of dossiers of lessons.
extension EspacePieces {
    private static let mostLessons = 6

    /// For pupils those of their classes; for teachers their own, and those of their classes.
    func lessons() throws -> [TileView.ItemsPart.Item] {
        guard reader.espace == .pupil || reader.espace == .teacher else { return [] }
        let found = try visit.file.read { campus in
            let ofClasses = try campus.dossiers.dossiers(
                for: reader.home.classes(as: reader.espace == .pupil ? .pupil : .teacher).map(\.id), on: today
            )
            guard reader.espace == .teacher else { return ofClasses }
            let own = try campus.dossiers.dossiers(of: reader.person.id).filter {
                $0.stage(on: today) == .current
            }
            return own + ofClasses.filter { one in !own.contains { $0.id == one.id } }
        }
        return found.prefix(Self.mostLessons).map { dossier in
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
