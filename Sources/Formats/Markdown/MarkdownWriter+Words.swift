// Words, links and pictures.

extension MarkdownWriter {
    mutating func text(_ node: MarkdownNode) {
        var start = 0
        if let skipped, skipped.node == node {
            start = skipped.count
            self.skipped = nil
        }
        let words = UnsafeBufferPointer(rebasing: node.literal.dropFirst(start))
        guard guide != nil, words.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
        else {
            plain(words)
            return
        }
        var cutter = WordsAndMarks(words)
        while let piece = cutter.next() {
            switch piece {
            case .words(let range): plain(UnsafeBufferPointer(rebasing: words[range]))
            case .directive(let name, let argument):
                directive(.init(name: name, argument: argument, isAlone: false), in: node)
            case .malformed(let inside): fault(.malformedDirective(inside), at: node)
            case .note(let label, let range):
                if !callNote(label, in: node) { plain(UnsafeBufferPointer(rebasing: words[range])) }
            }
        }
    }

    private mutating func plain(_ words: UnsafeBufferPointer<UInt8>) {
        markup.text(words)
        plainText.append(contentsOf: words)
    }

    // MARK: Directives

    mutating func directive(_ directive: MarkdownDirective, in node: MarkdownNode) {
        guard let guide, guide.knows(directive) else {
            fault(.unknownDirective(directive), at: node)
            return
        }
        guard !isInLink, !isInHeading else {
            fault(.misplacedDirective(directive), at: node)
            return
        }
        flush()
        pieces.append(.directive(directive))
    }

    /// A paragraph of directives only may be answered by blocks.
    mutating func writeDirectives(_ paragraph: MarkdownNode) -> Bool {
        guard let directives = directivesAlone(in: paragraph) else { return false }
        markup.newLine()
        markup.raw("<div class=\"directives\">")
        for alone in directives { directive(alone, in: paragraph) }
        markup.raw("</div>\n")
        return true
    }

    func directivesAlone(in paragraph: MarkdownNode, skipping count: Int = 0) -> [MarkdownDirective]? {
        var directives: [MarkdownDirective] = []
        var child = paragraph.firstChild
        var start = count
        if let child, let skipped, skipped.node == child { start = skipped.count }
        while let node = child {
            child = node.next
            guard node.kind == .text else {
                if node.kind == .softBreak || node.kind == .lineBreak { continue }
                return nil
            }
            let words = UnsafeBufferPointer(rebasing: node.literal.dropFirst(start))
            start = 0
            if directives.isEmpty, words.drop(while: { $0 == 0x20 }).first != UInt8(ascii: "{") { return nil }
            var cutter = WordsAndMarks(words)
            while let piece = cutter.next() {
                switch piece {
                case .directive(let name, let argument):
                    directives.append(.init(name: name, argument: argument, isAlone: true))
                case .words(let range): if !words[range].isBlank { return nil }
                default: return nil
                }
            }
        }
        return directives.isEmpty ? nil : directives
    }

    // MARK: Links

    mutating func openLink(_ node: MarkdownNode) {
        guard let address = leadingAddress(of: node) else { return }
        isInLink = true
        markup.raw("<a href=\"")
        markup.address(address)
        markup.raw("\"")
        title(of: node)
        markup.raw(">")
    }

    mutating func closeLink() {
        if isInLink { markup.raw("</a>") }
        isInLink = false
    }

    private mutating func title(of node: MarkdownNode) {
        guard !node.title.isEmpty else { return }
        markup.raw(" title=\"")
        markup.text(node.title)
        markup.raw("\"")
    }

    /// Nil: its words are shown without a link.
    private mutating func leadingAddress(of node: MarkdownNode) -> [UInt8]? {
        let address = Array(node.address)
        let written = String(decoding: address, as: UTF8.self)
        if AddressSafety.isDangerous(address) {
            fault(.unsafeLink(written), at: node)
            return nil
        }
        guard let guide else { return address }
        guard !address.isEmpty, holdsWords(node) else {
            fault(.emptyLink, at: node)
            return nil
        }
        if address.first == UInt8(ascii: "#") {
            guard let anchor = headings.anchor(named: written.utf8.dropFirst()) else {
                fault(.deadAnchor(written), at: node)
                return nil
            }
            return Array("#\(anchor)".utf8)
        }
        links.append(written)
        guard let found = guide.address(of: written) else {
            fault(.deadLink(written), at: node)
            return nil
        }
        guard AddressSafety.isFit(found) else {
            fault(.unsafeLink(written), at: node)
            return nil
        }
        return Array(found.utf8)
    }

    /// Whether a reader would see or hear anything of the link.
    private func holdsWords(_ link: MarkdownNode) -> Bool {
        var current = link.firstChild
        while let node = current {
            switch node.kind {
            case .text, .code: if !node.literal.isBlank { return true }
            case .image: return true
            default: break
            }
            current = node.firstChild ?? node.following(in: link) { _ in }
        }
        return false
    }

    // MARK: Pictures

    /// A picture alone in its paragraph is a figure, its title the legend.
    mutating func writeFigure(_ paragraph: MarkdownNode) -> Bool {
        guard let image = paragraph.firstChild, image.kind == .image, image.next == nil else { return false }
        guard let found = foundPicture(image) else { return words(of: image).utf8.isBlank }
        markup.newLine()
        markup.raw("<figure>")
        write(found, of: image)
        if !image.title.isEmpty {
            markup.raw("<figcaption>")
            markup.text(image.title)
            markup.raw("</figcaption>")
            plainText.append(UInt8(ascii: " "))
            plainText.append(contentsOf: image.title)
        }
        markup.raw("</figure>\n")
        return true
    }

    mutating func picture(_ image: MarkdownNode) {
        guard guide != nil else {
            writeAsItStands(image)
            return
        }
        // The paragraph asked already, in vain, when the picture is alone in it.
        let wasAsked =
            image.parent.map { $0.kind == .paragraph && $0.firstChild == image && image.next == nil } ?? false
        if !wasAsked, let found = foundPicture(image) {
            write(found, of: image, title: true)
        } else {
            let words = words(of: image)
            markup.text(words)
            plainText.append(contentsOf: words.utf8)
        }
    }

    private mutating func foundPicture(_ image: MarkdownNode) -> MarkdownPicture? {
        guard let guide else { return nil }
        let name = String(decoding: image.address, as: UTF8.self)
        if AddressSafety.isDangerous(image.address) {
            fault(.unsafeLink(name), at: image)
            return nil
        }
        if words(of: image).utf8.isBlank { fault(.pictureWithoutAlternative(name), at: image) }
        pictures.append(name)
        guard let found = guide.picture(name) else {
            fault(.missingPicture(name), at: image)
            return nil
        }
        guard AddressSafety.isFit(found.address) else {
            fault(.unsafeLink(name), at: image)
            return nil
        }
        return found
    }

    private mutating func write(_ picture: MarkdownPicture, of image: MarkdownNode, title: Bool = false) {
        let alternative = words(of: image)
        markup.raw("<img src=\"")
        markup.address(picture.address.utf8)
        markup.raw("\" alt=\"")
        markup.text(alternative)
        markup.raw("\"")
        if title { self.title(of: image) }
        if let width = picture.width, let height = picture.height {
            markup.raw(" width=\"")
            markup.text(String(width))
            markup.raw("\" height=\"")
            markup.text(String(height))
            markup.raw("\"")
        }
        markup.raw(" loading=\"lazy\" />")
        plainText.append(contentsOf: alternative.utf8)
    }

    private mutating func writeAsItStands(_ image: MarkdownNode) {
        markup.raw("<img src=\"")
        if !AddressSafety.isDangerous(image.address) { markup.address(image.address) }
        markup.raw("\" alt=\"")
        markup.text(words(of: image))
        markup.raw("\"")
        title(of: image)
        markup.raw(" />")
    }

    /// The words in a node, without markup, on one line.
    func words(of top: MarkdownNode) -> String {
        var words: [UInt8] = []
        var current = top.firstChild
        while let node = current {
            switch node.kind {
            case .text:
                words.append(
                    contentsOf: node.literal.dropFirst(skipped?.node == node ? skipped?.count ?? 0 : 0))
            case .code: words.append(contentsOf: node.literal)
            case .softBreak, .lineBreak: words.append(UInt8(ascii: " "))
            default: break
            }
            current = node.firstChild ?? node.following(in: top) { _ in }
        }
        return String(decoding: words, as: UTF8.self)
    }
}
