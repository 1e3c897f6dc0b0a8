// MARCXML and MarcXchange (ISO 25577), one record at a time.
import Foundation

/// `XMLParser` pushes and ``next()`` pulls: the parser runs on a thread of its own, a few records ahead, and stops
/// when the reader goes away. What it needs of memory does not grow with the file.
package final class MarcXmlReader {
    private let channel = RecordChannel()
    private var waiting: [MarcItem] = []
    private var isOver = false

    /// `dialect` nil: found out for each record. Throws when the file is not XML that the portal accepts.
    package init(path: String, dialect: MarcDialect? = nil) throws {
        let prolog = try XmlProlog(of: path)
        _ = try prolog.root()
        let declaration = try prolog.declaration()
        let file = try CatalogueFile.opened(path)
        let channel = channel
        let thread = Thread {
            let stream = XmlStream(file, declaration.encoding, skipping: declaration.length, channel: channel)
            MarcXmlParser(channel: channel, dialect: dialect).parse(stream)
        }
        thread.name = "marcxml"
        thread.start()
    }

    deinit {
        channel.cancel()
    }

    package var bytesRead: Int { channel.bytesRead }

    package func next() throws -> MarcItem? {
        while waiting.isEmpty, !isOver {
            if let batch = channel.take() { waiting = batch.reversed() } else { isOver = true }
        }
        return waiting.popLast()
    }
}
