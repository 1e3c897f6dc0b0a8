import Foundation

/// What a CAS server of ours says of a ticket, as it is written.
package enum CasReply: Sendable {
    case success(Success)
    case failure(CasFault)
    /// Of `/proxy`.
    case proxyTicket(String)
    case proxyFailure(CasFault)

    package struct Success: Sendable {
        package let user: String
        /// What the service may know, in the shape that it expects.
        package let elements: [CasElement]
        package let proxyGrantingTicket: String?
        package let proxies: [String]

        package init(
            user: String, elements: [CasElement], proxyGrantingTicket: String? = nil, proxies: [String] = [],
        ) {
            self.user = user
            self.elements = elements
            self.proxyGrantingTicket = proxyGrantingTicket
            self.proxies = proxies
        }
    }
}

/// A piece of what is told of somebody.
package indirect enum CasElement: Equatable, Sendable {
    case text(String, String)
    case group(String, [CasElement])

    var name: String {
        switch self {
        case .text(let name, _), .group(let name, _): name
        }
    }
}

/// The codes of failure (CAS Protocol 3.0, 2.5.3 and 2.7.3).
package enum CasFault: String, Error, CaseIterable, Sendable {
    case invalidRequest = "INVALID_REQUEST"
    case invalidTicketSpec = "INVALID_TICKET_SPEC"
    case unauthorizedServiceProxy = "UNAUTHORIZED_SERVICE_PROXY"
    case unauthorizedService = "UNAUTHORIZED_SERVICE"
    case invalidProxyCallback = "INVALID_PROXY_CALLBACK"
    case invalidTicket = "INVALID_TICKET"
    case invalidService = "INVALID_SERVICE"
    case internalError = "INTERNAL_ERROR"

    var words: String {
        switch self {
        case .invalidRequest: "A parameter is missing."
        case .invalidTicketSpec: "The ticket is not of the kind that this address validates."
        case .unauthorizedServiceProxy: "This service may not act for somebody."
        case .unauthorizedService: "This service is not declared here."
        case .invalidProxyCallback: "The address of the proxy could not be trusted or reached."
        case .invalidTicket: "The ticket is not known, was used already, or is too old."
        case .invalidService: "The ticket was given to another service."
        case .internalError: "The server could not answer."
        }
    }
}

extension CasReply {
    static let namespace = "http://www.yale.edu/tp/cas"

    /// `<cas:serviceResponse>`
    package var xml: [UInt8] {
        var text = XmlText()
        text.markup("<cas:serviceResponse xmlns:cas=\"\(Self.namespace)\">\n")
        switch self {
        case .success(let success): write(success, into: &text)
        case .failure(let fault): write(fault, as: "authenticationFailure", into: &text)
        case .proxyTicket(let ticket):
            text.markup("<cas:proxySuccess><cas:proxyTicket>")
            text.write(ticket)
            text.markup("</cas:proxyTicket></cas:proxySuccess>\n")
        case .proxyFailure(let fault): write(fault, as: "proxyFailure", into: &text)
        }
        text.markup("</cas:serviceResponse>\n")
        return text.bytes
    }

    private func write(_ fault: CasFault, as name: String, into text: inout XmlText) {
        text.markup("<cas:\(name) code=\"\(fault.rawValue)\">\(fault.words)</cas:\(name)>\n")
    }

    private func write(_ success: Success, into text: inout XmlText) {
        text.markup("<cas:authenticationSuccess>\n")
        write(.text("cas:user", success.user), into: &text)
        if let ticket = success.proxyGrantingTicket {
            write(.text("cas:proxyGrantingTicket", ticket), into: &text)
        }
        if !success.proxies.isEmpty {
            write(.group("cas:proxies", success.proxies.map { .text("cas:proxy", $0) }), into: &text)
        }
        for element in success.elements { write(element, into: &text) }
        text.markup("</cas:authenticationSuccess>\n")
    }

    private func write(_ element: CasElement, into text: inout XmlText) {
        text.open(element.name)
        switch element {
        case .text(_, let value): text.write(value)
        case .group(_, let children):
            text.newLine()
            for child in children { write(child, into: &text) }
        }
        text.close(element.name)
        text.newLine()
    }

    /// The same in JSON (CAS Protocol 3.0, 2.5.1): names without prefixes, and a list for what has several values.
    ///
    /// - Throws: what Foundation throws; nothing here is other than text.
    package func json() throws -> [UInt8] {
        let body: [String: Any] =
            switch self {
            case .success(let success): ["authenticationSuccess": Self.object(of: success)]
            case .failure(let fault):
                ["authenticationFailure": ["code": fault.rawValue, "description": fault.words]]
            case .proxyTicket(let ticket): ["proxySuccess": ["proxyTicket": ticket]]
            case .proxyFailure(let fault):
                ["proxyFailure": ["code": fault.rawValue, "description": fault.words]]
            }
        return Array(
            try JSONSerialization.data(withJSONObject: ["serviceResponse": body], options: [.sortedKeys]))
    }

    private static func object(of success: Success) -> [String: Any] {
        var object: [String: Any] = ["user": success.user]
        var values: [String: [String]] = [:]
        func gather(_ elements: [CasElement]) {
            for element in elements {
                switch element {
                case .text(let name, let value):
                    let name = name.withoutPrefix
                    if values[name]?.contains(value) != true { values[name, default: []].append(value) }
                case .group(_, let children): gather(children)
                }
            }
        }
        gather(success.elements)
        if !values.isEmpty { object["attributes"] = values }
        if let ticket = success.proxyGrantingTicket { object["proxyGrantingTicket"] = ticket }
        if !success.proxies.isEmpty { object["proxies"] = success.proxies }
        return object
    }
}
