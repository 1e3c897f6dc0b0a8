/// What the first bytes of a file say, before anything is decoded.
struct PictureHeader {
    enum Kind {
        case jpeg, png, webp, gif
    }

    let kind: Kind
    let width: Int
    let height: Int
    /// How many times a decoder goes over the pixels.
    var scans = 1
    var orientation = Orientation.upright
    /// What the decoder is given; nil: the file as it is.
    var essential: [UInt8]?

    init(_ file: [UInt8]) throws(PictureRefusal) {
        let bytes = Bytes(file)
        if bytes.starts(with: [0xFF, 0xD8, 0xFF], at: 0) {
            guard let segments = JpegSegments(bytes) else { throw .damaged }
            (kind, width, height) = (.jpeg, segments.width, segments.height)
            scans = max(1, segments.scans)
            orientation = segments.orientation
        } else if bytes.starts(with: PngChunks.signature, at: 0) {
            guard let chunks = PngChunks(bytes) else { throw .damaged }
            (kind, width, height) = (.png, chunks.width, chunks.height)
            essential = chunks.file
        } else if bytes.starts(with: "RIFF".utf8, at: 0), bytes.starts(with: "WEBP".utf8, at: 8) {
            guard let size = Self.webpSize(bytes) else { throw .damaged }
            if Self.isMoving(bytes) { throw .otherFormat("WebP animé") }
            (kind, width, height) = (.webp, size.0, size.1)
        } else if bytes.starts(with: "GIF87a".utf8, at: 0) || bytes.starts(with: "GIF89a".utf8, at: 0) {
            guard let blocks = GifBlocks(bytes) else { throw .damaged }
            (kind, width, height) = (.gif, blocks.width, blocks.height)
        } else if let name = Self.otherFormat(bytes) {
            throw .otherFormat(name)
        } else {
            throw .notAPicture
        }
    }

    /// RFC 9649 §2.5 to §2.7; RFC 6386 §9.1 for lossy pictures.
    private static func webpSize(_ bytes: Bytes) -> (Int, Int)? {
        if bytes.starts(with: "VP8X".utf8, at: 12) {
            guard let width = bytes.little(3, at: 24), let height = bytes.little(3, at: 27) else {
                return nil
            }
            return (width + 1, height + 1)
        }
        if bytes.starts(with: "VP8L".utf8, at: 12) {
            guard bytes.byte(at: 20) == 0x2F, let bits = bytes.little(4, at: 21) else { return nil }
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        }
        guard bytes.starts(with: "VP8 ".utf8, at: 12), bytes.starts(with: [0x9D, 0x01, 0x2A], at: 23),
            let width = bytes.little(2, at: 26), let height = bytes.little(2, at: 28)
        else { return nil }
        return (width & 0x3FFF, height & 0x3FFF)
    }

    /// RFC 9649 §2.7.1: libgd reads none of its pictures.
    private static func isMoving(_ bytes: Bytes) -> Bool {
        bytes.starts(with: "VP8X".utf8, at: 12) && (bytes.byte(at: 20) ?? 0) & 0x02 != 0
    }

    /// What people send most, and that browsers or we do not take.
    private static func otherFormat(_ bytes: Bytes) -> String? {
        if bytes.starts(with: "ftyp".utf8, at: 4) {
            for (brand, name) in [("hei", "HEIC"), ("hev", "HEIC"), ("mif1", "HEIC"), ("avi", "AVIF")]
            where bytes.starts(with: brand.utf8, at: 8) {
                return name
            }
        }
        for (start, name) in [("%PDF-", "PDF"), ("BM", "BMP"), ("II*\0", "TIFF"), ("MM\0*", "TIFF")]
        where bytes.starts(with: start.utf8, at: 0) {
            return name
        }
        return bytes.isSVG ? "SVG" : nil
    }
}
