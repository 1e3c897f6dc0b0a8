import Library
import WebServer

/// POST /souhaits: something that was not found is wished for.
extension PortalSubmission {
    private static let mostWishes = 40

    func wish(for text: String) throws -> Response {
        let search = Search(text: text)
        // One insistent person leaves room for the wishes of the others; a whole school may be behind one address.
        let isNoted = try visit.library.write { writing in
            try writing.accounts.book.isSeldom(
                "wish @" + visit.request.remoteAddress, most: Self.mostWishes, at: visit.now)
                && writing.wish(for: search.text, on: visit.today)
        }
        return redirect(to: .search(search), saying: isNoted ? .wishNoted : .wishEmpty)
    }
}
