import Fetching
import Formats
import Foundation
import Storage
import Synchronization

/// Asks identity providers what their tickets are worth. One that is slow keeps a few of its own people waiting, and
/// one that is dead none: after some failures it is left alone for a while.
package final class Providers: Sendable {
    private struct State {
        var asking = 0
        var isChecked = false
        var failures = 0
        var isLeftAloneUntil: Date?
    }

    /// At one provider, at one time.
    static let mostAsking = 24
    private static let mostFailures = 5
    /// Tickets that are refused, of one network, in one minute: a whole school may be one network.
    static let mostRefused = 60
    private static let rest: TimeInterval = 20
    private static let largestAnswer = 1 << 18
    /// Seconds: an ENT is slow at eight in the morning, and whoever waits has nobody else to ask.
    private static let patience = 15

    private let states = Mutex<[String: State]>([:])

    package init() {}

    /// - Parameter base: of its CAS server, without the last `/`.
    /// - Throws: `ArrivalRefusal`.
    func ask(
        _ base: String, ticket: String, service: String, isRenewed: Bool, certificate: String,
        with fetcher: Fetcher,
    ) throws -> CasSuccess {
        try enter(base)
        do {
            var fetcher = fetcher
            fetcher.totalSeconds = Self.patience
            let success = try validated(
                base, ticket: ticket, service: service, isRenewed: isRenewed, certificate: certificate,
                with: fetcher)
            leave(base, hasFailed: false)
            return success
        } catch ArrivalRefusal.silent(let error) {
            leave(base, hasFailed: error.isOfServer)
            throw ArrivalRefusal.silent(error)
        } catch {
            leave(base, hasFailed: false)
            throw error
        }
    }

    /// The question itself, whoever else is asking.
    ///
    /// - Throws: `ArrivalRefusal`.
    func validated(
        _ base: String, ticket: String, service: String, isRenewed: Bool, certificate: String,
        with fetcher: Fetcher,
    ) throws -> CasSuccess {
        var fetcher = fetcher
        fetcher.largestAnswer = Self.largestAnswer
        fetcher.certificate = certificate.isEmpty ? nil : certificate
        do {
            return try Self.validated(base, ticket, service, isRenewed, fetcher)
        } catch let error as FetchError {
            throw ArrivalRefusal.silent(error)
        }
    }

    /// CAS 3, and CAS 2 where that is not known: never CAS 1, which says nothing of the school.
    private static func validated(
        _ base: String, _ ticket: String, _ service: String, _ isRenewed: Bool, _ fetcher: Fetcher,
    ) throws -> CasSuccess {
        let query = CasPage.query([
            ("service", service), ("ticket", ticket), ("renew", isRenewed ? "true" : nil),
        ])
        guard let newest = WebAddress(base + "/p3/serviceValidate" + query),
            let older = WebAddress(base + "/serviceValidate" + query)
        else { throw ArrivalRefusal.unreadable }
        let answer: Fetcher.Answer
        do {
            answer = try fetcher.fetch(Fetcher.Question(newest, accepts: "application/xml, text/xml, */*"))
        } catch .notFound {
            answer = try fetcher.fetch(Fetcher.Question(older, accepts: "application/xml, text/xml, */*"))
        }
        do {
            switch try CasAnswer(answer.body) {
            case .success(let success): return success
            case .failure(let code, _): throw ArrivalRefusal.refusedTicket(code: code)
            }
        } catch is FormatError {
            throw ArrivalRefusal.unreadable
        }
    }

    private func enter(_ base: String) throws {
        try states.withLock { states in
            var state = states[base, default: State()]
            if let until = state.isLeftAloneUntil, until > Date() { throw ArrivalRefusal.silent(.notReached) }
            guard state.asking < Self.mostAsking else { throw ArrivalRefusal.busy }
            state.asking += 1
            states[base] = state
        }
    }

    /// One check at a time: it may take long, and whoever presses again would keep a worker waiting for nothing. It is
    /// asked even while it is left alone, since the check is how one learns that it answers again.
    ///
    /// - Returns: why it may not begin now; nil: it has, until `endCheck`.
    func beginCheck(of base: String) -> ProviderCheck? {
        states.withLock { states in
            var state = states[base, default: State()]
            guard !state.isChecked else { return ProviderCheck.underWay }
            guard state.asking < Self.mostAsking else { return ProviderCheck.busy }
            state.asking += 1
            state.isChecked = true
            states[base] = state
            return nil
        }
    }

    func endCheck(of base: String) {
        states.withLock { states in
            var state = states[base, default: State()]
            state.asking -= 1
            state.isChecked = false
            states[base] = state.asking == 0 && state.failures == 0 ? nil : state
        }
    }

    /// It answers again.
    func forgive(_ base: String) {
        states.withLock { states in
            states[base]?.failures = 0
            states[base]?.isLeftAloneUntil = nil
            if states[base]?.asking == 0 { states[base] = nil }
        }
    }

    private func leave(_ base: String, hasFailed: Bool) {
        states.withLock { states in
            var state = states[base, default: State()]
            state.asking -= 1
            state.failures = hasFailed ? state.failures + 1 : 0
            let isTired = state.failures >= Self.mostFailures
            state.isLeftAloneUntil = isTired ? Date() + Self.rest : nil
            states[base] = state.asking == 0 && state.failures == 0 ? nil : state
        }
    }
}

extension FetchError {
    /// The provider is in trouble, whatever it was asked.
    fileprivate var isOfServer: Bool {
        if case .trouble(let status) = self { return status >= 500 }
        return isPassing
    }
}
