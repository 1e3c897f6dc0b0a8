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

    /// Whether a portal is there and knows us, at once; then the loans that are old.
    func tryAgain(_ known: Partner, in code: CampusCode) {
        outside.ask(.init(campus: code, partner: known.id, person: nil, isCheck: true)) {
            check(known, in: code)
            return false
        }
    }

    private func check(_ known: Partner, in code: CampusCode) {
        do {
            let file = try campuses.file(for: code)
            let found = try file.read { campus in
                try campus.partners.partner(known.id).map {
                    ($0, try campus.partners.credentials(of: $0.id))
                }
            }
            guard let (partner, credentials) = found, partner.isDistant else { return }
            do {
                try DistantPortal(partner, credentials, asking: self).check()
                try file.write { try $0.partners.noteSuccess(of: partner.id, at: now) }
                askAboutEverybody(at: partner, in: code, before: now - PartnerAnswer.daySeconds)
            } catch let error as FetchError {
                try file.write { try $0.partners.noteFailure(of: partner.id, error.sentence, at: now) }
            }
        } catch {
            logger.error("\(known.rne) for \(code): \(error)")
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
                    partner: partner, credentials: try campus.partners.credentials(of: partner.id),
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
        let credentials: PartnerCredentials
        let people: [(person: ID<Person>, entKey: String)]
    }

    private func ask(_ question: Question, for file: CampusFile) throws -> Bool {
        let partner = question.partner
        let portal = DistantPortal(partner, question.credentials, asking: self)
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
