// Strings known to run scripts where Markdown is shown without care: none does, wherever they are written.
import Testing

@testable import Formats

@Suite struct MarkdownAttackTests {
    @Test(
        "nothing that an attacker writes runs, in a text with everything or in a plain one",
        arguments: strings)
    func anywhere(source: String) {
        #expect(dangers(in: ShownText(source).html) == [])
        #expect(dangers(in: Markdown.html(source)) == [])
    }

    @Test(
        "nor inside a call-out, a list, a table, a heading, a note, a link, a legend or a condition",
        arguments: strings)
    func everywhere(source: String) {
        let line = source.split(whereSeparator: \.isNewline).joined(separator: " ")
        let places = [
            "> [!INFO]\n> \(line)", "- [ ] \(line)", "| \(line) |\n|---|\n| \(line) |", "## \(line)",
            "a[^1]\n\n[^1]: \(line)", "[\(line)](/x)", "![\(line)](/x.png)", "![a](/x.png \"\(line)\")",
            "![a](/x.png '\(line)')", "[a](/x (\(line)))", "[a](\(line))", "[a](<\(line)>)",
            "[a][r]\n\n[r]: \(line)",
            "[r]: <\(line)> '\(line)'\n\n![r] [r]", "{{si ent=liberscol}}\n\(line)\n{{fin}}",
            "---\ntitre: \(line)\n---\n\(line)", "```\(line)\n\(line)\n```", "`\(line)`", "{{etat:\(line)}}",
            "{{\(line)}}", "{{si \(line)}}\(line){{fin}}", "# a\n\n[b](#\(line))",
        ]
        for place in places { #expect(dangers(in: ShownText(place).html) == [], "\(place)") }
    }

    @Test("a dangerous link is shown as its words, and is a fault")
    func links() {
        let shown = ShownText("[lire](JavaScript:alert(1)) [voir](/ici)")
        #expect(shown.html == "<p>lire <a href=\"/ici\">voir</a></p>\n")
        #expect(shown.faults == [.unsafeLink("JavaScript:alert(1)")])
        #expect(ShownText("![écran](data:image/png;base64,AAAA)").html == "<p>écran</p>\n")
    }

    @Test("a guide that answers with a dangerous address is not believed")
    func guide() {
        struct Careless: MarkdownGuide {
            func holds(_ condition: MarkdownCondition) -> Bool? { true }
            func knows(_ directive: MarkdownDirective) -> Bool { true }
            func address(of link: String) -> String? { "java\tscript:alert(1)" }
            func picture(_ name: String) -> MarkdownPicture? {
                MarkdownPicture(address: "data:text/html,x", width: 1, height: 1)
            }
        }
        let rendered = MarkdownText("[a](x) ![b](y)\n\n![c](z)").rendered(with: Careless())
        #expect(rendered.pieces == [.html("<p>a b</p>\n<p>c</p>\n")])
        #expect(rendered.faults.map(\.kind) == [.unsafeLink("x"), .unsafeLink("y"), .unsafeLink("z")])
    }

    /// U+FDD0, which Swift does not let one write.
    private static let mark = String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self)

    private static let strings: [String] = [
        "<script>alert(1)</script>", "<SCRIPT SRC=//x.fr/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "<img src='x' onerror='alert(1)'/>", "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>", "<body onload=alert(1)>", "<iframe src=javascript:alert(1)>",
        "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
        "<math href=javascript:alert(1)>x",
        "<a href=javascript:alert(1)>x</a>", "<a href='vbscript:x'>y</a>",
        "<form action=javascript:alert(1)>",
        "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>",
        "<video><source onerror=alert(1)>",
        "<style>@import 'http://x.fr'</style>", "<link rel=stylesheet href=//x.fr>",
        "<meta http-equiv=refresh content=0>",
        "<base href=//x.fr>", "<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>", "<!DOCTYPE x [<!ENTITY y 'z'>]>",
        "<x onclick=alert(1)>",
        "<div\nonmouseover=alert(1)\n>", "</p><script>alert(1)</script><p>",
        "<p style=background:url(javascript:x)>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](<javascript:alert(1)>)",
        "[x]( javascript:alert(1) )",
        "[x](javascript&colon;alert(1))", "[x](javascript&#58;alert(1))", "[x](&#x6A;avascript:alert(1))",
        "[x](java&Tab;script:alert(1))", "[x](java&NewLine;script:alert(1))", "[x](&#1;javascript:alert(1))",
        "[x](&#x20;javascript:alert(1))", "[x](java\u{0}script:alert(1))", "[x](java\u{AD}script:alert(1))",
        "[x](javascript\\:alert(1))", "[x](\\j\\avascript:alert(1))", "[x](javascript:%61lert(1))",
        "[x](javascript://x%0Aalert(1))",
        "[x](%6Aavascript:alert(1))", "[x](javascript%3Aalert(1))", "[x](vbscript:msgbox(1))",
        "[x](VBSCRIPT:x)",
        "[x](data:text/html,<script>alert(1)</script>)", "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](DATA:image/svg+xml,x)",
        "[x](file:///etc/passwd)", "[x](blob:x)", "[x](filesystem:x)", "[x](about:blank)",
        "[x](view-source:javascript:alert(1))",
        "[x](feed:javascript:alert(1))", "<javascript:alert(1)>", "<JAVASCRIPT:alert(1)>",
        "<data:text/html,x>", "<vbscript:x>",
        "![x](javascript:alert(1))", "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "![x](x\" onerror=\"alert(1))",
        "![\" onerror=\"alert(1)](x)", "![x](x \"\\\" onerror=\\\"alert(1)\")",
        "![x](x '\" onload=alert(1) \"')",
        "[x](x \"\\\"><script>alert(1)</script>\")", "[x](x\"onmouseover=alert(1))",
        "[x](x'onmouseover='alert(1))",
        "[x](<\"><script>alert(1)</script>>)", "[\"><script>alert(1)</script>](x)",
        "[x]: javascript:alert(1)\n\n[x]",
        "[x]: data:text/html,x 'onclick=alert(1)'\n\n[x][x] ![x]",
        "[x]: <javascript:alert(1)> \"\\\" onclick=\\\"x\"\n\n[x]",
        "[![x](javascript:alert(1))](javascript:alert(1))", "![![x](y\" onerror=\"alert(1))](z)",
        "[x](y)<script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)",
        "&#x3C;img src=x onerror=alert(1)&#x3E;",
        "`<script>alert(1)</script>`", "```\"><script>alert(1)</script>\nx\n```",
        "```x\" onclick=\"alert(1)\nx\n```",
        "~~~<img/src=x>\n<script>\n~~~", "    <script>alert(1)</script>", "## <script>alert(1)</script>",
        "## \" onclick=\"alert(1)",
        "## x\" id=\"y", "> [!INFO\" onclick=\"alert(1)]\n> x", "> [!<script>]\n> x",
        "| <script>alert(1)</script> |\n|---|\n| \" onclick=\" |",
        "|a\n|-\n|<td onclick=alert(1)>", "- [ ] <script>alert(1)</script>", "- [\" onclick=alert(1)] x",
        "[^\"><script>]: x\n\n[^\"><script>]",
        "[^1]\n\n[^1]: <script>alert(1)</script>[x](javascript:alert(1))",
        "[^a-b_c]\n\n[^a-b_c]: \" onclick=\"",
        "{{etat:\"><script>alert(1)</script>}}", "{{<script>alert(1)</script>}}",
        "{{si <script>=x}}<script>{{fin}}",
        "{{bouton:javascript:alert(1)}}",
        "{{si ent=liberscol}}<script>{{fin}}alert(1){{si ent=liberscol}}</script>{{fin}}",
        "<scr{{si ent=x}}{{fin}}ipt>alert(1)</scr{{si ent=x}}{{fin}}ipt>",
        "[x](java{{si ent=x}}{{fin}}script:alert(1))",
        "---\ntitre: <script>alert(1)</script>\n---\n", "---\ntitre: \"><script>\n<script>: x\n---\n<script>",
        mark + "0" + mark,
        "&#xFDD0;0&#xFDD0;", "|a|\n|-|\n\n&#xFDD0;0&#xFDD0; &#xFDD0;9999999999999999999&#xFDD0;",
        "[x](#\" onclick=\"alert(1))",
        "# a\n\n[x](#p-a\"onclick=alert(1))", "\u{202E}<script>", "\u{2028}<script>alert(1)</script>",
        "<\u{0}script>alert(1)", "+ADw-script+AD4-",
        "<a href=\"x\"\u{0C}onclick=alert(1)>", "[x](http://a.fr/?<script>)", "[x](//x.fr/\"onclick=1)",
        "<http://a.fr/\"onclick=\"alert(1)>",
        "<a@b.fr\"onclick=alert(1)>", "\\<script>alert(1)\\</script>",
        "&#1;&#x1F;&#xFFFE;&#xFFFF;&#xD800;&#x110000;&#0;",
    ]
}
