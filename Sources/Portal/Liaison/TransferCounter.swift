import Foundation
import Library
import Storage
import Synchronization

/// What programs ask of portals again and again, counted in memory until the transfers job writes it: a question that
/// is answered writes nothing.
package final class TransferCounter: Sendable {
    /// Counted so often before it is written, at most.
    static let rest = 60.0
    /// Lines of one portal in that time: whoever makes more has the last one in common.
    private static let most = 100

    private struct Key: Hashable {
        let kind: Transfer.Kind
        let party: String
        let hour: Int
    }

    private let tallies = Mutex<[RNE: [Key: Transfer]]>([:])

    package init() {}

    /// - Returns: whether this is the first thing to be written there.
    func count(_ kind: Transfer.Kind, of party: String, _ count: Int, at rne: RNE, _ now: Date) -> Bool {
        tallies.withLock { tallies in
            let isFirst = tallies[rne] == nil
            var key = Key(kind: kind, party: party, hour: Int(now.timeIntervalSince1970 / 3_600))
            if let tally = tallies[rne], tally[key] == nil, tally.count >= Self.most {
                key = Key(kind: kind, party: "", hour: key.hour)
            }
            let former = tallies[rne]?[key]
            tallies[rne, default: [:]][key] = Transfer(
                kind, party: key.party, count: (former?.count ?? 0) + count,
                startedAt: former?.startedAt ?? now, endedAt: max(former?.endedAt ?? now, now))
            return isFirst
        }
    }

    func take(_ rne: RNE) -> [Transfer] {
        tallies.withLock { $0.removeValue(forKey: rne) }.map { Array($0.values) } ?? []
    }
}

extension Job {
    /// Writes what was counted.
    static let transfers = Job(.transfers) { visit in
        let counted = visit.transfers.take(visit.rne)
        guard !counted.isEmpty else { return nil }
        try visit.library.write { library in
            for tally in counted { try library.transfers.add(tally) }
        }
        return nil
    }
}

extension Site {
    func count(_ kind: Transfer.Kind, of party: String, _ count: Int = 1, at rne: RNE) {
        guard count > 0, transfers.count(kind, of: party, count, at: rne, now) else { return }
        diary.ask(.transfers, for: rne, at: now + TransferCounter.rest)
    }
}
