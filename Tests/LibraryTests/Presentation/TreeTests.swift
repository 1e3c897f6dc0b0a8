import Library
import Storage
import Testing

@Suite("The tree of contents")
struct TreeTests {
    @Test("B1 two tabs are delivered with their sections; empty, they are for those who fill them")
    func delivered() throws {
        let desk = try Desk()
        let tree = try desk.presented { try $0.tabs(for: .teacher, on: desk.today, seesAll: true) }
        #expect(tree.map(\.branch.title) == ["Élèves", "Équipe éducative"])
        #expect(tree[0].children.map(\.branch.title) == ["Trouver", "Apprendre à", "S’informer sur"])
        #expect(tree.allSatisfy { $0.isEmpty })
        #expect(try desk.presented { try $0.tabs(for: .teacher, on: desk.today) }.isEmpty)
    }

    @Test("B1 a rubric stands in several places, a section in several tabs, a content in several rubrics")
    func severalPlaces() throws {
        let desk = try Desk()
        let news = try desk.publish(.page, "Chercher un livre")
        let (first, second) = try desk.presenting { writing in
            let first = try writing.addBranch(.rubric, title: "Livres", in: ID(3), stamp: desk.stamp())
            let second = try writing.addBranch(.rubric, title: "Outils", in: ID(2), stamp: desk.stamp())
            try writing.place(first, in: ID(2))
            try writing.place(ID(3), in: ID(2))
            for rubric in [first, second] {
                try writing.put(.article(news, .page, slug: ""), in: rubric)
                try writing.put(.article(news, .page, slug: ""), in: rubric)
            }
            return (first, second)
        }
        let tabs = try desk.presented { try $0.tabs(for: .teacher, on: desk.today) }
        #expect(tabs.map(\.branch.title) == ["Élèves", "Équipe éducative"])
        #expect(tabs[0].children.map(\.branch.title) == ["Trouver"])
        #expect(tabs[1].children.map(\.branch.title) == ["Outils", "Livres", "Trouver"])
        #expect(tabs[1].children[2].children.map(\.branch.id) == [first])
        for rubric in [first, second] {
            let found = try desk.presented { try $0.rubric(rubric, for: .teacher, on: desk.today) }
            #expect(found?.rubric.contents.map(\.title) == ["Chercher un livre"])
        }
    }

    @Test("what may not stand there is refused")
    func misplaced() throws {
        let desk = try Desk()
        for (kind, parent) in [(Branch.Kind.section, 3), (.tab, 1), (.tab, 3)] {
            #expect(throws: PresentationRefusal.misplaced) {
                try desk.presenting {
                    try $0.addBranch(kind, title: "Ailleurs", in: ID(Int64(parent)), stamp: desk.stamp())
                }
            }
        }
        let selection = try desk.select("Romans")
        #expect(throws: PresentationRefusal.misplaced) {
            try desk.presenting { try $0.put(.selection(selection, slug: ""), in: ID(3)) }
        }
    }

    @Test("who may not see a tab sees no rubric of it, nor what is of another class in a rubric")
    func readers() throws {
        let desk = try Desk()
        let (open, kept) = (
            try desk.select("Pour tous"), try desk.select("Pour les sixièmes", for: sixth)
        )
        let (pupils, staff) = try desk.presenting { writing in
            let pupils = try writing.addBranch(.rubric, title: "Lire", in: ID(3), stamp: desk.stamp())
            let staff = try writing.addBranch(.rubric, title: "Enseigner", in: ID(2), stamp: desk.stamp())
            for rubric in [pupils, staff] {
                try writing.put(.selection(kept, slug: ""), in: rubric)
            }
            try writing.put(.selection(open, slug: ""), in: staff)
            return (pupils, staff)
        }
        func seen(_ rubric: ID<Branch>, by reader: Reader) throws -> [String]? {
            try desk.presented { try $0.rubric(rubric, for: reader, on: desk.today) }?.rubric.contents.map(
                \.title)
        }
        #expect(try seen(pupils, by: .pupil("6e A")) == ["Pour les sixièmes"])
        // A rubric where nothing is for them is not there.
        #expect(try seen(pupils, by: .pupil("5e B")) == nil)
        #expect(try seen(pupils, by: .visitor) == nil)
        #expect(try seen(staff, by: .pupil("6e A")) == nil)
        #expect(try seen(staff, by: .teacher) == ["Pour les sixièmes", "Pour tous"])
        #expect(try desk.presented { try $0.tabs(for: .pupil("5e B"), on: desk.today) }.isEmpty)
    }

    @Test("B1 the first ten tabs are shown, and the first ten sections of each")
    func limits() throws {
        let desk = try Desk()
        let selection = try desk.select("Romans")
        try desk.presenting { writing in
            let rubric = try writing.addBranch(.rubric, title: "Lire", stamp: desk.stamp())
            try writing.put(.selection(selection, slug: ""), in: rubric)
            for number in 1...12 {
                let tab = try writing.addBranch(.tab, title: "Espace \(number)", stamp: desk.stamp())
                try writing.place(rubric, in: tab)
                let section = try writing.addBranch(
                    .section, title: "Section \(number)", in: ID(1), stamp: desk.stamp())
                try writing.place(rubric, in: section)
            }
        }
        let tabs = try desk.presented { try $0.tabs(for: .visitor, on: desk.today) }
        #expect(tabs.count == 10 && tabs[0].branch.title == "Élèves")
        #expect(tabs[0].children.map(\.branch.title).last == "Section 10")
        #expect(tabs[0].children.count == 10)
        #expect(
            try desk.presented { try $0.tabs(for: .teacher, on: desk.today, seesAll: true) }.count == 14)
    }

    @Test("branches are ordered; what is cut leaves what stood in it")
    func ordering() throws {
        let desk = try Desk()
        try desk.presenting { writing in
            try writing.moveBranch(ID(2), in: nil, to: 1)
            try writing.moveBranch(ID(5), in: ID(1), to: 1)
        }
        let tree = try desk.presented { try $0.tabs(for: .teacher, on: desk.today, seesAll: true) }
        #expect(tree.map(\.branch.title) == ["Équipe éducative", "Élèves"])
        #expect(tree[1].children.map(\.branch.title) == ["S’informer sur", "Trouver", "Apprendre à"])
        try desk.presenting { try $0.removeBranch(ID(1)) }
        let left = try desk.presented { try $0.branches() }
        #expect(left.first { $0.branch.title == "Trouver" }?.parents.isEmpty == true)
    }
}
