// Conditional requests: has the client this version already? (RFC 9110 §13)

extension Fields {
    /// `If-None-Match` against the tag of what would be sent, by weak comparison (§8.8.3.2).
    /// Nil when there is no such field.
    func alreadyHas(tag: String) -> Bool? {
        guard count(of: "if-none-match") > 0 else { return nil }
        return members(of: "if-none-match").contains { member in
            member.elementsEqual("*".utf8)
                || Self.opaque(member).elementsEqual(Self.opaque(Array(tag.utf8)[...]))
        }
    }

    /// `If-Modified-Since`, which counts only without `If-None-Match`. Clients send back the date they were
    /// given, so equality is enough, as in nginx.
    func alreadyHas(date: String) -> Bool {
        first("if-modified-since")?.elementsEqual(date.utf8) ?? false
    }

    /// `If-Range`: the range counts only for the very version that the client has a part of.
    func rangeApplies(tag: String, date: String) -> Bool {
        guard let condition = first("if-range") else { return true }
        return condition.elementsEqual(tag.utf8) || condition.elementsEqual(date.utf8)
    }

    private static func opaque(_ tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        tag.starts(with: "W/".utf8) ? tag.dropFirst(2) : tag
    }
}
