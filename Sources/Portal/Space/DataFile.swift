import Formats
import Library
import Storage

/// All that is known of somebody, for another program.
extension PersonalData {
    func json(of account: Account) -> JSONValue {
        .object([
            .init("compte", account.json),
            .init("emprunteur", borrower?.json ?? .nothing),
            .init("prets", .list(loans.map(\.json))),
            .init("historique", .list(history.map(\.json))),
            .init("reservations", .list(reservations.map(\.json))),
            .init(
                "relances",
                .list(
                    reminders.map { reminder in
                        .object([
                            .init("le", reminder.madeOn.description),
                            .init("moyen", reminder.medium == .email ? "par e-mail" : "sur papier"),
                            .init("documents", .list(reminder.loans.map { .text($0.record.numberedTitle) })),
                        ])
                    })),
            .init("avis", .list(reviews.map(\.json))),
            .init("paniers", .list(lists.map { Self.json($0.list, $0.entries) })),
            .init(
                "recherches",
                .list(
                    searches.map {
                        .object([
                            .init("nom", $0.name), .init("recherche", $0.query),
                            .init("vueLe", $0.seenOn.description),
                        ])
                    })),
            .init(
                "appareils",
                .list(
                    sessions.map {
                        .object([.init("nom", $0.device), .init("depuis", $0.openedAt)])
                    })),
            .init("adresseAgenda", .flag(hasCalendar)),
            .init(
                "journal",
                .list(
                    events.map {
                        .object([
                            .init("action", Wording.accountAction($0.action)), .init("par", $0.actor),
                            .init("le", $0.at),
                        ])
                    })),
        ])
    }

    private static func json(_ list: ReadingList, _ entries: [ReadingList.Entry]) -> JSONValue {
        .object([
            .init("nom", list.name), .init("note", list.note), .init("partage", .flag(list.shareKey != nil)),
            .init(
                "documents",
                .list(
                    entries.map {
                        .object([.init("titre", $0.record.numberedTitle), .init("note", $0.note)])
                    })),
        ])
    }
}

extension Account {
    fileprivate var json: JSONValue {
        .object([
            .init("identifiant", login), .init("nom", name), .init("role", Wording.role(role)),
            .init("derniereConnexion", signedInAt.map { .text($0) } ?? .nothing),
        ])
    }
}

extension Borrower {
    fileprivate var json: JSONValue {
        .object([
            .init("numero", number), .init("nom", name), .init("statut", details.status),
            .init("classe", details.schoolClass),
            .init("type", kind == .temporary ? "Usager temporaire" : "Usager"),
            .init("courriel", details.email), .init("note", details.note),
            .init("identiteENT", details.entKey.map { .text($0) } ?? .nothing),
            .init("neLe", Self.json(details.bornOn)), .init("valableJusquau", Self.json(details.expiresOn)),
            .init("ferme", .flag(details.isClosed)),
        ])
    }

    private static func json(_ day: Day?) -> JSONValue { day.map { .text($0.description) } ?? .nothing }
}

extension Loan {
    fileprivate var json: JSONValue {
        .object([
            .init("titre", record.numberedTitle), .init("exemplaire", copyNumber ?? ""),
            .init("emprunteLe", lentOn.description), .init("aRendreLe", dueOn.description),
            .init("renduLe", returnedOn.map { .text($0.description) } ?? .nothing),
            .init("prolongations", .number(renewals)),
        ])
    }
}

extension Reservation {
    fileprivate var json: JSONValue {
        .object([
            .init("titre", record.numberedTitle), .init("etat", Wording.state(state)),
            .init("demandeeLe", requestedOn.description),
            .init("deCoteJusquau", setAsideUntil.map { .text($0.description) } ?? .nothing),
        ])
    }
}

extension Review {
    fileprivate var json: JSONValue {
        .object([
            .init("titre", record.numberedTitle), .init("etoiles", .number(stars)), .init("texte", text),
            .init("etat", Wording.state(state)), .init("ecritLe", writtenOn.description),
        ])
    }
}
