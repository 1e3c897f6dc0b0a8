// The door to libcmark: CommonMark to HTML.
import CMark

/// Markdown written by librarians, as HTML that is also well-formed XML. Raw HTML and dangerous addresses are left
/// out (libcmark's default, safe mode).
package enum Markdown {
    package static func html(_ text: String) -> String {
        var source = permitted(text)
        return source.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard
                    let html = cmark_markdown_to_html(
                        characters.baseAddress, characters.count, CMARK_OPT_DEFAULT)
                else { return "" }
                defer { cmark_get_default_mem_allocator().pointee.free(html) }
                return String(cString: html)
            }
        }
    }

    /// Without the characters that XML 1.0 (§2.2) refuses, and that no one types.
    private static func permitted(_ text: String) -> String {
        let isFine = text.unicodeScalars.allSatisfy(isPermitted)
        return isFine ? text : String(String.UnicodeScalarView(text.unicodeScalars.filter(isPermitted)))
    }

    private static func isPermitted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
