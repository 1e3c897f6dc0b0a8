/// What two lists have in common, in order: a close-to-shortest way from one to the other, in bounded time.
///
/// Elements that are once in each list are lined up first (patience difference), which keeps the pieces that people
/// moved around readable; between them, Myers's algorithm ("An O(ND) Difference Algorithm", 1986), up to a cost.
struct CommonRuns {
    struct Run: Equatable {
        let before: Int
        let after: Int
        let count: Int
    }

    /// Ascending in both lists.
    private(set) var runs: [Run] = []

    private let before: [Int]
    private let after: [Int]

    /// - Parameters: numbers that are equal where the elements are.
    init(_ before: [Int], _ after: [Int]) {
        self.before = before
        self.after = after
        // What is still to do, the last first: no recursion.
        var tasks = [Task(before: 0..<before.count, after: 0..<after.count, depth: 0)]
        while let task = tasks.popLast() { tasks += work(on: task) }
        runs.sort { $0.before < $1.before }
    }

    private struct Task {
        var before: Range<Int>
        var after: Range<Int>
        let depth: Int
    }

    private static let deepest = 30

    /// Takes what the ends have in common, then cuts the rest.
    private mutating func work(on task: Task) -> [Task] {
        var task = task
        let start = task.before.lowerBound
        while let (first, second) = heads(of: task), first == second {
            task.before = task.before.lowerBound + 1..<task.before.upperBound
            task.after = task.after.lowerBound + 1..<task.after.upperBound
        }
        let count = task.before.lowerBound - start
        keep(before: start, after: task.after.lowerBound - count, count: count)
        let end = task.before.upperBound
        while !task.before.isEmpty, !task.after.isEmpty,
            before[task.before.upperBound - 1] == after[task.after.upperBound - 1]
        {
            task.before = task.before.lowerBound..<task.before.upperBound - 1
            task.after = task.after.lowerBound..<task.after.upperBound - 1
        }
        keep(
            before: task.before.upperBound, after: task.after.upperBound, count: end - task.before.upperBound)
        guard !task.before.isEmpty, !task.after.isEmpty else { return [] }
        let anchors = task.depth < Self.deepest ? anchors(in: task) : []
        guard !anchors.isEmpty else {
            shortest(in: task)
            return []
        }
        var tasks: [Task] = []
        var (first, second) = (task.before.lowerBound, task.after.lowerBound)
        for anchor in anchors {
            tasks.append(
                Task(before: first..<anchor.before, after: second..<anchor.after, depth: task.depth + 1))
            keep(before: anchor.before, after: anchor.after, count: 1)
            (first, second) = (anchor.before + 1, anchor.after + 1)
        }
        tasks.append(
            Task(
                before: first..<task.before.upperBound, after: second..<task.after.upperBound,
                depth: task.depth + 1))
        return tasks
    }

    private func heads(of task: Task) -> (Int, Int)? {
        guard !task.before.isEmpty, !task.after.isEmpty else { return nil }
        return (before[task.before.lowerBound], after[task.after.lowerBound])
    }

    private mutating func keep(before: Int, after: Int, count: Int) {
        if count > 0 { runs.append(Run(before: before, after: after, count: count)) }
    }

    // MARK: Patience

    /// The longest ascending line of elements that are once in each side.
    private func anchors(in task: Task) -> [(before: Int, after: Int)] {
        var places: [Int: (before: Int, after: Int, isTwice: Bool)] = [:]
        for place in task.before {
            if places[before[place]] == nil {
                places[before[place]] = (place, -1, false)
            } else {
                places[before[place]]?.isTwice = true
            }
        }
        for place in task.after {
            guard let known = places[after[place]] else { continue }
            if known.after >= 0 { places[after[place]]?.isTwice = true }
            places[after[place]]?.after = place
        }
        let pairs = places.values.filter { !$0.isTwice && $0.after >= 0 }.sorted { $0.before < $1.before }
        // Piles of the patience game: each card remembers the top of the pile to its left.
        var tops: [Int] = []
        var previous = [Int](repeating: -1, count: pairs.count)
        for (card, pair) in pairs.enumerated() {
            var (low, high) = (0, tops.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[tops[middle]].after < pair.after { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[card] = tops[low - 1] }
            if low == tops.count { tops.append(card) } else { tops[low] = card }
        }
        var anchors: [(before: Int, after: Int)] = []
        var card = tops.last ?? -1
        while card >= 0 {
            anchors.append((pairs[card].before, pairs[card].after))
            card = previous[card]
        }
        return anchors.reversed()
    }

    // MARK: Myers

    /// Steps times differences that are tried before both sides are said to have nothing in common.
    private static let mostWork = 4_000_000
    /// Where nothing leads: past the end of a side.
    private static let outside = -1_000_000

    private mutating func shortest(in task: Task) {
        let (width, height) = (task.before.count, task.after.count)
        let most = min(width + height, 1_000, max(40, Self.mostWork / (width + height)))
        /// The furthest place on each diagonal, after each number of differences.
        var history: [[Int]] = []
        var furthest = [Int](repeating: 0, count: 2 * most + 3)
        let middle = most + 1
        for differences in 0...most {
            for diagonal in stride(from: -differences, through: differences, by: 2) {
                let goesDown =
                    diagonal == -differences
                    || diagonal != differences
                        && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]
                var x = goesDown ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1
                while x < width, x - diagonal < height, x - diagonal >= 0,
                    before[task.before.lowerBound + x] == after[task.after.lowerBound + x - diagonal]
                {
                    x += 1
                }
                let isOutside = x > width || x - diagonal > height
                furthest[middle + diagonal] = isOutside ? Self.outside : x
                if x == width, x - diagonal == height {
                    retrace(task, history, differences: differences)
                    return
                }
            }
            history.append(Array(furthest[middle - differences...middle + differences]))
        }
    }

    /// Goes back from the end, diagonal by diagonal; each straight line is a run.
    private mutating func retrace(_ task: Task, _ history: [[Int]], differences: Int) {
        var (x, y) = (task.before.count, task.after.count)
        for step in stride(from: differences, to: 0, by: -1) {
            let last = history[step - 1]
            func place(_ diagonal: Int) -> Int {
                let index = diagonal + step - 1
                return last.indices.contains(index) ? last[index] : Self.outside
            }
            let diagonal = x - y
            let goesDown = diagonal == -step || diagonal != step && place(diagonal - 1) < place(diagonal + 1)
            let from = goesDown ? diagonal + 1 : diagonal - 1
            let start = goesDown ? place(from) : place(from) + 1
            keep(
                before: task.before.lowerBound + start, after: task.after.lowerBound + start - diagonal,
                count: x - start)
            x = place(from)
            y = x - from
        }
        keep(before: task.before.lowerBound, after: task.after.lowerBound, count: x)
    }
}
