/// The order of school years, in which readers look for their own.
enum SchoolYears {
    /// By which levels are sorted: other words for a level come after the years, in the alphabet.
    static func rank(of level: String) -> (Int, String) {
        (years.firstIndex(of: level.lowercased()) ?? years.count, level)
    }

    private static let years = [
        "cycle 3", "6e", "cycle 4", "5e", "4e", "3e", "collège", "2de", "1re", "tle", "lycée",
    ]
}
