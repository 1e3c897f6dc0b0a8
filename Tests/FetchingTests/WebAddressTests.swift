import Testing

@testable import Fetching

@Suite("The address of another site")
struct WebAddressTests {
    @Test("is kept as it was written, without what no server is told")
    func good() {
        #expect(
            WebAddress("https://CDI.exemple.fr/cdi/0510032h/#haut")?.description
                == "https://cdi.exemple.fr/cdi/0510032h/")
        #expect(
            WebAddress("https://exemple.fr:8443?x=1")?.description == "https://exemple.fr:8443/?x=1")
        #expect(WebAddress("https://[2001:db8::1]:99/a")?.host == "[2001:db8::1]")
    }

    @Test(
        "is refused when it could mean something else",
        arguments: [
            "", "exemple.fr", "ftp://exemple.fr/", "file:///etc/passwd", "https://", "https:///a",
            "https://nom:mot@exemple.fr/", "https://exemple.fr:0/", "https://exemple.fr:99999/",
            "https://exemple.fr:+1/", "https://exem ple.fr/", "https://exemple.fr/\r\nX: y", "https://a..b/",
            "https://-a.fr/", "https://é.fr/", "https://exemple.fr\\@interne/", "https://[::1/",
            "https://[::1]x/", "https://exemple.fr:/",
            "https://exemple.fr/" + String(repeating: "a", count: 2_000),
        ])
    func bad(text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test("each piece that is added to it stays one piece")
    func pieces() {
        #expect(
            WebAddress("https://exemple.fr/cdi/")?.appending(["prêts", "a/b?c", ".."])?.description
                == "https://exemple.fr/cdi/pr%C3%AAts/a%2Fb%3Fc/..")
        #expect(WebAddress("https://exemple.fr/?a")?.appending(["b"]) == nil)
    }

    @Test(
        "in the networks of the machine is known for what it is",
        arguments: [
            ([127, 0, 0, 1], true), ([10, 1, 2, 3], true), ([172, 16, 0, 1], true), ([172, 32, 0, 1], false),
            ([192, 168, 1, 1], true), ([169, 254, 169, 254], true), ([100, 64, 0, 1], true),
            ([0, 0, 0, 0], true), ([224, 0, 0, 1], true), ([255, 255, 255, 255], true),
            ([8, 8, 8, 8], false), ([194, 57, 3, 4], false), ([1, 2, 3], true),
        ] as [([UInt8], Bool)])
    func networks(bytes: [UInt8], isOwn: Bool) {
        #expect(OwnNetworks.contain(v4: bytes) == isOwn)
        guard bytes.count == 4 else { return }
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes
        #expect(OwnNetworks.contain(v6: mapped) == isOwn, "mapped")
        #expect(OwnNetworks.contain(v6: [0x20, 0x02] + bytes + .init(repeating: 0, count: 10)) == isOwn)
        #expect(
            OwnNetworks.contain(v6: [0, 0x64, 0xFF, 0x9B] + .init(repeating: 0, count: 8) + bytes) == isOwn)
    }

    @Test("in IPv6 too")
    func newNetworks() {
        func address(_ start: [UInt8], _ end: UInt8 = 1) -> [UInt8] {
            start + [UInt8](repeating: 0, count: 15 - start.count) + [end]
        }
        for own in [[], [0xFE, 0x80], [0xFD, 0x12], [0xFF, 0x02], [0x20, 0x01, 0, 0]] as [[UInt8]] {
            #expect(OwnNetworks.contain(v6: address(own)), "\(own)")
        }
        #expect(OwnNetworks.contain(v6: address([], 0)))
        #expect(!OwnNetworks.contain(v6: address([0x2A, 0x01, 0xCB, 0x00])))
    }
}
