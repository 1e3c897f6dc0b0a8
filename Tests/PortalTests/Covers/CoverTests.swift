import Testing

@testable import Portal

@Suite("Covers drawn from the record")
struct CoverTests {
    static let hostile = [
        "", " ", "À", "<script>alert('\"&')</script>", "]]>", "&amp;",
        "Nul \u{0} et cloche \u{7} et \u{FFFF}",
        "Sens dessus \u{202E}dessous", "كتاب ألف ليلة وليلة", "吾輩は猫である、名前はまだ無い。どこで生れたかとんと見当がつかぬ",
        "👩‍👩‍👧‍👦🏴‍☠️ et 🐉", "e\u{301}\u{301}\u{301}le\u{300}ve", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        String(repeating: "Anticonstitutionnellement", count: 40), String(repeating: "de la ", count: 300),
        "Retour\r\nà la ligne\tet tabulation",
    ]

    @Test(
        "Any title, even a hostile one, gives a well-formed picture whose title says what it is",
        arguments: Cover.Kind.allCases)
    func wellFormed(kind: Cover.Kind) throws {
        for title in Self.hostile {
            for volume in ["", "3", "hors-série 2024"] {
                let cover = Cover(
                    title: title, author: title, kind: kind, callNumber: title, volume: volume, series: title)
                let drawn = try #require(DrawnCover(cover), "\(kind) \(title)")
                #expect(drawn.title == cover.title)
            }
        }
    }

    @Test("A title is shown to the letter by screen readers")
    func exactTitle() throws {
        let drawn = try #require(
            DrawnCover(Cover(title: "Tom & « Jerry » <3", author: "", kind: .comic, callNumber: "BD")))
        #expect(drawn.title == "Tom & « Jerry » <3")
    }

    @Test("No word leaves the sheet", arguments: Cover.Kind.allCases)
    func inside(kind: Cover.Kind) throws {
        let titles =
            Self.hostile + [
                "Le Tour du monde en quatre-vingts jours", "Sapiens : une brève histoire de l’humanité",
            ]
        for title in titles {
            for volume in ["", "12"] {
                let cover = Cover(
                    title: title, author: "Marie-Antoinette de La Rochefoucauld-Montmorency", kind: kind,
                    callNumber: "551.2 KRA", volume: volume, series: "Les Yeux de la découverte"
                )
                for line in try #require(DrawnCover(cover)).lines {
                    #expect(line.left > 0 && line.right < 200, "\(kind): \(line)")
                    #expect(line.y > line.size / 2 && line.y < 299, "\(kind): \(line)")
                }
            }
        }
    }

    @Test("A short title is shown whole, with its author", arguments: Cover.Kind.allCases)
    func whole(kind: Cover.Kind) throws {
        let cover = Cover(title: "Germinal", author: "Émile Zola", kind: kind, callNumber: "R ZOL")
        let words = try #require(DrawnCover(cover)).words
        #expect(words.contains("Germinal"))
        #expect(words.contains("Émile Zola"))
    }

    @Test("A title that is too long ends with an ellipsis", arguments: Cover.Kind.allCases)
    func ellipsis(kind: Cover.Kind) throws {
        let title = "Mémoires " + String(repeating: "d’un jeune homme rangé ", count: 30)
        let words = try #require(DrawnCover(Cover(title: title, author: "", kind: kind, callNumber: "R")))
            .words
        #expect(words.contains("Mémoires"))
        #expect(words.contains("…"))
    }

    @Test("The same record always has the same cover", arguments: Cover.Kind.allCases)
    func steady(kind: Cover.Kind) {
        let cover = {
            Cover(
                title: "L’Étranger", author: "Albert Camus", kind: kind, callNumber: "R CAM", volume: "2",
                series: "Folio")
        }
        #expect(cover().svg() == cover().svg())
    }

    @Test("Chance is the same in every process: FNV-1a of « a » and nothing else")
    func chance() {
        // 0xE40C292C is the published FNV-1a hash of "a"; then the separator and the mixing, by hand.
        var hash: UInt32 = (0xE40C_292C ^ 0xFF) &* 16_777_619
        hash ^= hash >> 16
        hash = hash &* 0x85EB_CA6B
        hash ^= hash >> 13
        hash ^= hash << 13
        hash ^= hash >> 17
        hash ^= hash << 5
        var seed = CoverSeed(["a"])
        #expect(seed.pick(1_000) == Int(hash >> 3) % 1_000)
    }

    @Test("Each sort of document has a layout of its own")
    func layouts() {
        let covers = Cover.Kind.allCases.map {
            Cover(title: "Naruto", author: "X", kind: $0, callNumber: "M NAR").svg()
        }
        #expect(Set(covers).count == Cover.Kind.allCases.count)
    }

    @Test("Two volumes of a set look alike and show their number", arguments: [Cover.Kind.comic, .manga])
    func volumes(kind: Cover.Kind) throws {
        let first = try #require(
            DrawnCover(
                Cover(
                    title: "Naruto", author: "K", kind: kind, callNumber: "M NAR", volume: "1",
                    series: "Naruto")))
        let twelfth = try #require(
            DrawnCover(
                Cover(
                    title: "Naruto", author: "K", kind: kind, callNumber: "M NAR", volume: "12",
                    series: "Naruto")))
        #expect(first.colours == twelfth.colours)
        #expect(first.lines.contains { $0.words == "1" })
        #expect(twelfth.lines.contains { $0.words == "12" && $0.size >= 20 })
    }

    @Test("A documentary shows its Dewey number, and its hundred gives the colour")
    func dewey() throws {
        let cover = { (call: String) in
            Cover(title: "Les Volcans", author: "K", kind: .documentary, callNumber: call)
        }
        let drawn = try #require(DrawnCover(cover("551.2 KRA")))
        #expect(drawn.lines.contains { $0.words == "551.2" && $0.size >= 30 })
        #expect(cover("551.2 KRA").palette == cover("523 HAW").palette)
        #expect(Set((0...9).map { cover("\($0)10 ABC").palette.deep }).count == 10)
    }

    @Test("An author keeps one colour on the shelf")
    func authorColour() {
        let first = Cover(title: "Germinal", author: "Émile Zola", kind: .novel, callNumber: "R ZOL")
        let second = Cover(title: "Nana", author: "Zola", kind: .novel, callNumber: "R ZOL")
        #expect(first.palette == second.palette)
    }

    @Test("An ordinary cover weighs less than three kilobytes", arguments: Cover.Kind.allCases)
    func light(kind: Cover.Kind) {
        let cover = Cover(
            title: "Vingt mille lieues sous les mers", author: "Jules Verne", kind: kind,
            callNumber: "551.46 VER",
            volume: "2", series: "Voyages extraordinaires"
        )
        #expect(cover.svg().utf8.count < 3_100)
    }

    @Test(
        "A picture may be shown under a policy that forbids inline styles and scripts",
        arguments: Cover.Kind.allCases)
    func policy(kind: Cover.Kind) {
        let svg = Cover(title: "javascript:alert(1)", author: "onload=", kind: kind, callNumber: "R").svg()
        for word in [" style=", "<style", "<script", "href", "onload=\""] { #expect(!svg.contains(word)) }
    }
}
