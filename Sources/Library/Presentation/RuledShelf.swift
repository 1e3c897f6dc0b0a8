import GRDB
import Storage

/// The documents that a rule brought, kept until the catalogue, a loan or a librarian changes something, or the day
/// does: home pages are opened far more often.
struct RuledShelf: Sendable {
    struct Key: Hashable, Sendable {
        let selection: ID<Selection>
        let limit: Int
    }

    struct Moment: Equatable, Sendable {
        let contents: Int
        let catalogue: Int
        let circulation: Int
        let day: Day
    }

    let moment: Moment
    let records: [ID<Record>]

    static let most = 200
}

extension PresentationReading {
    func shelf(of selection: Selection, _ search: Search?, on day: Day, limit: Int) throws -> [ID<Record>] {
        guard selection.settings.rule.keepsItself else { return [] }
        let versions = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT contentsVersion, catalogueVersion, circulationVersion FROM portal"))
        guard let versions else { return [] }
        let moment = RuledShelf.Moment(
            contents: versions[0], catalogue: versions[1], circulation: versions[2], day: day)
        let key = RuledShelf.Key(selection: selection.id, limit: limit)
        if let kept = file.ruledShelf(key), kept.moment == moment { return kept.records }
        let records = try ruled(by: selection.settings.rule, search, on: day, limit: limit)
        file.keep(RuledShelf(moment: moment, records: records), as: key)
        return records
    }
}
