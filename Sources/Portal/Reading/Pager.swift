import Templating

/// ‹ 1 2 3 … 12 ›
struct Pager: ViewPart {
    let previous: String?
    let next: String?
    let pages: [PageLink]

    struct PageLink: ViewPart {
        let label: String
        let href: String
        let isCurrent: Bool
        /// Pages were left out before this one.
        let isAfterGap: Bool
    }

    /// Nil when one page holds everything.
    init?(page: Int, of pageCount: Int, address: (Int) -> String) {
        guard pageCount > 1, page <= pageCount else { return nil }
        previous = page > 1 ? address(page - 1) : nil
        next = page < pageCount ? address(page + 1) : nil
        let shown = Set([1, pageCount] + (page - 2...page + 2)).filter { (1...pageCount).contains($0) }
            .sorted()
        pages = shown.enumerated().map { place, number in
            PageLink(
                label: Wording.number(number),
                href: address(number),
                isCurrent: number == page,
                isAfterGap: place > 0 && shown[place - 1] != number - 1,
            )
        }
    }
}
