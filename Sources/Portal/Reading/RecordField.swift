import Formats
import Library
import Storage
import Templating

/// One line of the details of a record: every field that the source gave, in the words of readers.
struct RecordField: ViewPart {
    let label: String
    let values: [String]

    private init?(_ label: String, _ values: [String]) {
        let kept = values.filter { !$0.isEmpty }
        guard !kept.isEmpty else { return nil }
        self.label = label
        self.values = kept
    }

    static func all(of details: RecordDetails, today: Day) -> [RecordField] {
        let record = details.description
        return [
            RecordField(
                "Titre", [[record.title, record.subtitle].filter { !$0.isEmpty }.joined(separator: " : ")]),
            RecordField("Autres titres", record.otherTitles),
            RecordField(
                "Partie",
                [[record.partNumber, record.partTitle].filter { !$0.isEmpty }.joined(separator: ". ")]),
            RecordField("Mention de responsabilité", [record.responsibility]),
            RecordField("Auteurs", record.contributors.map(\.words)),
            RecordField("Dans", [record.host?.words ?? ""]),
            RecordField("Série", record.sets.map(\.words)),
            RecordField("Édition", [record.edition]),
            RecordField("Publication", record.publications.map(\.words)),
            RecordField("Collection", record.series.map(\.words)),
            RecordField("Description", [record.physicalDescription]),
            RecordField("Langue", [record.languages.map(Wording.language).joined(separator: ", ")]),
            RecordField(
                "Langue d’origine", [record.originalLanguages.map(Wording.language).joined(separator: ", ")]),
            RecordField("Support", [record.medium]),
            RecordField("Nature", [record.natures.joined(separator: ", ")]),
            RecordField("Genre", [record.genres.joined(separator: ", ")]),
            RecordField("Niveau", [record.levels.joined(separator: ", ")]),
            RecordField("Public", [record.audiences.joined(separator: ", ")]),
            RecordField("Disciplines", [record.disciplines.joined(separator: ", ")]),
            RecordField("Contenu", [record.contents]),
            RecordField("Notes", record.notes),
            RecordField("Classement Dewey", [record.dewey]),
            RecordField("ISBN", record.isbns.map { ISBN($0)?.hyphenated ?? $0 }),
            RecordField("ISSN", record.issns),
            RecordField("EAN", record.eans),
            RecordField(
                "Entré au catalogue",
                [details.record.enteredOn.map { "le \(Wording.date($0, today: today))" } ?? ""]),
        ].compactMap(\.self)
    }
}

extension RecordDescription {
    /// « 191 p. : ill. ; 18 cm + 1 livret »
    fileprivate var physicalDescription: String {
        var text = extent
        if !illustrations.isEmpty { text += text.isEmpty ? illustrations : "\u{A0}: \(illustrations)" }
        if !dimensions.isEmpty { text += text.isEmpty ? dimensions : "\u{A0}; \(dimensions)" }
        return accompanying.isEmpty ? text : "\(text) + \(accompanying)"
    }
}

extension RecordDescription.Contributor {
    /// « Stevenson, Robert Louis (1850-1894), auteur »
    fileprivate var words: String {
        let role = Relator.label(role).map { ", " + $0.lowercased() } ?? ""
        return name + (dates.isEmpty ? "" : " (\(dates))") + role
    }
}

extension RecordDescription.SeriesEntry {
    fileprivate var words: String {
        volume.isEmpty ? title : "\(title), n°\u{A0}\(volume)"
    }
}

extension RecordDescription.Publication {
    /// « Paris : Gallimard, 2001 »
    fileprivate var words: String {
        let who = [place, publisher].filter { !$0.isEmpty }.joined(separator: "\u{A0}: ")
        return [who, date].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension RecordDescription.Host {
    /// « Okapi, n° 1120, 15 mars 2020, p. 12-15 »
    var words: String {
        [title, issue.isEmpty ? "" : "n°\u{A0}\(issue)", date, pages.isEmpty ? "" : "p.\u{A0}\(pages)"]
            .filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
