// What the keys of a template mean at one point of it.

struct Scope: Hashable {
    enum Subject: Hashable {
        /// Outside of any section: only the two roots.
        case top
        case part(ObjectIdentifier)
        /// The element of a list of strings, or the text of an optional one, which its own name reaches too.
        case text(name: String?)
        case markup(name: String?)
    }

    var subject: Subject
    var slot: Slot
    /// Optional strings of the roots that the sections around have found present.
    var present: Set<Slot> = []

    static let top = Scope(subject: .top, slot: .current)

    /// The same, for a routine that finds its subject where the call says.
    var relative: Scope {
        Scope(subject: subject, slot: .current, present: present)
    }
}
