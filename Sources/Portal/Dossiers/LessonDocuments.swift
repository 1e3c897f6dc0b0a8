import Formats
import Library
import School
import Storage
import Templating
import WebServer

/// GET and POST /dossiers/12/documents: a search in the portals of the teacher, and the list that it fills.
extension CampusVisit {
    private static let mostChoices = 8

    func showLessonDocuments(
        _ id: ID<Dossier>, _ search: LessonSearch, typed: LessonLink = LessonLink(), refusal: String? = nil,
        status: Status = .ok,
    ) throws -> Response {
        let author = try lessonAuthor()
        let (found, documents) = try file.read {
            (try $0.dossiers.dossier(id, of: author.id), try $0.dossiers.documents(of: id))
        }
        guard let dossier = found, dossier.removedOn == nil else { throw Failure.notFound }
        let portals = try lessonPortals(of: author.id)
        let chosen = portals.first { $0.rne == search.portal } ?? portals.first
        let findings =
            search.text.isEmpty
            ? nil
            : try chosen?.portal.findings(
                search.text, for: nil, limit: Self.mostChoices, on: today)
        let view = LessonDocumentsView(
            dossier, documents, stock: stock(of: documents, in: id), search, findings, in: chosen,
            portals: portals, typed: typed, refusal: refusal, token: newToken(), self)
        return try render(
            view, title: view.title, status: status, tabs: member.flatMap { espaceTabs($0, at: nil) })
    }
}

extension CampusSubmission {
    /// A document that a search found, or an address that was typed.
    func addLessonDocument(to id: ID<Dossier>, by author: LessonAuthor) throws -> Response {
        let search = LessonSearch(portal: form["cdi"].flatMap { RNE($0) }, text: form["q"] ?? "")
        let link = LessonLink(title: form["titre"] ?? "", address: form["adresse"] ?? "")
        do {
            guard let number = form["notice"] else {
                try file.write {
                    try $0.dossiers.add(link.address, title: link.title, to: id, of: author.id)
                }
                return redirect(to: .lessons(.documents(id, search)), saying: .lessonDocumentIn)
            }
            guard let record = ID<Record>(number), let rne = search.portal,
                try visit.lessonPortals(of: author.id).contains(where: { $0.rne == rne }),
                let found = try visit.portalAtHome(rne)?.record(record)
            else { throw Failure.notFound }
            try file.write {
                try $0.dossiers.add(
                    record.number, of: rne, title: found.numberedTitle, byline: found.byline, to: id,
                    of: author.id)
            }
            return redirect(to: .lessons(.documents(id, search)), saying: .lessonDocumentIn)
        } catch let refusal as DossierRefusal where refusal != .unknown {
            return try visit.showLessonDocuments(
                id, search, typed: link, refusal: Wording.refusal(refusal, today: visit.today),
                status: .unprocessableContent)
        }
    }

    /// A word on a document, and until when it stays at the library.
    func annotate(_ document: ID<DossierDocument>, in id: ID<Dossier>, by author: LessonAuthor) throws
        -> Response
    {
        let typed = (form["usuel"] ?? "").trimmed
        do {
            let day = Day(typed)
            guard typed.isEmpty || day != nil else { throw DossierRefusal.badDay }
            try file.write {
                try $0.dossiers.set(
                    note: form["mot"] ?? "", keptUntil: day, of: document, in: id, of: author.id,
                    on: visit.today)
            }
        } catch let refusal as DossierRefusal where refusal != .unknown {
            return try visit.showLessonDocuments(
                id, LessonSearch(), refusal: Wording.refusal(refusal, today: visit.today),
                status: .unprocessableContent)
        }
        return reported(id, .documents(id, LessonSearch()), .lessonDocumentKept)
    }
}

struct LessonLink {
    var title = ""
    var address = ""
}
