import Foundation
import Portal
import Storage
import Testing
import WebServer

@Suite("The list of portals")
struct PlatformTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    @Test("lists every portal by town, each link opens one")
    func lists() throws {
        let page = try campus.openPlatform("/")
        #expect(try page.all("//h2") == ["Saint-Aubin", "Espaces des cités scolaires"])
        let links = try page.all("//a[@class='portal']/@href")
        #expect(links == ["/cdi/9990001x/home/", "/cdi/9990002y/home/", "/espaces/tilleuls/"])
        for link in links { #expect([200, 303].contains(try campus.openPlatform(link).status)) }
    }

    @Test(
        "finds a portal by town, name or number, accents and case aside; says what to do when there is none",
        arguments: [
            ("SAINT aubin", 3), ("lycee", 1), ("9990001x", 1), ("tilleuls college", 1), ("cite", 1),
            ("reims", 0),
            ("\"'<b>", 3),
        ])
    func finds(text: String, count: Int) throws {
        let page = try campus.openPlatform(PlatformPage.home(text: text, page: 1).address)
        #expect(try page.all("//a[@class='portal']").count == count)
        #expect(try page.has("//div[@class='empty']") == (count == 0))
    }
}
