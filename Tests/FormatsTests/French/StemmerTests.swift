// Words of one family find each other.
import Testing

@testable import Formats

@Suite struct StemmerTests {
    @Test(
        "singular and plural, masculine and feminine have one stem",
        arguments: [
            ("Misérables", "misérable"), ("chevaux", "cheval"), ("journaux", "journal"),
            ("élégances", "elegance"),
            ("petite", "petits"), ("continuation", "continuations"), ("volcans", "volcan"),
            ("amitiés", "amitié"),
        ])
    func families(one: String, other: String) throws {
        let stemmer = try Stemmer()
        #expect(stemmer.stem(Folding.fold(one)) == stemmer.stem(Folding.fold(other)))
    }

    @Test("different words keep different stems")
    func strangers() throws {
        let stemmer = try Stemmer()
        #expect(stemmer.stem("chat") != stemmer.stem("chateau"))
        #expect(stemmer.stem("poisson") != stemmer.stem("poison"))
    }

    @Test("odd words come back unharmed", arguments: ["", "c++", "1984", "日", "чайковский"])
    func odd(word: String) throws {
        #expect(try Stemmer().stem(word) == word)
    }

    @Test("the memory of stems is bounded and does not change the answers")
    func memory() throws {
        let stemmer = try Stemmer()
        let before = stemmer.stem("miserables")
        for number in 0..<25_000 { _ = stemmer.stem("mot\(number)") }
        #expect(stemmer.stem("miserables") == before)
    }
}
