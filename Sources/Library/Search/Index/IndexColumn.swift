/// The columns of the full-text index, and what a match in each is worth.
package enum IndexColumn: String, CaseIterable, Sendable {
    case title, author, contributor, subject, series, publisher, summary, callNumber, other

    /// bm25 adds the weighted occurrences up and then flattens the sum (k1 = 1.2): only weights around 1 tell a
    /// title from a summary.
    package var weight: Double {
        switch self {
        case .title: 4
        case .author: 2
        case .subject, .series: 1
        case .summary, .contributor: 0.3
        case .publisher, .callNumber, .other: 0.2
        }
    }
}
