/// Something of a calendar that could not be read, said to whoever gave the calendar.
package struct CalendarFault: Equatable, Sendable {
    /// From 1, as an editor counts them.
    package let line: Int
    /// A French sentence.
    package let words: String
}
