import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("Pictures of the portal")
struct PicturesPageTests {
    /// Where no other text names a picture.
    private static let own = Result { try EditorWorld() }

    let world: EditorWorld
    let leroux: Writer

    init() throws {
        world = try Self.own.get()
        leroux = try world.librarian()
    }

    /// A picture of our own home page.
    private static var png: [UInt8] {
        get throws {
            Array(try Data(contentsOf: URL(fileURLWithPath: TestCampus.home + "/Content/pictures/phone.png")))
        }
    }

    private func adds(_ bytes: [UInt8], named name: String = "photo.png", described words: String) throws
        -> TestPage
    {
        try leroux.person.uploads(
            "/administration/images", file: "image", named: name, bytes: bytes, fields: ["description": words]
        )
    }

    @Test(
        "a picture is added with its words, once, served for a year, shown in a page, and stays while it is shown"
    )
    func life() throws {
        #expect(try adds(Self.png, described: "Le portail sur un téléphone").status == 303)
        #expect(try adds(Self.png, named: "la même.png", described: "Encore").status == 303)
        let list = try leroux.person.opens("/administration/images")
        let card = "//li[@class='picture-card'][.//img[@alt='Le portail sur un téléphone']]"
        #expect(try list.all(card).count == 1)
        let address = try list.one(card + "//img/@src")
        let code = try list.one(card + "//code")
        let picture = try world.campus.passerby().opens(address)
        #expect(picture.status == 200)
        #expect(picture.response.headers["cache-control"] == "public, max-age=31536000, immutable")
        #expect(picture.response.headers["x-content-type-options"] == "nosniff")
        #expect(["image/png", "image/jpeg"].contains(picture.response.headers["content-type"] ?? ""))
        #expect(
            try world.campus.passerby().opens(address.replacingOccurrences(of: "-", with: "-0")).status == 404
        )

        let page = try leroux.publishes("Avec une image", "Regardez\u{A0}:\n\n\(code)\n")
        let read = try world.campus.passerby().opens("/pages/avec-une-image")
        #expect(try read.one("//article//img/@src") == address)
        #expect(try read.one("//article//img/@alt") == "Le portail sur un téléphone")
        let id = try #require(address.split(separator: "/").last?.split(separator: "-").first)
        #expect(try leroux.person.opens("/administration/images").all(card + "//ul//a") == ["Avec une image"])
        let refused = try leroux.person.sends("/administration/images/\(id)/supprimer", ["jeton": "j1"])
        #expect(refused.status == 422)
        #expect(try refused.one("//div[@class='errors']/h2").contains("1 contenu"))
        try leroux.writes("Plus d’image.\n", on: page, pressing: "publier")
        #expect(
            try leroux.person.sends("/administration/images/\(id)/supprimer", ["jeton": "j2"]).status == 303)
        #expect(try world.campus.passerby().opens(address).status == 404)
    }

    @Test("what is no picture, whatever its name, is refused in a sentence, with its words kept")
    func refusals() throws {
        let files: [[UInt8]] = try [
            Array("<script>alert(1)</script>".utf8),
            Array("<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>".utf8),
            Array("GIF89a".utf8), Array(Self.png.prefix(300)), Array("%PDF-1.7".utf8), [0xFF, 0xD8, 0xFF], [],
        ]
        for bytes in files {
            let refused = try adds(bytes, described: "Une description")
            #expect(refused.status == 422)
            #expect(try refused.all("//div[@class='errors']//a").count == 1)
            #expect(try refused.one("//input[@id='champ-description']/@value") == "Une description")
        }
        let wordless = try adds(Self.png, described: "  ")
        #expect(wordless.status == 422)
        #expect(try wordless.one("//div[@class='errors']//a").hasPrefix("Décrivez"))
    }

    @Test("the words of a picture are changed, and are never empty")
    func describe() throws {
        let gif = Array(Data(base64Encoded: "R0lGODlhAQABAIAAAP8AAP///ywAAAAAAQABAAACAkQBADs=") ?? Data())
        #expect(try adds(gif, named: "point.gif", described: "Un point").status == 303)
        let list = try leroux.person.opens("/administration/images")
        let action = try list.one(
            "//li[.//img[@alt='Un point']]//form[.//input[@name='description']]/@action")
        #expect(try leroux.person.sends(action, ["description": ""]).status == 422)
        #expect(try leroux.person.sends(action, ["description": "Un point rouge"]).status == 303)
        #expect(try leroux.person.opens("/administration/images").has("//img[@alt='Un point rouge']"))
    }
}
