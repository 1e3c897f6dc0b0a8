import School
import Storage
import WebServer

/// The tables of contents of the espaces.
extension CampusVisit {
    func show(_ page: EspacesPage) throws -> Response {
        switch page {
        case .home: try showEspaceHome()
        case .espace(let espace, let view): try showEspace(espace, view)
        case .layout(let espace): try showLayout(of: espace)
        case .messages: try showMessages()
        case .message(let id): try showMessage(id)
        case .sentMessages: try showSentMessages()
        case .newMessage: try showMessageForm(nil)
        case .messageForm(let id): try showMessageForm(id)
        case .messageReaders(let id): try showMessageReaders(id)
        case .links: try showLinks()
        case .newLink: try showLinkForm(nil)
        case .link(let id): try showLinkForm(id)
        case .calendars: try showCalendars()
        case .calendar(let id): try showCalendar(of: id)
        case .sheets: try showSheets()
        case .sheet(let id): try showSheet(of: id)
        case .feed(let key): try answerFeed(key)
        }
    }
}

extension CampusSubmission {
    func perform(_ action: EspacesAction) throws -> Response {
        switch action {
        case .move(let espace): try moveTile(in: espace)
        case .resetTiles(let espace): try resetTiles(in: espace)
        case .renew(let espace): try renew(in: espace)
        case .reserve(let espace): try reserve(in: espace)
        case .acknowledge(let id): try acknowledge(id)
        case .sendMessage: try sendMessage()
        case .changeMessage(let id): try changeMessage(id)
        case .removeMessage(let id): try removeMessage(id)
        case .addLink: try addLink()
        case .changeLink(let id): try changeLink(id)
        case .raiseLink(let id): try raiseLink(id)
        case .removeLink(let id): try removeLink(id)
        case .setCalendar(let id, let kind): try setCalendar(kind, of: id)
        case .askCalendar(let id, let kind): try askCalendar(kind, of: id)
        case .removeCalendar(let id, let kind): try removeCalendar(kind, of: id)
        case .setSheetRules: try setSheetRules()
        case .makeFeed: try makeFeed()
        case .revokeFeed: try revokeFeed()
        }
    }

    /// Does what a form asks; a refusal shows the page again, with what was typed.
    func refusing(_ page: (String) throws -> Response, after gesture: () throws -> Response) throws
        -> Response
    {
        do {
            return try gesture()
        } catch HomeRefusal.unknown {
            throw Failure.notFound
        } catch let refusal as HomeRefusal {
            return try page(Wording.refusal(refusal))
        }
    }

    /// Writes once, however often the form comes.
    func once(_ gesture: (CampusWriting, Stamp) throws -> Void) throws {
        let stamp = stamp
        try file.write { campus in
            guard try campus.isFirst(stamp) else { return }
            try gesture(campus, stamp)
        }
    }
}
