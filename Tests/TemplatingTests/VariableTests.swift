import Testing

@testable import Templating

@Suite("Variables")
struct VariableTests {
    @Test("a template without tags is shown as it is")
    func plain() throws {
        #expect(try show("Bonjour } { le monde.\n") == "Bonjour } { le monde.\n")
    }

    @Test("a key shows its text, blanks inside the braces or not")
    func blanks() throws {
        #expect(
            try show("«{{page.title}}» «{{ page.title }}» «{{\tpage.title\n}}»")
                == "«Le Horla» «Le Horla» «Le Horla»")
    }

    @Test("whatever stands around a variable stays, even alone on its line")
    func surroundings() throws {
        #expect(try show("| {{page.title}} |\n") == "| Le Horla |\n")
        #expect(try show("  {{page.title}}\n") == "  Le Horla\n")
        #expect(try show("  {{{page.snippet}}}\n") == "  le <mark>Horla</mark>\n")
    }

    @Test("text is escaped, and never read as a template")
    func escaped() throws {
        let page = Reading(title: "<b> & \"x\" 'y' {{page.note}}")
        #expect(try show("{{page.title}}", page) == "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39; {{page.note}}")
    }

    @Test("markup is written by three braces or by an ampersand, unchanged")
    func raw() throws {
        #expect(try show("{{{page.snippet}}}") == "le <mark>Horla</mark>")
        #expect(
            try show("{{{ page.snippet }}} {{& page.snippet }}")
                == "le <mark>Horla</mark> le <mark>Horla</mark>")
    }

    @Test("the frame is the other root, and dots go through structs")
    func roots() throws {
        #expect(try show("{{frame.school}}") == "Collège Claude-Monet")
        #expect(try show("{{page.form.button.label}}") == "Chercher")
    }

    @Test("a byte-order mark at the head of a template does not reach the page")
    func byteOrderMark() throws {
        #expect(try show("\u{FEFF}{{page.title}}") == "Le Horla")
    }

    @Test("a comment shows nothing, on one line or several")
    func comments() throws {
        #expect(try show("12345{{! a comment }}67890") == "1234567890")
        #expect(try show("12345{{!\n  a {comment}\n}}67890\n") == "1234567890\n")
        #expect(try show("12 {{! not alone }}\n") == "12 \n")
    }
}
