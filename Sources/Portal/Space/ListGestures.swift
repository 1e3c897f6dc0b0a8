import Library
import Storage
import WebServer

/// POST: reading lists, by their owner.
extension PortalSubmission {
    /// POST /moncompte/paniers
    func makeList(_ form: Form) throws -> Response {
        let account = try visit.owner()
        let (name, note) = (form["nom"] ?? "", form["note"] ?? "")
        return try refusing { words in
            try visit.showLists(refusal: words, typed: (name, note), status: .unprocessableContent)
        } after: {
            let list = try library.write {
                try $0.space.makeList(named: name, note: note, of: account.id, stamp: stamp(form))
            }
            return redirect(to: .space(.list(list)), saying: .listMade)
        }
    }

    /// POST /notice/12/panier: adds a document to a list, or to a new one.
    func gather(_ record: ID<Record>, _ form: Form) throws -> Response {
        let account = try visit.owner()
        let chosen = form["panier"].flatMap { ID<ReadingList>($0) }
        return try refusing { words in
            try visit.showRecord(record, refusal: words, status: .unprocessableContent)
        } after: {
            try library.write { writing in
                let list =
                    try chosen
                    ?? writing.space.makeList(
                        named: "Panier du \(Wording.date(visit.today, today: visit.today))", of: account.id,
                        stamp: stamp(form))
                do {
                    try writing.space.add(record, to: list, of: account.id, on: visit.today)
                } catch SpaceRefusal.alreadyInList {
                    // Asked for twice, it is there all the same.
                }
            }
            return redirect(to: .record(record), saying: .gathered)
        }
    }

    func perform(_ verb: SpaceAction.ListVerb, on list: ID<ReadingList>, _ form: Form) throws -> Response {
        let account = try visit.owner()
        let typed = verb == .change ? (name: form["nom"] ?? "", note: form["note"] ?? "") : nil
        return try refusing { words in
            try visit.showList(list, refusal: words, typed: typed, status: .unprocessableContent)
        } after: {
            try library.write { try apply(verb, to: list, of: account.id, form, $0.space) }
            switch verb {
            case .change: return redirect(to: .space(.list(list)), saying: .listChanged)
            case .annotate: return redirect(to: .space(.list(list)), saying: .noteKept)
            case .drop: return redirect(to: .space(.list(list)), saying: .dropped)
            case .share: return redirect(to: .space(.list(list)), saying: .listShared)
            case .unshare: return redirect(to: .space(.list(list)), saying: .listUnshared)
            case .remove: return redirect(to: .space(.lists), saying: .listRemoved)
            case .move:
                let anchor = form["notice"].flatMap { ID<Record>($0) }.map { "#document-\($0)" } ?? ""
                return .redirect(to: visit.address(of: .space(.list(list))) + anchor)
            }
        }
    }

    private func apply(
        _ verb: SpaceAction.ListVerb, to list: ID<ReadingList>, of account: ID<Account>, _ form: Form,
        _ space: SpaceWriting
    ) throws {
        func record() throws -> ID<Record> {
            guard let id = form["notice"].flatMap({ ID<Record>($0) }) else { throw Failure.notFound }
            return id
        }
        let today = visit.today
        switch verb {
        case .change:
            try space.changeList(
                list, of: account, name: form["nom"] ?? "", note: form["note"] ?? "", on: today)
        case .annotate:
            try space.annotate(record(), in: list, of: account, note: form["note"] ?? "", on: today)
        case .move:
            guard let place = form["place"].flatMap({ Int($0) }) else { throw Failure.notFound }
            try space.move(record(), in: list, of: account, to: place, on: today)
        case .drop: try space.remove(record(), from: list, of: account, on: today)
        case .share: try space.share(list, of: account, at: SecretToken(random: visit.site.random(32)))
        case .unshare: try space.share(list, of: account, at: nil)
        case .remove: try space.removeList(list, of: account)
        }
    }
}
