import Fetching
import Formats
import Foundation
import School
import Storage

/// A portal of the campus on another machine, as it is asked: in HTTPS, with the token that it gave.
struct DistantPortal {
    let rne: RNE
    let address: String
    let token: String?
    let fetcher: Fetcher

    /// How we call ourselves where e-sidoc wants the name of an editor.
    static let publisher = "lutrin"
    /// Somebody's loans are some kilobytes; a portal that sends more fills nobody's disk.
    private static let largestLoans = 256 << 10
    /// Somebody waits for the answer to `check`.
    private static let checkSeconds = 6
    private static let sendSeconds = 60

    init(rne: RNE, address: String, token: String?, fetcher: Fetcher) {
        self.rne = rne
        self.address = address
        self.token = token.flatMap { $0.isEmpty ? nil : $0 }
        self.fetcher = fetcher
    }

    init(_ partner: Partner, token: String?, fetcher: Fetcher) {
        self.init(rne: partner.rne, address: partner.address, token: token, fetcher: fetcher)
    }

    /// Somebody's loans, checked and written anew; nothing when the portal does not know them.
    ///
    /// - Throws: `FetchError`.
    func loans(of key: String) throws(FetchError) -> [UInt8] {
        var fetcher = fetcher
        fetcher.largestAnswer = min(fetcher.largestAnswer, Self.largestLoans)
        do {
            let question = try question(["prets", Self.publisher, rne.description, key])
            return try Self.checked(try fetcher.fetch(question).body)
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
        let answer = try fetcher.fetch(try question(["prets", Self.publisher, rne.description]))
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
        _ = try fetcher.fetch(question)
    }

    private func question(_ pieces: [String]) throws(FetchError) -> Fetcher.Question {
        guard let address = WebAddress(address)?.appending(["api", "utilisateurs_externe"] + pieces)
        else { throw .notReached }
        return Fetcher.Question(address, token: token, accepts: LoansAnswer.contentType)
    }

    private static func checked(_ body: [UInt8]) throws(FetchError) -> [UInt8] {
        do {
            return try LoansAnswer(body).bytes
        } catch {
            throw .unreadable
        }
    }
}
