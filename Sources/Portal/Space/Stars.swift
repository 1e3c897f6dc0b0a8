import Templating

/// From one to five stars, in shapes and in words.
struct Stars: ViewPart {
    let words: String
    let stars: [Star]

    struct Star: ViewPart {
        let isFull: Bool
    }

    /// - Parameter tenths: 43 for 4.3.
    init(tenths: Int) {
        words = Wording.stars(tenths: tenths)
        stars = (1...5).map { Star(isFull: tenths >= $0 * 10 - 5) }
    }

    init(_ count: Int) {
        self.init(tenths: count * 10)
    }
}
