/// Goes through the tree of a text and writes it.
///
/// What libcmark understands is written as libcmark writes it. With a guide come our own: numbered headings, call-outs,
/// tables, steps, figures, notes, directives (`MarkdownWriter+….swift`).
struct MarkdownWriter {
    let layout: MarkdownLayout
    /// Nil: CommonMark alone.
    let guide: (any MarkdownGuide)?

    var markup = MarkdownMarkup()
    var pieces: [RenderedText.Piece] = []
    var faults: [MarkdownFault] = []
    var plainText: [UInt8] = []
    var links: [String] = []
    var pictures: [String] = []
    var headings = MarkdownHeadings()
    var notes = MarkdownNotes()
    var stepKeys = Slugs()
    /// The paragraphs set apart by the layout.
    var slots: [MarkdownNode] = []
    var shownTables: Set<Int> = []
    /// The first words of the paragraph that begins with them are not written: a full stop of ours, `[ ]`, `[!INFO]`.
    var skipped: (node: MarkdownNode, count: Int)?
    /// Where words are written: directives and notes do not stand there.
    var isInLink = false
    var isInHeading = false
    /// The break between the mark of a call-out and its words.
    var skippedBreak: MarkdownNode?
    /// The quotes that are call-outs, those that are open.
    var callOuts: [MarkdownNode] = []
    /// The level of the heading that is open; 0: it is no heading of the text.
    var openElement = 0
    private var depth = 0

    init(_ layout: MarkdownLayout, guide: (any MarkdownGuide)?) {
        self.layout = layout
        self.guide = guide
    }

    mutating func write(_ root: MarkdownNode, numbered: Bool) {
        var first = root.firstChild
        while slots.count < layout.slotCount, let node = first {
            slots.append(node)
            first = node.next
        }
        if guide != nil {
            headings = MarkdownHeadings(from: first, numbered: numbered, notes: layout.footnotes)
        }
        var block = first
        while let node = block {
            walk(node)
            block = node.next
        }
        if guide != nil { writeNotes() }
        flush()
    }

    /// Ends a piece of HTML: something that is not HTML comes next.
    mutating func flush() {
        if let html = markup.take() { pieces.append(.html(html)) }
    }

    mutating func fault(_ kind: MarkdownFault.Kind, at node: MarkdownNode) {
        faults.append(.init(line: line(of: node), kind: kind))
    }

    func line(of node: MarkdownNode) -> Int {
        var node = node
        while node.line == 0, let parent = node.parent { node = parent }
        return layout.line(node.line)
    }

    // MARK: The walk

    /// Writes a node and all that is in it.
    mutating func walk(_ top: MarkdownNode) {
        var current: MarkdownNode? = top
        while let node = current {
            if enter(node), let child = node.firstChild {
                current = child
                continue
            }
            leave(node)
            current = node == top ? nil : node.following(in: top) { leave($0) }
            if current == nil, node != top { leave(top) }
        }
    }

    /// Writes what is in a node, and nothing of itself.
    mutating func walkChildren(of node: MarkdownNode) {
        var child = node.firstChild
        while let node = child {
            walk(node)
            child = node.next
        }
    }

    /// Whether elements are still written: deeper ones give their words only. Items follow their list.
    private var isShown: Bool { depth <= Self.deepest }
    /// Browsers stop at 512 elements, other readers at 256.
    static let deepest = 60

    /// Whether its children are to be walked.
    private mutating func enter(_ node: MarkdownNode) -> Bool {
        let kind = node.kind
        switch kind {
        case .text:
            text(node)
            return false
        case .softBreak:
            if skippedBreak == node { return false }
            markup.raw("\n")
            plainText.append(UInt8(ascii: " "))
            return false
        case .lineBreak:
            if skippedBreak == node { return false }
            markup.raw("<br />\n")
            plainText.append(UInt8(ascii: " "))
            return false
        case .code:
            markup.raw("<code>")
            markup.text(node.literal)
            markup.raw("</code>")
            plainText.append(contentsOf: node.literal)
            return false
        case .html, .htmlBlock:
            html(node)
            return false
        case .image:
            picture(node)
            return false
        case .codeBlock:
            codeBlock(node)
            return false
        case .rule:
            markup.newLine()
            markup.raw("<hr />\n")
            return false
        case .paragraph: return enterParagraph(node)
        case .document, .other: return true
        case .quote, .list, .emphasis, .strong, .link, .heading: depth += 1
        case .item: break
        }
        guard isShown else {
            if depth == Self.deepest + 1, kind != .item { fault(.tooDeep, at: node) }
            if kind == .item || kind == .quote || kind == .heading { markup.newLine() }
            return true
        }
        switch kind {
        case .emphasis: markup.raw("<em>")
        case .strong: markup.raw("<strong>")
        case .link: openLink(node)
        case .quote: openQuote(node)
        case .list: openList(node)
        case .item: openItem(node)
        case .heading: openHeading(node)
        default: break
        }
        return true
    }

    private mutating func leave(_ node: MarkdownNode) {
        let kind = node.kind
        if kind == .paragraph { leaveParagraph(node) }
        guard [.quote, .list, .emphasis, .strong, .link, .heading, .item].contains(kind) else { return }
        if isShown {
            switch kind {
            case .emphasis: markup.raw("</em>")
            case .strong: markup.raw("</strong>")
            case .link: closeLink()
            case .quote: closeQuote(node)
            case .list: markup.raw(node.isOrdered ? "</ol>\n" : "</ul>\n")
            case .item: markup.raw("</li>\n")
            case .heading: closeHeading(node)
            default: break
            }
        }
        if kind != .item { depth -= 1 }
    }

    // MARK: CommonMark

    private mutating func openList(_ node: MarkdownNode) {
        markup.newLine()
        let holdsSteps = node.firstChild.map { stepMark(of: $0) != nil } ?? false
        markup.raw(node.isOrdered ? "<ol" : "<ul")
        if node.isOrdered, node.listStart != 1 {
            markup.raw(" start=\"")
            markup.text(String(node.listStart))
            markup.raw("\"")
        }
        markup.raw(holdsSteps ? " class=\"steps\">\n" : ">\n")
    }

    private mutating func openItem(_ node: MarkdownNode) {
        markup.newLine()
        if let mark = stepMark(of: node) {
            openStep(node, mark)
        } else {
            markup.raw("<li>")
        }
    }

    private mutating func codeBlock(_ node: MarkdownNode) {
        let language = node.fenceInfo.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        markup.newLine()
        markup.raw("<pre><code")
        if !language.isEmpty {
            markup.raw(" class=\"language-")
            markup.text(UnsafeBufferPointer(rebasing: language))
            markup.raw("\"")
        }
        markup.raw(">")
        code(node.literal)
        markup.raw("</code></pre>\n")
    }

    /// The mark of a table is code where the table stood four spaces in.
    private mutating func code(_ words: UnsafeBufferPointer<UInt8>) {
        let lines = words.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard !layout.tables.isEmpty, words.contains(0xEF) else {
            markup.text(words)
            plainText.append(contentsOf: words)
            return
        }
        for (place, line) in lines.enumerated() {
            if place > 0 { markup.raw("\n") }
            let line = UnsafeBufferPointer(rebasing: line)
            if let table = layout.table(markedBy: line), shownTables.insert(table).inserted {
                layout.source(of: layout.tables[table]).withUnsafeBufferPointer { markup.text($0) }
            } else {
                markup.text(line)
            }
        }
        plainText.append(UInt8(ascii: "\n"))
    }

    /// Left out. A comment is a word between authors; the rest is a fault.
    private mutating func html(_ node: MarkdownNode) {
        if node.kind == .htmlBlock { markup.newLine() }
        guard !node.literal.starts(with: "<!--".utf8) else { return }
        fault(.rawHTML, at: node)
    }

    // MARK: Paragraphs

    private mutating func enterParagraph(_ node: MarkdownNode) -> Bool {
        if guide != nil, isOurs(node) { return false }
        if !isBare(node) {
            markup.newLine()
            markup.raw("<p>")
        }
        return true
    }

    private mutating func leaveParagraph(_ node: MarkdownNode) {
        plainText.append(UInt8(ascii: "\n"))
        if guide != nil, lastIsOurs {
            lastIsOurs = false
            return
        }
        if !isBare(node) { markup.raw("</p>\n") }
    }

    /// Whether the paragraph just met was written in its own way.
    private var lastIsOurs = false

    /// Writes the paragraphs that are no paragraphs: tables, figures, directives alone, the mark of a call-out.
    private mutating func isOurs(_ node: MarkdownNode) -> Bool {
        lastIsOurs = writeTable(node) || writeFigure(node) || writeDirectives(node) || isOnlyMark(node)
        return lastIsOurs
    }

    /// A paragraph of a tight list is only its words (CommonMark §5.3).
    private func isBare(_ node: MarkdownNode) -> Bool {
        guard let list = node.parent?.parent, list.kind == .list else { return false }
        return list.isTight
    }
}
