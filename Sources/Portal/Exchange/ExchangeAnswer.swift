import Formats
import Library
import Storage
import WebServer

/// What other programs read of a portal.
extension PortalVisit {
    func answer(_ page: ExchangePage) throws -> Response {
        switch page {
        case .record(let id, let format): try exportRecord(id, as: format)
        case .newest(let format): try feedOfNewest(as: format)
        case .found(let search, let format): try feed(of: search, as: format)
        case .openSearch: describeSearch()
        case .searchAPI(let search): try answerSearch(search)
        case .recordAPI(let id): try answerRecord(id)
        case .harvest(let arguments): try answerHarvest(arguments)
        case .remoteSearch(let arguments): try answerRemoteSearch(arguments)
        }
    }

    func permanentAddress(of page: ExchangePage) -> String {
        place.permanentAddress(of: .exchange(page))
    }

    /// An answer that scripts of other sites may read: it is the same for everybody and holds nobody's name.
    ///
    /// - Parameter seconds: how long it may be kept unasked; 0: asked for again each time, by its entity tag.
    func publicAnswer(
        _ bytes: [UInt8], type: String, status: Status = .ok, keptFor seconds: Int = 0,
    ) -> Response {
        var response = Response(status, contentType: type, body: bytes)
        response.headers.set("Access-Control-Allow-Origin", "*")
        response.headers.set("Cache-Control", seconds == 0 ? "no-cache" : "public, max-age=\(seconds)")
        return response
    }
}
