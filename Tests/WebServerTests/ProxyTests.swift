import Testing

@testable import WebServer

@Suite("Proxies")
struct ProxyTests {
    @Test("forwarding fields from strangers are ignored")
    func strangers() throws {
        for trusted in [[], ["10.0.0.0/8"]] {
            let server = try TestServer { $0.trustedProxies = trusted }
            let answer = try server.get(
                "/who", "X-Forwarded-For: 1.2.3.4", "X-Forwarded-Proto: https", "X-Forwarded-Host: evil",
                "Forwarded: for=1.2.3.4;proto=https;host=evil")
            #expect(answer.text == "127.0.0.1 cdi.localhost cdi.localhost false")
        }
    }

    @Test(
        "a trusted proxy tells client, scheme and host",
        arguments: [
            (
                [
                    "X-Forwarded-For: 1.2.3.4", "X-Forwarded-Proto: https",
                    "X-Forwarded-Host: CDI.example:444",
                ], "1.2.3.4 cdi.example:444 true"
            ),
            (["X-Forwarded-For: 6.6.6.6, 1.2.3.4, 127.0.0.9"], "1.2.3.4 cdi.localhost false"),
            (["X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 1.2.3.4"], "1.2.3.4 cdi.localhost false"),
            (["X-Forwarded-For: unknown"], "127.0.0.1 cdi.localhost false"),
            (["X-Forwarded-For: 1.2.3.4:5678"], "1.2.3.4 cdi.localhost false"),
            (["X-Forwarded-Host: a b"], "127.0.0.1 cdi.localhost false"),
            (
                ["Forwarded: for=6.6.6.6, for=\"[2001:db8::1]:99\";proto=https;host=\"cdi.example\""],
                "2001:db8::1 cdi.example true"
            ),
            (
                ["Forwarded: for=6.6.6.6;proto=https", "X-Forwarded-For: 1.2.3.4"],
                "1.2.3.4 cdi.localhost false"
            ),
        ])
    func trusted(_ fields: [String], _ expected: String) throws {
        let head =
            "GET /who HTTP/1.1\r\nHost: cdi.localhost\r\n" + fields.joined(separator: "\r\n") + "\r\n\r\n"
        let server = try TestServer {
            $0.trustedProxies = ["::1", "127.0.0.0/8"]
        } handler: {
            .text("\($0.remoteAddress) \($0.authority) \($0.isSecure)")
        }
        #expect(try server.answer(head).text == expected)
    }

    @Test(
        "a trusted proxy must be an address or a network",
        arguments: ["", "example.org", "10.0.0.0/33", "::/129", "10.0.0/8", "1.2.3.4/x"])
    func badEntries(_ entry: String) {
        #expect(throws: Proxies.BadEntry.self) { try Proxies([entry]) }
    }

    @Test(
        "addresses are read and written in both families",
        arguments: ["127.0.0.1", "2001:db8::1", "::1", "255.255.255.255"])
    func addresses(_ text: String) {
        #expect(IPAddress(text)?.text == text)
        #expect(IPAddress("::ffff:" + text)?.text == (text.contains(":") ? nil : text))
    }
}
