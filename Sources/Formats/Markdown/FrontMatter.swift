/// What a text says of itself between two lines of `---`.
package struct FrontMatter: Hashable, Sendable {
    /// `titre`
    package var title: String?
    /// `résumé`
    package var summary: String?
    /// `public`: « Tous les ENT et PRONOTE (mode hébergé) »
    package var audience: String?
    /// `thème`: under which the text is listed.
    package var theme: String?
    /// `date`: 2026-11-21
    package var date: String?
    /// `vérifié le`: 2026-11-21
    package var checkedOn: String?
    /// `version minimale`, `version maximale`: 2.64
    package var versionFrom: String?
    package var versionTo: String?
    /// `ent`: those that the text is written for; empty: all.
    package var ent: [String] = []
    /// `ordre`
    package var order: Int?
    /// `contacts`
    package var contacts: [String] = []

    package init() {}
}
