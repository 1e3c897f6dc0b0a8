/// Elements of XML being written into bytes (XML 1.0, fifth edition). What it writes is well formed whatever the texts
/// are.
package struct XmlElements: Sendable {
    package private(set) var bytes: [UInt8] = []

    /// Attributes in the order in which they are written.
    package struct Attributes: Sendable, ExpressibleByDictionaryLiteral {
        fileprivate let pairs: [(String, String)]

        package init(_ pairs: [(String, String)]) {
            self.pairs = pairs
        }

        package init(dictionaryLiteral pairs: (String, String)...) {
            self.init(pairs)
        }
    }

    /// A document, which opens with its declaration, or a fragment, which does not.
    package init(isDocument: Bool = true) {
        if isDocument { bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8 }
    }

    /// An element and what is in it.
    package mutating func element<Problem: Error>(
        _ name: String, _ attributes: Attributes = [:], _ content: (inout XmlElements) throws(Problem) -> Void,
    ) throws(Problem) {
        open(name, attributes)
        bytes.append(UInt8(ascii: ">"))
        try content(&self)
        close(name)
    }

    package mutating func element(_ name: String, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element with nothing in it.
    package mutating func emptyElement(_ name: String, _ attributes: Attributes = [:]) {
        open(name, attributes)
        bytes += "/>\n".utf8
    }

    package mutating func text(_ text: String) {
        escape(text, isAttribute: false)
    }

    /// Elements written elsewhere.
    package mutating func append(_ fragment: XmlElements) {
        bytes += fragment.bytes
    }

    private mutating func open(_ name: String, _ attributes: Attributes) {
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for (name, value) in attributes.pairs {
            bytes.append(UInt8(ascii: " "))
            bytes += name.utf8
            bytes += "=\"".utf8
            escape(value, isAttribute: true)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func close(_ name: String) {
        bytes += "</".utf8
        bytes += name.utf8
        bytes += ">\n".utf8
    }

    /// By scalar: a quotation mark followed by a combining accent is one Character. What §2.2 has no way to write
    /// is left out; blanks that §3.3.3 would turn into spaces in an attribute are written as references.
    private mutating func escape(_ text: String, isAttribute: Bool) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"" where isAttribute: bytes += "&quot;".utf8
            case "\t" where isAttribute, "\n" where isAttribute, "\r": bytes += "&#\(scalar.value);".utf8
            case "\t", "\n", " "..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                bytes += Unicode.UTF8.encode(scalar) ?? .init()
            default: break
            }
        }
    }
}
