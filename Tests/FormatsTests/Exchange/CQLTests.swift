// Questions in CQL: what is understood, and by which number the rest is refused.
import Testing

@testable import Formats

@Suite struct CQLTests {
    private func clause(
        _ index: String, _ relation: CQL.Relation, _ term: String, isTruncated: Bool = false
    ) -> CQL {
        .clause(.init(index: index, relation: relation, term: .init(term, isTruncated: isTruncated)))
    }

    private func read(_ text: String) throws -> CQL { try CQLQuery(text).tree }

    @Test("a term alone, a clause, quotation marks, a mask at the end")
    func clauses() throws {
        #expect(try read("île") == clause("cql.serverchoice", .plain, "île"))
        #expect(try read(" dc.Title = \"île au trésor\" ") == clause("dc.title", .plain, "île au trésor"))
        #expect(try read("title any \"île mer\"") == clause("title", .any, "île mer"))
        #expect(try read("title CQL.ALL x") == clause("title", .all, "x"))
        #expect(try read("isbn==978") == clause("isbn", .exact, "978"))
        #expect(try read("date>=2001") == clause("date", .atLeast, "2001"))
        #expect(try read("piraterie*") == clause("cql.serverchoice", .plain, "piraterie", isTruncated: true))
        #expect(try read("\"a \\\"b\\\" c\\*\"") == clause("cql.serverchoice", .plain, "a \"b\" c*"))
        // The grammar lets a boolean be a term where a term must stand.
        #expect(try read("or") == clause("cql.serverchoice", .plain, "or"))
        #expect(try read("\"and\"") == clause("cql.serverchoice", .plain, "and"))
    }

    @Test("booleans join from the left, parentheses first, in either case")
    func booleans() throws {
        let (a, b, c) = ("a", "b", "c")
        func one(_ term: String) -> CQL { clause("cql.serverchoice", .plain, term) }
        #expect(try read("a and b or c") == .or(.and(one(a), one(b)), one(c)))
        #expect(try read("a AND (b Or c)") == .and(one(a), .or(one(b), one(c))))
        #expect(try read("((a)) not b") == .not(one(a), one(b)))
    }

    @Test("an order is read apart")
    func order() throws {
        let query = try CQLQuery("dc.title = x sortBy dc.date/sort.descending dc.title")
        #expect(query.tree == clause("dc.title", .plain, "x"))
        #expect(
            query.order == [
                .init(index: "dc.date", isDescending: true), .init(index: "dc.title", isDescending: false),
            ])
    }

    @Test(
        "the rest is refused by the number of its diagnostic",
        arguments: [
            ("", 10), ("a and", 10), ("a b c d", 19), ("title =", 10), ("= x", 10),
            ("a / b", 10),
            ("a sortBy", 10), ("(a", 13), ("a)", 13), ("()", 10), ("\"a", 14), ("> dc = \"x\" a", 15),
            ("title like x", 19), ("title =/stem x", 20), ("\"\"", 27), ("title = \" \"", 27), ("a?c", 28),
            ("^a", 31), ("a prox b", 39), ("a and/rel.x b", 46), ("a*c", 49), ("a sortBy t/odd", 80),
            (String(repeating: "a", count: 2001), 12), (String(repeating: "(", count: 500) + "a", 13),
            ((0...60).map { "a\($0)" }.joined(separator: " or "), 38), ("*", 27), ("\"a\" = b", 10),
            ("a \"b\"", 10),
        ])
    func refused(_ query: String, _ code: Int) {
        let problem = #expect(throws: SRUDiagnostic.self) { try CQLQuery(query) }
        #expect(problem?.code.rawValue == code, "\(query)")
    }

    @Test("a hundred thousand made-up questions are answered or refused")
    func madeUp() {
        let pieces = [
            "a", "île", "and", "or", "not", "prox", "(", ")", "\"", "=", "==", "<", ">", "<=", "/", "\\", "*",
            "?", "^", " ", " ", " ", "any", "all", "exact", "sortBy", "dc.title", "\u{0}", "\u{301}", "👩‍👩‍👧",
            "\r\n",
        ]
        var generator = SplitMix(state: 7)
        var understood = 0
        for _ in 0..<100_000 {
            let count = Int(generator.next() % 14)
            let text = (0..<count).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
            do {
                _ = try CQLQuery(text)
                understood += 1
            } catch {
                #expect(SRUDiagnostic.Code.allCases.contains(error.code))
            }
        }
        #expect(understood > 1000)
    }
}

/// The same numbers at every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
