import Formats
import Templating

/// The few words in Markdown of a message.
enum CampusText {
    static func markup(_ source: String, at place: CampusPlace) -> HTML {
        let pieces = MarkdownText(source).rendered(with: Guide(place: place), numbered: false).pieces
        return HTML(
            markup: pieces.map { piece in
                if case .html(let markup) = piece { markup } else { "" }
            }.joined())
    }

    /// A text that knows the pages of the campus, and nothing else.
    private struct Guide: MarkdownGuide {
        let place: CampusPlace

        func holds(_ condition: MarkdownCondition) -> Bool? { nil }

        func knows(_ directive: MarkdownDirective) -> Bool { false }

        func picture(_ name: String) -> MarkdownPicture? { nil }

        /// An address of this campus is read as one of its pages and printed again, so that it leads nowhere else.
        func address(of link: String) -> String? {
            if link.hasPrefix("/") { return ReturnAddress.checkedOnCampus(link).map { place.base + $0 } }
            let scheme = link.prefix { $0 != ":" }.lowercased()
            return ["https", "http", "mailto", "tel"].contains(scheme) && link.contains(":") ? link : nil
        }
    }
}
