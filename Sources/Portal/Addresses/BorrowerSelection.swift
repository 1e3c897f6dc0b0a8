import Library
import Storage
import WebServer

/// Those for whom papers are printed: who was ticked, else everybody of a filter.
package struct BorrowerSelection: Hashable, Sendable {
    package var query: BorrowerQuery
    package var ticked: [ID<Borrower>]

    package init(query: BorrowerQuery = BorrowerQuery(), ticked: [ID<Borrower>] = []) {
        self.query = query
        self.ticked = ticked
    }

    /// So many sheets are printed at most.
    static let most = 500

    init(_ form: Form) {
        var query = BorrowerQuery(form)
        query.page = 1
        self.init(
            query: query,
            ticked: form.all("e").prefix(Self.most).compactMap { ID<Borrower>($0) })
    }

    var pairs: [(String, String)] { query.pairs + ticked.map { ("e", $0.description) } }

    /// True for the whole school: too much to be meant by chance.
    var isEverybody: Bool {
        ticked.isEmpty && query.text.isEmpty && query.schoolClass == nil && query.status == nil
            && query.kind == nil
    }
}

extension BorrowerReading {
    /// Whom a selection means, by class and name, and how many there are in all.
    func lines(of selection: BorrowerSelection) throws -> (lines: [BorrowerLine], total: Int) {
        guard !selection.ticked.isEmpty else {
            let lines = try all(selection.query, limit: BorrowerSelection.most)
            return (
                lines, lines.count < BorrowerSelection.most ? lines.count : try list(selection.query).total
            )
        }
        let lines = try selection.ticked.compactMap { try line($0) }
        return (lines, lines.count)
    }
}

/// A page of the list in an address: `?texte=zoé&classe=5e+B&statut=Élève&type=temporary&tri=number&page=2`.
extension BorrowerQuery {
    /// Chosen to find those who have none: no class is called so.
    static let none = "(aucun)"

    init(_ form: Form) {
        func filter(_ name: String) -> String? {
            let value = form.short(name)
            return value.isEmpty ? nil : value == Self.none ? "" : value
        }
        self.init(
            text: form.short("texte"), schoolClass: filter("classe"), status: filter("statut"),
            kind: form["type"].flatMap { BorrowerKind(rawValue: $0) },
            sort: form["tri"].flatMap { Sort(rawValue: $0) } ?? .name,
            page: form["page"].flatMap { Int($0) }.map { min(max($0, 1), 1_000_000) } ?? 1)
    }

    var pairs: [(String, String)] {
        filterPairs + [("page", page > 1 ? String(page) : "")]
    }

    /// All but the page.
    var filterPairs: [(String, String)] {
        [
            ("texte", text), ("classe", schoolClass.map { $0.isEmpty ? Self.none : $0 } ?? ""),
            ("statut", status.map { $0.isEmpty ? Self.none : $0 } ?? ""), ("type", kind?.rawValue ?? ""),
            ("tri", sort == .name ? "" : sort.rawValue),
        ]
    }

    var isFiltered: Bool { self != BorrowerQuery(sort: sort, page: page) }

    func onPage(_ page: Int) -> BorrowerQuery {
        var query = self
        query.page = page
        return query
    }
}

/// A manager search in an address: `?sur=loans&equation=En+retard%3Doui&page=2`.
package struct EquationSearch: Hashable, Sendable {
    package var subject: Equation.Subject
    package var text: String
    package var page: Int

    package init(subject: Equation.Subject = .borrowers, text: String = "", page: Int = 1) {
        self.subject = subject
        self.text = text
        self.page = page
    }

    init(_ form: Form) {
        self.init(
            subject: form["sur"].flatMap { Equation.Subject(rawValue: $0) } ?? .borrowers,
            text: String((form["equation"] ?? "").unicodeScalars.prefix(2000)),
            page: form["page"].flatMap { Int($0) }.map { min(max($0, 1), 1_000_000) } ?? 1)
    }

    var pairs: [(String, String)] {
        [
            ("sur", subject == .borrowers ? "" : subject.rawValue), ("equation", text),
            ("page", page > 1 ? String(page) : ""),
        ]
    }
}
