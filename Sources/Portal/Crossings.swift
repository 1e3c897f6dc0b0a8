import Library
import Storage

/// What passes between the portals of a campus: all of it is here, so that one of them may live on another machine.
extension PortalVisit {
    /// Another portal of the campus, and how many of its documents answer.
    struct Elsewhere {
        let name: String
        let address: String
        let count: Int
    }

    private static let mostNeighbours = 6

    /// The portals of the campus that have an answer to a search that had none here.
    func elsewhere(_ asked: Search) throws -> [Elsewhere] {
        guard let rne = place.rne, !asked.text.isEmpty else { return [] }
        let search = asked.withoutFilters().asking(asked.text, isLiteral: true)
        return try site.folder.platform.neighbours(of: rne, limit: Self.mostNeighbours).compactMap { other in
            guard let place = place.beside(other.rne), let count = count(of: search, at: other.rne), count > 0
            else { return nil }
            return Elsewhere(name: other.name, address: place.address(of: .search(search)), count: count)
        }
    }

    /// Nil when the other portal cannot be asked now: it is not this reader's trouble.
    private func count(of search: Search, at rne: RNE) -> Int? {
        do {
            return try site.libraries.file(for: rne).read { try $0.catalogue.count(of: search) }
        } catch {
            site.logger.warning("\(rne) does not answer its campus: \(error)")
            return nil
        }
    }
}

extension PortalVisit {
    /// The campus that the portal belongs to, where it is reached from here; nil when there is none on this server.
    func campus() -> CampusPlace? {
        guard let rne = place.rne, !place.base.isEmpty || place.platform != "/" else { return nil }
        do {
            return try site.folder.platform.campus(of: rne).map { campus in
                let root = place.platform == "/" ? "" : String(place.platform.dropLast())
                return CampusPlace(
                    code: campus.code, base: "\(root)/espaces/\(campus.code)",
                    origin: root.isEmpty ? place.origin : "", platform: place.platform)
            }
        } catch {
            site.logger.warning("the campus of \(rne) is not known: \(error)")
            return nil
        }
    }
}

extension PortalVisit {
    /// The portal of the campus that has a copy of this number, when this one has none.
    func portal(ofCopy number: String) -> String? {
        guard let rne = place.rne else { return nil }
        do {
            return try site.folder.platform.neighbours(of: rne, limit: Self.mostNeighbours).first { other in
                has(copy: number, at: other.rne)
            }?.name
        } catch {
            site.logger.warning("the campus of \(rne) is not known: \(error)")
            return nil
        }
    }

    private func has(copy number: String, at rne: RNE) -> Bool {
        do {
            return try site.libraries.file(for: rne).read { try $0.circulation.copy(number: number) } != nil
        } catch {
            site.logger.warning("\(rne) does not answer its campus: \(error)")
            return false
        }
    }
}
