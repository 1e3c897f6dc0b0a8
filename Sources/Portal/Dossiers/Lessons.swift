import Library
import School
import Storage
import WebServer

/// The tables of contents of dossiers of lessons (D10).
extension CampusVisit {
    func show(_ page: LessonsPage) throws -> Response {
        switch page {
        case .list: try showLessons()
        case .new: try showLessonForm(nil)
        case .dossier(let id): try showLesson(id)
        case .form(let id): try showLessonForm(id)
        case .documents(let id, let search): try showLessonDocuments(id, search)
        }
    }

    /// Who prepares dossiers: whoever teaches, and librarians.
    ///
    /// - Throws: `Failure.notFound` for anybody else.
    func lessonAuthor() throws -> LessonAuthor {
        guard let member, let person = member.person,
            member.isA(.teacher) || member.affiliations.contains(where: \.isLibrarian)
        else { throw Failure.notFound }
        return LessonAuthor(person: person, affiliations: member.affiliations)
    }

    /// The portals of this machine that somebody sees, in their order; of whoever sees none, all of them.
    func lessonPortals(of person: ID<Person>) throws -> [LessonPortal] {
        let (own, all) = try file.read {
            (try $0.partners.portals(of: person, on: today), try $0.partners.partners())
        }
        return (own.isEmpty ? all : own).compactMap { partner in
            partner.isDistant
                ? nil : portalAtHome(partner.rne).map { LessonPortal(name: partner.name, portal: $0) }
        }
    }

    /// What the portals say of the documents of a dossier; one that does not answer says nothing.
    func stock(of documents: [DossierDocument], in dossier: ID<Dossier>) -> [RNE: [Int64: LessonStock]] {
        LessonRecords.byPortal(documents).reduce(into: [:]) { stock, records in
            guard let portal = portalAtHome(records.key) else { return }
            do {
                stock[records.key] = try portal.stock(of: records.value, in: dossier, on: today)
            } catch {
                site.logger.warning("\(records.key) does not answer its campus: \(error)")
            }
        }
    }
}

struct LessonAuthor {
    let person: Person
    let affiliations: [Affiliation]

    var id: ID<Person> { person.id }
}

/// A portal of this machine, under the name that its campus gives it.
struct LessonPortal {
    let name: String
    let portal: PortalAtHome

    var rne: RNE { portal.rne }
}

/// The numbers of the documents of a dossier, portal by portal.
enum LessonRecords {
    static func byPortal(_ documents: [DossierDocument]) -> [RNE: [Int64]] {
        documents.reduce(into: [:]) { records, document in
            if case .portal(let rne, let record) = document.source {
                records[rne, default: []].append(record)
            }
        }
    }
}

extension CampusSubmission {
    func perform(_ action: LessonsAction) throws -> Response {
        let author = try visit.lessonAuthor()
        do {
            switch action {
            case .make: return try makeLesson(by: author)
            case .change(let id): return try changeLesson(id, by: author)
            case .copy(let id): return try copyLesson(id, by: author)
            case .remove(let id):
                try file.write { try $0.dossiers.remove(id, of: author.id, on: visit.today) }
                return reported(id, .list, .lessonRemoved)
            case .putBack(let id):
                try file.write { try $0.dossiers.putBack(id, of: author.id) }
                return reported(id, .list, .lessonBack)
            case .add(let id): return try addLessonDocument(to: id, by: author)
            case .annotate(let id, let document): return try annotate(document, in: id, by: author)
            case .raise(let id, let document):
                try once { campus, _ in try campus.dossiers.raise(document, in: id, of: author.id) }
                return redirect(to: .lessons(.documents(id, LessonSearch())), saying: .lessonDocumentKept)
            case .takeOut(let id, let document):
                try file.write { try $0.dossiers.takeOut(document, of: id, of: author.id) }
                return reported(id, .documents(id, LessonSearch()), .lessonDocumentOut)
            }
        } catch DossierRefusal.unknown {
            throw Failure.notFound
        }
    }

    /// The portals are told what changed, then the page says what was done.
    func reported(_ id: ID<Dossier>, _ page: LessonsPage, _ saying: Saying) -> Response {
        visit.site.report(id, in: visit.place.code)
        return redirect(to: .lessons(page), saying: saying)
    }
}
