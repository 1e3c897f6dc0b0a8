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

    /// « Personnes connectées, 3eA et 3eB »
    static func readers(_ readership: Readership) -> String {
        let classes = readership.classes
        guard let last = classes.last else { return visibility(readership.visibility) }
        let listed =
            classes.count == 1 ? last : classes.dropLast().joined(separator: ", ") + " et " + last
        return "\(visibility(readership.visibility)), \(listed)"
    }
}
