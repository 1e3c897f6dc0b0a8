import Templating
import WebServer

/// Between a form and another site: browsers follow a form to its own site only, and a page to any.
struct HandOverView: View {
    static let template = "sign-in/hand-over"

    let title: String
    let sentence: String
    let next: String
}

extension SigningOn {
    func handOver(to address: String, title: String, sentence: String) throws -> Response {
        var response = try show(
            HandOverView(title: title, sentence: sentence, next: address), title: title, status: .ok)
        response.goOn(to: address)
        response.headers.set("Cache-Control", "no-store")
        return response
    }
}
