/// Names that some program read in the wrong character set before they came here (K-22: « ACCOLEE Mšrine »).
enum MisreadName {
    /// « ZoÃ© » is « Zoé » again; a name that is right stays as it is.
    static func repaired(_ name: String) -> String {
        let readings = [DoubleEncoding.repaired(name), latin9Repaired(name)].filter { $0 != name }
        return readings.first { !isDoubtful($0) && $0.unicodeScalars.allSatisfy(isOfTheRegion) } ?? name
    }

    /// What was never anything else may read as UTF-8 by chance: « éœœ » would be Chinese.
    private static func isOfTheRegion(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x250 || (0x2000...0x206F).contains(scalar.value)
    }

    /// It holds a sign that no name of the region has: it is taken as it is, and said.
    static func isDoubtful(_ name: String) -> Bool {
        var previous: Unicode.Scalar = " "
        for scalar in name.unicodeScalars {
            if doubtful.contains(scalar) || scalar.value == 0xFFFD || (0x80...0x9F).contains(scalar.value) {
                return true
            }
            // A question mark or a capital with an accent in the middle of small letters: « Zo?», « MÚrine ».
            if previous.properties.isAlphabetic, scalar == "?" { return true }
            if previous.properties.isAlphabetic, rareCapitals.contains(scalar) { return true }
            previous = scalar
        }
        return false
    }

    /// UTF-8 that was taken for ISO 8859-15.
    private static func latin9Repaired(_ name: String) -> String {
        var bytes: [UInt8] = []
        var hasHigh = false
        for scalar in name.unicodeScalars {
            guard let byte = latin9[scalar] ?? (scalar.value < 0x100 ? UInt8(scalar.value) : nil) else {
                return name
            }
            hasHigh = hasHigh || byte >= 0x80
            bytes.append(byte)
        }
        guard hasHigh, var repaired = String(validating: bytes, as: UTF8.self) else { return name }
        return repaired.withUTF8 { Composition.nfc($0) }
    }

    private static let latin9: [Unicode.Scalar: UInt8] = [
        "€": 0xA4, "Š": 0xA6, "š": 0xA8, "Ž": 0xB4, "ž": 0xB8, "Œ": 0xBC, "œ": 0xBD, "Ÿ": 0xBE,
    ]
    private static let doubtful = Set("šŠžŽ¤¨¦§©«»°±²³¶¹º¼½¾¿×÷ƒ„…†‡ˆ‰‹›˜™€‚¢£¥¬®µÃÂ".unicodeScalars)
    private static let rareCapitals = Set("ÚÒÓÌÍÙÑØÐÞ".unicodeScalars)
}

extension DirectoryDescription {
    /// The same with its names repaired, and what is worth saying of them.
    func repaired() -> (description: DirectoryDescription, remarks: [String]) {
        var description = self
        var (repaired, doubtful): ([String], [String]) = ([], [])
        for place in people.indices {
            let (last, first) = (people[place].lastName, people[place].firstName)
            guard (last + first).utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "?") }) else {
                continue
            }
            description.people[place].lastName = MisreadName.repaired(last)
            description.people[place].firstName = MisreadName.repaired(first)
            let entry = description.people[place]
            if entry.lastName != last || entry.firstName != first {
                repaired.append("\(entry.lastName) \(entry.firstName)".trimmed)
            } else if MisreadName.isDoubtful(last) || MisreadName.isDoubtful(first) {
                doubtful.append("\(last) \(first)".trimmed)
            }
        }
        var remarks: [String] = []
        if !repaired.isEmpty {
            remarks.append(
                "Noms mal codés, réparés\u{A0}: \(Self.some(repaired)). Vérifiez-les.")
        }
        if !doubtful.isEmpty {
            remarks.append(
                "Noms peut-être mal codés, gardés tels quels\u{A0}: \(Self.some(doubtful)). Corrigez-les dans le logiciel d’où vient le fichier."
            )
        }
        return (description, remarks)
    }

    private static func some(_ names: [String]) -> String {
        let shown = names.prefix(5).joined(separator: ", ")
        return names.count > 5 ? "\(shown)… (\(names.count))" : shown
    }
}
