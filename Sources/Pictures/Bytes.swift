/// A file as numbers; beyond its end there are none.
struct Bytes {
    private let file: [UInt8]

    init(_ file: [UInt8]) {
        self.file = file
    }

    var count: Int { file.count }

    func byte(at place: Int) -> UInt8? { file.indices.contains(place) ? file[place] : nil }

    func starts(with start: some Collection<UInt8>, at place: Int) -> Bool {
        place >= 0 && place <= file.count - start.count && file[place...].starts(with: start)
    }

    /// Most significant byte first.
    func big(_ length: Int, at place: Int) -> Int? { number(length, at: place, isBig: true) }
    func little(_ length: Int, at place: Int) -> Int? { number(length, at: place, isBig: false) }

    func number(_ length: Int, at place: Int, isBig: Bool) -> Int? {
        guard place >= 0, place <= file.count - length else { return nil }
        let bytes = file[place..<place + length]
        return isBig
            ? bytes.reduce(0) { $0 << 8 | Int($1) } : bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The next place of a byte.
    func place(of byte: UInt8, from start: Int) -> Int? {
        start < file.count ? file[start...].firstIndex(of: byte) : nil
    }

    /// Nil where the file ends before.
    func slice(_ length: Int, at place: Int) -> ArraySlice<UInt8>? {
        place >= 0 && length <= file.count - place ? file[place..<place + length] : nil
    }

    var isSVG: Bool {
        let start = String(decoding: file.prefix(1_000), as: UTF8.self).lowercased()
        return start.utf8.contains(UInt8(ascii: "<")) && start.contains("<svg")
    }
}
