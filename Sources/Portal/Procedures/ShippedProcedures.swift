import Formats
import Foundation
import WebServer

/// The procedures that come with the product, read from `Content/procedures` at start: `prets.md`, and beside it
/// `prets.liberscol.md` where an ENT needs a text of its own.
package struct ShippedProcedures: Sendable {
    let pictures: ProcedurePictures
    private let procedures: [String: ShippedProcedure]

    /// - Throws: an error of Foundation where the folder cannot be read.
    package init(folder: String) throws {
        pictures = try ProcedurePictures(folder: folder + "/pictures")
        var texts: [String: [String: MarkdownText]] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".md") {
            let parts = file.dropLast(3).split(separator: ".", maxSplits: 1).map(String.init)
            guard let slug = parts.first else { continue }
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            texts[slug, default: [:]][parts.count > 1 ? parts[1] : ""] = MarkdownText(text)
        }
        var procedures: [String: ShippedProcedure] = [:]
        for (slug, texts) in texts {
            guard let general = texts[""] else { continue }
            let variants = texts.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
            procedures[slug] = ShippedProcedure(
                slug: slug, general: general, variants: variants.map { ($0.key, $0.value) })
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

    /// That of an ENT, or else the general one.
    func text(for ent: String?) -> MarkdownText {
        variants.first { $0.ent == ent }?.text ?? general
    }
}
