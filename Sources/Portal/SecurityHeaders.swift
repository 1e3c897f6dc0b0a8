import WebServer

extension Response {
    /// What every page says to browsers: nothing from elsewhere, nothing inline, no frame, no guess, no trace.
    package func secured(isSecure: Bool) -> Response {
        var response = self
        response.headers.set(
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
        )
        response.headers.set("X-Content-Type-Options", "nosniff")
        response.headers.set("Referrer-Policy", "same-origin")
        response.headers.set("Cross-Origin-Opener-Policy", "same-origin")
        if isSecure { response.headers.set("Strict-Transport-Security", "max-age=31536000") }
        return response
    }
}
