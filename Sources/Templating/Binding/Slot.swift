// Where a value lies, seen from a template.

/// A place in memory: so many bytes from the page, from the frame or from the element being shown.
struct Slot: Hashable, Sendable {
    enum Base: UInt8 {
        case page, frame, current
    }

    let base: Base
    let offset: Int32

    /// Where the element of the innermost list or optional begins.
    static let current = Slot(base: .current, offset: 0)

    func advanced(by distance: Int) -> Slot {
        Slot(base: base, offset: offset + Int32(distance))
    }
}
