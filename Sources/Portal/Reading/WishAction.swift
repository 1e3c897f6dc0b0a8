import Library
import WebServer

/// POST /souhaits: something that was not found is wished for.
extension PortalSubmission {
    func wish(for text: String) throws -> Response {
        let search = Search(text: text)
        let isNoted = try visit.library.write { try $0.wish(for: search.text, on: visit.today) }
        return redirect(to: .search(search), saying: isNoted ? .wishNoted : .wishEmpty)
    }
}
