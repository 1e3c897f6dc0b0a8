import Library
import Storage
import WebServer

/// Library cards to be printed, in an address: `?classe=5e+B&format=8&depuis=3`.
package struct CardSheets: Hashable, Sendable {
    package var selection: BorrowerSelection
    package var layout: CardLayout
    /// The first place of the first sheet that is not used yet, from 1.
    package var start: Int

    package init(
        selection: BorrowerSelection = BorrowerSelection(), layout: CardLayout = .ten, start: Int = 1
    ) {
        self.selection = selection
        self.layout = layout
        self.start = start
    }

    init(_ form: Form) {
        let layout = form["format"].flatMap { CardLayout(rawValue: $0) } ?? .ten
        self.init(
            selection: BorrowerSelection(form), layout: layout,
            start: form.place("depuis", among: layout.count))
    }

    var pairs: [(String, String)] {
        selection.pairs + [
            ("format", layout == .ten ? "" : layout.rawValue), ("depuis", start > 1 ? String(start) : ""),
        ]
    }
}

/// Labels of copies, in an address: `?equation=Cote%3D599*&format=3x7`, or `?du=1200&au=1260`.
package struct LabelSheets: Hashable, Sendable {
    package var equation: String
    package var first: String
    package var last: String
    package var layout: LabelLayout
    package var start: Int

    package init(
        equation: String = "", first: String = "", last: String = "", layout: LabelLayout = .threeByEight,
        start: Int = 1,
    ) {
        self.equation = equation
        self.first = first
        self.last = last
        self.layout = layout
        self.start = start
    }

    init(_ form: Form) {
        let layout = form["format"].flatMap { LabelLayout(rawValue: $0) } ?? .threeByEight
        self.init(
            equation: String((form["equation"] ?? "").unicodeScalars.prefix(2000)), first: form.short("du"),
            last: form.short("au"), layout: layout, start: form.place("depuis", among: layout.count))
    }

    var pairs: [(String, String)] {
        [
            ("equation", equation), ("du", first), ("au", last),
            ("format", layout == .threeByEight ? "" : layout.rawValue),
            ("depuis", start > 1 ? String(start) : ""),
        ]
    }
}

extension Form {
    fileprivate func place(_ name: String, among count: Int) -> Int {
        min(max(self[name].flatMap { Int($0) } ?? 1, 1), count)
    }
}
