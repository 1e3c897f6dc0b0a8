import Formats
import Foundation
import Library
import WebServer

/// The procedures that come with the product, read from `Content/procedures` at start: `prets.md`, and beside it
/// `prets.liberscol.md` where an ENT needs a text of its own (X-02).
package struct ShippedProcedures: Sendable {
    let pictures: ProcedurePictures
    private let procedures: [String: ShippedProcedure]

    /// - Throws: an error of Foundation where the folder cannot be read.
    package init(folder: String) throws {
        pictures = try ProcedurePictures(folder: folder + "/pictures")
        let stemmer = try Stemmer()
        var texts: [String: [String: MarkdownText]] = [:]
        var subjects: [String: ProcedureSubject] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".md") {
            let parts = file.dropLast(3).split(separator: ".", maxSplits: 1).map(String.init)
            guard let slug = parts.first else { continue }
            let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            let text = MarkdownText(source)
            texts[slug, default: [:]][parts.count > 1 ? parts[1] : ""] = text
            if parts.count == 1 {
                subjects[slug] = ProcedureSubject(of: text, source: source, stemmer: stemmer)
            }
        }
        var procedures: [String: ShippedProcedure] = [:]
        for (slug, texts) in texts {
            guard let general = texts[""], let subject = subjects[slug] else { continue }
            let variants = texts.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
            procedures[slug] = ShippedProcedure(
                slug: slug, general: general, variants: variants.map { ($0.key, $0.value) },
                subject: subject)
        }
        self.procedures = procedures
    }

    package subscript(slug: String) -> ShippedProcedure? { procedures[slug] }

    package var all: [ShippedProcedure] { procedures.values.sorted { $0.slug < $1.slug } }
}

/// A procedure that comes with the product: a text for all, and those of some ENTs.
package struct ShippedProcedure: Sendable {
    package let slug: String
    package let general: MarkdownText
    let variants: [(ent: String, text: MarkdownText)]
    let subject: ProcedureSubject

    /// That of an ENT, or else the general one.
    func text(for ent: String?) -> MarkdownText {
        variants.first { $0.ent == ent }?.text ?? general
    }
}

/// What a procedure is about, for the search of the catalogue: its title, its summary and its headings. All its words
/// would bring it up beside any book.
struct ProcedureSubject: Sendable {
    private let words: Set<String>
    private let stems: Set<String>

    init(of text: MarkdownText, source: String, stemmer: Stemmer) {
        let front = text.frontMatter
        let headings = source.split(separator: "\n").filter { $0.hasPrefix("#") }
        let said = [front.title ?? "", front.summary ?? ""] + headings.map { String($0) }
        words = Set(Folding.words(in: said.joined(separator: " ")).map(\.folded))
        stems = Set(words.map(stemmer.stem))
    }

    func answers(_ question: Question) -> Bool { question.isAnswered(byWords: words, stems: stems) }
}
