/// A file sent with a form. Its name and type are what the sender says, to be checked against the bytes.
package struct Upload: Sendable {
    enum Content: Sendable {
        case bytes(ArraySlice<UInt8>)
        /// `spool` keeps the temporary file as long as the upload.
        case file(path: String, range: Range<Int>, spool: SpooledFile?)
    }

    package let name: String
    /// The last component only; empty when the field was left empty.
    package let filename: String
    package let contentType: String
    let content: Content

    package var size: Int {
        switch content {
        case .bytes(let bytes): bytes.count
        case .file(_, let range, _): range.count
        }
    }

    package func bytes() throws -> [UInt8] {
        switch content {
        case .bytes(let bytes): Array(bytes)
        case .file(let path, let range, _): try FileRange.read(path, range)
        }
    }
}
