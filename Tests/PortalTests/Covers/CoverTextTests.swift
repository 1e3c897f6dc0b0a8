import Testing

@testable import Portal

@Suite("Words on a cover")
struct CoverTextTests {
    @Test(
        "A line does not end with « de », « la » or « à » when another break will do",
        arguments: [
            "Contes de ma mère l’Oye", "Harry Potter à l’école des sorciers",
            "Le Tour du monde en quatre-vingts jours",
            "La Ferme des animaux", "Au Bonheur des Dames", "Le Lion et la Belette",
        ])
    func noOrphans(title: String) {
        let setting = CoverSetting(title, width: 150, height: 130, sizes: 13...32)
        for (index, line) in setting.lines.enumerated().dropLast() where index > 0 || line.contains(" ") {
            let last = line.split(separator: " ").last.map { $0.lowercased() } ?? ""
            #expect(
                !["de", "des", "la", "le", "à", "du", "en", "et", "au"].contains(last), "\(setting.lines)")
        }
        #expect(setting.lines.joined(separator: " ").replacing("- ", with: "-") == title)
    }

    @Test("A question mark never starts a line")
    func signs() {
        for width in stride(from: 40.0, through: 200, by: 7) {
            let setting = CoverSetting(
                "Qui a peur du grand méchant loup ?", width: width, height: 400, sizes: 12...20, maxLines: 20)
            #expect(!setting.lines.contains { $0.hasPrefix("?") })
        }
    }

    @Test("A larger column never makes words smaller")
    func monotonous() {
        var last = 0.0
        for width in stride(from: 60.0, through: 180, by: 5) {
            let size = CoverSetting("Quelque part entre nos ombres", width: width, height: 120, sizes: 9...40)
                .size
            #expect(size >= last)
            last = size
        }
    }

    @Test("A word wider than the column is set smaller, then cut with a hyphen")
    func longWord() {
        let small = CoverSetting("Anticonstitutionnellement", width: 130, height: 100, sizes: 13...30)
        #expect(small.lines == ["Anticonstitutionnellement"])
        let cut = CoverSetting("Anticonstitutionnellement", width: 60, height: 100, sizes: 13...30)
        #expect(cut.lines.count > 1)
        #expect(cut.lines.joined().replacing("-", with: "") == "Anticonstitutionnellement")
    }

    @Test("An accent or a joined emoji is never cut from its letter")
    func clusters() {
        let beginning = CoverText.beginning(of: "e\u{301}e\u{301}e\u{301}", within: 1.2)
        #expect(beginning == "e\u{301}e\u{301}")
        #expect(CoverText.beginning(of: "👩‍🚀👩‍🚀", within: 1.5).unicodeScalars.last?.value != 0x200D)
    }

    @Test(
        "What follows a colon is the smaller half of a title",
        arguments: [
            ("Sapiens : une brève histoire", "Sapiens", "une brève histoire"),
            ("Sapiens\u{A0}: une brève histoire", "Sapiens", "une brève histoire"),
            ("Ubu roi", "Ubu roi", ""), ("2001: l’odyssée de l’espace", "2001", "l’odyssée de l’espace"),
            (": rien", ": rien", ""),
            ("20:00", "20:00", ""),
        ])
    func headline(title: String, main: String, rest: String) {
        let headline = CoverText.headline(title)
        #expect(headline.main == main)
        #expect(headline.rest == rest)
    }

    @Test("Titles written from right to left are set that way")
    func rightToLeft() {
        let svg = Cover(title: "كتاب ألف ليلة وليلة", author: "", kind: .novel, callNumber: "R").svg()
        #expect(svg.contains("direction=\"rtl\""))
        #expect(!Cover(title: "Nana", author: "Zola", kind: .novel, callNumber: "R").svg().contains("rtl"))
    }
}
