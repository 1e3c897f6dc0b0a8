// The door to FoundationXML for catalogues.
import Foundation
import FoundationXML

/// Turns the events of the parser into records, and puts them on the channel.
final class MarcXmlParser: NSObject, XMLParserDelegate {
    private let channel: RecordChannel
    private let dialect: MarcDialect?
    private var record: MarcRecord?
    private var field: MarcRecord.DataField?
    private var tag = ""
    private var code: UInt8 = 0
    private var text = ""
    private var collectsText = false
    private var textSize = 0
    private var depth = 0
    private var recordNumber = 0
    private var recordLine = 0
    private var fault: String?
    private var isBroken = false
    private var brokenLine = 0
    private var batch: [MarcItem] = []

    static let deepest = 64
    static let longestRecord = 4 << 20
    static let batchSize = 32

    init(channel: RecordChannel, dialect: MarcDialect?) {
        self.channel = channel
        self.dialect = dialect
    }

    func parse(_ stream: XmlStream) {
        let parser = XMLParser(stream: stream)
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        parser.delegate = self
        let isWhole = parser.parse()
        if !isWhole || depth > 0 || isBroken || stream.fault != nil, !channel.isCancelled {
            let reason =
                fault ?? stream.fault
                ?? "Le fichier XML est mal formé à cet endroit\u{A0}; la suite n’a pas pu être lue."
            recordNumber += record == nil ? 1 : 0
            batch.append(.problem(problem(reason, line: max(brokenLine, recordLine, 1))))
        }
        channel.put(batch)
        channel.finish()
    }

    private func problem(_ reason: String, line: Int) -> RecordProblem {
        RecordProblem(
            recordNumber: max(1, recordNumber), line: line,
            recordLabel: record.map { Punctuation.tidy($0.control("001")) } ?? "", reason: reason
        )
    }

    // MARK: Events

    private static let namespaces: Set<String> = [
        "", "http://www.loc.gov/MARC21/slim", "info:lc/xmlns/marcxchange-v1", "info:lc/xmlns/marcxchange-v2",
    ]

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        guard depth <= Self.deepest else { return stop(parser, "Le fichier XML est anormalement profond.") }
        guard Self.namespaces.contains(namespaceURI ?? "") else { return }
        switch element {
        case "record":
            recordNumber += 1
            recordLine = parser.lineNumber
            textSize = 0
            fault = nil
            record = MarcRecord(leader: "")
        case "leader": collect()
        case "controlfield":
            tag = checked(attributes["tag"])
            collect()
        case "datafield":
            field = MarcRecord.DataField(
                checked(attributes["tag"]), indicator(attributes["ind1"]), indicator(attributes["ind2"])
            )
        case "subfield":
            code = attributes["code"]?.utf8.first ?? 0
            if !(0x21...0x7E).contains(code) {
                fault = "Une sous-zone de la zone \(field?.tag ?? "") a un code illisible."
            }
            collect()
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
        guard collectsText else { return }
        textSize += characters.utf8.count
        guard textSize <= Self.longestRecord else {
            return stop(
                parser,
                "Une notice de ce fichier XML est anormalement longue\u{A0}; la suite n’a pas été lue.")
        }
        text += characters
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        depth -= 1
        guard Self.namespaces.contains(namespaceURI ?? "") else { return }
        switch element {
        case "leader": record?.leader = MarcRecord.leader(taken())
        case "controlfield": record?.controlFields.append(MarcRecord.ControlField(tag, taken()))
        case "subfield":
            field?.subfields.append(MarcRecord.Subfield(code, taken()))
        case "datafield":
            if let field { record?.dataFields.append(field) }
            field = nil
        case "record": deliver(parser)
        default: break
        }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        // libxml2 numbers its warnings 96 to 110, and its remarks on namespaces 200 and more: it goes on after them.
        let code = (error as NSError).code
        guard !isBroken, !(96...110).contains(code), code < 200 || code > 210 else { return }
        isBroken = true
        brokenLine = parser.lineNumber
        parser.abortParsing()
    }

    private func deliver(_ parser: XMLParser) {
        guard let record, !isBroken else { return }
        if let fault {
            batch.append(.problem(problem(fault, line: recordLine)))
        } else {
            batch.append(.record(record, dialect ?? MarcDialect(of: record)))
        }
        self.record = nil
        fault = nil
        guard batch.count >= Self.batchSize else { return }
        channel.put(batch)
        batch.removeAll(keepingCapacity: true)
        if channel.isCancelled { parser.abortParsing() }
    }

    private func stop(_ parser: XMLParser, _ reason: String) {
        fault = reason
        brokenLine = parser.lineNumber
        collectsText = false
        parser.abortParsing()
    }

    // MARK: Pieces

    private func collect() {
        text = ""
        collectsText = true
    }

    private func taken() -> String {
        collectsText = false
        defer { text = "" }
        return text.withUTF8 { DoubleEncoding.repaired(Composition.nfc($0)) }
    }

    private func checked(_ tag: String?) -> String {
        guard let tag, tag.utf8.count == 3, tag.utf8.allSatisfy({ (0x30...0x7A).contains($0) }) else {
            fault = "Une zone de la notice n’a pas de numéro valable."
            return "000"
        }
        return tag
    }

    private func indicator(_ text: String?) -> UInt8 {
        guard let byte = text?.utf8.first, (0x20...0x7E).contains(byte) else { return 0x20 }
        return byte
    }
}
