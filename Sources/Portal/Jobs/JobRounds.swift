import Foundation
import Library
import School
import Storage

/// The thread that does the jobs: round after round over the portals and the campuses, until the program stops.
package final class JobRounds: Sendable {
    /// New places are seen at the latest after so many seconds.
    private static let longestRest = 300.0
    private static let restAfterTrouble = 600.0

    private let site: Site
    private let jobs: [Job]
    private let campusJobs: [CampusJob]
    private let isDone = NSCondition()
    private let diary: JobDiary

    package init(of site: Site, jobs: [Job] = Job.all, campusJobs: [CampusJob] = CampusJob.all) {
        self.site = site
        self.jobs = jobs
        self.campusJobs = campusJobs
        diary = site.diary
    }

    package func start() {
        let thread = Thread { [self] in
            while !diary.isStopping {
                makeRound()
                diary.wait(
                    seconds: min(Self.longestRest, max(0.1, diary.nextDue().timeIntervalSince(site.now))))
            }
            isDone.lock()
            isDone.broadcast()
            isDone.unlock()
        }
        thread.name = "jobs"
        thread.start()
    }

    /// Stops between two steps, and waits for that. A job that takes longer is cut by the end of the program, which
    /// every job has to stand anyway.
    ///
    /// - Returns: whether it came to its end.
    package func stop(within seconds: Double) -> Bool {
        isDone.lock()
        defer { isDone.unlock() }
        diary.stop()
        return isDone.wait(until: Date(timeIntervalSinceNow: seconds))
    }

    /// Does once what is due now.
    package func makeRound() {
        do {
            for rne in try site.folder.portalNumbers() {
                for job in jobs where diary.take(.portal(job.name, rne), at: site.now) {
                    diary.put(.portal(job.name, rne), at: next(job, for: rne))
                }
            }
            for code in try site.folder.campusCodes() {
                for job in campusJobs where diary.take(.campus(job.name, code), at: site.now) {
                    diary.put(.campus(job.name, code), at: next(job, for: code))
                }
            }
        } catch {
            site.logger.error("The folder of data cannot be read: \(error)")
        }
    }

    private func next(_ job: Job, for rne: RNE) -> Date? {
        do {
            let visit = JobVisit(
                rne: rne, library: try site.libraries.file(for: rne), timeZone: site.timeZone,
                now: site.clock, activity: site.activity, transfers: site.transfers,
                isStopping: { [diary] in diary.isStopping },
                sayFarewells: { [site] in site.sayFarewells(of: .portal(rne)) })
            return try job.run(visit)
        } catch {
            site.logger.error("\(job.name.rawValue) of \(rne): \(error)")
            return site.now + Self.restAfterTrouble
        }
    }

    private func next(_ job: CampusJob, for code: CampusCode) -> Date? {
        do {
            return try job.run(
                CampusJobVisit(
                    code: code, file: try site.campuses.file(for: code), site: site,
                    isStopping: { [diary] in diary.isStopping }))
        } catch {
            site.logger.error("\(job.name.rawValue) of \(code): \(error)")
            return site.now + Self.restAfterTrouble
        }
    }
}
