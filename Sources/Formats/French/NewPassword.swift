/// What a new password must be: long enough, and not what everybody would try first.
package enum NewPassword {
    package static let shortest = 8
    /// Whoever reads the accounts of a school takes more trouble.
    package static let shortestForStaff = 12

    /// - Parameters:
    ///   - name: of whose password it will be, which it must not be.
    ///   - least: characters.
    /// - Throws: `NewPasswordRefusal`.
    package static func check(_ word: String, name: String, login: String, least: Int)
        throws(NewPasswordRefusal)
    {
        guard word.unicodeScalars.count >= least else { throw NewPasswordRefusal.tooShort(least) }
        guard word.utf8.count <= 500 else { throw NewPasswordRefusal.tooLong }
        let plain = Folding.fold(word).replacing(" ", with: "")
        let own =
            Folding.words(in: name).map(\.folded)
            + login.split(separator: ".").map(String.init)
        let bare = String(plain.filter { !$0.isNumber })
        guard !tooCommon.contains(bare), !Set(own).contains(bare), Set(plain).count > 3, !isRow(plain) else {
            throw NewPasswordRefusal.tooEasy
        }
    }

    /// A password to hand over on paper, easily read and typed, good for one sign-in: `talo-miru-keda-27`.
    package static func readable(random: (Int) -> [UInt8]) -> String {
        let bytes = random(14).map(Int.init)
        let syllables = (0..<6).map { index in
            "\(consonants[bytes[2 * index] % consonants.count])\(vowels[bytes[2 * index + 1] % vowels.count])"
        }
        let words = stride(from: 0, to: 6, by: 2).map { syllables[$0] + syllables[$0 + 1] }
        return (words + ["\(bytes[12] % 8 + 2)\(bytes[13] % 8 + 2)"]).joined(separator: "-")
    }

    private static let consonants = Array("bdfgklmnprstvz")
    private static let vowels = Array("aeiou")

    private static let tooCommon: Set<String> = [
        "", "motdepasse", "password", "azerty", "azertyuiop", "qwerty", "qwertyuiop", "lutrin", "bonjour",
        "soleil",
        "college", "lycee", "bibliotheque", "librarian", "admin", "administrateur", "administration", "cdi",
        "doudou",
        "loulou", "marseille", "france", "iloveyou", "jetaime", "minecraft", "pokemon", "football", "passe",
        "secret",
    ]

    /// `12345678`, `abcdefgh`, `87654321`
    private static func isRow(_ text: String) -> Bool {
        let values = text.unicodeScalars.map { Int($0.value) }
        let steps = Set(zip(values, values.dropFirst()).map { $1 - $0 })
        return steps.count == 1
    }
}

/// Why a new password is not taken.
package enum NewPasswordRefusal: Error, Equatable {
    case tooShort(Int)
    case tooLong
    case tooEasy
}
