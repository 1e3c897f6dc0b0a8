import Formats

/// A question held against the line of a document, word by word.
struct Comparison {
    struct Line {
        let title: String
        let subtitle: String
        let byline: String
        let seriesTitle: String
        let volume: String
        let documentType: String
        let language: String
    }

    /// For each clause, its words: the one that fits best speaks for the others.
    private let clauses: [[Question.Word]]
    private let numbers: Set<String>
    private let stemmer: Stemmer

    init(_ question: Question, stemmer: Stemmer) {
        clauses = question.wordings.flatMap { clause in
            let words = clause.alternatives.map(\.wording.words)
            // The words of a phrase count one by one; those of « a OU b » stand for one another.
            return words.count == 1 ? words[0].map { [$0] } : [words.flatMap(\.self)]
        }
        numbers = Set(question.words.filter(\.isNumber).map { Self.number($0.folded) })
        self.stemmer = stemmer
    }

    /// The higher, the nearer; from 0 to about 6.
    func score(_ line: Line) -> Double {
        let title = Words(line.title)
        let subtitle = Words(line.subtitle)
        let series = Words(line.seriesTitle)
        let byline = Words(line.byline)
        let type = Words(line.documentType)
        let volume = Self.number(Folding.fold(line.volume))
        var said = 0.0
        var weight = 0.0
        var inTitle = Set<Int>()
        var inSeries = Set<Int>()
        var firstPlaces: [Int] = []
        for words in clauses {
            let (titlePlace, titleFit) = fit(words, in: title)
            let (seriesPlace, seriesFit) = fit(words, in: series)
            if let titlePlace {
                inTitle.insert(titlePlace)
                firstPlaces.append(titlePlace)
            }
            if let seriesPlace { inSeries.insert(seriesPlace) }
            let isVolume =
                !volume.isEmpty && words.contains { $0.isNumber && Self.number($0.folded) == volume }
            let best = max(
                titleFit, isVolume ? 1 : 0, seriesFit * 0.9, fit(words, in: byline).1 * 0.85,
                fit(words, in: subtitle).1 * 0.6, fit(words, in: type).1 * 0.7)
            let isOptional = words.allSatisfy(\.isOptional)
            said += best * (isOptional ? 0.15 : 1)
            weight += isOptional ? 0 : 1
        }
        guard weight > 0 else { return 0 }
        var score = 3 * said / weight
        // How much of the title was asked for: the whole of it is the document itself.
        score += 1.2 * max(title.coverage(inTitle), series.coverage(inSeries) * 0.9)
        if firstPlaces.count > 1, zip(firstPlaces, firstPlaces.dropFirst()).allSatisfy({ $0 < $1 }) {
            score += 0.2
        }
        if let first = firstPlaces.first, first == title.firstTelling { score += 0.3 }
        if !numbers.isEmpty, !inTitle.isEmpty || !inSeries.isEmpty, !volume.isEmpty {
            score += numbers.contains(volume) ? 1.5 : -0.5
        }
        // The text itself before its picture version, and before a translation, all else being equal.
        if Self.pictured.contains(line.documentType) { score -= 0.1 }
        if !line.language.isEmpty, line.language != "fre", line.language != "fra" { score -= 0.1 }
        return score
    }

    private static let pictured: Set<String> = ["Bande dessinée", "Manga", "Film"]

    private func fit(_ alternatives: [Question.Word], in text: Words) -> (Int?, Double) {
        var best: (Int?, Double) = (nil, 0)
        for word in alternatives where best.1 < 1 {
            let fit = fit(word, in: text)
            if fit.1 > best.1 { best = fit }
        }
        return best
    }

    /// Where a word stands in a text, and how well: 1 exactly, less as another form of it or as its beginning.
    private func fit(_ word: Question.Word, in text: Words) -> (Int?, Double) {
        var best: (Int?, Double) = (nil, 0)
        for (place, other) in text.words.enumerated() {
            if other == word.folded { return (place, 1) }
            guard best.1 < 0.85 else { continue }
            if other.utf8.prefix(2).elementsEqual(word.stem.utf8.prefix(2)), stemmer.stem(other) == word.stem,
                !UntellingWords.little.contains(other)
            {
                best = (place, 0.85)
            } else if best.0 == nil, word.isPrefix, other.hasPrefix(word.folded) {
                best = (place, 0.7)
            }
        }
        return best
    }

    /// « 012 » and « 12 » are one volume.
    private static func number(_ text: String) -> String {
        let digits = text.drop { $0 == "0" }
        return text.isEmpty ? "" : digits.isEmpty ? "0" : String(digits)
    }

    /// The words of a line, little ones marked.
    private struct Words {
        let words: [String]
        private let isLittle: [Bool]

        init(_ text: String) {
            var words: [String] = []
            Folding.words(in: text) { if !$0.isElision { words.append($0.folded) } }
            self.words = words
            isLittle = words.map(UntellingWords.little.contains)
        }

        var firstTelling: Int? { isLittle.firstIndex(of: false) ?? (words.isEmpty ? nil : 0) }

        /// How much of the telling words `places` are.
        func coverage(_ places: Set<Int>) -> Double {
            let telling = words.indices.filter { !isLittle[$0] }
            guard !telling.isEmpty else {
                return words.isEmpty ? 0 : Double(places.count) / Double(words.count)
            }
            return Double(telling.count { places.contains($0) }) / Double(telling.count)
        }
    }
}
