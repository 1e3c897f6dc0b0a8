import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/import: a file of borrowers is sent, or pasted.
extension PortalVisit {
    func showImport(fault: String? = nil, pasted: String = "", status: Status = .ok) throws -> Response {
        let view = ImportView(fault: fault, pasted: pasted, token: newToken(), seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, hasSearch: false, section: .borrowers)
    }
}

extension PortalSubmission {
    /// POST /gestion/emprunteurs/import: the file is read and kept, nothing is written yet.
    func receiveFile(pasted: String, _ token: String) throws -> Response {
        let upload =
            visit.request.mediaType == "multipart/form-data"
            ? try visit.request.multipart().upload("fichier") : nil
        func refused(_ reason: String) throws -> Response {
            try visit.showImport(fault: reason, pasted: pasted, status: .unprocessableContent)
        }
        let bytes = try upload.map { $0.size > BorrowerDraft.mostBytes ? nil : try $0.bytes() } ?? []
        guard let bytes, pasted.utf8.count <= BorrowerDraft.mostBytes else {
            return try refused(Self.tooLarge)
        }
        let content = bytes.isEmpty ? Array(pasted.utf8) : bytes
        guard !content.isEmpty else { return try refused("Choisissez un fichier, ou collez son contenu.") }
        if let fault = try fault(of: content) { return try refused(fault) }
        let name = bytes.isEmpty ? "Lignes collées" : upload?.filename ?? ""
        let id = try keep(content, named: name, stamp(token))
        return .redirect(to: visit.address(of: .borrowers(.draft(id))))
    }

    private static let tooLarge =
        "Ce fichier dépasse 5\u{A0}Mo. Enlevez les colonnes inutiles, ou coupez-le en deux."

    /// Why a file cannot be looked at; nil: it can.
    func fault(of content: [UInt8]) throws -> String? {
        guard content.count <= BorrowerDraft.mostBytes else { return Self.tooLarge }
        do {
            let file = try BorrowerFile(content)
            let count = file.lines.count + file.problems.count
            return count > 0 ? nil : "Ce fichier n’a que la ligne des titres."
        } catch let error as BorrowerFile.TooLong {
            return
                "Ce fichier a \(Wording.number(error.lines)) lignes\u{A0}: au plus \(Wording.number(BorrowerDraft.mostLines)) à la fois."
        } catch let error as FormatError {
            return error.reason
        }
    }

    /// Keeps a file until somebody decides on it; the same form again finds the same draft.
    func keep(_ content: [UInt8], named name: String, _ stamp: Stamp) throws -> ID<BorrowerDraft> {
        try library.write { writing in
            try writing.once("receive \(name) " + String(decoding: content, as: UTF8.self), stamp) {
                try writing.borrowers.receive(content, name: name, stamp: stamp)
            }
        }.outcome
    }
}

struct ImportView: View {
    static let template = "borrowers/import"

    let back: Link
    let title: String
    let fault: String?
    let pasted: String
    let action: String
    let token: String
    let columns: [String]
}

extension ImportView {
    init(fault: String?, pasted: String, token: String, seenFrom view: Viewpoint) {
        back = Link("Emprunteurs", view.address(of: BorrowersPage.list(BorrowerQuery())))
        title = "Faire entrer un fichier d’emprunteurs"
        self.fault = fault
        self.pasted = pasted
        action = view.address(of: BorrowersAction.receive(pasted: "", token: ""))
        self.token = token
        columns = BorrowerTable.headings
    }
}
