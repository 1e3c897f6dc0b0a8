// libFuzzer feeds bytes to the request parser: it must never trap, and must give the same events however the
// bytes are cut. Compiled together with the parser's own files by `Tests/Fuzz/run`.

import Glibc

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRequestParser(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let whole = Feeding.events(of: bytes, pieces: bytes.count)
    for pieces in [1, 7] {
        guard Feeding.events(of: bytes, pieces: pieces) == whole else { abort() }
    }
    for case .head(let head) in whole {
        // What a handler would be given must be decodable without a trap as well.
        _ = PercentEncoding.segments(of: head.target.path)
        _ = PercentEncoding.decodedField(Array(head.target.query))
        _ = Authority.host(of: head.authority)
        _ = FieldParameters(head.fields.joined("content-type") ?? "")
    }
    return 0
}

private enum Feeding {
    static func events(of bytes: [UInt8], pieces size: Int) -> [RequestParser.Event] {
        var limits = RequestParser.Limits()
        limits.requestLine = 200
        limits.headerBytes = 400
        limits.headerFields = 8
        limits.chunkExtensions = 64
        var parser = RequestParser(limits: limits, bodyLimit: 100)
        var events: [RequestParser.Event] = []
        var position = 0
        while position < bytes.count {
            let end = min(position + max(1, size), bytes.count)
            parser.feed(bytes[position..<end])
            position = end
            while let event = parser.next() {
                // How a body is cut is how it came.
                if case .body(let more) = event, case .body(let before)? = events.last {
                    events[events.count - 1] = .body(before + more)
                } else {
                    events.append(event)
                }
            }
        }
        return events
    }
}
