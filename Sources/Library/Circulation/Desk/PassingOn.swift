import GRDB
import Storage

extension CirculationWriting {
    /// Sets a copy that has just become free aside for the first who waits for its document.
    ///
    /// - Returns: the reservation, if anybody waits.
    func passOn(_ copy: ID<Copy>, _ stamp: Stamp, _ journal: inout Journal) throws -> ReservationRow? {
        guard let found = try deskCopy(copy), found.loan == nil, found.setAside == nil,
            found.row.status == .inService,
            let next = try reading.waiting(for: found.row.record, on: stamp.day).first
        else { return nil }
        try setAside(copy, for: next, stamp, &journal)
        return next
    }

    /// - Returns: the last day on which the copy waits.
    @discardableResult
    func setAside(_ copy: ID<Copy>, for reservation: ReservationRow, _ stamp: Stamp, _ journal: inout Journal)
        throws
        -> Day
    {
        let days = try reading.rules().setAsideDays
        let until = try reading.calendar(from: stamp.day).nextOpenDay(from: stamp.day + days)
        try journal.update(reservation, in: database) {
            $0.state = .setAside
            $0.copy = copy
            $0.setAsideUntil = until
        }
        return until
    }
}
