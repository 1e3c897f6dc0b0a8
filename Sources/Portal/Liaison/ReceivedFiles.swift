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
        case .confirm(let id): try confirm(id)
        case .access: try grantAccess()
        case .addToken: try addToken(visit.request.form())
        case .removeToken: try removeToken(visit.request.form())
        }
    }

    private func download(_ id: ID<ReceivedFile>) throws -> Response {
        guard let content = try library.read({ try $0.shelf.content(of: id, at: visit.now) }) else {
            return try notThere(id)
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
            return try notThere(id)
        }
        if let fault = try fault(of: content) {
            return try visit.showLiaisons(fault: fault, status: .unprocessableContent)
        }
        let census = try UsersCensus(reading: content)
        guard try !library.write({ try $0.shelf.weigh(id, naming: census, at: visit.now) }) else {
            return try notThere(id)
        }
        let stamp = stamp(form["jeton"])
        let draft = try keep(content, named: "Utilisateurs envoyés par les espaces", stamp)
        try library.write {
            try $0.shelf.noteLook(at: id, in: draft, by: stamp.actor, at: visit.now)
        }
        return .redirect(to: visit.address(of: .borrowers(.draft(draft))))
    }

    private func purge(_ id: ID<ReceivedFile>) throws -> Response {
        let isPurged = try library.write {
            try $0.shelf.purge(id, by: visit.account?.name ?? "", at: visit.now)
        }
        return redirect(to: .liaison(.files), saying: isPurged ? .filePurged : .fileGone)
    }

    /// The file is right, though it takes many people away: it may be used.
    private func confirm(_ id: ID<ReceivedFile>) throws -> Response {
        let now = visit.now
        let (isConfirmed, file) = try library.write { library in
            let isConfirmed = try library.shelf.confirm(id, by: visit.account?.name ?? "", at: now)
            return (isConfirmed, try library.shelf.reading.file(id, at: now))
        }
        // Twice is once: the second click finds what the first one did.
        let isUsable = isConfirmed || file.map { !$0.isGone } ?? false
        return redirect(to: .liaison(.files), saying: isUsable ? .fileConfirmed : .fileGone)
    }

    /// Gone, or waiting for a yes.
    private func notThere(_ id: ID<ReceivedFile>) throws -> Response {
        let isHeld = try library.read { library in
            try library.shelf.file(id, at: visit.now).map { $0.isHeld && !$0.isGone } ?? false
        }
        return redirect(to: .liaison(.files), saying: isHeld ? .fileHeld : .fileGone)
    }
}
