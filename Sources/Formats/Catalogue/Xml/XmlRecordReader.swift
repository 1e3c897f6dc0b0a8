// A file of records in XML, read one record at a time.
import Foundation

/// `XMLParser` pushes and ``next()`` pulls: the parser runs on a thread of its own, a few records ahead, and stops
/// when the reader goes away. What it needs of memory does not grow with the file.
final class XmlRecordReader<Item: Sendable> {
    private let channel = RecordChannel<Item>()
    private var waiting: [Item] = []
    private var isOver = false

    /// `makeHandler` is called on the thread of the parser. Throws when the file is not XML that the portal accepts.
    init(path: String, _ makeHandler: @escaping @Sendable (RecordChannel<Item>) -> any XmlHandler) throws {
        let prolog = try XmlProlog(of: path)
        _ = try prolog.root()
        let declaration = try prolog.declaration()
        let file = try CatalogueFile.opened(path)
        let channel = channel
        let thread = Thread {
            let stream = XmlStream(
                file, declaration.encoding, skipping: declaration.length, progress: channel.progress)
            XmlEvents(for: makeHandler(channel)).parse(stream)
            channel.finish()
        }
        thread.name = "xml"
        thread.start()
    }

    deinit {
        channel.cancel()
    }

    var bytesRead: Int { channel.progress.bytesRead }

    func next() -> Item? {
        while waiting.isEmpty, !isOver {
            if let batch = channel.take() { waiting = batch.reversed() } else { isOver = true }
        }
        return waiting.popLast()
    }
}
