/// How a camera was held (Exif 2.32, §4.6.4, tag 0x0112): what must be done for the picture to be upright.
enum Orientation: Int {
    case upright = 1
    case mirrored, upsideDown, upsideDownMirrored, leftMirrored, left, rightMirrored, right

    /// Whether width and height change places.
    var isSideways: Bool { rawValue >= 5 }

    /// Where a pixel of the upright picture is in the one that was taken.
    func source(x: Int, y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
        switch self {
        case .upright: (x, y)
        case .mirrored: (width - 1 - x, y)
        case .upsideDown: (width - 1 - x, height - 1 - y)
        case .upsideDownMirrored: (x, height - 1 - y)
        case .leftMirrored: (y, x)
        case .left: (y, height - 1 - x)
        case .rightMirrored: (width - 1 - y, height - 1 - x)
        case .right: (width - 1 - y, x)
        }
    }
}
