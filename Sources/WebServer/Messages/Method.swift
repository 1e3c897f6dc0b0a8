/// The methods of RFC 9110 §9 and RFC 5789. Any other token is answered 501 by the server.
package enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
    case patch = "PATCH"
    case options = "OPTIONS"
    case trace = "TRACE"
    case connect = "CONNECT"

    /// GET and HEAD: the handler answers both alike, the server leaves out the body of the second.
    package var isReading: Bool { self == .get || self == .head }

    init?(_ token: ArraySlice<UInt8>) {
        for method in Self.allCases where method.rawValue.utf8.elementsEqual(token) {
            self = method
            return
        }
        return nil
    }
}
