/// The content of a request: in memory, or in a temporary file that goes with the last copy of the request.
package enum Body: Sendable {
    case none
    case bytes([UInt8])
    case file(path: String, size: Int)

    package var size: Int {
        switch self {
        case .none: 0
        case .bytes(let bytes): bytes.count
        case .file(_, let size): size
        }
    }

    /// The whole content in memory, from wherever it is.
    package func bytes() throws -> [UInt8] {
        switch self {
        case .none: []
        case .bytes(let bytes): bytes
        case .file(let path, let size): try FileRange.read(path, 0..<size)
        }
    }
}
