import Formats
import Foundation

/// Questions made from the catalogue itself: what the hand-written ones may have overlooked.
struct DerivedQuestions {
    /// Of one portal, at most; taken at regular steps through the catalogue.
    private static let mostRecords = 300
    /// From so many records of one title, the title no longer tells which is meant.
    private static let tooManyNamesakes = 4

    private(set) var questions: [Question] = []
    /// Records whose title asks for nothing in particular.
    private(set) var leftOut = 0
    private let portal: String
    private var chance: Chance
    private let keysByAuthor: [String: Set<String>]
    /// In how many titles each word stands, and how often each whole title.
    private var titlesByWord: [String: Int] = [:]
    private var namesakes: [String: Int] = [:]

    init(from portal: RelevancePortal) {
        self.portal = portal.name
        chance = Chance(seed: UInt64(portal.records.count))
        var keys: [String: Set<String>] = [:]
        for record in portal.records {
            for author in record.contributors {
                keys[Folding.fold(author.name), default: []].insert(record.sourceKey)
            }
        }
        keysByAuthor = keys
        for record in portal.records {
            namesakes[Folding.sortKey(record.ownTitle), default: 0] += 1
            for word in Set(record.titleWords) { titlesByWord[word, default: 0] += 1 }
        }
        let step = max(1, (portal.records.count + Self.mostRecords - 1) / Self.mostRecords)
        for record in stride(from: 0, to: portal.records.count, by: step).map({ portal.records[$0] }) {
            let sortKey = Folding.sortKey(record.ownTitle)
            let words = record.titleWords
            if words.allSatisfy({ $0.count < 4 }) || namesakes[sortKey, default: 0] >= Self.tooManyNamesakes {
                leftOut += 1
            } else {
                askByTitle(record, words: words, sortKey: sortKey)
            }
            askByNumberAndAuthor(record, sortKey: sortKey)
        }
    }

    private mutating func askByTitle(_ record: RecordDescription, words: [String], sortKey: String) {
        let typed = Self.asTyped(record.ownTitle)
        ask("auto-titre", typed, .title(sortKey))
        ask("auto-mots-inverses", words.reversed().joined(separator: " "), .title(sortKey))
        if let mistyped = mistyped(typed) { ask("auto-titre-faute", mistyped, .title(sortKey)) }
        if let author = record.firstAuthor, let word = words.first(where: isTelling) {
            ask("auto-auteur-mot", Self.asTyped(author.surname) + " " + word, .title(sortKey))
        }
    }

    private mutating func askByNumberAndAuthor(_ record: RecordDescription, sortKey: String) {
        if let isbn = record.isbns.first(where: { [10, 13].contains($0.count) }) {
            ask("auto-isbn", Self.hyphenated(isbn), .title(sortKey))
        }
        guard let author = record.firstAuthor, let keys = keysByAuthor[Folding.fold(author.name)] else {
            return
        }
        let name = NameOrder.display(author.name)
        // Who types « Victor Hugo » where a book is called so may well want that book.
        guard namesakes[Folding.sortKey(name)] == nil else { return }
        ask("auto-auteur", Self.asTyped(name), .keys(keys), within: 1)
    }

    private func isTelling(_ word: String) -> Bool {
        word.count >= 4 && titlesByWord[word, default: 0] < Self.tooManyNamesakes
    }

    private mutating func ask(_ kind: String, _ text: String, _ answers: Question.Answers, within: Int = 3) {
        questions.append(.init(kind: kind, portal: portal, text: text, answers: answers, within: within))
    }

    /// The text with one slip in its longest word; nil if no word is long enough for a slip to be told.
    private mutating func mistyped(_ text: String) -> String? {
        let words: [Substring] = text.split { !$0.isLetter }.filter { $0.count >= 5 }
        guard let longest = words.max(by: { $0.count < $1.count }) else { return nil }
        for _ in 0..<9 {
            guard let slip = TypingError.made(in: String(longest), by: &chance) else { continue }
            return String(text[..<longest.startIndex]) + slip + String(text[longest.endIndex...])
        }
        return nil
    }

    private static func asTyped(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    /// Where exactly publishers put the hyphens does not matter here.
    private static func hyphenated(_ isbn: String) -> String {
        let body = Array(isbn.suffix(10))
        let parts = [body[0..<1], body[1..<5], body[5..<9], body[9..<10]].map { String($0) }
        return ((isbn.count == 13 ? [String(isbn.prefix(3))] : []) + parts).joined(separator: "-")
    }
}

extension RecordDescription {
    fileprivate var ownTitle: String { title.isEmpty ? sets.first?.title ?? "" : title }

    fileprivate var titleWords: [String] {
        Folding.words(in: ownTitle).filter { !$0.isElision }.map(\.folded)
    }

    fileprivate var firstAuthor: Contributor? { contributors.first { $0.isMain && !$0.isCollective } }
}

extension RecordDescription.Contributor {
    fileprivate var surname: String { String(name.prefix { $0 != "," }) }
}
