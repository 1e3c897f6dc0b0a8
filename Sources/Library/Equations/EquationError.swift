/// Why an equation is not understood, and where.
package struct EquationError: Error, Equatable {
    /// Which character, from 1.
    package let place: Int
    /// One or two sentences, in French.
    package let reason: String

    package init(place: Int, reason: String) {
        self.place = place
        self.reason = reason
    }
}
