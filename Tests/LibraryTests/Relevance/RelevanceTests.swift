import Foundation
import Testing

/// What readers type, and whether what they look for comes first. The table is printed at each run.
@Suite("Relevance")
struct RelevanceTests {
    private static let asked = Result {
        let report = try RelevanceReport()
        print(RelevanceTable(report: report).text)
        return report
    }

    let report: RelevanceReport

    init() throws {
        report = try Self.asked.get()
    }

    @Test("every question has its answer in the portal")
    func answerable() {
        #expect(report.unanswerable.map { "\($0.portal): \($0.text)" } == [])
    }

    @Test("a document that is asked for without a mistake is among the first three")
    func knownItems() {
        #expect(report.outcomes(.written).successes >= 0.97)
    }

    @Test("what is asked for with one mistake is among the first three")
    func mistyped() {
        #expect(report.outcomes(.mistyped).successes >= 0.90)
    }

    @Test("a document on the matter that is asked about is among the first three")
    func subjects() {
        #expect(report.outcomes(.subject).successes >= 0.95)
    }

    @Test("what is not in the catalogue is not made up from what looks like it")
    func absent() {
        #expect(report.outcomes(.absent).successes >= 0.90)
    }

    @Test("any document of the catalogue is found by its title, its author, its number")
    func derived() {
        #expect(report.outcomes(.derived).successes >= 0.97)
    }

    @Test("any document of the catalogue is found by its title with one mistake in it")
    func mistypedDerived() {
        #expect(report.outcomes(.derivedMistyped).successes >= 0.90)
    }
}
