/// The numbers of the records that answer, each once.
struct Hits {
    private(set) var ids: [Int32]
    /// How many at the front were named by their number.
    private(set) var knownCount = 0

    init(ids: [Int32]) {
        self.ids = ids
    }

    mutating func putFirst(_ known: [Int32]) {
        guard !known.isEmpty else { return }
        ids = known + ids.filter { !known.contains($0) }
        knownCount = known.count
    }

    mutating func keep(_ accepts: (Int32) -> Bool) {
        let known = ids.prefix(knownCount).filter(accepts)
        ids = known + ids.dropFirst(knownCount).filter(accepts)
        knownCount = known.count
    }

    var known: ArraySlice<Int32> { ids.prefix(knownCount) }
    var others: ArraySlice<Int32> { ids.dropFirst(knownCount) }
}
