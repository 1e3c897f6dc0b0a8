// What rendering does, one step after the other: no name is left in it.

/// Plain numbers only, so that running through them costs no reference counting.
enum Instruction: Sendable {
    /// Bytes of `Program.literals`.
    case literal(start: Int32, count: Int32)
    /// A `String`, escaped.
    case text(Slot)
    /// An `HTML`, as it is.
    case markup(Slot)
    /// The text of a `String?`, escaped, if there is one.
    case optionalText(Slot)
    /// The markup of an `HTML?`, if there is one.
    case optionalMarkup(Slot)
    /// Runs the next `count` instructions if the `Bool` is `expected`.
    case test(Slot, expected: Bool, count: Int32)
    /// Runs the next `count` instructions for each element; `container` counts in `Program.containers`.
    case each(Slot, container: Int32, count: Int32)
    /// Runs the next `count` instructions if there is no element.
    case none(Slot, container: Int32, count: Int32)
    /// Runs a routine whose current element is at the slot.
    case call(routine: Int32, Slot)
}
