import Formats
import GRDB
import Storage

/// For how long, how many and how often: one line of the rules, for a status of borrower and a type of document;
/// an empty one stands for all of them.
package struct LoanRule: Equatable, Sendable {
    package var status: String
    package var documentType: String
    /// 0: not lent.
    package var days: Int
    /// How many at once, of this type or of all types: an alert at the desk, not a wall.
    package var most: Int
    package var renewals: Int
    /// How many open at once; 0: none.
    package var reservations: Int

    package init(
        status: String = "", documentType: String = "", days: Int, most: Int, renewals: Int, reservations: Int,
    ) {
        self.status = status
        self.documentType = documentType
        self.days = days
        self.most = most
        self.renewals = renewals
        self.reservations = reservations
    }
}

/// All the rules of a library.
package struct LoanRules: Equatable, Sendable {
    package var rules: [LoanRule]
    /// How long a reserved copy waits at the desk.
    package var setAsideDays: Int

    package init(rules: [LoanRule], setAsideDays: Int) {
        self.rules = rules
        self.setAsideDays = setAsideDays
    }

    /// What holds for one borrower and one document: the rule of both, else the shorter of the status's (or everybody's)
    /// and the type's. How many of all types is always said by the status.
    package func terms(status: String, documentType: String) -> LoanTerms {
        let (status, type) = (Folding.fold(status), Folding.fold(documentType))
        let forStatus = rule(status, "") ?? rule("", "") ?? Self.fallback
        let forType = type.isEmpty ? nil : rule(status, type) ?? rule("", type)
        let own = type.isEmpty ? nil : rule(status, type)
        let days = own?.days ?? min(forStatus.days, forType?.days ?? .max)
        return LoanTerms(
            days: days, most: forStatus.most, mostOfType: forType?.most,
            renewals: own?.renewals ?? min(forStatus.renewals, forType?.renewals ?? .max),
            reservations: forStatus.reservations)
    }

    private func rule(_ status: String, _ type: String) -> LoanRule? {
        rules.first { Folding.fold($0.status) == status && Folding.fold($0.documentType) == type }
    }

    private static let fallback = LoanRule(days: 21, most: 4, renewals: 1, reservations: 2)
}

/// What the rules come to for one borrower and one document.
package struct LoanTerms: Equatable, Sendable {
    package let days: Int
    package let most: Int
    package let mostOfType: Int?
    package let renewals: Int
    package let reservations: Int

    package init(days: Int, most: Int, mostOfType: Int?, renewals: Int, reservations: Int) {
        self.days = days
        self.most = most
        self.mostOfType = mostOfType
        self.renewals = renewals
        self.reservations = reservations
    }
}

extension LoanRules {
    /// What a new portal begins with (migration 3).
    package static let usual = LoanRules(
        rules: [
            LoanRule(days: 21, most: 4, renewals: 1, reservations: 2),
            LoanRule(documentType: "Manga", days: 14, most: 4, renewals: 1, reservations: 2),
            LoanRule(documentType: "Revue", days: 7, most: 3, renewals: 1, reservations: 2),
            LoanRule(status: "Élève", days: 21, most: 4, renewals: 1, reservations: 2),
            LoanRule(status: "Enseignant", days: 60, most: 20, renewals: 2, reservations: 5),
            LoanRule(status: "Personnel", days: 30, most: 10, renewals: 2, reservations: 5),
        ], setAsideDays: 7)
}

extension CirculationReading {
    package func rules() throws -> LoanRules {
        let rules = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT status, documentType, days, most, renewals, reservations FROM loanRule
                    ORDER BY statusKey, typeKey
                    """)
        ).map {
            LoanRule(
                status: $0[0], documentType: $0[1], days: $0[2], most: $0[3], renewals: $0[4],
                reservations: $0[5])
        }
        let days = try Int.fetchOne(database.cachedStatement(sql: "SELECT setAsideDays FROM portal")) ?? 7
        return LoanRules(rules: rules, setAsideDays: days)
    }
}

extension CirculationWriting {
    /// Replaces all the rules; of two for the same status and type, the last stays.
    ///
    /// - Throws: `RuleRefusal`.
    package func setRules(_ rules: LoanRules) throws {
        for rule in rules.rules {
            guard (0...400).contains(rule.days), (0...1000).contains(rule.most),
                (0...50).contains(rule.renewals),
                (0...100).contains(rule.reservations)
            else { throw RuleRefusal.outOfBounds(rule) }
        }
        guard (1...60).contains(rules.setAsideDays) else {
            throw RuleRefusal.setAsideDays(rules.setAsideDays)
        }
        try database.execute(sql: "DELETE FROM loanRule")
        for rule in rules.rules {
            try database.execute(
                sql: "INSERT OR REPLACE INTO loanRule VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    Folding.fold(rule.status), Folding.fold(rule.documentType), rule.status,
                    rule.documentType,
                    rule.days, rule.most, rule.renewals, rule.reservations,
                ])
        }
        try database.execute(sql: "UPDATE portal SET setAsideDays = ?", arguments: [rules.setAsideDays])
    }
}

/// Why the rules stay as they were.
package enum RuleRefusal: Error, Equatable {
    case outOfBounds(LoanRule)
    case setAsideDays(Int)
}
