/// A picture made ours: decoded and written again, so that nothing of the file that came is left but what is seen.
package struct Picture: Hashable, Sendable {
    package let bytes: [UInt8]
    package let mediaType: MediaType
    package let width: Int
    package let height: Int

    package enum MediaType: String, Sendable {
        case jpeg, png

        package var contentType: String { "image/" + rawValue }
        package var fileExtension: String { self == .jpeg ? "jpg" : "png" }
    }

    /// Reads JPEG, PNG, WebP or GIF, whatever the file is called: the first picture, upright, no wider than
    /// `mostWidth`. Where it was taken, by what, and anything hidden in the file is gone.
    package init(reading file: [UInt8]) throws(PictureRefusal) {
        guard file.count <= Self.mostBytes else { throw .tooLarge(bytes: file.count) }
        let header = try PictureHeader(file)
        let (width, height) = (header.width, header.height)
        guard width > 0, height > 0 else { throw .damaged }
        let isTooMuch =
            width > Self.mostPixels || height > Self.mostPixels / width
            || header.scans * width * height > Self.mostPixels * Self.mostScans
        if isTooMuch { throw .tooManyPixels(width: width, height: height) }
        self = try PictureWork.oneAtATime { () throws(PictureRefusal) in
            try Picture(file, header)
        }
    }

    package static let mostBytes = 15_000_000
    /// Once decoded, four bytes each.
    package static let mostPixels = 40_000_000
    package static let mostWidth = 1_600
    package static let mostHeight = 6_400
    /// A progressive JPEG goes over its pixels ten times or so; a hostile one, thousands.
    private static let mostScans = 20
    private static let quality = 82

    private init(_ file: [UInt8], _ header: PictureHeader) throws(PictureRefusal) {
        guard var drawing = Drawing(header.essential ?? file, header.kind), drawing.width > 0,
            drawing.height > 0
        else {
            throw .damaged
        }
        let isLying = drawing.width != header.width || drawing.height != header.height
        if isLying, drawing.width * drawing.height > Self.mostPixels { throw .damaged }
        let (most, least) = (Self.mostWidth, Self.mostHeight)
        let box = header.orientation.isSideways ? (least, most) : (most, least)
        guard drawing.fit(width: box.0, height: box.1), drawing.turn(header.orientation) else {
            throw .damaged
        }
        guard let written = Self.written(drawing, from: header.kind) else { throw .damaged }
        (bytes, mediaType) = written
        (width, height) = (drawing.width, drawing.height)
    }

    /// A photograph stays one. Anything else is PNG, with its transparency, unless it is twice as heavy as JPEG.
    private static func written(_ drawing: borrowing Drawing, from kind: PictureHeader.Kind) -> (
        [UInt8], MediaType
    )? {
        if kind == .jpeg { return drawing.jpeg(quality: quality).map { ($0, .jpeg) } }
        guard let png = drawing.png() else { return nil }
        guard drawing.isOpaque, png.count > 60_000, let jpeg = drawing.jpeg(quality: quality) else {
            return (png, .png)
        }
        return png.count > 2 * jpeg.count ? (jpeg, .jpeg) : (png, .png)
    }
}
