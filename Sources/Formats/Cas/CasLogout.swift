/// The notice that a session is over, of CAS single logout (CAS Protocol 3.0, 2.3.3): a SAML 2 request whose
/// `SessionIndex` is the ticket by which the session was opened. It is not signed: whoever knows the ticket may send it.
package struct CasLogout: Equatable, Sendable {
    package let ticket: String

    package init(ticket: String) {
        self.ticket = ticket
    }

    /// Nil: not such a notice.
    ///
    /// - Parameter bytes: the XML: the field `logoutRequest` of a form, or the whole body, as servers send either.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count <= 1 << 14 else { return nil }
        do {
            let root = try XmlProlog(bytes: bytes).root()
            guard root.withoutPrefix == "LogoutRequest" else { return nil }
            var tickets: [String] = []
            _ = try XmlNode.read(bytes, wanted: [root, "LogoutRequest"]) { node in
                tickets += node.children.filter { $0.name.withoutPrefix == "SessionIndex" }.map(\.text)
            }
            guard tickets.count == 1, (1...300).contains(tickets[0].utf8.count) else { return nil }
            ticket = tickets[0]
        } catch {
            return nil
        }
    }

    /// - Parameters:
    ///   - id: new for each notice.
    ///   - instant: now, in UTC.
    package func xml(id: String, at instant: String) -> [UInt8] {
        var text = XmlText()
        text.markup(
            "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"LR-")
        text.write(id)
        text.markup("\" Version=\"2.0\" IssueInstant=\"")
        text.write(instant)
        text.markup("\"><saml:NameID>@NOT_USED@</saml:NameID><samlp:SessionIndex>")
        text.write(ticket)
        text.markup("</samlp:SessionIndex></samlp:LogoutRequest>")
        return text.bytes
    }
}
