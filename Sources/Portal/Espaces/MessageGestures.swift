import School
import Storage
import WebServer

/// POST /messages…: written, changed, withdrawn, read.
extension CampusSubmission {
    /// POST /messages/nouveau
    func sendMessage() throws -> Response {
        guard let account = visit.member?.account else { throw Failure.notFound }
        let typed = TypedMessage(form)
        return try refusing { words in
            try visit.showMessageForm(nil, typed: typed, refusal: words, status: .unprocessableContent)
        } after: {
            let settings = try typed.settings()
            try once { campus, stamp in _ = try campus.home.send(settings, by: account.id, stamp: stamp) }
            return redirect(to: .espaces(.sentMessages), saying: .messageSent)
        }
    }

    /// POST /messages/12/modifier
    func changeMessage(_ id: ID<Message>) throws -> Response {
        let typed = TypedMessage(form)
        return try refusing { words in
            try visit.showMessageForm(id, typed: typed, refusal: words, status: .unprocessableContent)
        } after: {
            let settings = try typed.settings()
            try once { campus, stamp in try campus.home.change(id, to: settings, stamp: stamp) }
            return redirect(to: .espaces(.message(id)), saying: .messageChanged)
        }
    }

    /// POST /messages/12/supprimer
    func removeMessage(_ id: ID<Message>) throws -> Response {
        try file.write { try $0.home.removeMessage(id) }
        return redirect(to: .espaces(.sentMessages), saying: .messageRemoved)
    }

    /// POST /messages/12/lu
    func acknowledge(_ id: ID<Message>) throws -> Response {
        guard let member = visit.member, let person = member.person else { throw Failure.notFound }
        let stamp = stamp
        do {
            try file.write { campus in
                let reader = try campus.reading.home.reader(person.id, affiliations: member.affiliations)
                try campus.home.acknowledge(id, by: reader, stamp: stamp)
            }
        } catch HomeRefusal.unknown {
            throw Failure.notFound
        }
        return redirect(to: .espaces(.message(id)), saying: .messageRead)
    }
}
