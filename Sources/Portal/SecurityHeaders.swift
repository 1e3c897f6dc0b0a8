import WebServer

extension Response {
    /// What every page says to browsers: nothing from elsewhere, nothing inline, no frame, no guess, no trace.
    package func secured(isSecure: Bool) -> Response {
        var response = self
        if !response.headers.contains("Content-Security-Policy") {
            response.headers.set("Content-Security-Policy", Self.policy(forms: "'self'"))
        }
        response.headers.set("X-Content-Type-Options", "nosniff")
        response.headers.set("Referrer-Policy", "same-origin")
        response.headers.set("Cross-Origin-Opener-Policy", "same-origin")
        if isSecure { response.headers.set("Strict-Transport-Security", "max-age=31536000") }
        return response
    }

    private static func policy(forms: String) -> String {
        "default-src 'self'; base-uri 'none'; form-action \(forms); frame-ancestors 'none'; object-src 'none'"
    }

    /// A page whose form leads to another site too: nil, or what is no address of the web, leaves all as it is.
    func allowingForms(to address: String?) -> Response {
        guard let address, let origin = Self.origin(of: address) else { return self }
        var response = self
        response.headers.set("Content-Security-Policy", Self.policy(forms: "'self' \(origin)"))
        return response
    }

    /// `https://cdi.exemple.fr:8443`: nothing in it ends a directive.
    private static func origin(of address: String) -> String? {
        guard let scheme = ["https://", "http://"].first(where: { address.hasPrefix($0) }) else { return nil }
        let host = address.utf8.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "/") }
        let isPlain = host.allSatisfy {
            (0x30...0x3A).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                || $0 == 0x2D || $0 == 0x2E
        }
        return host.isEmpty || !isPlain ? nil : scheme + String(decoding: host, as: UTF8.self)
    }
}
