import Foundation
import Library
import Storage

// What the contract test shows of the interconnection.

extension InterconnectionFacts {
    fileprivate static func example(_ words: String) -> InterconnectionFacts {
        var facts = InterconnectionFacts()
        facts.former = IdentityProvider(kind: .workspace, name: words)
        facts.formerKeys = words
        facts.people = 1_234
        facts.events = InterconnectionEvent.Kind.allCases.map {
            InterconnectionEvent(
                kind: $0, name: words, people: 3, actor: words, at: "2026-11-21T08:05:00Z")
        }
        return facts
    }
}

extension IdentityProvider {
    fileprivate static func example(_ words: String, kind: Kind = .workspace) -> IdentityProvider {
        IdentityProvider(
            kind: kind, name: words, address: words, allowsDirect: kind == .workspace,
            activeSince: Examples.view.today)
    }
}

extension InterconnectionForms {
    fileprivate static let example = InterconnectionForms(
        token: Examples.hostile, mark: "a", view: Examples.view)
}

extension InterconnectionPart {
    fileprivate static let empty = InterconnectionPart(
        InterconnectionFacts(), refusal: nil, zone: .gmt, seenFrom: Examples.view)

    fileprivate static func example(_ words: String) -> InterconnectionPart {
        InterconnectionPart(.example(words), refusal: words, zone: .gmt, seenFrom: Examples.view)
    }
}

extension TradesView {
    static let examples = [
        TradesView(.empty, InterconnectionFacts(), hasEspaces: false, .example),
        TradesView(.example(Examples.hostile), .example(Examples.hostile), hasEspaces: true, .example),
        TradesView(.example(Examples.long), .example(Examples.long), hasEspaces: true, .example),
    ]
}

extension IntegrationView {
    static let examples = [
        IntegrationView(
            .empty, .example("PRONOTE", kind: .espaces), InterconnectionFacts(), hasOwnProcedure: false,
            keepsKeys: false, .example),
        IntegrationView(
            .example(Examples.hostile), .example(Examples.hostile), .example(Examples.hostile),
            hasOwnProcedure: true, keepsKeys: true, .example),
        IntegrationView(
            .example(Examples.long), .example(Examples.long), .example(Examples.long),
            hasOwnProcedure: false, keepsKeys: false, .example),
    ]
}

extension InUseView {
    static let examples = [
        InUseView(.empty, .example("Mon ENT", kind: .espaces), InterconnectionFacts(), .example),
        InUseView(
            .example(Examples.hostile), .example(Examples.hostile), .example(Examples.hostile), .example),
        InUseView(.example(Examples.long), .example(Examples.long), .example(Examples.long), .example),
    ]
}
