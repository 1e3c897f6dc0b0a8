import Library
import Storage
import WebServer

/// POST /administration/fichiers/…: what is done with the files of the shelf.
extension PortalSubmission {
    func perform(_ action: LiaisonAction) throws -> Response {
        switch action {
        case .receive(_, let school): try receiveUsers(of: school)
        case .download(let id): try download(id)
        case .look(let id): try look(into: id)
        case .purge(let id): try purge(id)
        case .addToken: try addToken(visit.request.form())
        case .removeToken: try removeToken(visit.request.form())
        }
    }

    private func download(_ id: ID<ReceivedFile>) throws -> Response {
        guard let content = try library.read({ try $0.shelf.content(of: id, at: visit.now) }) else {
            return redirect(to: .liaison(.files), saying: .fileGone)
        }
        try library.write {
            try $0.shelf.noteDownload(of: id, by: visit.account?.name ?? "", at: visit.now)
        }
        var response = Response(contentType: "application/xml", body: content)
        response.headers.set(
            "Content-Disposition", "attachment; filename=\"utilisateurs-\(visit.today).xml\"")
        response.headers.set("Cache-Control", "private, no-store")
        return response
    }

    /// Straight into the update of the borrowers: what the file would change is shown, and nothing is written yet.
    private func look(into id: ID<ReceivedFile>) throws -> Response {
        let form = try visit.request.form()
        guard let content = try library.read({ try $0.shelf.content(of: id, at: visit.now) }) else {
            return redirect(to: .liaison(.files), saying: .fileGone)
        }
        if let fault = try fault(of: content) {
            return try visit.showLiaisons(fault: fault, status: .unprocessableContent)
        }
        let stamp = stamp(form["jeton"])
        let draft = try keep(content, named: "Utilisateurs envoyés par les espaces", stamp)
        try library.write {
            try $0.shelf.noteDownload(
                of: id, by: "\(stamp.actor), pour la mise à jour des emprunteurs", at: visit.now)
        }
        return .redirect(to: visit.address(of: .borrowers(.draft(draft))))
    }

    private func purge(_ id: ID<ReceivedFile>) throws -> Response {
        let isPurged = try library.write { try $0.shelf.purge(id, by: visit.account?.name ?? "") }
        return redirect(to: .liaison(.files), saying: isPurged ? .filePurged : .fileGone)
    }
}
