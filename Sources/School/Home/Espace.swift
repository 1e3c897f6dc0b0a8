import Formats

/// One of the home pages, for one kind of person.
package enum Espace: String, CaseIterable, Sendable {
    case pupil, teacher, guardian
    /// « Vie scolaire », and everybody who works there without teaching.
    case schoolLife
    /// Whoever is at the head of a school.
    case head

    /// Those of somebody, the first one first: what they are to their main school. Neither companions nor tutors of
    /// internships have one (B3).
    package static func all(of affiliations: [Affiliation]) -> [Espace] {
        var found: [Espace] = []
        for affiliation in affiliations where affiliation.leftOn == nil {
            let espace: Espace? =
                switch affiliation.profile {
                case .pupil: .pupil
                case .teacher: .teacher
                case .guardian: .guardian
                case .staff: affiliation.isHead ? .head : .schoolLife
                case .internshipTutor, .inspector: nil
                }
            if let espace, !found.contains(espace) { found.append(espace) }
        }
        return found
    }
}
