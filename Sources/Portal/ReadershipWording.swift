import Library

/// Who may read something, in words.
extension Wording {
    static func visibility(_ visibility: Visibility) -> String {
        switch visibility {
        case .everybody: "Tout le monde"
        case .signedIn: "Personnes connectées"
        case .staff: "Équipe éducative"
        }
    }

    /// « Personnes connectées », « 3eA, 3eB et l’équipe »
    static func readers(_ readership: Readership) -> String {
        let classes = readership.classes
        guard !classes.isEmpty, readership.visibility != .staff else {
            return visibility(readership.visibility)
        }
        return classes.joined(separator: ", ") + " et l’équipe"
    }
}
