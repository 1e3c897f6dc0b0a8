import Formats
import GRDB
import Storage

/// The condition of an equation: SQL made of the fields' own columns, and arguments for everything that was typed.
struct EquationSQL {
    private(set) var sql = ""
    private(set) var arguments: StatementArguments

    init(_ equation: Equation, on day: Day) {
        arguments = ["today": day]
        sql = condition(equation.root)
    }

    /// Folds as searches do; one for each connection.
    static let folding = DatabaseFunction("folded", argumentCount: 1, pure: true) { values in
        values.first.flatMap { String.fromDatabaseValue($0) }.map { Folding.fold($0) }
    }

    private mutating func condition(_ node: Equation.Node) -> String {
        switch node {
        case .both(let left, let right): "(\(condition(left)) AND \(condition(right)))"
        case .either(let left, let right): "(\(condition(left)) OR \(condition(right)))"
        case .except(let left, let right): "(\(condition(left)) AND NOT \(condition(right)))"
        case .condition(let field, let comparison, let value): condition(field, comparison, value)
        }
    }

    /// Never NULL, so that NOT means what it says.
    private mutating func condition(
        _ field: EquationField, _ comparison: Equation.Comparison, _ value: Equation.Value,
    ) -> String {
        let column = field.sql
        switch value {
        case .nothing:
            return comparison == .isNot ? "coalesce(\(column), '') <> ''" : "coalesce(\(column), '') = ''"
        case .text(let pattern):
            let found = text(column, pattern, hasWords: field.kind == .words)
            return comparison == .isNot ? "NOT \(found)" : found
        case .codes(let codes):
            let list = codes.map { bind($0) }.joined(separator: ", ")
            let found = "coalesce(CAST(\(column) AS TEXT) IN (\(list)), 0)"
            return comparison == .isNot ? "NOT \(found)" : found
        case .number(let number):
            return "coalesce(\(column) \(comparison.sign) \(bind(number)), \(comparison == .isNot ? 1 : 0))"
        case .days(let first, let last):
            return days(column, comparison, first, last)
        }
    }

    private mutating func text(_ column: String, _ pattern: EquationPattern, hasWords: Bool) -> String {
        if pattern.isAnything { return "coalesce(\(column), '') <> ''" }
        guard hasWords else {
            // « 6e A » and « 6eA » are written both ways.
            let squeezed = "replace(coalesce(folded(\(column)), ''), ' ', '')"
            return "\(squeezed) LIKE \(bind(pattern.like.replacing(" ", with: "")))"
        }
        let spaced = "' ' || coalesce(folded(\(column)), '') || ' '"
        let words = pattern.like.split(separator: " ").map { bind("% \($0) %") }
        return "(" + words.map { "\(spaced) LIKE \($0)" }.joined(separator: " AND ") + ")"
    }

    private mutating func days(_ column: String, _ comparison: Equation.Comparison, _ first: Day, _ last: Day)
        -> String
    {
        let condition =
            switch comparison {
            case .equals: "\(column) BETWEEN \(bind(first)) AND \(bind(last))"
            case .isNot: "\(column) NOT BETWEEN \(bind(first)) AND \(bind(last))"
            case .below: "\(column) < \(bind(first))"
            case .above: "\(column) > \(bind(last))"
            case .atMost: "\(column) <= \(bind(last))"
            case .atLeast: "\(column) >= \(bind(first))"
            }
        return "coalesce(\(condition), \(comparison == .isNot ? 1 : 0))"
    }

    private var count = 0

    private mutating func bind(_ value: any DatabaseValueConvertible) -> String {
        count += 1
        arguments += ["v\(count)": value]
        return ":v\(count)"
    }
}

extension Equation.Comparison {
    fileprivate var sign: String {
        switch self {
        case .equals: "="
        case .isNot: "<>"
        case .below: "<"
        case .above: ">"
        case .atMost: "<="
        case .atLeast: ">="
        }
    }
}
