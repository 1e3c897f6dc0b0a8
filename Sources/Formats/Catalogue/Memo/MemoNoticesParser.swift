/// Turns the elements of MémoNotices into descriptions, and puts them on the channel.
final class MemoNoticesParser: XmlHandler {
    private let channel: RecordChannel<CatalogueItem>
    /// The elements that are open, from NOTICES down.
    private var open: [MemoElement] = []
    /// Notices of generation B met in the NOTICES that is open: each is a record, and is delivered at its end.
    private var innerNotices = 0
    private var size = 0
    private var recordNumber = 0
    private var recordLine = 0
    private var isTooLong = false
    private var known: Set<String> = []

    /// Of text, and of elements counted as much.
    static let longestRecord = 4 << 20
    private static let weight = 64

    init(channel: RecordChannel<CatalogueItem>) {
        self.channel = channel
    }

    var isCancelled: Bool { channel.progress.isCancelled }

    func fail(_ reason: String, line: Int) {
        if open.isEmpty { recordNumber += 1 }
        let label = open.first.map(Self.label) ?? ""
        channel.put(
            .problem(
                RecordProblem(
                    recordNumber: recordNumber, line: max(line, 1), recordLabel: label, reason: reason)))
    }

    func start(_ element: String, namespace: String, attributes: [String: String], line: Int) {
        let name = element.uppercased()
        if open.isEmpty {
            guard name == "NOTICES" else { return }
            innerNotices = 0
            begin(line)
        } else if isInner(name) {
            innerNotices += 1
            if innerNotices > 1 { begin(line) }
        }
        measure(Self.weight)
        open.append(MemoElement(name))
    }

    func text(_ piece: String) {
        guard !open.isEmpty else { return }
        measure(piece.utf8.count)
        if !isTooLong { open[open.count - 1].text += piece }
    }

    func end(_ element: String, namespace: String) {
        guard var closed = open.popLast() else { return }
        guard !open.isEmpty else {
            if innerNotices == 0 { deliver(closed) }
            return
        }
        if isInner(closed.name) { return deliver(MemoElement("NOTICES", "", [closed])) }
        guard !isTooLong else { return }
        closed.text = closed.children.isEmpty ? Self.clean(closed.text) : ""
        open[open.count - 1].children.append(closed)
    }

    private func begin(_ line: Int) {
        recordNumber += 1
        recordLine = line
        size = 0
        isTooLong = false
    }

    private func isInner(_ name: String) -> Bool {
        open.count == 1 && (name == "NOTICE_GENERALE" || name == "NOTICE_PARTIE")
    }

    private func measure(_ count: Int) {
        size += count
        isTooLong = isTooLong || size > Self.longestRecord
    }

    private static func clean(_ text: String) -> String {
        var text = text
        return text.withUTF8 { DoubleEncoding.repaired(Composition.nfc($0)) }
    }

    private func deliver(_ record: MemoElement) {
        guard !isTooLong else {
            return refuse(record, "La notice est anormalement longue\u{A0}: elle est laissée de côté.")
        }
        if let host = Self.hostWithCopies(record) { deliver(host: host) }
        let description = RecordDescription(memo: record)
        guard !description.title.isEmpty else {
            return refuse(record, "La notice n’a pas de titre (TITRE_N).")
        }
        if !description.sourceKey.isEmpty { known.insert(description.sourceKey) }
        channel.put(.record(description))
    }

    /// The copies of a book are in its notice, which may only be found inside those of its parts: once is enough.
    private func deliver(host: MemoElement) {
        let description = RecordDescription(memo: host)
        guard !description.title.isEmpty, known.insert(description.sourceKey).inserted else { return }
        channel.put(.record(description))
    }

    private static func hostWithCopies(_ record: MemoElement) -> MemoElement? {
        guard let host = record.all("NOTICE_PARTIE").first?.all("NOTICE_GENERALE").first,
            !host.text("IDENTITE_N").isEmpty, !host.all("EXEMPLAIRES").isEmpty
        else { return nil }
        return MemoElement("NOTICES", "", [host])
    }

    private func refuse(_ record: MemoElement, _ reason: String) {
        channel.put(
            .problem(
                RecordProblem(
                    recordNumber: recordNumber, line: recordLine, recordLabel: Self.label(record),
                    reason: reason)))
    }

    private static func label(_ record: MemoElement) -> String {
        let notice = MemoNotice(record)
        return notice.text("IDENTITE_N", "IDENTITE_N_N", "TITRE_N")
    }
}
