// XML is well formed whatever the texts are.
import Testing

@testable import Formats

@Suite struct XmlElementsTests {
    @Test("texts come back as they were, in elements and in attributes")
    func roundTrip() throws {
        let said = "a < b & \"c\"\u{301} 'd' > ]]> \tœ\u{301} 👩‍👩‍👧\r\nfin"
        var xml = XmlElements()
        xml.element("a", ["b": said], text: said)
        let read = try WellFormed(xml.bytes)
        #expect(read.all("a") == [said])
        #expect(read.attribute("b", of: "a") == [said])
    }

    @Test("what XML 1.0 cannot write is left out")
    func forbidden() throws {
        var xml = XmlElements()
        xml.element("a", text: "x\u{0}\u{8}\u{B}\u{1F}\u{FFFE}\u{FFFF}y")
        #expect(try WellFormed(xml.bytes).all("a") == ["xy"])
    }
}
