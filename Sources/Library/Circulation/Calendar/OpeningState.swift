import Storage

/// Whether the library is open at a minute, and until or from when.
package enum OpeningState: Equatable, Sendable {
    /// Minutes since midnight.
    case open(until: Int)
    case closed(opensOn: Day, at: Int)
    /// It says nothing of its hours, or stays closed for long.
    case unknown
}

extension OpeningCalendar {
    /// - Parameter minute: since midnight.
    package func state(on day: Day, at minute: Int) -> OpeningState {
        let today = hours(on: day)
        if let now = today.first(where: { $0.opensAt <= minute && minute < $0.closesAt }) {
            return .open(until: end(of: now, among: today))
        }
        if let later = today.first(where: { $0.opensAt > minute }) {
            return .closed(opensOn: day, at: later.opensAt)
        }
        guard !week.isEmpty || !exceptions.isEmpty else { return .unknown }
        let next = nextOpenDay(from: day + 1)
        guard let first = hours(on: next).first else { return .unknown }
        return .closed(opensOn: next, at: first.opensAt)
    }

    /// Spans that touch or overlap are one to whoever stands before the door.
    private func end(of span: OpeningSpan, among spans: [OpeningSpan]) -> Int {
        spans.reduce(span.closesAt) { end, next in
            next.opensAt <= end ? max(end, next.closesAt) : end
        }
    }
}
