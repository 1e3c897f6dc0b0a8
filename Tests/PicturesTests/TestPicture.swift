// Pictures made with libgd for the tests, and what is seen in those that come back.
import CGd

/// A picture of four colours, one a quarter: red, green, blue, white, clockwise from the top left.
struct TestPicture {
    let width: Int32
    let height: Int32
    var isTransparent = false
    var isNoise = false

    enum Format: CaseIterable {
        case jpeg, png, webp, gif
    }

    func bytes(_ format: Format) -> [UInt8] {
        guard let image = gdImageCreateTrueColor(width, height) else { return [] }
        defer { gdImageDestroy(image) }
        gdImageAlphaBlending(image, 0)
        gdImageSaveAlpha(image, isTransparent ? 1 : 0)
        let (x, y) = (width / 2, height / 2)
        gdImageFilledRectangle(image, 0, 0, x - 1, y - 1, 0xFF0000)
        gdImageFilledRectangle(image, x, 0, width, y - 1, 0x00FF00)
        gdImageFilledRectangle(image, x, y, width, height, 0x0000FF)
        gdImageFilledRectangle(image, 0, y, x - 1, height, isTransparent ? 0x7FFF_FFFF : 0xFFFFFF)
        if isNoise {
            var state: UInt32 = 1
            for y in 0..<height {
                for x in 0..<width {
                    state = state &* 1_664_525 &+ 1_013_904_223
                    gdImageSetPixel(image, x, y, Int32(state >> 8))
                }
            }
        }
        var count: Int32 = 0
        let bytes =
            switch format {
            case .jpeg: gdImageJpegPtr(image, &count, 95)
            case .png: gdImagePngPtr(image, &count)
            case .webp: gdImageWebpPtrEx(image, &count, 95)
            case .gif: gdImageGifPtr(image, &count)
            }
        guard let bytes else { return [] }
        defer { gdFree(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
    }
}

/// The colours seen in the middle of each quarter: « rvbt » is as it was made, `t` for white, `.` for transparent.
func quarters(of bytes: [UInt8], isPNG: Bool) -> String {
    var bytes = bytes
    let image = bytes.withUnsafeMutableBytes { buffer in
        isPNG
            ? gdImageCreateFromPngPtr(Int32(buffer.count), buffer.baseAddress)
            : gdImageCreateFromJpegPtr(Int32(buffer.count), buffer.baseAddress)
    }
    guard let image else { return "unreadable" }
    defer { gdImageDestroy(image) }
    let (width, height) = (image.pointee.sx, image.pointee.sy)
    let places: [(Int32, Int32)] = [(1, 1), (3, 1), (3, 3), (1, 3)]
    return places.reduce(into: "") { seen, place in
        let colour = gdImageGetTrueColorPixel(image, width * place.0 / 4, height * place.1 / 4)
        if colour >> 24 > 100 { return seen += "." }
        switch (colour >> 16 & 255 > 128, colour >> 8 & 255 > 128, colour & 255 > 128) {
        case (true, false, false): seen += "r"
        case (false, true, false): seen += "v"
        case (false, false, true): seen += "b"
        case (true, true, true): seen += "t"
        default: seen += "?"
        }
    }
}
