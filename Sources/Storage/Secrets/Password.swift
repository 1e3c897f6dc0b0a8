import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: derived by scrypt (RFC 7914) with a salt of its own, never the word itself.
///
/// The text is `scrypt$16384$8$1$<salt>$<key>`, both in Base64: the costs stand in it, so that they may be raised later.
package struct Password: Equatable, Sendable {
    package let text: String

    /// - Parameters:
    ///   - word: what the person typed; its composed form is taken, so that a keyboard that writes « é » in two
    ///     parts opens the same door.
    ///   - salt: 16 random bytes.
    package init(_ word: String, salt: [UInt8], costs: Costs = .usual) throws {
        let key = try Self.derive(word, salt: salt, costs: costs)
        text = [
            "scrypt", "\(costs.rounds)", "\(costs.blockSize)", "\(costs.parallelism)",
            Data(salt).base64EncodedString(), Data(key).base64EncodedString(),
        ].joined(separator: "$")
    }

    /// As it was kept.
    package init(kept text: String) {
        self.text = text
    }

    /// Takes as long whether the word is nearly right or not at all.
    package func matches(_ word: String) -> Bool {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let block = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: String(parts[4])),
            let key = Data(base64Encoded: String(parts[5])), !key.isEmpty
        else { return false }
        let costs = Costs(rounds: rounds, blockSize: block, parallelism: parallelism)
        do {
            return Self.areEqual(try Self.derive(word, salt: [UInt8](salt), costs: costs), [UInt8](key))
        } catch {
            return false
        }
    }

    /// Whether a guess costs as much as on a password of the usual kind.
    package var isDear: Bool { text.hasPrefix("scrypt$\(Costs.usual.rounds)$") }

    /// How dear one guess is made.
    package struct Costs: Equatable, Sendable {
        package let rounds: Int
        package let blockSize: Int
        package let parallelism: Int

        package init(rounds: Int, blockSize: Int, parallelism: Int) {
            self.rounds = rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// 16 MiB and some 50 ms a guess.
        package static let usual = Costs(rounds: 16384, blockSize: 8, parallelism: 1)
        /// For the first password of a whole school, which is random and short-lived, and for tests.
        package static let light = Costs(rounds: 1024, blockSize: 8, parallelism: 1)
    }

    private static func derive(_ word: String, salt: [UInt8], costs: Costs) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(word.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32,
            rounds: costs.rounds, blockSize: costs.blockSize, parallelism: costs.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }

    private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
