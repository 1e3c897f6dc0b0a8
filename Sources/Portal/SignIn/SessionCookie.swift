import Library
import Storage
import WebServer

/// The cookie that holds a session: of this portal only, out of reach of scripts.
enum SessionCookie {
    static let name = "seance"

    static func token(in request: Request) -> SecretToken? {
        request.cookie(name).flatMap { SecretToken($0) }
    }

    /// The cookie by which the browser of somebody who manages the portal is known again.
    static let device = "appareil"
    static let deviceSeconds = 365 * 86_400

    /// - Parameters:
    ///   - base: of the place.
    ///   - seconds: nil: until the browser closes; 0: now no more.
    static func cookie(
        _ value: String, named name: String = name, below base: String, isSecure: Bool, seconds: Int?,
    ) -> Cookie {
        Cookie(name: name, value: value, path: base.isEmpty ? "/" : base, maxAge: seconds, secure: isSecure)
    }
}

/// « Firefox sous Windows »: enough to know one's own devices again.
enum DeviceName {
    static func of(_ userAgent: String) -> String {
        let browser = browsers.first { userAgent.contains($0.mark) }?.name ?? "Navigateur"
        guard let system = systems.first(where: { userAgent.contains($0.mark) })?.name else { return browser }
        return "\(browser) sous \(system)"
    }

    private static let browsers = [
        (mark: "Firefox/", name: "Firefox"), (mark: "Edg/", name: "Edge"), (mark: "OPR/", name: "Opera"),
        (mark: "Chrome/", name: "Chrome"), (mark: "Safari/", name: "Safari"),
    ]
    private static let systems = [
        (mark: "Android", name: "Android"), (mark: "iPhone", name: "iOS"), (mark: "iPad", name: "iPadOS"),
        (mark: "CrOS", name: "ChromeOS"), (mark: "Windows", name: "Windows"),
        (mark: "Mac OS X", name: "macOS"),
        (mark: "Linux", name: "Linux"),
    ]
}
