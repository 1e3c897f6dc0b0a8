import Foundation
import Testing

@Suite("Icons")
struct IconTests {
    private let home = URL(fileURLWithPath: TestCampus.home)

    private func text(of folder: String, _ ending: String) throws -> String {
        let root = home.appending(path: folder)
        let names = try #require(FileManager.default.enumerator(atPath: root.path))
        return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.map { name in
            try String(contentsOf: root.appending(path: name), encoding: .utf8)
        }.joined(separator: "\n")
    }

    @Test("every icon that a page names is drawn")
    func drawn() throws {
        let sheet = try text(of: "Static/icons", "icons.svg")
        let drawn = Set(sheet.matches(of: /id="([a-z-]+)"/).map { String($0.1) })
        let named =
            try text(of: "Sources/Portal", ".swift").matches(of: /icon: "([a-z-]+)"/).map { String($0.1) }
            + text(of: "Templates", ".mustache").matches(of: /icons}}#([a-z-]+)/).map { String($0.1) }
        #expect(named.count > 50)
        #expect(Set(named).subtracting(drawn) == [])
    }
}
