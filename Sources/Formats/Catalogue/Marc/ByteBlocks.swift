// A file read block by block: never more than one block and one record in memory.
import Foundation

final class ByteBlocks {
    private let file: FileHandle
    private let blockSize: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// How far the reader of this file has come.
    private(set) var position = 0

    init(path: String, blockSize: Int = 1 << 16) throws {
        file = try CatalogueFile.opened(path)
        self.blockSize = blockSize
    }

    deinit {
        file.closeFile()
    }

    var available: Int { buffer.count - start }

    /// One more block at the end of what is available; false at the end of the file.
    func fill() throws -> Bool {
        guard !isAtEnd else { return false }
        if start > 0 {
            buffer.removeSubrange(..<start)
            start = 0
        }
        let block = try CatalogueFile.block(of: file, upTo: blockSize)
        guard !block.isEmpty else {
            isAtEnd = true
            return false
        }
        buffer.append(contentsOf: block)
        return true
    }

    /// What is available, for the time of the call.
    func withAvailable<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        try buffer.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[start...])) }
    }

    func consume(_ count: Int) {
        let count = min(count, available)
        start += count
        position += count
    }
}
