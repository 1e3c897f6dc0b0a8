// A school library that does not exist: records of about sixty words, as BCDI would export them.
import Formats
import Storage

struct SyntheticCatalogue {
    let vocabulary: Vocabulary
    private var generator: SeededGenerator
    private let publishers: [String]
    private let series: [String]
    private let headings: [String]
    private let headingLaw: ZipfLaw
    private let seriesLaw: ZipfLaw
    private var made = 0
    private var copies = 0

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let vocabulary = Vocabulary(using: &generator)
        func names(_ count: Int, words: ClosedRange<Int>) -> [String] {
            (0..<count).map { _ in
                let length = Int.random(in: words, using: &generator)
                let words = (0..<length).map { _ in vocabulary.word(using: &generator) }
                return Vocabulary.capitalized(words.joined(separator: " "))
            }
        }
        publishers = names(150, words: 1...2)
        series = names(500, words: 1...3)
        headings = names(2_500, words: 1...2)
        headingLaw = ZipfLaw(count: headings.count)
        seriesLaw = ZipfLaw(count: series.count)
        self.vocabulary = vocabulary
        self.generator = generator
    }

    mutating func next() -> RecordDescription {
        made += 1
        var record = RecordDescription()
        record.sourceKey = "BENCH\(made)"
        record.title = Vocabulary.capitalized(words(3...8))
        if generator.chance(15) { record.subtitle = words(2...5) }
        record.contributors = (0..<Int.random(in: 1...3, using: &generator)).map { place in
            let role = place == 0 ? "070" : generator.pick([("070", 4), ("440", 3), ("730", 3)], or: "070")
            return .init(name: vocabulary.person(using: &generator), role: role, isMain: place == 0)
        }
        describeForm(&record)
        record.languages = [generator.pick(Self.languages, or: "fre")]
        let year =
            2026 - min(Int.random(in: 0...40, using: &generator), Int.random(in: 0...60, using: &generator))
        record.year = year
        record.publications = [
            .init(
                place: "Paris", publisher: publishers.randomElement(using: &generator) ?? "",
                date: String(year),
            )
        ]
        record.series = [.init(title: series[seriesLaw.draw(using: &generator)])]
        record.extent = "\(Int.random(in: 24...600, using: &generator)) p."
        record.subjects = (0..<Int.random(in: 2...5, using: &generator)).map { _ in
            headings[headingLaw.draw(using: &generator)]
        }
        record.summary = Vocabulary.capitalized(words(30...45)) + "."
        record.enteredOn = Day(number: 15_000 + Int.random(in: 0..<5_700, using: &generator)).description
        record.isbns = [isbn()]
        describeCopies(&record)
        return record
    }

    /// One that could be asked for: a few words of the vocabulary, a name.
    private mutating func words(_ range: ClosedRange<Int>) -> String {
        vocabulary.phrase(Int.random(in: range, using: &generator), using: &generator)
    }

    private mutating func describeForm(_ record: inout RecordDescription) {
        record.medium = generator.pick(
            [("Livre", 88), ("Périodique", 6), ("DVD vidéo", 3), ("Site internet", 3)], or: "")
        switch record.medium {
        case "Livre":
            let (nature, isFiction) = generator.pick(Self.natures, or: ("Roman", true))
            record.natures = [nature]
            record.isFiction = isFiction
        case "Périodique":
            record.kind = .article
            record.host = .init(title: Vocabulary.capitalized(words(2...3)), issue: String(made % 600))
        case "Site internet":
            record.links = [.init(address: "https://exemple.invalid/\(made)", label: "Consulter")]
        default: break
        }
    }

    /// 1.3 copies a record; articles and sites have none.
    private mutating func describeCopies(_ record: inout RecordDescription) {
        guard ["Livre", "DVD vidéo"].contains(record.medium) else { return }
        let name = (record.contributors.first?.name ?? "").unicodeScalars.prefix(3)
        let mark = String(String.UnicodeScalarView(name)).uppercased()
        for _ in 0..<generator.pick([(1, 70), (2, 20), (3, 7), (4, 3)], or: 1) {
            copies += 1
            var copy = CopyDescription()
            copy.number =
                "9" + String(repeating: "0", count: max(0, 7 - String(copies).utf8.count)) + String(copies)
            copy.callNumber = record.isFiction == true ? "R \(mark)" : "\(copies % 1000) \(mark)"
            copy.location = generator.pick(
                [("Romans", 4), ("Documentaires", 4), ("BD et mangas", 2)], or: "")
            record.copies.append(copy)
        }
    }

    /// ISO 2108: the check digit makes the weighted sum a multiple of ten.
    private mutating func isbn() -> String {
        let digits = [9, 7, 8, 2] + (0..<8).map { _ in Int.random(in: 0...9, using: &generator) }
        let sum = digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 1 : 3) }
        return (digits + [(10 - sum % 10) % 10]).map { String($0) }.joined()
    }

    private static let natures = [
        (("Roman", true), 34), (("Documentaire", false), 30), (("Bande dessinée", true), 11),
        (("Manga", true), 9),
        (("Nouvelle", true), 3), (("Conte", true), 3), (("Théâtre", true), 3), (("Poésie", true), 2),
        (("Album", true), 2), (("Dictionnaire", false), 1), (("Biographie", false), 2),
    ]
    private static let languages = [("fre", 92), ("eng", 4), ("spa", 2), ("ger", 1), ("ita", 1)]
}
