import Foundation
import Library
import Storage
import Synchronization
import Testing

@testable import Portal

@Suite("What is done beside the requests")
struct JobTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.shared.get()) }

    /// Counts its runs, portal by portal.
    private final class Counter: Sendable {
        let runs = Mutex<[RNE: Int]>([:])

        func job(next: @escaping @Sendable (JobVisit) throws -> Date?) -> Job {
            Job(.mail) { visit in
                self.runs.withLock { $0[visit.rne, default: 0] += 1 }
                return try next(visit)
            }
        }
    }

    @Test("a job is run once for every portal when the program starts, then when it asked to be")
    func rounds() {
        let counter = Counter()
        let rounds = JobRounds(of: campus.site, jobs: [counter.job { $0.now() + 3600 }])
        rounds.makeRound()
        rounds.makeRound()
        #expect(counter.runs.withLock { $0 } == [campus.college: 1, campus.lycee: 1])
    }

    @Test("whoever puts something there for a job rings for it, even while it runs")
    func asked() {
        let counter = Counter()
        let (college, diary) = (campus.college, campus.site.diary)
        let rounds = JobRounds(
            of: campus.site,
            jobs: [
                counter.job { visit in
                    if counter.runs.withLock({ $0[college] }) == 1 { diary.ask(.mail, for: college) }
                    return nil
                }
            ])
        for _ in 1...4 { rounds.makeRound() }
        #expect(counter.runs.withLock { $0 } == [campus.college: 2, campus.lycee: 1])
    }

    @Test("a job that fails for one portal is tried again later, and the other portals have their turn")
    func failure() {
        let counter = Counter()
        let college = campus.college
        let rounds = JobRounds(
            of: campus.site,
            jobs: [counter.job { if $0.rne == college { throw Failure.notFound } else { return nil } }])
        rounds.makeRound()
        rounds.makeRound()
        #expect(counter.runs.withLock { $0 } == [campus.college: 1, campus.lycee: 1])
    }

    @Test("the thread wakes when asked, and stops when the program does")
    func thread() async throws {
        let counter = Counter()
        let rounds = JobRounds(of: campus.site, jobs: [counter.job { _ in nil }])
        rounds.start()
        let college = campus.college
        func runs(_ least: Int) async throws {
            for _ in 0..<500 where counter.runs.withLock({ $0[college] ?? 0 }) < least {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(counter.runs.withLock { $0[college] ?? 0 } >= least)
        }
        try await runs(1)
        campus.site.diary.ask(.mail, for: college)
        try await runs(2)
        #expect(rounds.stop(within: 5))
        #expect(campus.site.diary.isStopping)
    }

    @Test("at night, a copy that nobody fetched goes back, and what is too old loses its name")
    func night() throws {
        let library = try campus.site.libraries.file(for: campus.college)
        let later = Date(timeIntervalSince1970: TestCampus.noon.timeIntervalSince1970 + 300 * 86_400)
        let visit = JobVisit(
            rne: campus.college, library: library, timeZone: campus.site.timeZone, now: { later },
            activity: ActivityCounter(), transfers: TransferCounter(),
            isStopping: { false })
        let waiting = try library.read { try $0.circulation.setAside() }
        let next = try #require(try Job.night.run(visit))
        #expect(try library.read { try $0.circulation.setAside() }.filter { waiting.contains($0) } == [])
        #expect(
            try library.retain(stamp: Stamp(token: "x", actor: "", at: later, zone: .gmt)).anonymisedLoans
                == 0)
        #expect(next > later && next.timeIntervalSince(later) < 86_400 + 7200)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = campus.site.timeZone
        #expect(calendar.component(.hour, from: next) == 3)
    }
}
