import Fetching
import Formats
import School
import Storage

/// A portal of the campus on another machine, as it is asked: in HTTPS, with the token that it gave.
struct DistantPortal {
    let partner: Partner
    let token: String?
    let fetcher: Fetcher

    /// How we call ourselves where e-sidoc wants the name of an editor.
    static let publisher = "lutrin"

    /// Somebody's loans, checked and written anew; nothing when the portal does not know them.
    ///
    /// - Throws: `FetchError`.
    func loans(of key: String) throws(FetchError) -> [UInt8] {
        do {
            let question = try question(["prets", Self.publisher, partner.rne.description, key])
            return try Self.checked(try fetcher.fetch(question).body)
        } catch FetchError.notFound {
            return []
        }
    }

    /// Whether the portal is there and knows the token.
    ///
    /// - Throws: `FetchError`.
    func check() throws(FetchError) {
        _ = try fetcher.fetch(try question(["prets", Self.publisher, partner.rne.description]))
    }

    /// - Throws: `FetchError`.
    func send(_ file: [UInt8]) throws(FetchError) {
        var question = try question(["fichiers", Self.publisher, partner.rne.description])
        question.body = .init(file, contentType: "application/xml")
        var fetcher = fetcher
        fetcher.totalSeconds = 60
        _ = try fetcher.fetch(question)
    }

    private func question(_ pieces: [String]) throws(FetchError) -> Fetcher.Question {
        guard let address = WebAddress(partner.address)?.appending(["api", "utilisateurs_externe"] + pieces)
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
