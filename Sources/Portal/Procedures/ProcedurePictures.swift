import Formats
import Foundation
import WebServer

/// The pictures of our own screens, taken by `make pictures`: addresses that browsers keep, and sizes, so that nothing
/// jumps when they arrive.
struct ProcedurePictures: Sendable {
    private let files: StaticFiles
    private let pictures: [String: MarkdownPicture]

    init(folder: String) throws {
        let files = try StaticFiles(folder: folder, prefix: "/static/procedures")
        var pictures: [String: MarkdownPicture] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".png") {
            guard let address = files.address(of: file) else { continue }
            let size = try Self.size(ofPNG: Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)")))
            pictures[String(file.dropLast(4))] = MarkdownPicture(
                address: address, width: size?.width, height: size?.height)
        }
        self.files = files
        self.pictures = pictures
    }

    subscript(name: String) -> MarkdownPicture? { pictures[name] }

    func response(to request: Request) -> Response? { files.response(to: request) }

    /// Width and height, four bytes each, open the header that comes first (PNG, third edition, §11.2.1).
    private static func size(ofPNG bytes: Data) -> (width: Int, height: Int)? {
        guard bytes.count >= 24 else { return nil }
        func number(at start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(at: 16), number(at: 20))
    }
}
