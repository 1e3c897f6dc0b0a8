// Descriptions drawn by lot: any element may be there or not, with words that trouble writers.
@testable import Formats

struct RandomDescriptions {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(state: seed)
    }

    mutating func next() -> RecordDescription {
        var one = RecordDescription()
        one.kind = pick([.whole, .whole, .part, .article])
        one.sourceKey = maybe { _ in "K1" }
        one.title = text()
        one.subtitle = maybe { $0.text() }
        one.medium =
            one.kind == .article
            ? "Périodique" : pick(["Livre", "DVD vidéo", "Périodique", "Jeu de société"])
        one.otherTitles = texts()
        one.responsibility = maybe { $0.text() }
        one.contributors = contributors()
        one.natures = pick([["Album"], ["Conte"], []])
        one.genres = texts()
        one.isFiction = one.natures == ["Conte"] ? true : nil
        one.languages = pick([[], ["fre"], ["fre", "eng"]])
        one.originalLanguages = pick([[], ["grc", "lat"]])
        one.isbns = one.kind == .whole ? pick([[], ["9782070612758"], ["9782070612758", "2070107965"]]) : []
        one.issns = one.kind == .whole ? pick([[], ["0768-3138"]]) : []
        one.eans = pick([[], ["3260050641234"]])
        one.edition = maybe { $0.text() }
        one.publications = pick([0, 1, 2]) == 0 ? [] : publications()
        one.illustrations = maybe { _ in "ill. en coul." }
        one.dimensions = maybe { _ in "18 x 24 cm" }
        one.accompanying = maybe { _ in "1 carte : 1/25000" }
        one.series = maybe { $0.series() }
        if one.kind == .whole {
            one.extent = maybe { _ in "2 vol. (620 p.)" }
            one.partNumber = maybe { $0.pick(["3", "Tome 2", "Première partie"]) }
            one.partTitle = maybe { $0.text() }
            one.sets = maybe { $0.series().map { entry in .init(title: entry.title, volume: entry.volume) } }
            if one.sets.isEmpty, !one.partNumber.isEmpty {
                one.sets = [.init(title: one.title, volume: one.partNumber)]
            }
        } else {
            one.host = .init(
                title: text(), sourceKey: maybe { _ in "77" }, date: maybe { _ in "15/03/2019" },
                pages: maybe { _ in "p. 12-15" }, isbn: maybe { _ in "9782070612758" })
            if one.medium == "Périodique" { one.host?.issue = maybe { _ in "1042/1043" } }
        }
        let hostYear = one.host.flatMap { MarcDate.year(within: $0.date) }
        one.year = RecordDescription.year(of: one.publications) ?? hostYear
        one.notes = texts()
        one.contents = maybe { $0.text() }
        one.summary = maybe { $0.text() + " " + $0.text() }
        (one.levels, one.audiences, one.subjects) = (texts(), texts(), texts())
        (one.keywords, one.disciplines) = (texts(), texts())
        one.dewey = maybe { _ in "843.7" }
        one.links = pick([[], [.init(address: "http://example.org/", label: text())]])
        one.copies = pick([[], [copy()], [copy(), copy()]])
        one.enteredOn = maybe { _ in "2019-09-01" }
        one.expiresOn = maybe { _ in "2029-12-31" }
        one.price = maybe { _ in "12,50 EUR" }
        return one
    }

    private static let words = [
        "L’Été & l’hiver", "<Œuvre>", "« À suivre »", "AC/DC", "n° 3", "Dvořák", "𝄞", "A. B", "C++",
        "1914-1918",
        "Mr. Fox, Esq", "100 %", "Tom & Jerry. Le film", "]]>", "ça et là", "1, 2, 3",
    ]

    private mutating func pick<T>(_ values: [T]) -> T {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private mutating func maybe(_ value: (inout Self) -> String) -> String {
        Bool.random(using: &random) ? value(&self) : ""
    }

    private mutating func maybe<T>(_ value: (inout Self) -> [T]) -> [T] {
        Bool.random(using: &random) ? value(&self) : []
    }

    private mutating func text() -> String {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in pick(Self.words) }.joined(separator: " ")
    }

    private mutating func texts() -> [String] {
        var texts: [String] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let text = text()
            if !texts.contains(text) { texts.append(text) }
        }
        return texts
    }

    private mutating func contributors() -> [RecordDescription.Contributor] {
        var found: [RecordDescription.Contributor] = []
        for place in 0..<Int.random(in: 0...3, using: &random) {
            let role = place == 0 ? "070" : pick(["440", "730", "600", "", "999"])
            found.append(
                .init(
                    name: pick(["Sand, George", "Homère", "Hugo, Victor (pseud.)"]) + " \(place)",
                    dates: pick(["", "1804-1876", "-1876", "1804-"]), role: role, isMain: place == 0))
        }
        return found
    }

    private mutating func publications() -> [RecordDescription.Publication] {
        let dates = pick([["1998", "1998"], ["DL 2001", ""], ["", ""]])
        return dates.prefix(pick([1, 2])).enumerated().map { place, date in
            .init(
                place: "Lille \(place)", publisher: "Éditions \(place)", date: date,
                address: maybe { _ in "1 rue Haute" }, country: maybe { _ in "France" })
        }
    }

    private mutating func series() -> [RecordDescription.SeriesEntry] {
        [.init(title: text(), volume: maybe { _ in "12" })]
    }

    private mutating func copy() -> CopyDescription {
        var copy = CopyDescription()
        copy.number = String(Int.random(in: 1...9_999, using: &random))
        copy.callNumber = maybe { _ in "R SAN" }
        copy.location = maybe { $0.text() }
        copy.status = pick(["", "Perdu", "Hors-Prêt", "Chez le relieur"])
        copy.price = maybe { _ in "8,10" }
        copy.note = maybe { $0.text() }
        copy.acquiredOn = maybe { _ in "2018-01-31" }
        return copy
    }
}
