/// What a distant portal gave to be asked with.
package struct PartnerCredentials: Hashable, Sendable {
    /// Empty: the secret is shown as it is, with each question.
    package var client: String
    /// Empty: it gave none.
    package var secret: String

    package init(client: String = "", secret: String = "") {
        self.client = client
        self.secret = secret
    }
}
