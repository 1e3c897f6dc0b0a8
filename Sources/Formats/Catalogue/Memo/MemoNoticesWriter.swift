/// The two shapes of MémoNotices: A of BCDI 3 and after (« MEMO NOTICES »), B of the later ones (« MEMODOCNET »).
package enum MemoGeneration: Sendable, Equatable, CaseIterable {
    case a, b
}

/// Writes MémoNotices, one record at a time: ``opening``, the records, ``closing``.
package struct MemoNoticesWriter: Sendable {
    package enum Encoding: Sendable, Equatable, CaseIterable {
        case utf8, windows1252
    }

    package let generation: MemoGeneration
    package let encoding: Encoding

    package init(_ generation: MemoGeneration = .b, _ encoding: Encoding = .utf8) {
        self.generation = generation
        self.encoding = encoding
    }

    package var opening: [UInt8] {
        let name = encoding == .utf8 ? "UTF-8" : "windows-1252"
        return Array("<?xml version=\"1.0\" encoding=\"\(name)\"?>\n<MEMO_NOTICES>\n".utf8)
    }

    package var closing: [UInt8] { Array("</MEMO_NOTICES>\n".utf8) }

    /// One element `NOTICES`.
    package func bytes(of description: RecordDescription) -> [UInt8] {
        var text = XmlText(encoding)
        write(MemoWriting.element(description, generation), depth: 1, to: &text)
        return text.bytes
    }

    /// A whole file.
    package func bytes(of descriptions: [RecordDescription]) -> [UInt8] {
        descriptions.reduce(into: opening) { $0 += bytes(of: $1) } + closing
    }

    private func write(_ element: MemoElement, depth: Int, to text: inout XmlText) {
        text.indent(depth)
        text.open(element.name)
        if element.children.isEmpty {
            text.write(element.text)
        } else {
            text.newLine()
            for child in element.children { write(child, depth: depth + 1, to: &text) }
            text.indent(depth)
        }
        text.close(element.name)
        text.newLine()
    }
}
