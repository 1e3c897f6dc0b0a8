import WebServer

/// The pages of the platform: what stands above the portals.
package enum PlatformPage: Hashable, Sendable {
    /// The portals of this server, those that `text` describes.
    case home(text: String, page: Int)
    /// The first portal of an empty folder of data, and who will manage it.
    case firstRun

    package init?(path: [String], query: Form) {
        if path.dropTrailingSlash() == ["installation"] {
            self = .firstRun
            return
        }
        guard path.dropTrailingSlash().isEmpty else { return nil }
        let page = query["page"].flatMap { Int($0) } ?? 1
        self = .home(text: String((query["q"] ?? "").prefix(200)), page: min(max(1, page), 100_000))
    }

    package var address: String {
        switch self {
        case .firstRun: return "/installation"
        case .home(let text, let page):
            var pairs: [String] = []
            if !text.isEmpty { pairs.append("q=" + text.percentEncoded) }
            if page > 1 { pairs.append("page=\(page)") }
            return pairs.isEmpty ? "/" : "/?" + pairs.joined(separator: "&")
        }
    }
}
