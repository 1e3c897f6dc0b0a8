/// How wide words are in a Palatino-like serif, in ems: enough to break a title well without a font at hand.
enum GlyphWidths {
    /// A little more than the face itself, because a reader's system may choose a wider one of the stack.
    private static let allowance = 1.07

    static func width(of text: some StringProtocol) -> Double {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) } * allowance
    }

    private static func width(of scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x20...0x7E: Double(ascii[Int(scalar.value) - 0x20]) / 1000
        case 0xA0, 0x2009, 0x202F: 0.25
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0xC0...0xC6: scalar.value == 0xC6 ? 0.95 : 0.78
        case 0x152: 1.03
        case 0x153: 0.83
        case 0xE6: 0.76
        case 0xC7...0xDE: 0.72
        case 0xDF...0xFF: 0.54
        case 0x2014, 0x2026: 1
        case 0x2010...0x2013, 0xAB, 0xBB: 0.5
        case 0x2018...0x201F: 0.33
        case 0x590...0x8FF: 0.56
        case 0x1100...0x11FF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF: 1
        case 0x1F000...0x3FFFF: 1.3
        case 0x41...: scalar.properties.isUppercase ? 0.75 : 0.58
        default: 0.58
        }
    }

    /// From the space to the tilde, in thousandths.
    private static let ascii: [Int] = [
        250, 278, 371, 500, 500, 840, 778, 208, 333, 333, 389, 606, 250, 333, 250, 606,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 250, 250, 606, 606, 606, 444,
        747, 778, 611, 709, 774, 611, 556, 763, 832, 337, 333, 726, 611, 946, 831, 786,
        604, 786, 668, 525, 613, 778, 722, 1000, 667, 667, 667, 333, 606, 333, 606, 500,
        333, 500, 553, 444, 611, 479, 333, 556, 582, 291, 234, 556, 291, 883, 582, 546,
        601, 560, 395, 424, 326, 603, 565, 834, 516, 556, 500, 333, 606, 333, 606,
    ]
}
