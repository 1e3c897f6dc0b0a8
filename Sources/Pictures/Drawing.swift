// The door to libgd: bytes to pixels and back.
import CGd

/// The pixels of a picture, freed with it.
struct Drawing: ~Copyable {
    private var image: gdImagePtr

    /// libgd has one way to complain for the whole process: none.
    private static let silence: Void = lutrin_gd_be_silent()

    /// Nil: libgd cannot read it.
    init?(_ file: [UInt8], _ kind: PictureHeader.Kind) {
        _ = Self.silence
        var file = file
        let image = file.withUnsafeMutableBytes { bytes in
            let count = Int32(bytes.count)
            return switch kind {
            // Cameras write files that libjpeg warns about and that everyone reads; the end mark was seen.
            case .jpeg: gdImageCreateFromJpegPtrEx(count, bytes.baseAddress, 1)
            case .png: gdImageCreateFromPngPtr(count, bytes.baseAddress)
            case .webp: gdImageCreateFromWebpPtr(count, bytes.baseAddress)
            case .gif: gdImageCreateFromGifPtr(count, bytes.baseAddress)
            }
        }
        guard let image else { return nil }
        self.image = image
    }

    deinit { gdImageDestroy(image) }

    var width: Int { Int(image.pointee.sx) }
    var height: Int { Int(image.pointee.sy) }

    /// Makes it small enough, with its proportions. False: there is no memory for it.
    mutating func fit(width most: Int, height tallest: Int) -> Bool {
        let ratio = min(Double(most) / Double(width), Double(tallest) / Double(height))
        guard ratio < 1 else { return true }
        guard makeTrueColor() else { return false }
        gdImageSetInterpolationMethod(image, GD_CATMULLROM)
        let (newWidth, newHeight) = (
            max(1, (Double(width) * ratio).rounded()), max(1, (Double(height) * ratio).rounded())
        )
        return replace(by: gdImageScale(image, UInt32(newWidth), UInt32(newHeight)))
    }

    mutating func turn(_ orientation: Orientation) -> Bool {
        guard orientation != .upright else { return true }
        guard makeTrueColor() else { return false }
        let (newWidth, newHeight) = orientation.isSideways ? (height, width) : (width, height)
        guard let turned = gdImageCreateTrueColor(Int32(newWidth), Int32(newHeight)),
            let rows = turned.pointee.tpixels, let sources = image.pointee.tpixels
        else { return false }
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                let source = orientation.source(x: x, y: y, width: width, height: height)
                rows[y]?[x] = sources[source.y]?[source.x] ?? 0
            }
        }
        return replace(by: turned)
    }

    private mutating func makeTrueColor() -> Bool { gdImagePaletteToTrueColor(image) != 0 }

    private mutating func replace(by other: gdImagePtr?) -> Bool {
        guard let other else { return false }
        gdImageDestroy(image)
        image = other
        return true
    }

    var isOpaque: Bool {
        guard image.pointee.trueColor != 0, let rows = image.pointee.tpixels else {
            return image.pointee.transparent < 0 && paletteIsOpaque
        }
        if image.pointee.transparent >= 0 { return false }
        for y in 0..<height {
            // libgd keeps seven bits of transparency above the colour; 0 is opaque.
            for x in 0..<width where (rows[y]?[x] ?? 0) & 0x7F00_0000 != 0 { return false }
        }
        return true
    }

    private var paletteIsOpaque: Bool {
        withUnsafeBytes(of: image.pointee.alpha) { bytes in
            bytes.bindMemory(to: Int32.self).prefix(Int(image.pointee.colorsTotal)).allSatisfy { $0 == 0 }
        }
    }

    func png() -> [UInt8]? {
        gdImageSaveAlpha(image, 1)
        gdImageInterlace(image, 0)
        var count: Int32 = 0
        return Self.taken(gdImagePngPtrEx(image, &count, 6), count)
    }

    func jpeg(quality: Int) -> [UInt8]? {
        // Progressive: it appears at once, and weighs less.
        gdImageInterlace(image, 1)
        var count: Int32 = 0
        return Self.taken(gdImageJpegPtr(image, &count, Int32(quality)), count)
    }

    private static func taken(_ bytes: UnsafeMutableRawPointer?, _ count: Int32) -> [UInt8]? {
        guard let bytes else { return nil }
        defer { gdFree(bytes) }
        return count > 0 ? Array(UnsafeRawBufferPointer(start: bytes, count: Int(count))) : nil
    }
}
