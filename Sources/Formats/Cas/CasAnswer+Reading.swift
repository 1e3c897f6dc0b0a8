import Foundation

/// Reading what CAS servers really answer: attributes beside the name or below it, with or without a prefix, each as an
/// element of its own or as `<cas:attribute name="…" value="…"/>` (FORMATS 3.3).
extension CasAnswer {
    private static let mostAttributes = 300
    private static let longestValue = 1_000
    private static let deepest = 8

    /// - Throws: `FormatError`: not the answer of a CAS server.
    package init(_ bytes: [UInt8]) throws {
        let start = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        self = try start == UInt8(ascii: "{") ? Self.json(bytes) : Self.xml(bytes)
    }

    private static var unreadable: FormatError { FormatError("Ce n’est pas la réponse d’un serveur CAS.") }

    private static func xml(_ bytes: [UInt8]) throws -> CasAnswer {
        let root = try XmlProlog(bytes: Array(bytes.prefix(1 << 16))).root()
        // No server of CAS defines a document type; who does wants something else to be read.
        guard root.withoutPrefix == "serviceResponse", !hasDocumentType(bytes) else { throw unreadable }
        var found: [XmlNode] = []
        _ = try XmlNode.read(bytes, wanted: [root, "serviceResponse"]) { found.append($0) }
        guard found.count == 1, found[0].children.count == 1,
            found[0].namespace.isEmpty || found[0].namespace == CasReply.namespace
        else { throw unreadable }
        let answer = found[0].children[0]
        switch answer.name.withoutPrefix {
        case "authenticationSuccess":
            return .success(try success(of: answer))
        case "authenticationFailure", "proxyFailure":
            return .failure(
                code: answer.attributes["code"]?.line(upTo: 60) ?? "", words: answer.text.line(upTo: 300))
        default: throw unreadable
        }
    }

    private static func hasDocumentType(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains("<!DOCTYPE")
    }

    private static func success(of node: XmlNode) throws -> CasSuccess {
        var users: [String] = []
        var attributes: [CasAttribute] = []
        var ticket: String?
        var proxies: [String] = []
        for child in node.children {
            switch child.name.withoutPrefix {
            case "user": users.append(child.text)
            case "proxyGrantingTicket": ticket = child.text
            case "proxies":
                proxies = child.children.filter { $0.name.withoutPrefix == "proxy" }.map(\.text)
            default: gather(child, into: &attributes, depth: 0)
            }
        }
        guard users.count == 1 else { throw unreadable }
        return try checked(users[0], attributes, ticket, proxies)
    }

    private static func gather(_ node: XmlNode, into attributes: inout [CasAttribute], depth: Int) {
        guard depth < deepest else { return }
        if node.name.withoutPrefix == "attribute", let name = node.attributes["name"] {
            attributes.append(CasAttribute(name, node.attributes["value"] ?? node.text))
        } else if node.children.isEmpty {
            attributes.append(CasAttribute(node.name.withoutPrefix, node.text))
        } else {
            for child in node.children { gather(child, into: &attributes, depth: depth + 1) }
        }
    }

    private static func json(_ bytes: [UInt8]) throws -> CasAnswer {
        let whole: Any
        do { whole = try JSONSerialization.jsonObject(with: Data(bytes)) } catch { throw unreadable }
        guard let answer = (whole as? [String: Any])?["serviceResponse"] as? [String: Any] else {
            throw unreadable
        }
        if let failure = answer["authenticationFailure"] as? [String: Any] {
            return .failure(
                code: (failure["code"] as? String ?? "").line(upTo: 60),
                words: (failure["description"] as? String ?? "").line(upTo: 300))
        }
        guard let success = answer["authenticationSuccess"] as? [String: Any],
            let user = success["user"] as? String
        else { throw unreadable }
        let attributes = (success["attributes"] as? [String: Any] ?? [:]).sorted { $0.key < $1.key }
            .flatMap { name, value in
                ((value as? [Any]) ?? [value]).compactMap(text).map { CasAttribute(name, $0) }
            }
        return .success(
            try checked(
                user, attributes, success["proxyGrantingTicket"] as? String,
                success["proxies"] as? [String] ?? []))
    }

    private static func text(_ value: Any) -> String? {
        switch value {
        case let text as String: text
        case let number as NSNumber: number.stringValue
        default: nil
        }
    }

    private static func checked(
        _ user: String, _ attributes: [CasAttribute], _ ticket: String?, _ proxies: [String],
    ) throws -> CasSuccess {
        let user = user.trimmed
        guard !user.isEmpty, user.utf8.count <= longestValue else { throw unreadable }
        var known: Set<CasAttribute> = []
        let kept = attributes.prefix(mostAttributes).compactMap { attribute -> CasAttribute? in
            let clean = CasAttribute(
                attribute.name.withoutPrefix.line(upTo: 100), attribute.value.line(upTo: longestValue))
            return !clean.value.isEmpty && known.insert(clean).inserted ? clean : nil
        }
        return CasSuccess(
            user: user, attributes: kept, proxyGrantingTicket: ticket,
            proxies: Array(proxies.prefix(20)))
    }
}

extension String {
    /// `cas:user`, `ns0:user` and `user` are one name: not every server declares its prefix as it should.
    var withoutPrefix: String { String(self[(lastIndex(of: ":").map(index(after:)) ?? startIndex)...]) }
}
