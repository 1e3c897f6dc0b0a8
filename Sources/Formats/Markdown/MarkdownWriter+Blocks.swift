// What CommonMark does not have: numbers before headings, call-outs, steps, tables, notes.

extension MarkdownWriter {
    // MARK: Headings

    mutating func openHeading(_ node: MarkdownNode) {
        markup.newLine()
        guard guide != nil else {
            markup.raw("<h")
            markup.text(String(node.headingLevel))
            markup.raw(">")
            return
        }
        isInHeading = true
        guard node.parent?.kind == .document, let heading = headings.next() else {
            markup.raw("<p class=\"minor-heading\"><strong>")
            return
        }
        markup.raw("<h")
        markup.text(String(heading.element))
        markup.raw(" id=\"")
        markup.text(heading.entry.anchor)
        markup.raw("\">")
        if !heading.entry.number.isEmpty {
            markup.raw("<span class=\"heading-number\">")
            markup.text(heading.entry.number)
            markup.raw("</span> ")
        }
        openElement = heading.element
    }

    mutating func closeHeading(_ node: MarkdownNode) {
        plainText.append(UInt8(ascii: "\n"))
        isInHeading = false
        let element = guide == nil ? node.headingLevel : openElement
        openElement = 0
        guard element > 0 else {
            markup.raw("</strong></p>\n")
            return
        }
        markup.raw("</h")
        markup.text(String(element))
        markup.raw(">\n")
    }

    // MARK: Call-outs

    private enum CallOut: String {
        case information = "info"
        case warning = "attention"
        case tip = "astuce"

        var label: StaticString {
            switch self {
            case .information: "À savoir"
            case .warning: "Attention"
            case .tip: "Astuce"
            }
        }
    }

    mutating func openQuote(_ node: MarkdownNode) {
        markup.newLine()
        guard guide != nil, let paragraph = node.firstChild, paragraph.kind == .paragraph,
            let words = paragraph.firstChild, words.kind == .text, words.literal.starts(with: "[!".utf8),
            let end = words.literal.firstIndex(of: UInt8(ascii: "]"))
        else {
            markup.raw("<blockquote>\n")
            return
        }
        let name = String(decoding: words.literal[2..<end], as: UTF8.self)
        guard let callOut = CallOut(rawValue: name.lowercased()) else {
            fault(.unknownCallOut(name), at: node)
            markup.raw("<blockquote>\n")
            return
        }
        markup.raw("<div class=\"callout callout-")
        markup.text(callOut.rawValue)
        markup.raw("\" role=\"note\">\n<p class=\"callout-label\">")
        markup.raw(callOut.label)
        markup.raw("</p>\n")
        callOuts.append(node)
        let spaces = words.literal[(end + 1)...].prefix { $0 == UInt8(ascii: " ") }.count
        skipped = (words, end + 1 + spaces)
    }

    mutating func closeQuote(_ node: MarkdownNode) {
        if callOuts.last == node {
            callOuts.removeLast()
            markup.raw("</div>\n")
        } else {
            markup.newLine()
            markup.raw("</blockquote>\n")
        }
    }

    /// Whether the paragraph is the mark of a call-out and nothing else. When words follow the mark on the next line,
    /// the break between them is not written.
    mutating func isOnlyMark(_ paragraph: MarkdownNode) -> Bool {
        guard let words = paragraph.firstChild, let skipped, skipped.node == words,
            skipped.count >= words.literal.count
        else { return false }
        guard let end = words.next else {
            self.skipped = nil
            return true
        }
        skippedBreak = end.kind == .softBreak || end.kind == .lineBreak ? end : nil
        return false
    }

    // MARK: Steps

    /// The length of `[ ] ` where an item begins with it.
    func stepMark(of item: MarkdownNode) -> Int? {
        guard guide != nil, let paragraph = item.firstChild, paragraph.kind == .paragraph,
            let words = paragraph.firstChild, words.kind == .text
        else { return nil }
        let literal = words.literal
        let isMarked =
            literal.count >= 4 && literal[0] == UInt8(ascii: "[") && literal[2] == UInt8(ascii: "]")
            && literal[3] == UInt8(ascii: " ") && [0x20, 0x78, 0x58].contains(literal[1])
        return isMarked ? 4 : nil
    }

    mutating func openStep(_ item: MarkdownNode, _ mark: Int) {
        markup.raw("<li class=\"step\">")
        guard let paragraph = item.firstChild, let first = paragraph.firstChild else { return }
        skipped = (first, mark)
        let words = words(of: paragraph)
        flush()
        pieces.append(
            .step(
                MarkdownStep(
                    key: stepKeys.slug(words, otherwise: "etape"), words: words, line: line(of: item))))
    }

    // MARK: Tables

    mutating func writeTable(_ paragraph: MarkdownNode) -> Bool {
        guard !layout.tables.isEmpty, let words = paragraph.firstChild, words.kind == .text,
            words.next == nil,
            let place = layout.table(markedBy: words.literal)
        else { return false }
        // A character reference may write a mark again.
        guard shownTables.insert(place).inserted else { return true }
        let table = layout.tables[place]
        markup.newLine()
        markup.raw(
            "<div class=\"table-scroll\" role=\"group\" aria-label=\"Tableau\" tabindex=\"0\">\n<table>\n<thead>\n"
        )
        for (index, row) in table.rows.enumerated() {
            let isHead = index == 0
            if index == 1 { markup.raw("<tbody>\n") }
            markup.raw("<tr>")
            for (column, slot) in row.enumerated() {
                markup.raw(isHead && slot != nil ? "<th scope=\"col\"" : "<td")
                switch table.alignments[column] {
                case .start: break
                case .center: markup.raw(" class=\"align-center\"")
                case .end: markup.raw(" class=\"align-end\"")
                }
                markup.raw(">")
                if let slot { writeSlot(slot) }
                markup.raw(isHead && slot != nil ? "</th>" : "</td>")
                plainText.append(UInt8(ascii: " "))
            }
            markup.raw("</tr>\n")
            plainText.append(UInt8(ascii: "\n"))
            if isHead { markup.raw("</thead>\n") }
        }
        if table.rows.count > 1 { markup.raw("</tbody>\n") }
        markup.raw("</table>\n</div>\n")
        return true
    }

    /// The words that the layout set apart.
    private mutating func writeSlot(_ place: Int) {
        guard place < slots.count, slots[place].kind == .paragraph, let first = slots[place].firstChild else {
            return
        }
        if let alone = directivesAlone(in: slots[place], skipping: 1) {
            for directive in alone { self.directive(directive, in: first) }
            return
        }
        skipped = (first, 1)
        walkChildren(of: slots[place])
    }

    // MARK: Notes

    /// False: there is no such note, or no place for its number; what is written stays.
    mutating func callNote(_ label: String, in node: MarkdownNode) -> Bool {
        guard let slot = layout.footnotes[label] else {
            fault(.missingFootnote(label), at: node)
            return false
        }
        guard !isInLink else { return false }
        let (number, call) = notes.call(label, slot: slot)
        markup.raw("<sup class=\"note-call\"><a id=\"")
        markup.text(call == 1 ? "appel_\(number)" : "appel_\(number)_\(call)")
        markup.raw("\" href=\"#")
        markup.text("note_\(number)")
        markup.raw("\" aria-label=\"")
        markup.text("Note \(number)")
        markup.raw("\">")
        markup.text(String(number))
        markup.raw("</a></sup>")
        return true
    }

    /// At the end, those that were called; a note may call another.
    mutating func writeNotes() {
        var written = 0
        while written < notes.called.count {
            if written == 0 { markup.raw("<div class=\"notes\">\n<ol>\n") }
            let note = notes.called[written]
            written += 1
            markup.raw("<li id=\"")
            markup.text("note_\(written)")
            markup.raw("\">")
            writeSlot(note.slot)
            markup.raw(" <a class=\"note-return\" href=\"#")
            markup.text("appel_\(written)")
            markup.raw("\" aria-label=\"")
            markup.text("Retour à l’appel de la note \(written)")
            markup.raw("\">↩</a></li>\n")
            plainText.append(UInt8(ascii: "\n"))
        }
        if written > 0 { markup.raw("</ol>\n</div>\n") }
    }
}
