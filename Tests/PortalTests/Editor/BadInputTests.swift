import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("What is not to be written")
struct BadInputTests {
    let world: EditorWorld
    let leroux: Writer

    init() throws {
        world = try EditorWorld.shared.get()
        leroux = try world.librarian()
    }

    static let attacks = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b onmouseover=\"alert(1)\">a</b>",
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](\u{1}javascript:alert(1))",
        "[a](java\tscript:alert(1))", "[a](vbscript:x)", "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "![a](javascript:alert(1))", "![a](data:image/svg+xml;base64,PHN2Zz4=)", "<javascript:alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]", "[a](&#106;avascript:alert(1))", "[a](<javascript:alert(1)>)",
        "<iframe src=\"//evil.example\"></iframe>", "<svg/onload=alert(1)>", "<style>*{display:none}</style>",
        "`</code><script>alert(1)</script>`", "```\n</pre><script>alert(1)</script>\n```",
        "> [!INFO]\n> <script>alert(1)</script>", "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
        "[a](https://x \"' onclick='alert(1)\")", "![x\" onerror=\"alert(1)](image:1)",
        "{{bouton:<script>alert(1)</script>}}", "## <script>alert(1)</script>",
        "[^1]\n\n[^1]: <script>alert(1)</script>",
        "- [ ] <script>alert(1)</script>", "---\ntitre: <script>alert(1)</script>\n---\nx",
        "---\ntitre: sans fin", "---\n: : :\n\u{0}\n---\nx", "{{si ent=}}<script>", "{{si version>=",
        "{{fin}}{{sinon}}",
    ]

    @Test("nothing unsafe is on any page, whatever is written, and the text is kept", arguments: attacks)
    func attack(text: String) throws {
        let page = try leroux.begins("Essai \(UUID().uuidString.prefix(8))")
        let action = try page.one("//form[@data-writing]/@action")
        #expect(try leroux.writes(text, on: page).status == 303)
        let slug = try #require(
            try world.library.read { library in
                try ID<Article>(action.split(separator: "/").last.map(String.init) ?? "").flatMap {
                    try library.editorial.article($0)?.settings.slug
                }
            })
        let editor = try leroux.person.opens(action)
        // What no one types is left out.
        let typed = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 1 }))
        #expect(try editor.typed() == typed)
        for shown in [editor, try leroux.person.opens("/pages/\(slug)")] {
            #expect(
                try shown.all("//main//script | //main//iframe | //main//style | //main//img[@onerror]")
                    .isEmpty)
            #expect(try shown.all("//main//@*[starts-with(name(), 'on')]").isEmpty)
            let addresses = try shown.all("//main//@href | //main//@src").map { $0.lowercased() }
            #expect(!addresses.contains { $0.contains("script:") || $0.hasPrefix("data:") })
        }
    }

    @Test("broken front matter, a dead directive, a picture without words: said by line, not to be published")
    func unpublishable() throws {
        for (text, line) in [
            ("---\ntitre: x\n", 1), ("a\n\n{{bouton:nulle-part}}\n", 3), ("![](image:9)\n", 1),
            ("[a](javascript:x)", 1), ("{{si ent=x}}\nsans fin\n", 1),
        ] {
            let page = try leroux.begins("Refus \(UUID().uuidString.prefix(8))")
            let refused = try leroux.writes(text, on: page, pressing: "publier")
            #expect(refused.status == 422)
            #expect(try refused.typed() == text)
            #expect(try refused.all("//a[@data-line]/@data-line").contains("\(line)"), "\(text)")
            #expect(try leroux.writes(text, on: page).status == 303)
        }
    }

    @Test("five megabytes of nested quotes are refused in a sentence, and come back in the form")
    func nestedQuotes() throws {
        let page = try leroux.begins("Citations \(UUID().uuidString.prefix(8))")
        let form = leroux.person.request(
            sending: [
                ("titre", "Citations"), ("base", "1"), ("jeton", "j\(UUID().uuidString)"), ("texte", ""),
            ],
            to: try page.one("//form[@data-writing]/@action"))
        guard case .bytes(let start) = form.body else { return }
        var sent = form
        sent.body = .bytes(start + Array(repeating: Array("%3E+".utf8), count: 2_500_000).joined())
        let refused = world.campus.site.respond(to: sent)
        #expect(refused.status.rawValue == 422)
        guard case .bytes(let bytes) = refused.body else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("Ce texte pèse 5\u{202F}000\u{A0}ko"))
        #expect(text.components(separatedBy: "&gt; &gt; ").count > 1_000_000)
        let shorter = String(repeating: ">", count: 400_000)
        #expect(try leroux.writes(shorter, on: page).status == 303)
    }

    @Test("the server lets such a text come in, from those who have a session")
    func largest() {
        let path = ["administration", "contenus", "12"]
        #expect(Site.largestBody(.post, path: path, hasCookie: true) ?? 0 > 15_000_000)
        #expect(Site.largestBody(.post, path: ["cdi", "9990001x"] + path, hasCookie: true) ?? 0 > 15_000_000)
        #expect(Site.largestBody(.post, path: path, hasCookie: false) == nil)
        #expect(
            Site.largestBody(.post, path: ["administration", "contenus", "nouveau"], hasCookie: true) == nil)
    }

    @Test("bytes of another encoding are refused by line, and the rest is kept")
    func encodings() throws {
        let page = try leroux.begins("Encodage \(UUID().uuidString.prefix(8))")
        let action = try page.one("//form[@data-writing]/@action")
        var fields = leroux.person.request(
            sending: [
                ("titre", "Encodage"), ("base", "1"), ("jeton", "j\(UUID().uuidString)"),
                ("geste", "brouillon"),
            ],
            to: action)
        guard case .bytes(let bytes) = fields.body else { return }
        // « été » in Windows-1252, as an old page would send it.
        fields.body = .bytes(bytes + Array("&texte=bon%0Al%27%E9t%E9".utf8))
        let refused = try TestPage(world.campus.site.respond(to: fields))
        #expect(refused.status == 422)
        #expect(try refused.typed() == "bon\nl'\u{FFFD}t\u{FFFD}")
        #expect(try refused.one("//div[@class='errors']//a").hasPrefix("Ligne 2"))
    }
}
