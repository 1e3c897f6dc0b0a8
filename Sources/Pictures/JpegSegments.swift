/// The segments of a JPEG file (ITU-T T.81, annex B), gone through once from its start to its end mark.
struct JpegSegments {
    private(set) var width = 0
    private(set) var height = 0
    private(set) var scans = 0
    private(set) var orientation = Orientation.upright

    /// Nil: the file is cut, or its segments make no sense.
    init?(_ bytes: Bytes) {
        var place = 2
        while let mark = bytes.place(of: 0xFF, from: place) {
            guard scans > 0 || mark == place, let code = bytes.byte(at: mark + 1) else { return nil }
            switch code {
            case 0xFF: place = mark + 1
            // Coded data go on after a stuffed zero or a restart.
            case 0x00, 0x01, 0xD0...0xD7: place = mark + 2
            case 0xD9:
                guard scans > 0, width > 0 else { return nil }
                return
            default:
                guard let length = bytes.big(2, at: mark + 2), length >= 2 else { return nil }
                take(code, bytes, at: mark + 4, length: length - 2)
                place = mark + 2 + length
            }
        }
        return nil
    }

    private mutating func take(_ code: UInt8, _ bytes: Bytes, at place: Int, length: Int) {
        switch code {
        case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
            // A hostile file may give several sizes: the largest counts.
            height = max(height, bytes.big(2, at: place + 1) ?? 0)
            width = max(width, bytes.big(2, at: place + 3) ?? 0)
        case 0xDA: scans += 1
        case 0xE1 where bytes.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0], at: place):
            if let found = Self.orientation(bytes, from: place + 6, to: place + length) {
                orientation = found
            }
        default: break
        }
    }

    /// In the first directory of the TIFF that Exif is made of (TIFF 6.0, §2).
    private static func orientation(_ bytes: Bytes, from start: Int, to end: Int) -> Orientation? {
        let isBig = bytes.starts(with: "MM".utf8, at: start)
        guard isBig || bytes.starts(with: "II".utf8, at: start),
            let offset = bytes.number(4, at: start + 4, isBig: isBig),
            let count = bytes.number(2, at: start + offset, isBig: isBig)
        else { return nil }
        for entry in 0..<count {
            let place = start + offset + 2 + entry * 12
            guard place + 12 <= end else { return nil }
            if bytes.number(2, at: place, isBig: isBig) == 0x0112 {
                return bytes.number(2, at: place + 8, isBig: isBig).flatMap(Orientation.init)
            }
        }
        return nil
    }
}
