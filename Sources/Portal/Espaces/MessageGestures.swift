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
            try once { campus, stamp in
                let settings = try within(campus.reading, settings)
                _ = try campus.home.send(settings, by: account.id, stamp: stamp)
            }
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
            try once { campus, stamp in
                let old = try changeable(id, in: campus.reading)
                try campus.home.change(id, to: within(campus.reading, settings), stamp: stamp)
                try campus.note("a changé le message «\u{A0}\(old.settings.title)\u{A0}»", stamp: stamp)
            }
            return redirect(to: .espaces(.message(id)), saying: .messageChanged)
        }
    }

    /// POST /messages/12/supprimer
    func removeMessage(_ id: ID<Message>) throws -> Response {
        try once { campus, stamp in
            let old = try changeable(id, in: campus.reading)
            try campus.home.removeMessage(id)
            try campus.note("a supprimé le message «\u{A0}\(old.settings.title)\u{A0}»", stamp: stamp)
        }
        return redirect(to: .espaces(.sentMessages), saying: .messageRemoved)
    }

    /// - Throws: `Failure.notFound` for one that is not theirs to change.
    private func changeable(_ id: ID<Message>, in campus: CampusReading) throws -> Message {
        guard let message = try campus.home.message(id),
            visit.mayChange(message, within: try visit.officeReach(in: campus))
        else { throw Failure.notFound }
        return message
    }

    /// For one of their schools.
    private func within(_ campus: CampusReading, _ settings: Message.Settings) throws -> Message.Settings {
        var settings = settings
        settings.school = try visit.officeReach(in: campus).school(settings.school)
        return settings
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
