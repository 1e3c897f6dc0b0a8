import WebServer

/// What is wrong in the text of a guided catalogue, said to whoever wrote it.
package struct GuideProblem: Error, Equatable {
    /// From 1.
    package let line: Int
    package let reason: String

    /// Of a text that is to become a guided catalogue; nil when it can.
    package static func first(in text: String) -> GuideProblem? {
        GuideReader(text, slug: "").problems.first
    }
}

/// Reads a guided catalogue: `# its title`, `## sections`, `- [words](/recherche?…)`, and text between them.
///
/// What cannot be read is left out and told: a portal shows the rest, the command line refuses it all.
struct GuideReader {
    private(set) var guide = GuidedCatalogue()
    private(set) var problems: [GuideProblem] = []
    private var line = 0

    init(_ text: String, slug: String) {
        guide.slug = slug
        let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
        for scalars in lines {
            line += 1
            read(Self.trimmed(scalars))
        }
        if guide.title.isEmpty {
            line = 1
            refuse(
                "il manque le titre. La première ligne doit être de la forme «\u{A0}# Romans pour l’été\u{A0}»."
            )
        }
        if guide.items.isEmpty {
            refuse(
                "il n’y a aucun lien. Un lien s’écrit «\u{A0}- [Policiers](/recherche?genre=policier)\u{A0}»."
            )
        }
        guide.sections.removeAll { $0.items.isEmpty && $0.text.isEmpty }
    }

    private mutating func read(_ text: String) {
        if let title = text.dropping("# ") {
            readTitle(title)
        } else if let title = text.dropping("## ") {
            guide.sections.append(.init(title: title))
        } else if let item = text.dropping("- ") ?? text.dropping("* ") {
            readItem(item)
        } else if text.hasPrefix("###") {
            refuse("un catalogue guidé n’a que deux niveaux de titres, # et ##.")
        } else if !text.isEmpty {
            readText(text)
        }
    }

    private mutating func readTitle(_ title: String) {
        guard guide.title.isEmpty else {
            return refuse("il y a déjà un titre. Un second catalogue guidé va dans un second fichier.")
        }
        guide.title = title
    }

    private mutating func readItem(_ item: String) {
        guard item.hasPrefix("["), item.hasSuffix(")"), let middle = item.range(of: "](") else {
            return refuse(
                "«\u{A0}\(item)\u{A0}» n’est pas un lien. Un lien s’écrit «\u{A0}- [Policiers](/recherche?genre=policier)\u{A0}»."
            )
        }
        let label = Self.trimmed(item[..<middle.lowerBound].dropFirst().unicodeScalars)
        let address = String(item[middle.upperBound...].dropLast())
        guard !label.isEmpty else { return refuse("un lien n’a pas de mots entre ses crochets.") }
        guard let page = Self.page(address) else {
            return refuse(
                "«\u{A0}\(address)\u{A0}» n’est pas une page du portail. Copiez l’adresse d’une recherche à partir de /recherche."
            )
        }
        guard guide.items.count < GuidedCatalogue.mostItems else {
            return refuse(
                "il y a plus de \(GuidedCatalogue.mostItems) liens. Faites-en deux catalogues guidés.")
        }
        changeSection { $0.items.append(.init(label: label, page: page)) }
    }

    private mutating func readText(_ text: String) {
        if guide.sections.isEmpty {
            guide.introduction += guide.introduction.isEmpty ? text : " \(text)"
        } else {
            changeSection { $0.text += $0.text.isEmpty ? text : " \(text)" }
        }
    }

    private mutating func changeSection(_ change: (inout GuidedCatalogue.Section) -> Void) {
        var section = guide.sections.popLast() ?? .init()
        change(&section)
        guide.sections.append(section)
    }

    private mutating func refuse(_ reason: String) {
        problems.append(GuideProblem(line: line, reason: reason))
    }

    /// Only pages of the portal, written from their first slash: what is elsewhere is not of the catalogue.
    private static func page(_ address: String) -> PortalPage? {
        guard address.hasPrefix("/"), !address.hasPrefix("//") else { return nil }
        let request = Request(.get, String(address.prefix { $0 != "#" }))
        guard let page = PortalPage(path: request.path, query: request.query) else { return nil }
        switch page {
        case .search, .record, .text, .browse, .home: return page
        default: return nil
        }
    }

    private static func trimmed(_ scalars: Substring.UnicodeScalarView) -> String {
        var scalars = scalars.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(Substring(scalars))
    }
}

extension String {
    /// What follows the prefix, without the blanks around it; nil where it does not begin so.
    fileprivate func dropping(_ prefix: String) -> String? {
        guard utf8.starts(with: prefix.utf8) else { return nil }
        let rest = unicodeScalars.dropFirst(prefix.unicodeScalars.count).drop { $0.properties.isWhitespace }
        return rest.isEmpty ? nil : String(Substring(rest))
    }
}
