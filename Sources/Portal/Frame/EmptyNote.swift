import Templating

/// What a list says when it is empty: what that means, and what to do next.
struct EmptyNote: ViewPart {
    let title: String
    let text: String
}

/// A way out of a page that found nothing.
struct Way: ViewPart {
    let label: String
    let href: String
    let icon: String
    /// « 14 documents »
    let count: String?
}
