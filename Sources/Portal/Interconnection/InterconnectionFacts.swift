import Foundation
import Library
import Storage
import Templating

/// What the file says of the interconnection, read at once.
struct InterconnectionFacts {
    var provider: IdentityProvider?
    var former: IdentityProvider?
    /// The name of the former one, whose keys may remain.
    var formerKeys: String?
    /// Borrowers with an « Identité ENT ».
    var people = 0
    var events: [InterconnectionEvent] = []
    /// How it stands, for forms.
    var mark = ""

    private static let mostEvents = 20

    init() {}

    init(_ library: LibraryReading) throws {
        let reading = library.interconnection
        provider = try reading.provider()
        former = try reading.former()
        formerKeys = try reading.nameOfFormerKeys()
        people = try reading.peopleWithKey()
        events = try reading.events(limit: Self.mostEvents)
        mark = try reading.mark()
    }
}

/// Where its buttons are sent, and what they carry.
struct InterconnectionForms {
    let token: String
    let mark: String
    let view: Viewpoint

    func button(
        _ label: String, icon: String, kind: String = "plain", to action: InterconnectionAction
    ) -> PostButton {
        PostButton(
            label, icon: icon, kind: kind, to: view.address(of: action), token: token,
            fields: [FormValue("etat", mark)])
    }

    func target(_ action: InterconnectionAction) -> InterconnectionTarget {
        let address = view.address(of: action)
        return InterconnectionTarget(action: address, token: token + address, mark: mark)
    }
}

/// A form that is not one button only.
struct InterconnectionTarget: ViewPart {
    let action: String
    let token: String
    let mark: String
}

/// What its three pages have alike.
struct InterconnectionPart: ViewPart {
    let office: Link
    let refusal: RefusalNote?
    /// Nil: nothing was done yet.
    let past: Past?
    /// Texts that help.
    let help: Help

    struct Past: ViewPart {
        let lines: [String]
    }

    struct Help: ViewPart {
        let ways: [Way]
    }

    init(_ facts: InterconnectionFacts, refusal: String?, zone: TimeZone, seenFrom view: Viewpoint) {
        office = Link("Réglages", view.address(of: .office(.hub)))
        self.refusal = refusal.map { RefusalNote(words: $0) }
        let lines = facts.events.map { Wording.interconnectionEvent($0, today: view.today, in: zone) }
        past = lines.isEmpty ? nil : Past(lines: lines)
        help = Help(
            ways: [
                ("Activer la connexion, pas à pas", "activer-la-connexion"),
                ("Les démarches pour les données personnelles", "donnees-personnelles"),
                ("À qui demander", "a-qui-demander"),
            ].map { label, slug in
                Way(label: label, href: view.procedure(slug), icon: "info", count: nil)
            })
    }
}

extension Viewpoint {
    func procedure(_ slug: String) -> String { address(of: .procedures(.procedure(slug, ent: nil))) }
}
