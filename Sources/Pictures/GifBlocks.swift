/// The blocks of a GIF file (GIF89a specification) up to the end of its first picture.
struct GifBlocks {
    let width: Int
    let height: Int

    /// Nil: the file is cut before the end of its first picture.
    init?(_ bytes: Bytes) {
        guard let width = bytes.little(2, at: 6), let height = bytes.little(2, at: 8),
            let flags = bytes.byte(at: 10)
        else { return nil }
        var place = 13 + Self.paletteLength(flags)
        while let code = bytes.byte(at: place) {
            switch code {
            case 0x21:
                guard let end = Self.endOfBlocks(bytes, from: place + 2) else { return nil }
                place = end
            case 0x2C:
                guard let innerWidth = bytes.little(2, at: place + 5),
                    let innerHeight = bytes.little(2, at: place + 7),
                    let flags = bytes.byte(at: place + 9),
                    Self.endOfBlocks(bytes, from: place + 11 + Self.paletteLength(flags)) != nil
                else { return nil }
                self.width = max(width, innerWidth)
                self.height = max(height, innerHeight)
                return
            default: return nil
            }
        }
        return nil
    }

    private static func paletteLength(_ flags: UInt8) -> Int {
        flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
    }

    /// Past the empty block that ends a row of them.
    private static func endOfBlocks(_ bytes: Bytes, from start: Int) -> Int? {
        var place = start
        while let length = bytes.byte(at: place) {
            place += 1 + Int(length)
            if length == 0 { return place }
        }
        return nil
    }
}
