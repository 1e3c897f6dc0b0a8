import Storage
import Testing

@Suite("A school's number")
struct RNETests {
    @Test("P-01 the letter case of an RNE is indifferent")
    func caseIsIndifferent() {
        #expect(RNE("0510032h") == RNE("0510032H"))
        #expect(RNE("0510032h")?.description == "0510032H")
        #expect(RNE("0510032H")?.lowercased == "0510032h")
    }

    @Test(
        "the shape is strict: it will name a file",
        arguments: [
            "", "051003H", "05100320", "0510032HH", "A510032H", "0510032é", "../0510032", "0510032/",
            "٠٥١٠٠٣٢H",
            "0510032\u{0}", " 510032H", "0510032[", "0510032@", "0510032`", "0510032{",
        ])
    func shapeIsStrict(text: String) {
        #expect(RNE(text) == nil)
    }

    @Test(
        "A9-6 the check letter is verified, and only warned about",
        arguments: [
            ("0510032H", true), ("9990075C", true), ("0870022B", true), ("0750655E", true),
            ("0890000U", false),
        ])
    func checkLetter(text: String, isExpected: Bool) throws {
        #expect(try #require(RNE(text)).hasExpectedCheckLetter == isExpected)
    }
}
