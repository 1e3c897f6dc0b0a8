import Fetching
import Formats
import Foundation
import School
import Storage

/// A portal of the campus on another machine, as it is asked: in HTTPS, with the token that it gave, or with one that it
/// gives for an hour to who has an identifier and a secret.
struct DistantPortal {
    let rne: RNE
    let address: String
    let credentials: PartnerCredentials
    let fetcher: Fetcher
    let access: KeptAccess
    let clock: @Sendable () -> Date

    /// How we call ourselves where e-sidoc wants the name of an editor.
    static let publisher = "lutrin"
    /// Somebody's loans are some kilobytes; a portal that sends more fills nobody's disk.
    private static let largestLoans = 256 << 10
    /// Somebody waits for the answer to `check`.
    private static let checkSeconds = 6
    private static let sendSeconds = 60

    init(rne: RNE, address: String, _ credentials: PartnerCredentials, asking site: Site) {
        self.rne = rne
        self.address = address
        self.credentials = credentials
        fetcher = site.outside.fetcher
        access = site.outside.access
        clock = site.clock
    }

    init(_ partner: Partner, _ credentials: PartnerCredentials, asking site: Site) {
        self.init(rne: partner.rne, address: partner.address, credentials, asking: site)
    }

    /// Somebody's loans, checked and written anew; nothing when the portal does not know them.
    ///
    /// - Throws: `FetchError`.
    func loans(of key: String) throws(FetchError) -> [UInt8] {
        var fetcher = fetcher
        fetcher.largestAnswer = min(fetcher.largestAnswer, Self.largestLoans)
        do {
            let question = try question(["prets", Self.publisher, rne.description, key])
            return try Self.checked(try answer(to: question, by: fetcher).body)
        } catch FetchError.notFound {
            return []
        }
    }

    /// Whether the portal of that number is there, and knows the token.
    ///
    /// - Throws: `FetchError`; `.unreadable` where something else answers.
    func check() throws(FetchError) {
        var fetcher = fetcher
        fetcher.totalSeconds = min(fetcher.totalSeconds, Self.checkSeconds)
        fetcher.largestAnswer = min(fetcher.largestAnswer, Self.largestLoans)
        let answer = try answer(
            to: try question(["prets", Self.publisher, rne.description]), by: fetcher)
        do {
            let presence = try JSONDecoder().decode(Presence.self, from: Data(answer.body))
            guard RNE(presence.rne) == rne else { throw FetchError.unreadable }
        } catch {
            throw .unreadable
        }
    }

    /// What a portal answers to `check`.
    private struct Presence: Decodable {
        let rne: String
    }

    /// - Throws: `FetchError`.
    func send(_ file: [UInt8]) throws(FetchError) {
        var question = try question(["fichiers", Self.publisher, rne.description])
        question.body = .init(file, contentType: "application/xml")
        var fetcher = fetcher
        fetcher.totalSeconds = Self.sendSeconds
        _ = try answer(to: question, by: fetcher)
    }

    /// A token that was refused before its end is asked for anew, once; all of it in the time of one question.
    private func answer(to question: Fetcher.Question, by fetcher: Fetcher) throws(FetchError)
        -> Fetcher.Answer
    {
        var question = question
        let patience = Patience(seconds: fetcher.totalSeconds)
        guard !credentials.client.isEmpty, !credentials.secret.isEmpty else {
            question.token = credentials.secret.isEmpty ? nil : credentials.secret
            return try fetcher.fetch(question)
        }
        let door = KeptAccess.Door(
            address: address, client: credentials.client, secret: credentials.secret)
        if let kept = access.token(of: door, at: clock()) {
            question.token = kept
            do {
                return try fetcher.fetch(question)
            } catch FetchError.refused {
                access.forget(kept, of: door)
            }
        }
        question.token = try AccessQuestion(credentials, at: address, for: door)
            .token(from: self, within: patience)
        return try patience.limiting(fetcher).fetch(question)
    }

    private func question(_ pieces: [String]) throws(FetchError) -> Fetcher.Question {
        guard let address = WebAddress(address)?.appending(["api", "utilisateurs_externe"] + pieces)
        else { throw .notReached }
        return Fetcher.Question(address, accepts: LoansAnswer.contentType)
    }

    private static func checked(_ body: [UInt8]) throws(FetchError) -> [UInt8] {
        do {
            return try LoansAnswer(body).bytes
        } catch {
            throw .unreadable
        }
    }
}

/// The time for one answer, however many questions it takes: somebody may wait for it.
struct Patience {
    private let end: ContinuousClock.Instant

    init(seconds: Int) { end = ContinuousClock.now.advanced(by: .seconds(seconds)) }

    /// The same with no more than what is left, to the next second.
    ///
    /// - Throws: `FetchError.tooSlow` once nothing is left.
    func limiting(_ fetcher: Fetcher) throws(FetchError) -> Fetcher {
        let (seconds, rest) = ContinuousClock.now.duration(to: end).components
        guard seconds > 0 || rest > 0 else { throw .tooSlow }
        var fetcher = fetcher
        fetcher.totalSeconds = min(fetcher.totalSeconds, Int(seconds) + (rest > 0 ? 1 : 0))
        return fetcher
    }
}
