/// Turns the elements of MARCXML into records, and puts them on the channel.
final class MarcXmlParser: XmlHandler {
    private let channel: RecordChannel<MarcItem>
    private let dialect: MarcDialect?
    private var record: MarcRecord?
    private var field: MarcRecord.DataField?
    private var tag = ""
    private var code: UInt8 = 0
    private var text = ""
    private var collectsText = false
    private var textSize = 0
    private var recordNumber = 0
    private var recordLine = 0
    private var fault: String?

    static let longestRecord = 4 << 20

    init(channel: RecordChannel<MarcItem>, dialect: MarcDialect?) {
        self.channel = channel
        self.dialect = dialect
    }

    var isCancelled: Bool { channel.progress.isCancelled }

    func fail(_ reason: String, line: Int) {
        recordNumber += record == nil ? 1 : 0
        channel.put(.problem(problem(reason, line: max(line, recordLine, 1))))
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

    func start(_ element: String, namespace: String, attributes: [String: String], line: Int) {
        guard Self.namespaces.contains(namespace) else { return }
        switch element {
        case "record":
            recordNumber += 1
            recordLine = line
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

    func text(_ piece: String) throws(FormatError) {
        guard collectsText else { return }
        textSize += piece.utf8.count
        guard textSize <= Self.longestRecord else {
            collectsText = false
            throw FormatError(
                "Une notice de ce fichier XML est anormalement longue\u{A0}; la suite n’a pas été lue.")
        }
        text += piece
    }

    func end(_ element: String, namespace: String) {
        guard Self.namespaces.contains(namespace) else { return }
        switch element {
        case "leader": record?.leader = MarcRecord.leader(taken())
        case "controlfield": record?.controlFields.append(MarcRecord.ControlField(tag, taken()))
        case "subfield":
            field?.subfields.append(MarcRecord.Subfield(code, taken()))
        case "datafield":
            if let field { record?.dataFields.append(field) }
            field = nil
        case "record": deliver()
        default: break
        }
    }

    private func deliver() {
        guard let record else { return }
        if let fault {
            channel.put(.problem(problem(fault, line: recordLine)))
        } else {
            channel.put(.record(record, dialect ?? MarcDialect(of: record)))
        }
        self.record = nil
        fault = nil
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
