import Formats
import School
import Storage
import Testing

@Suite("Outside services of a school")
struct ExternalServiceTests {
    private let campus: TestCampusFile

    init() throws {
        campus = try TestCampusFile()
        try campus.bring([
            TestCampusFile.pupil("Marchand Zoé", "3eA"),
            TestCampusFile.person(
                "Diallo Mamadou", .teacher, at: [TestCampusFile.collegeNumber, TestCampusFile.lyceeNumber]),
        ])
    }

    private func shown(to name: String) throws -> [String] {
        let id = try campus.person(name).id
        return try campus.file.read { try $0.services.shown(to: id) }.flatMap { place in
            place.services.map { "\($0.name) \(place.school.name)" }
        }
    }

    @Test("L-02 six services are offered to a school which has set none")
    func offered() throws {
        let services = try campus.file.read { try $0.services.all(of: campus.college) }
        #expect(services.map(\.name) == ["SACoche", "E-SIDOC", "BCDI", "GiBii", "Wordpress", "Pronote"])
        #expect(services.allSatisfy { $0.address.isEmpty && $0.opensNewWindow && $0.isEnabled })
        #expect(try shown(to: "Marchand Zoé") == [], "L-08 none is shown before its address is known")
    }

    @Test("L-01 L-08 a service is shown once its address is set, to those for whom it is, in order")
    func shown() throws {
        try campus.file.write {
            try $0.services.set(
                [
                    ExternalService(name: "Pronote", address: "https://pronote.exemple.org/?a=1#b"),
                    ExternalService(name: "E-SIDOC", address: "https://cdi.exemple.org"),
                    ExternalService(
                        name: "SACoche", address: "http://sacoche.exemple.org", profiles: [.teacher]),
                    ExternalService(name: "BCDI", address: "https://bcdi.exemple.org", isEnabled: false),
                    ExternalService(name: "GiBii"),
                ], of: campus.college)
            try $0.services.set(
                [ExternalService(name: "E-SIDOC", address: "https://lycee.exemple.org")], of: campus.lycee)
        }
        #expect(
            try shown(to: "Marchand Zoé") == ["Pronote Collège Les Tilleuls", "E-SIDOC Collège Les Tilleuls"])
        #expect(
            try shown(to: "Diallo Mamadou").sorted() == [
                "E-SIDOC Collège Les Tilleuls", "E-SIDOC Lycée Les Tilleuls", "Pronote Collège Les Tilleuls",
                "SACoche Collège Les Tilleuls",
            ])
    }

    @Test(
        "an address that is not of the web is refused, and everything stays as it was",
        arguments: [
            "javascript:alert(1)", "pronote.exemple.org", "https://", "http:///x", "ftp://x.org",
            "https://a b",
            "https://banque.fr@pirate.org/", "https://x.org/\"onclick=", "//x.org", "https://é.org",
            "https://x.org/" + String(repeating: "a", count: 600),
        ])
    func refused(address: String) throws {
        let good = [ExternalService(name: "Pronote", address: "https://pronote.exemple.org")]
        try campus.file.write { try $0.services.set(good, of: campus.college) }
        #expect(throws: ExternalServiceRefusal.badAddress(of: "SACoche")) {
            try campus.file.write {
                try $0.services.set(
                    good + [ExternalService(name: "SACoche", address: address)], of: campus.college)
            }
        }
        #expect(try campus.file.read { try $0.services.all(of: campus.college) } == good)
    }

    @Test("a name is given once")
    func names() {
        #expect(throws: ExternalServiceRefusal.nameTwice("pronote")) {
            try campus.file.write {
                try $0.services.set(
                    [ExternalService(name: "Pronote"), ExternalService(name: "pronote")], of: campus.college)
            }
        }
        #expect(throws: ExternalServiceRefusal.noName(place: 1)) {
            try campus.file.write { try $0.services.set([ExternalService(name: " ")], of: campus.college) }
        }
    }
}
