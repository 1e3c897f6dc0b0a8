/// MARCXML and MarcXchange (ISO 25577), one record at a time.
package final class MarcXmlReader {
    private let records: XmlRecordReader<MarcItem>

    /// `dialect` nil: found out for each record. Throws when the file is not XML that the portal accepts.
    package init(path: String, dialect: MarcDialect? = nil) throws {
        records = try XmlRecordReader(path: path) { MarcXmlParser(channel: $0, dialect: dialect) }
    }

    package var bytesRead: Int { records.bytesRead }

    package func next() throws -> MarcItem? {
        records.next()
    }
}
