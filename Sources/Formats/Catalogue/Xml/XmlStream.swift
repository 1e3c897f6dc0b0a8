// The bytes of a file on their way to the XML parser: made UTF-8, and counted for the progress bar.
import Foundation

final class XmlStream: InputStream {
    private let file: FileHandle?
    /// What is left of a file that is in memory.
    private var memory: ArraySlice<UInt8> = []
    private let progress: ReadingProgress
    private var transcoder: XmlTranscoder
    private var skipped: Int
    private var ready: ArraySlice<UInt8> = []
    private var isAtEnd = false

    /// Why the stream ended before the file did.
    private(set) var fault: String?

    /// `skipping`: the byte order mark and the XML declaration, which no longer tells the truth.
    init(_ file: FileHandle, _ encoding: XmlProlog.Encoding, skipping: Int, progress: ReadingProgress) {
        self.file = file
        self.progress = progress
        transcoder = XmlTranscoder(encoding)
        skipped = skipping
        super.init(data: Data())
    }

    init(_ bytes: [UInt8], _ encoding: XmlProlog.Encoding, skipping: Int) {
        file = nil
        memory = bytes[...]
        progress = ReadingProgress()
        transcoder = XmlTranscoder(encoding)
        skipped = skipping
        super.init(data: Data())
    }

    override func open() {}
    override func close() { file?.closeFile() }
    override var hasBytesAvailable: Bool { !isAtEnd || !ready.isEmpty }
    override var streamStatus: Stream.Status { hasBytesAvailable ? .open : .atEnd }

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) -> Int {
        while ready.isEmpty, !isAtEnd { fill(maxLength) }
        let count = min(maxLength, ready.count)
        for (offset, byte) in ready.prefix(count).enumerated() { buffer[offset] = byte }
        ready = ready.dropFirst(count)
        return count
    }

    private func fill(_ count: Int) {
        guard !progress.isCancelled else {
            isAtEnd = true
            return
        }
        do throws(FormatError) {
            let block = try block(upTo: count)
            progress.count(block.count)
            isAtEnd = block.isEmpty
            let kept = block.dropFirst(skipped)
            skipped -= block.count - kept.count
            ready = transcoder.utf8(kept, isLast: isAtEnd)[...]
            if transcoder.isBroken { stop(Self.notUTF8) }
        } catch {
            stop(error.reason)
        }
    }

    private func block(upTo count: Int) throws(FormatError) -> Data {
        if let file { return try CatalogueFile.block(of: file, upTo: count) }
        defer { memory = memory.dropFirst(count) }
        return Data(memory.prefix(count))
    }

    private static let notUTF8 =
        "Le fichier XML annonce de l’UTF-8, mais la suite n’en est pas\u{A0}: enregistrez-le de nouveau en UTF-8."

    private func stop(_ reason: String) {
        fault = reason
        isAtEnd = true
    }
}
