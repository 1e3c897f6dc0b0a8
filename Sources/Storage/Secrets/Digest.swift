import Crypto
import Foundation

/// A short name for bytes that no two files share.
package enum Digest {
    /// SHA-256, in hexadecimal.
    package static func hexadecimal(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
