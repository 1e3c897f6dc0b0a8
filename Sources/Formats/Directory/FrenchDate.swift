/// Dates as French school files write them: `14/03/2012`, also `2012-03-14`.
enum FrenchDate {
    /// `2012-03-14`; nil for anything else.
    static func iso(_ text: String) -> String? {
        let parts = text.trimmed.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" }.map(
            String.init)
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return nil
        }
        let (year, month, day) =
            parts[0].utf8.count == 4 ? (parts[0], parts[1], parts[2]) : (parts[2], parts[1], parts[0])
        guard year.utf8.count == 4, (1...2).contains(month.utf8.count), (1...2).contains(day.utf8.count)
        else {
            return nil
        }
        return "\(year)-\(padded(month))-\(padded(day))"
    }

    private static func padded(_ digits: String) -> String { digits.utf8.count == 1 ? "0" + digits : digits }
}
