/// A sheet of paper cut into equal parts, as stationers sell it.
protocol SheetLayout: CaseIterable, Hashable, Sendable, RawRepresentable<String> {
    var columns: Int { get }
    var rows: Int { get }
    /// « 24 étiquettes de 70 × 37 mm »
    var label: String { get }
    /// Class of the style sheet, which knows the measures.
    var style: String { get }
}

extension SheetLayout {
    var count: Int { columns * rows }
}

package enum CardLayout: String, SheetLayout {
    case ten = "10"
    case eight = "8"

    var columns: Int { 2 }
    var rows: Int { self == .ten ? 5 : 4 }
    var style: String { "cards-\(rawValue)" }

    var label: String {
        switch self {
        case .ten: "10 cartes de 85 × 54 mm"
        case .eight: "8 cartes de 99 × 68 mm"
        }
    }
}

package enum LabelLayout: String, SheetLayout {
    case threeByEight = "3x8"
    case threeBySeven = "3x7"
    case fourByTen = "4x10"
    case fiveByThirteen = "5x13"

    var columns: Int {
        switch self {
        case .threeByEight, .threeBySeven: 3
        case .fourByTen: 4
        case .fiveByThirteen: 5
        }
    }

    var rows: Int {
        switch self {
        case .threeByEight: 8
        case .threeBySeven: 7
        case .fourByTen: 10
        case .fiveByThirteen: 13
        }
    }

    var style: String { "labels-\(rawValue)" }

    var label: String {
        switch self {
        case .threeByEight: "24 étiquettes de 70 × 37 mm (3 × 8)"
        case .threeBySeven: "21 étiquettes de 63,5 × 38,1 mm (3 × 7)"
        case .fourByTen: "40 étiquettes de 52,5 × 29,7 mm (4 × 10)"
        case .fiveByThirteen: "65 étiquettes de 38,1 × 21,2 mm (5 × 13)"
        }
    }
}

extension SheetLayout {
    /// Things in the order in which a sheet is read, after the places already used on the first one.
    func sheets<Thing>(of things: [Thing], from start: Int) -> [[Thing?]] {
        let used = min(max(start, 1), count) - 1
        let places: [Thing?] = Array(repeating: nil, count: used) + things
        return stride(from: 0, to: places.count, by: count).map {
            Array(places[$0..<min($0 + count, places.count)])
        }
    }
}
