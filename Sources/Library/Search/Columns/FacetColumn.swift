/// The values of one facet for every record, as small numbers: what filters and counts are worked out from.
struct FacetColumn: Sendable, Equatable {
    /// What the numbers stand for.
    enum Meaning: Sendable, Equatable {
        /// The texts themselves; the first place is « unknown ».
        case labels([String])
        /// The number in the file of each heading, ascending: a label is read when it is shown.
        case headings([Int32])
    }

    private(set) var meaning: Meaning
    /// Where the codes of each record begin, and the end: `size + 1` places. Empty where a record has one code.
    private(set) var starts: [Int32]
    private(set) var codes: [UInt16]

    /// Codes are two bytes: the rarest headings beyond are left out of the facet.
    static let mostValues = 65_535

    /// One code a record.
    init(labels: [String], codes: [UInt16]) {
        meaning = .labels(labels)
        starts = []
        self.codes = codes
    }

    init(_ meaning: Meaning, starts: [Int32], codes: [UInt16]) {
        self.meaning = meaning
        self.starts = starts
        self.codes = codes
    }

    var valueCount: Int {
        switch meaning {
        case .labels(let labels): labels.count
        case .headings(let headings): headings.count
        }
    }

    var isSingle: Bool { starts.isEmpty }

    /// The codes of a record; « unknown » is none.
    func codes(of record: Int) -> ArraySlice<UInt16> {
        guard !isSingle else { return codes[record] == 0 ? [] : codes[record...record] }
        return codes[Int(starts[record])..<Int(starts[record + 1])]
    }

    /// The code of a heading, if the facet has it.
    func code(ofHeading id: Int32) -> UInt16? {
        guard case .headings(let headings) = meaning else { return nil }
        var (low, high) = (0, headings.count)
        while low < high {
            let middle = (low + high) / 2
            if headings[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < headings.count && headings[low] == id ? UInt16(truncatingIfNeeded: low) : nil
    }

    /// Makes room for records up to `size - 1`.
    mutating func grow(to size: Int) {
        if isSingle {
            codes += repeatElement(0, count: max(0, size - codes.count))
        } else {
            starts += repeatElement(
                Int32(truncatingIfNeeded: codes.count), count: max(0, size + 1 - starts.count))
        }
    }

    /// Gives a record other texts.
    mutating func set(_ texts: [String], of record: Int) {
        guard case .labels(var labels) = meaning else { return }
        let fresh = texts.compactMap { text -> UInt16? in
            if let code = labels.firstIndex(of: text) { return UInt16(truncatingIfNeeded: code) }
            guard labels.count < Self.mostValues else { return nil }
            labels.append(text)
            return UInt16(truncatingIfNeeded: labels.count - 1)
        }
        meaning = .labels(labels)
        replace(fresh, of: record)
    }

    /// Gives a record other headings.
    mutating func set(headings ids: [Int32], of record: Int) {
        guard case .headings(var headings) = meaning else { return }
        // New headings have higher numbers than all before them.
        for id in ids.sorted() where id > headings.last ?? 0 && headings.count < Self.mostValues {
            headings.append(id)
        }
        meaning = .headings(headings)
        replace(ids.compactMap(code(ofHeading:)), of: record)
    }

    private mutating func replace(_ fresh: [UInt16], of record: Int) {
        guard !isSingle else {
            codes[record] = fresh.first ?? 0
            return
        }
        let old = Int(starts[record])..<Int(starts[record + 1])
        codes.replaceSubrange(old, with: fresh)
        let shift = Int32(truncatingIfNeeded: fresh.count - old.count)
        guard shift != 0 else { return }
        for place in (record + 1)..<starts.count { starts[place] += shift }
    }

    /// Nil if the parts do not hold together.
    func isSound(size: Int) -> Bool {
        guard codes.allSatisfy({ Int($0) < max(1, valueCount) }) else { return false }
        guard !isSingle else { return codes.count == size }
        return starts.count == size + 1 && starts.first == 0 && Int(starts.last ?? -1) == codes.count
            && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
    }

    var memoryInUse: Int {
        let meant =
            switch meaning {
            case .labels(let labels): labels.count * 48
            case .headings(let headings): headings.count * 4
            }
        return starts.count * 4 + codes.count * 2 + meant
    }
}
