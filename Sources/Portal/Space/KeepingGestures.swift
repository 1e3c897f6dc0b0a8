import Library
import Storage
import WebServer

/// POST: searches, reviews, the calendar, forgetting; and the moderator's decisions.
extension PortalSubmission {
    /// POST /moncompte/recherches
    func saveSearch(_ form: Form) throws -> Response {
        let account = try visit.owner()
        let search = Search(saved: form["recherche"] ?? "")
        let name = form["nom"].flatMap { $0.isEmpty ? nil : $0 } ?? search.spoken
        return try refusing { words in
            try visit.showSearches(refusal: words, status: .unprocessableContent)
        } after: {
            do {
                _ = try library.write {
                    try $0.space.save(search.saved, named: name, of: account.id, on: visit.today)
                }
            } catch SpaceRefusal.alreadySaved {
                // Asked for twice, it is kept all the same.
            }
            return redirect(to: .search(search), saying: .searchSaved)
        }
    }

    /// POST /moncompte/recherches/3/voir: what is new is new no more.
    func seeSearch(_ id: ID<SavedSearch>) throws -> Response {
        let account = try visit.owner()
        let saved = try library.read { try $0.space.searches(of: account.id) }.first { $0.id == id }
        guard let saved else { throw Failure.notFound }
        try library.write { try $0.space.markSeen(id, of: account.id, on: visit.today) }
        return .redirect(
            to: visit.address(of: .search(Search(saved: saved.query).sorted(by: .newest))))
    }

    /// POST /moncompte/recherches/3/supprimer
    func removeSearch(_ id: ID<SavedSearch>) throws -> Response {
        let account = try visit.owner()
        try library.write { try $0.space.removeSearch(id, of: account.id) }
        return redirect(to: .space(.searches), saying: .searchRemoved)
    }

    /// POST /notice/12/avis
    func review(_ record: ID<Record>, _ form: Form) throws -> Response {
        let reader = try visit.reader()
        let (stars, text) = (form["etoiles"].flatMap { Int($0) } ?? 0, form["avis"] ?? "")
        return try refusing { words in
            try visit.showRecord(
                record, refusal: words, typed: (stars, text), status: .unprocessableContent)
        } after: {
            try library.write {
                try $0.space.review(record, by: reader, stars: stars, text: text, on: visit.today)
            }
            visit.place.rne.map { visit.site.count(.review, at: $0) }
            return redirect(to: .record(record), saying: .reviewed)
        }
    }

    /// POST /notice/12/avis/retirer
    func withdrawReview(of record: ID<Record>) throws -> Response {
        let reader = try visit.reader()
        try library.write { try $0.space.withdrawReview(of: record, by: reader) }
        return redirect(to: .space(.reviews), saying: .reviewWithdrawn)
    }

    /// POST /moncompte/agenda, POST /moncompte/agenda/supprimer
    func setCalendar(_ key: SecretToken?) throws -> Response {
        let reader = try visit.reader()
        try library.write { try $0.space.setCalendarKey(key, of: reader, on: visit.today) }
        return redirect(to: .space(.loans), saying: key == nil ? .calendarRevoked : .calendarMade)
    }

    /// POST /moncompte/donnees/effacer
    func erase(_ form: Form) throws -> Response {
        let account = try visit.owner()
        try library.write {
            try $0.space.erase(account.id, borrower: account.borrower, stamp: stamp(form))
        }
        return redirect(to: .space(.data), saying: .erased)
    }

    /// POST /gestion/avis/4/approuver: back to the list that the moderator was reading.
    func judge(_ review: ID<Review>, as state: ReviewState, _ form: Form) throws -> Response {
        do {
            _ = try library.write { try $0.space.judge(review, as: state, stamp: stamp(form)) }
        } catch SpaceRefusal.unknown {
            throw Failure.notFound
        }
        let list = ReviewState?(parameter: form["etat"])
        let judged = state == .toModerate ? nil : review
        return .redirect(to: visit.address(of: .space(.moderation(list, page: 1, judged: judged))))
    }
}
