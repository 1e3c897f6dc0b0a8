import Foundation

/// An element of a file, with all that it holds.
struct XmlNode {
    let name: String
    /// Empty where there is none.
    let namespace: String
    let attributes: [String: String]
    /// Its text and that of no other, without the blanks around it.
    var text = ""
    var children: [XmlNode] = []
    /// Where it begins in the file.
    let line: Int

    init(_ name: String, namespace: String = "", attributes: [String: String] = [:], line: Int = 0) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
        self.line = line
    }

    /// The text of the first child of this name; empty if there is none.
    subscript(name: String) -> String { children.first { $0.name == name }?.text ?? "" }

    func all(_ name: String) -> [XmlNode] { children.filter { $0.name == name } }
}

extension XmlNode {
    /// Reads a file, and gives each element of the names wanted with all that it holds, in the order of the file.
    ///
    /// - Returns: the name of the root element.
    /// - Throws: `FormatError`: not XML that is accepted, or cut.
    static func read(_ path: String, wanted: Set<String>, _ body: @escaping (XmlNode) -> Void) throws
        -> String
    {
        let prolog = try XmlProlog(of: path)
        let root = try prolog.root()
        let declaration = try prolog.declaration()
        let encoding = try TrueEncoding.of(path, saying: declaration.encoding)
        let stream = XmlStream(
            try CatalogueFile.opened(path), encoding, skipping: declaration.length,
            progress: ReadingProgress())
        try collect(stream, wanted, body)
        return root
    }

    /// The same of a file in memory.
    ///
    /// - Returns: whether it is in another encoding than it says.
    /// - Throws: `FormatError`.
    static func read(_ bytes: [UInt8], wanted: Set<String>, _ body: @escaping (XmlNode) -> Void) throws
        -> Bool
    {
        let declaration = try XmlProlog(bytes: Array(bytes.prefix(1 << 16))).declaration()
        let encoding = TrueEncoding.of(bytes, saying: declaration.encoding)
        try collect(XmlStream(bytes, encoding, skipping: declaration.length), wanted, body)
        return encoding != declaration.encoding
    }

    private static func collect(
        _ stream: XmlStream, _ wanted: Set<String>, _ body: @escaping (XmlNode) -> Void,
    ) throws {
        let collector = XmlCollector(wanted, body)
        XmlEvents(for: collector).parse(stream)
        if let fault = collector.fault { throw fault }
    }
}

/// Gathers the elements that are wanted; what stands around them is passed over.
private final class XmlCollector: XmlHandler {
    /// Elements below one that is wanted, and bytes of its text: more is no description of a person.
    private static let mostChildren = 20_000
    private static let longestText = 1 << 20

    private let wanted: Set<String>
    private let body: (XmlNode) -> Void
    private var open: [XmlNode] = []
    private var count = 0
    private var length = 0
    private(set) var fault: FormatError?

    init(_ wanted: Set<String>, _ body: @escaping (XmlNode) -> Void) {
        self.wanted = wanted
        self.body = body
    }

    var isCancelled: Bool { false }

    func start(_ element: String, namespace: String, attributes: [String: String], line: Int) {
        guard !open.isEmpty || wanted.contains(element) else { return }
        if open.isEmpty { (count, length) = (0, 0) }
        count += 1
        guard count <= Self.mostChildren else { return }
        open.append(XmlNode(element, namespace: namespace, attributes: attributes, line: line))
    }

    func text(_ piece: String) throws(FormatError) {
        guard !open.isEmpty else { return }
        length += piece.utf8.count
        guard length <= Self.longestText, count <= Self.mostChildren else {
            throw FormatError(
                "Un élément de ce fichier XML est anormalement long\u{A0}; le fichier n’a pas été lu.")
        }
        open[open.count - 1].text += piece
    }

    func end(_ element: String, namespace: String) {
        guard count <= Self.mostChildren, var node = open.popLast() else { return }
        node.text = node.text.trimmed
        if open.isEmpty { body(node) } else { open[open.count - 1].children.append(node) }
    }

    func fail(_ reason: String, line: Int) {
        fault = FormatError(line > 0 ? "Ligne \(line)\u{A0}: \(reason)" : reason)
    }
}
