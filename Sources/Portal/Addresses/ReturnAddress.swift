import WebServer

/// An address to come back to: read as a page of this place and printed again, so that it leads nowhere else.
enum ReturnAddress {
    /// Of a portal.
    static func checked(_ text: String) -> String? {
        guard let request = request(text), let page = PortalPage(path: request.path, query: request.query),
            !page.isAboutSigningIn
        else { return nil }
        return page.address
    }

    static func checkedOnCampus(_ text: String) -> String? {
        guard let request = request(text), let page = CampusPage(path: request.path, query: request.query),
            !page.isAboutSigningIn
        else { return nil }
        return page.address
    }

    static func query(_ back: String?) -> String {
        back.map { "?retour=" + $0.percentEncoded } ?? ""
    }

    private static func request(_ text: String) -> Request? {
        text.hasPrefix("/") && text.utf8.count < 4000 ? Request(.get, text) : nil
    }
}
