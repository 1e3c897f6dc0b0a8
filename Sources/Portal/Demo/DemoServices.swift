import School
import Storage

/// The outside services of the campus of examples, at addresses that lead nowhere (RFC 2606).
enum DemoServices {
    static func fill(_ file: CampusFile) throws {
        for school in try file.read({ try $0.directory.schools() }) {
            var services = try file.read { try $0.services.all(of: school.id) }
            for place in services.indices {
                switch services[place].name {
                case "E-SIDOC": services[place].address = "https://\(school.rne.lowercased).example.org/"
                case "Pronote":
                    services[place].address = "https://example.org/pronote/\(school.rne.lowercased)/"
                case "SACoche":
                    services[place].address = "https://example.org/sacoche/"
                    services[place].profiles = [.teacher]
                default: break
                }
            }
            try file.write { try $0.services.set(services, of: school.id) }
        }
    }
}
