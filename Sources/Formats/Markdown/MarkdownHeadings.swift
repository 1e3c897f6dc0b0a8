/// The headings of a text, numbered before it is written: links may lead to those that come later.
///
/// `#` counts as `##`: the title of the page is not in the text. Both are letters; `###` are numbers, from 1 in each
/// letter; deeper ones have none. A heading in a quote or in a list is no part of the text.
struct MarkdownHeadings {
    struct Heading {
        let entry: ContentsEntry
        /// Of the element: 2 and more, never two more than the heading before.
        let element: Int
    }

    private(set) var all: [Heading] = []
    private var anchors: Set<String> = []
    private var written = 0

    init() {}

    init(from first: MarkdownNode?, numbered: Bool, notes: [String: Int]) {
        var slugs = Slugs()
        var (letter, number, element) = (0, 0, 1)
        var block = first
        while let node = block {
            block = node.next
            guard node.kind == .heading else { continue }
            let level = max(node.headingLevel - 1, 1)
            element = min(level + 1, element + 1)
            var mark = ""
            switch level {
            case 1:
                letter += 1
                number = 0
                mark = Self.letters(letter) + "."
            case 2:
                number += 1
                mark = "\(number)."
            default: break
            }
            let title = Self.title(of: node, notes: notes)
            let anchor = "p-" + slugs.slug(title, otherwise: "partie")
            anchors.insert(anchor)
            let entry = ContentsEntry(
                number: numbered ? mark : "", title: title, anchor: anchor, level: level)
            all.append(Heading(entry: entry, element: element))
        }
    }

    /// The next heading to write.
    mutating func next() -> Heading? {
        guard written < all.count else { return nil }
        written += 1
        return all[written - 1]
    }

    /// The anchor that a link names: `activer-la-connexion`, with or without our `p-`, or the words themselves.
    func anchor(named name: some Sequence<UInt8>) -> String? {
        let name = String(decoding: AddressSafety.decoded(name), as: UTF8.self)
        if anchors.contains("p-" + name) { return "p-" + name }
        if anchors.contains(name) { return name }
        var slugs = Slugs()
        let slug = "p-" + slugs.slug(name, otherwise: "")
        return anchors.contains(slug) ? slug : nil
    }

    /// A, B… Z, AA, AB…
    private static func letters(_ number: Int) -> String {
        var number = number
        var letters = ""
        while number > 0 {
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((number - 1) % 26))) + letters
            number = (number - 1) / 26
        }
        return letters
    }

    /// Its words, without calls to notes nor directives.
    private static func title(of heading: MarkdownNode, notes: [String: Int]) -> String {
        var title: [UInt8] = []
        var current = heading.firstChild
        while let node = current {
            switch node.kind {
            case .text:
                var cutter = WordsAndMarks(node.literal)
                while let piece = cutter.next() {
                    switch piece {
                    case .words(let range): title.append(contentsOf: node.literal[range])
                    case .note(let label, let range) where notes[label] == nil:
                        title.append(contentsOf: node.literal[range])
                    default: break
                    }
                }
            case .code: title.append(contentsOf: node.literal)
            case .softBreak, .lineBreak: title.append(UInt8(ascii: " "))
            default: break
            }
            current = node.firstChild ?? node.following(in: heading) { _ in }
        }
        return String(decoding: title.trimmed, as: UTF8.self)
    }
}
