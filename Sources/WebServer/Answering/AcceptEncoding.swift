/// Whether the client prefers gzip to the bytes as they are (RFC 9110 §12.5.3).
enum AcceptEncoding {
    static func prefersGzip(_ fields: Fields) -> Bool {
        var gzip: Int?
        var identity: Int?
        var other: Int?
        for member in fields.members(of: "accept-encoding") {
            let parts = member.split(separator: UInt8(ascii: ";"))
            guard let coding = parts.first.map({ Bytes.trimmed($0) }) else { continue }
            let weight = weight(parts.dropFirst())
            if Bytes.equalIgnoringCase(coding, "gzip".utf8) || Bytes.equalIgnoringCase(coding, "x-gzip".utf8)
            {
                gzip = weight
            } else if Bytes.equalIgnoringCase(coding, "identity".utf8) {
                identity = weight
            } else if coding.elementsEqual("*".utf8) {
                other = weight
            }
        }
        let weight = gzip ?? other ?? 0
        return weight > 0 && weight >= (identity ?? 0)
    }

    /// In thousandths; a weight that cannot be read counts as zero, which costs nothing but bytes.
    private static func weight(_ parameters: ArraySlice<ArraySlice<UInt8>>) -> Int {
        for parameter in parameters {
            let parameter = Bytes.trimmed(parameter)
            guard Bytes.equalIgnoringCase(parameter.prefix(2), "q=".utf8) else { continue }
            let digits = parameter.dropFirst(2)
            guard let whole = digits.first, whole == UInt8(ascii: "0") || whole == UInt8(ascii: "1") else {
                return 0
            }
            let decimals = digits.dropFirst(2)
            let hasPoint = digits.count == 1 || digits[digits.startIndex + 1] == UInt8(ascii: ".")
            guard decimals.count <= 3, hasPoint, decimals.allSatisfy(\.isDigit) else { return 0 }
            let padded = Array(decimals) + repeatElement(UInt8(ascii: "0"), count: 3 - decimals.count)
            return min(1000, Int(whole - UInt8(ascii: "0")) * 1000 + (Bytes.decimal(padded) ?? 0))
        }
        return 1000
    }
}
