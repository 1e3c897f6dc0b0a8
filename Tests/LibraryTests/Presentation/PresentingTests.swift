import Library
import Storage
import Testing

@Suite("Resources, agenda, home page")
struct PresentingTests {
    @Test(
        "P-06 and P-09: who signs in reaches a resource without borrowing; the class it is for, and the staff, else"
    )
    func resources() throws {
        let desk = try Desk()
        let (open, forSixth) = try desk.presenting { writing in
            (
                try writing.addResource(
                    Resource.Settings(
                        title: "Encyclopédie", address: "https://encyclopedie.example.org/?a=1"),
                    stamp: desk.stamp()),
                try writing.addResource(
                    Resource.Settings(
                        title: "Lecture", address: "https://lire.example.org",
                        readership: Readership(.signedIn, classes: ["6e A"])), stamp: desk.stamp()),
            )
        }
        func admitted(_ resource: ID<Resource>) throws -> [Bool] {
            let resource = try #require(try desk.presented { try $0.resource(resource) })
            return [Reader.visitor, .parent, .pupil("5e B"), .pupil("6e A"), .teacher].map {
                resource.settings.readership.admits($0)
            }
        }
        #expect(try admitted(open) == [false, true, true, true, true])
        #expect(try admitted(forSixth) == [false, false, false, true, true])
    }

    @Test(
        "an address that is not one of the web, or hides where it leads, is refused",
        arguments: [
            "", "http://exemple.fr", "javascript:alert(1)", "https://", "https:///x", "https://a b.fr",
            "https://moi@exemple.fr/", "https://exemple.fr/\"", "https://exemple", "data:text/html,x",
            "https://.fr", "HTTPS:/exemple.fr", "//exemple.fr",
        ])
    func badAddresses(address: String) throws {
        let desk = try Desk()
        #expect(throws: PresentationRefusal.badAddress) {
            try desk.presenting {
                try $0.addResource(Resource.Settings(title: "X", address: address), stamp: desk.stamp())
            }
        }
    }

    @Test("a subscription that is over leaves the list the day after")
    func subscriptions() throws {
        let desk = try Desk()
        try desk.presenting {
            try $0.addResource(
                Resource.Settings(
                    title: "Presse", address: "https://presse.example.org", subscribedUntil: desk.today),
                stamp: desk.stamp())
        }
        #expect(try desk.presented { try $0.resources(on: desk.today) }.count == 1)
        #expect(try desk.presented { try $0.resources(on: desk.today + 1) }.isEmpty)
    }

    @Test("the agenda says what is not over, in order, to those it is for")
    func agenda() throws {
        let desk = try Desk()
        let today = desk.today
        func add(
            _ title: String, _ first: Int, to last: Int? = nil, at hour: Int? = nil,
            for readers: Readership = .everybody
        ) throws {
            try desk.presenting {
                try $0.addEvent(
                    AgendaEvent.Settings(
                        title: title, firstDay: today + first, lastDay: last.map { today + $0 },
                        opensAt: hour, readership: readers), stamp: desk.stamp())
            }
        }
        try add("Passé", -2)
        try add("En cours", -2, to: 0)
        try add("Plus tard", 3, at: 840)
        try add("Avant", 3, at: 600)
        try add("Conseil", 1, for: Readership(.staff))
        try add("Visite", 2, for: sixth)
        func titles(_ reader: Reader) throws -> [String] {
            try desk.presented { try $0.events(for: reader, from: today) }.map(\.title)
        }
        #expect(try titles(.visitor) == ["En cours", "Avant", "Plus tard"])
        #expect(try titles(.pupil("5e B")) == ["En cours", "Avant", "Plus tard"])
        #expect(try titles(.pupil("6e B")) == ["En cours", "Visite", "Avant", "Plus tard"])
        #expect(try titles(.teacher) == ["En cours", "Conseil", "Visite", "Avant", "Plus tard"])
        #expect(throws: PresentationRefusal.endsBeforeItStarts) { try add("Faux", 3, to: 1) }
    }

    @Test("the home page is the usual one until somebody composes it, and again when they want")
    func home() throws {
        let desk = try Desk()
        let usual: [HomeBlock.Kind] = [
            .search, .account, .hours, .news, .newest, .agenda, .shelves, .resources,
        ]
        func kinds(_ reader: Reader = .visitor) throws -> [HomeBlock.Kind] {
            try desk.presented { try $0.home(for: reader) }.map(\.kind)
        }
        #expect(try kinds() == usual)
        let newest = try #require(try desk.presented { try $0.blocks() }.first { $0.kind == .newest }).id
        try desk.presenting { try $0.moveBlock(newest, to: 2) }
        #expect(try kinds() == [.search, .newest, .account, .hours, .news, .agenda, .shelves, .resources])

        try desk.presenting { writing in
            let text = try writing.addBlock(.text, HomeBlock.Settings(text: "Bonjour", count: 1))
            try writing.setBlock(
                text,
                to: HomeBlock.Settings(text: "Bonjour les sixièmes", count: 1, readership: sixth))
            try writing.setBlock(newest, hidden: true)
        }
        #expect(try kinds() == [.search, .account, .hours, .news, .agenda, .shelves, .resources])
        #expect(try kinds(.pupil("6e A")).last == .text)
        try desk.presenting { try $0.useUsualHome() }
        #expect(try kinds() == usual)
    }

    @Test("a block taken away can be put back where it was")
    func removal() throws {
        let desk = try Desk()
        let hours = try #require(try desk.presented { try $0.blocks() }.first { $0.kind == .hours }).id
        try desk.presenting { try $0.removeBlock(hours, on: desk.today) }
        #expect(
            try desk.presented { try $0.blocks() }.map(\.kind) == [
                .search, .account, .news, .newest, .agenda, .shelves, .resources,
            ])
        #expect(try desk.presented { try $0.removedBlocks() }.map(\.kind) == [.hours])
        try desk.presenting { try $0.putBackBlock(hours) }
        #expect(
            try desk.presented { try $0.blocks() }.map(\.kind) == [
                .search, .account, .hours, .news, .newest, .agenda, .shelves, .resources,
            ])
    }

    @Test("a home page without anything stays so: it was composed")
    func empty() throws {
        let desk = try Desk()
        for block in try desk.presented({ try $0.blocks() }) {
            try desk.presenting { try $0.removeBlock(block.id, on: desk.today) }
        }
        #expect(try desk.presented { try $0.home(for: .visitor) }.isEmpty)
    }

    @Test("a block of a selection leaves with the selection, and needs one")
    func blockOfSelection() throws {
        let desk = try Desk()
        let selection = try desk.select("Coup de cœur")
        try desk.presenting {
            try $0.addBlock(.selection, HomeBlock.Settings(count: 8, selection: selection))
        }
        #expect(try desk.presented { try $0.home(for: .visitor) }.last?.settings.selection == selection)
        try desk.presenting { try $0.removeSelection(selection) }
        #expect(try desk.presented { try $0.home(for: .visitor) }.last?.kind == .resources)
        #expect(throws: PresentationRefusal.nothingToShow) {
            try desk.presenting { try $0.addBlock(.selection, HomeBlock.Settings(count: 8)) }
        }
        #expect(throws: PresentationRefusal.nothingToShow) {
            try desk.presenting { try $0.addBlock(.text, HomeBlock.Settings(text: " \n", count: 1)) }
        }
    }
}
