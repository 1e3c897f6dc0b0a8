import Library
import School
import Storage

extension PortalAtHome {
    func lateCounts(on day: Day) throws -> [String: Int] {
        try library.read { library in
            try library.circulation.overdueLoans(on: day).reduce(into: [:]) { counts, loan in
                counts[loan.borrower?.schoolClass ?? "", default: 0] += 1
            }
        }
    }

    /// How many copies wait at the desk, by class.
    func setAsideCounts() throws -> [String: Int] {
        try library.read { library in
            try library.circulation.setAside().reduce(into: [:]) { counts, reservation in
                counts[reservation.borrower.schoolClass, default: 0] += 1
            }
        }
    }
}

extension EspacePieces {
    /// A line for each class of a form teacher; for those who follow all of them, a line for each portal.
    func sheetLines(of classes: [SchoolClass]) throws -> [TileView.ItemsPart.Item] {
        func words(_ late: Int, _ kept: Int) -> String {
            let parts = [
                late == 0 ? "aucun retard" : Wording.count(late, "livre en retard", "livres en retard"),
                kept == 0 ? "" : "\(Wording.number(kept)) à prendre",
            ]
            return Wording.capitalized(parts.filter { !$0.isEmpty }.joined(separator: ", "))
        }
        let all = Array(portals.values)
        let (late, kept) = (
            try all.map { try $0.lateCounts(on: today) }, try all.map { try $0.setAsideCounts() }
        )
        guard classes.isEmpty else {
            return classes.map { one in
                .init(
                    title: one.name, href: address(.sheet(one.id)),
                    words: words(
                        late.reduce(0) { $0 + ($1[one.name] ?? 0) },
                        kept.reduce(0) { $0 + ($1[one.name] ?? 0) }),
                    isOutside: false)
            }
        }
        let total = (
            late.reduce(0) { $0 + $1.values.reduce(0, +) }, kept.reduce(0) { $0 + $1.values.reduce(0, +) }
        )
        return [
            .init(
                title: "Toutes les classes", href: address(.sheets), words: words(total.0, total.1),
                isOutside: false)
        ]
    }
}
