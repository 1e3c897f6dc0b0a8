// Finds templates that would include themselves for ever.

/// Which template includes which, and whether the data gets smaller on the way.
struct Recursion {
    enum Motion {
        /// The same data.
        case same
        /// Down into a list or an optional of the current element: comes to an end, since values hold no cycles.
        case down
        /// Through a section on `page.…` or `frame.…`, which is as long the next time.
        case fromRoot
    }

    struct Inclusion {
        let from: Int
        let to: Int
        let motion: Motion
        let key: String
        let position: Position
    }

    var inclusions: [Inclusion] = []

    var errors: [TemplateError] {
        inclusions.filter(isEndless).map {
            TemplateError(
                at: $0.position, key: $0.key, "this includes itself without going down into the data")
        }
    }

    /// On a cycle, one step through a root is too many, and some step must go down.
    private func isEndless(_ inclusion: Inclusion) -> Bool {
        switch inclusion.motion {
        case .down: false
        case .same: isReachable(inclusion.from, from: inclusion.to) { $0.motion == .same }
        case .fromRoot: isReachable(inclusion.from, from: inclusion.to) { _ in true }
        }
    }

    private func isReachable(_ goal: Int, from start: Int, through isOpen: (Inclusion) -> Bool) -> Bool {
        var seen: Set<Int> = [start]
        var waiting = [start]
        while let here = waiting.popLast() {
            if here == goal { return true }
            for next in inclusions where next.from == here && isOpen(next) && seen.insert(next.to).inserted {
                waiting.append(next.to)
            }
        }
        return false
    }
}
