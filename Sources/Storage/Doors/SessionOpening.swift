/// What a browser that signs in is given, and for how long.
package struct SessionOpening: Sendable {
    package let token: SecretToken
    package let hours: Int
    /// « Firefox sous Windows », so that people know which to close.
    package let device: String
    /// The session that the browser held until now: it is closed.
    package let replacing: SecretToken?

    package init(token: SecretToken, hours: Int, device: String, replacing: SecretToken?) {
        self.token = token
        self.hours = hours
        self.device = device
        self.replacing = replacing
    }

    /// A day of work at the desk, a day of lessons for readers.
    package static let usualHours = 10
    /// For a reader's own telephone.
    package static let longHours = 24 * 30
}
