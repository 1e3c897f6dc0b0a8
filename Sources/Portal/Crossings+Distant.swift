import Fetching
import Foundation
import School
import Storage

/// What a campus asks of a distant portal, beside the requests: by opaque keys (O-01), with the token that it gave.
extension Site {
    /// Asks for the loans of somebody; the next page tells them.
    func ask(about person: Person, at partner: Partner, in campus: CampusCode) {
        outside.ask(.init(campus: campus, partner: partner.id, person: person.id)) {
            recovered(at: partner, in: campus) { _, _ in [(person.id, person.entKey)] }
            return false
        }
    }

    /// Asks for the loans of everybody whose answer is older than `instant`, a turn at a time.
    func askAboutEverybody(at partner: Partner, in campus: CampusCode, before instant: Date) {
        outside.ask(.init(campus: campus, partner: partner.id, person: nil)) {
            recovered(at: partner, in: campus) { campus, partner in
                try campus.partners.stale(at: partner, before: instant, on: today, limit: 5_000)
            }
        }
    }

    /// One after the other, until the turn is over, the portal fails, or it is to be left alone.
    ///
    /// - Returns: whether somebody is still to be asked about.
    @discardableResult
    private func recovered(
        at known: Partner, in code: CampusCode,
        _ people: (CampusReading, Partner) throws -> [(person: ID<Person>, entKey: String)],
    ) -> Bool {
        do {
            let file = try campuses.file(for: code)
            // The errand waited for its turn: the portal is asked where it is now, with the token of that place.
            let question = try file.read { campus -> Question? in
                guard let partner = try campus.partners.partner(known.id), partner.isDistant,
                    try campus.partners.health(of: partner.id).mayBeAsked(at: now)
                else { return nil }
                return Question(
                    partner: partner, token: try campus.partners.token(of: partner.id),
                    people: try people(campus, partner))
            }
            return try question.map { try ask($0, for: file) } ?? false
        } catch {
            logger.error("the loans of \(known.rne) for \(code): \(error)")
            return false
        }
    }

    private struct Question {
        let partner: Partner
        let token: String?
        let people: [(person: ID<Person>, entKey: String)]
    }

    private func ask(_ question: Question, for file: CampusFile) throws -> Bool {
        let partner = question.partner
        let portal = DistantPortal(partner, token: question.token, fetcher: outside.fetcher)
        let start = ContinuousClock.now
        for (place, (person, key)) in question.people.enumerated() {
            guard !diary.isStopping else { return false }
            guard place == 0 || ContinuousClock.now - start < .seconds(outside.turn.seconds) else {
                return true
            }
            do {
                let body = try portal.loans(of: key)
                let isStillThere = try file.write { campus in
                    // An address that was changed meanwhile is another portal's: this is not its answer.
                    guard try campus.partners.reading.partner(partner.id)?.address == partner.address else {
                        return false
                    }
                    try campus.partners.keep(body, of: person, from: partner.id, at: now)
                    return true
                }
                guard isStillThere else { return false }
            } catch let error as FetchError {
                try file.write { try $0.partners.noteFailure(of: partner.id, error.sentence, at: now) }
                return false
            }
        }
        return false
    }
}
