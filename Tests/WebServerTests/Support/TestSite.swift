@testable import WebServer

/// The pages that the tests ask for.
enum TestSite {
    static let page = [UInt8](String(repeating: "<p>Le petit prince</p>\n", count: 400).utf8)

    static let large = [UInt8](repeating: 7, count: 16 << 20)

    struct Broken: Error {}

    static func respond(to request: Request) throws -> Response {
        switch request.path {
        case []: return .text("Bonjour")
        case ["page"]: return Response(contentType: "text/html; charset=utf-8", body: page)
        case ["large"]:
            return Response(contentType: "image/png", body: large)
        case ["broken"]: throw Broken()
        case ["refused"]: throw BadRequest(.unprocessableContent, "no")
        case ["private"]:
            var response = Response.text("pour vous seule")
            response.headers.add("Cache-Control", "no-store")
            return response
        case ["echo"]:
            return Response(contentType: "application/octet-stream", body: try request.body.bytes())
        case ["form"]:
            return .text(try request.form().pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "|"))
        case ["who"]:
            return .text("\(request.remoteAddress) \(request.authority) \(request.host) \(request.isSecure)")
        default:
            let words = request.path.joined(separator: "|")
            return .text("\(request.method.rawValue) [\(words)] \(request.rawPath) ?\(request.rawQuery)")
        }
    }
}
