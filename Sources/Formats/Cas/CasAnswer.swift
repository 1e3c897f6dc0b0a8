/// What a CAS server says of a ticket (CAS Protocol 3.0, 2.5 and 2.6).
package enum CasAnswer: Equatable, Sendable {
    case success(CasSuccess)
    /// `INVALID_TICKET`, `INVALID_SERVICE`…, and the words of the server, which are for the log only.
    case failure(code: String, words: String)
}

/// Somebody whom a CAS server knows.
package struct CasSuccess: Equatable, Sendable {
    package let user: String
    /// In the order of the answer, each pair once.
    package let attributes: [CasAttribute]
    /// The number by which a proxy-granting ticket is found again.
    package let proxyGrantingTicket: String?
    /// The most recent first.
    package let proxies: [String]

    package init(
        user: String, attributes: [CasAttribute] = [], proxyGrantingTicket: String? = nil,
        proxies: [String] = [],
    ) {
        self.user = user
        self.attributes = attributes
        self.proxyGrantingTicket = proxyGrantingTicket
        self.proxies = proxies
    }

    /// Every value of an attribute, whatever the case of its name.
    package func all(_ name: String) -> [String] {
        let wanted = name.lowercased()
        return attributes.filter { $0.name.lowercased() == wanted }.map(\.value)
    }

    package func first(_ name: String) -> String? { all(name).first }
}

package struct CasAttribute: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
