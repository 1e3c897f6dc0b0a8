import Crypto
import Foundation

/// A secret that is handed to one browser or written in one address: 32 random bytes. Files keep its hash only.
package struct SecretToken: Hashable, Sendable {
    /// Letters, digits, `-` and `_`.
    package let text: String

    package init(random bytes: [UInt8]) {
        let letters = Data(bytes).base64EncodedData().lazy.filter { $0 != UInt8(ascii: "=") }.map { letter in
            switch letter {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: letter
            }
        }
        text = String(decoding: Array(letters), as: UTF8.self)
    }

    /// As it came back from a cookie or an address.
    package init?(_ text: String) {
        guard (16...128).contains(text.utf8.count),
            text.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                    || $0 == 0x2D || $0 == 0x5F
            })
        else { return nil }
        self.text = text
    }

    /// SHA-256, in hexadecimal: what a file keeps and is looked up by.
    package var hash: String { Self.hash(of: text) }

    /// The hash of any text that a file should recognise without holding it.
    package static func hash(of text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 2 ? digits : "0" + digits
        }.joined()
    }
}

/// Random bytes of the system.
package enum RandomBytes {
    package static func system(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
