/// Microseconds of one kind of work, wall and processor, over several rounds.
struct Samples {
    private var wall: [Double] = []
    private var work: [Double] = []
    /// Medians of the rounds so far, of processor time.
    private var rounds: [Double] = []
    private var roundStart = 0

    mutating func measure<Value>(_ body: () throws -> Value) rethrows -> Value {
        let watch = Stopwatch()
        let value = try body()
        work.append(watch.work)
        wall.append(watch.wall)
        return value
    }

    mutating func endRound() {
        rounds.append(Self.percentile(50, of: Array(work[roundStart...])))
        roundStart = work.count
    }

    /// One distribution for each clock, and the lowest and highest median among the rounds.
    var figures: [String: Any] {
        var figures: [String: Any] = [
            "count": work.count, "workMicroseconds": Self.distribution(work),
            "wallMicroseconds": Self.distribution(wall),
        ]
        if let low = rounds.min(), let high = rounds.max() {
            figures["roundMedians"] = ["min": Self.rounded(low), "max": Self.rounded(high)]
        }
        return figures
    }

    private static func distribution(_ values: [Double]) -> [String: Double] {
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        return [
            "p50": rounded(percentile(50, of: values)), "p90": rounded(percentile(90, of: values)),
            "p99": rounded(percentile(99, of: values)), "max": rounded(values.max() ?? 0),
            "mean": rounded(mean),
        ]
    }

    static func percentile(_ percent: Int, of values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, sorted.count * percent / 100)]
    }

    static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
