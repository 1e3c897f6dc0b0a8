/// Draws places 0, 1, 2…: the first far more often than the last, as words are in a language (Zipf, Mandelbrot).
struct ZipfLaw {
    private let cumulative: [Double]

    /// - Parameter offset: flattens the head of the law; 10 is about right for the words that carry meaning.
    init(count: Int, offset: Double = 10) {
        var total = 0.0
        cumulative = (1...max(1, count)).map { rank in
            total += 1 / (Double(rank) + offset)
            return total
        }
    }

    func draw(using generator: inout SeededGenerator) -> Int {
        let wanted = Double.random(in: 0..<(cumulative.last ?? 1), using: &generator)
        var (low, high) = (0, cumulative.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] <= wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
