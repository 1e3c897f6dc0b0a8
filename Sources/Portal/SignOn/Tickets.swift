import Formats
import Foundation
import Storage
import Synchronization

/// The tickets that were given and not used yet. They live for seconds, in memory only: a program that stops loses
/// them, and whoever held one is sent back by the service for another.
package final class Tickets: Sendable {
    /// What a ticket stands for.
    struct Grant: Sendable {
        /// Whose session: of which place, and which.
        let home: SignOnHome
        let session: String
        /// To the letter as it was asked for: it is validated under the same address or not at all.
        let service: String
        /// The portal of this server that the service is, as the browser that asked reached it: nobody else shows the
        /// ticket, whatever host they say that they are.
        var portal: RNE?
        /// The password was given just before.
        let isFresh: Bool
        /// The services that act for somebody, the most recent first; none for a service that somebody opened.
        var proxies: [String] = []
        /// For another service than the one that somebody opened (CAS Protocol 3.0, 3.2).
        var isProxy = false
    }

    fileprivate struct Kept {
        let grant: Grant
        let endsAt: Date
    }

    fileprivate struct State {
        var grants: [String: Kept] = [:]
        /// In the order in which they end.
        var order: [(ticket: String, endsAt: Date)] = []
        /// Those of each session, in the same order.
        var ofSession: [String: [String]] = [:]
        var first = 0
    }

    /// Long enough for a slow telephone; short enough for a shoulder.
    private static let seconds: TimeInterval = 30
    private static let most = 200_000
    /// Of one session: its oldest makes room, and nobody else's does.
    static let mostOfSession = 20

    private let state = Mutex(State())

    package init() {}

    /// - Parameter secret: new, 32 random bytes.
    func issue(_ grant: Grant, secret: SecretToken, at now: Date) -> String {
        let ticket = (grant.isProxy ? "PT-" : "ST-") + secret.forTicket
        let endsAt = now + Self.seconds
        state.withLock { state in
            state.forgetOld(at: now, most: Self.most)
            state.makeRoom(in: grant.session, most: Self.mostOfSession)
            state.grants[ticket] = Kept(grant: grant, endsAt: endsAt)
            state.ofSession[grant.session, default: []].append(ticket)
            state.order.append((ticket, endsAt))
        }
        return ticket
    }

    /// One attempt, whatever comes of it (CAS Protocol 3.0, 3.1.1). Nil: not known at that place, used already, too old.
    func redeem(_ ticket: String, at home: SignOnHome, now: Date) -> Grant? {
        state.withLock { state in
            guard state.grants[ticket]?.grant.home == home else { return nil }
            guard let kept = state.forget(ticket), kept.endsAt > now else { return nil }
            return kept.grant
        }
    }

    /// That somebody gave their password just now, for the service that they came from: said once, by an address.
    func prove(_ session: String, at home: SignOnHome, secret: SecretToken, now: Date) -> String {
        issue(
            Grant(home: home, session: session, service: Self.proof, isFresh: true), secret: secret, at: now)
    }

    func isProven(_ word: String, session: String, at home: SignOnHome, now: Date) -> Bool {
        let grant = redeem(word, at: home, now: now)
        return grant?.session == session && grant?.service == Self.proof
    }

    /// No service has such an address.
    private static let proof = "preuve"
}

extension Tickets.State {
    @discardableResult
    fileprivate mutating func forget(_ ticket: String) -> Tickets.Kept? {
        guard let kept = grants.removeValue(forKey: ticket) else { return nil }
        let session = kept.grant.session
        ofSession[session]?.removeAll { $0 == ticket }
        if ofSession[session]?.isEmpty == true { ofSession[session] = nil }
        return kept
    }

    fileprivate mutating func makeRoom(in session: String, most: Int) {
        while let tickets = ofSession[session], tickets.count >= most { forget(tickets[0]) }
    }

    fileprivate mutating func forgetOld(at now: Date, most: Int) {
        while first < order.count, order[first].endsAt <= now || grants.count >= most {
            forget(order[first].ticket)
            first += 1
        }
        guard first > 1_000, first * 2 > order.count else { return }
        order.removeFirst(first)
        first = 0
    }
}

extension SecretToken {
    /// Letters, digits and `-` only (CAS Protocol 3.0, 3.7).
    var forTicket: String { text.replacingOccurrences(of: "_", with: "-") }
}
