import Library
import Storage

/// What is known of somebody, heading by heading, as its page tells it.
extension DataView {
    static func sections(_ data: PersonalData, of account: Account, today: Day) -> [Section] {
        func day(_ day: Day) -> String { Wording.date(day, today: today) }
        var sections = [
            Section("Mon compte", id: "compte", facts: account.facts),
            Section(
                "Appareils connectés", id: "appareils",
                lines: data.sessions.map { session in
                    "\(session.device), depuis le \(Day(session.openedAt.prefix(10)).map(day) ?? session.openedAt)"
                }),
        ]
        if let borrower = data.borrower {
            sections.append(
                Section("Ma fiche d’emprunteur", id: "fiche", facts: borrower.facts(today: today)))
            sections += [
                Section(
                    "Prêts en cours", id: "prets",
                    lines: data.loans.map {
                        "\($0.record.numberedTitle)\u{A0}: emprunté \(day($0.lentOn)), \(Wording.due($0.dueOn, today: today))"
                    }),
                Section(
                    "Prêts rendus qui portent encore mon nom", id: "historique",
                    lines: data.history.map { loan in
                        "\(loan.record.numberedTitle)\u{A0}: emprunté \(day(loan.lentOn)), rendu \(loan.returnedOn.map(day) ?? "")"
                    }),
                Section(
                    "Réservations", id: "reservations",
                    lines: data.reservations.map {
                        "\($0.record.numberedTitle)\u{A0}: réservé \(day($0.requestedOn)), réservation \(Wording.state($0, today: today))"
                    }),
                Section(
                    "Relances", id: "relances",
                    lines: data.reminders.map { reminder in
                        "\(day(reminder.madeOn)), \(reminder.medium == .email ? "par e-mail" : "sur papier")\u{A0}: \(reminder.loans.map(\.record.numberedTitle).joined(separator: ", "))"
                    }),
                Section(
                    "Avis", id: "mes-avis",
                    lines: data.reviews.map {
                        "\($0.record.numberedTitle)\u{A0}: \(Wording.stars(tenths: $0.stars * 10)), \(Wording.state($0.state).lowercased()). \($0.text)"
                    }),
            ]
        }
        sections += [
            Section(
                "Paniers", id: "paniers",
                lines: data.lists.map { entry in
                    "\(entry.list.name) (\(Wording.documents(entry.entries.count))\(entry.list.shareKey == nil ? "" : ", partagé"))"
                }),
            Section("Recherches enregistrées", id: "recherches", lines: data.searches.map(\.name)),
        ]
        if data.borrower != nil {
            sections += [
                Section(
                    "Adresse d’agenda", id: "agenda",
                    lines: data.hasCalendar
                        ? ["Une adresse secrète donne vos dates de retour à votre agenda."] : []),
                Section(
                    "Qui a consulté ou modifié ma fiche", id: "journal",
                    lines: data.events.map { event in
                        "\(event.actor) \(Wording.accountAction(event.action)), \(Day(event.at.prefix(10)).map(day) ?? event.at)"
                    }),
            ]
        }
        return sections
    }
}

extension DataView.Section {
    fileprivate init(_ title: String, id: String, facts: [DataView.Fact] = [], lines: [String] = []) {
        self.title = title
        self.id = id
        self.facts = facts
        self.lines = lines
        none = facts.isEmpty && lines.isEmpty ? "Rien." : nil
    }
}

extension Account {
    fileprivate var facts: [DataView.Fact] {
        [
            .init(label: "Nom", value: name), .init(label: "Identifiant", value: login),
            .init(label: "Rôle", value: Wording.role(role)),
            .init(
                label: "Mot de passe",
                value: hasPassword ? "Gardé sous une forme que personne ne peut lire" : "Aucun"),
        ]
    }
}

extension Borrower {
    fileprivate func facts(today: Day) -> [DataView.Fact] {
        let known: [(String, String)] = [
            ("N° d’emprunteur", number), ("Nom", name), ("Statut", details.status),
            ("Classe", details.schoolClass),
            ("Type d’emprunteur", kind == .temporary ? "Usager temporaire" : "Usager"),
            ("Adresse électronique", details.email), ("Identité ENT", details.entKey ?? ""),
            ("Date de naissance", details.bornOn.map { Wording.date($0, today: today) } ?? ""),
            ("Fin de validité", details.expiresOn.map { Wording.date($0, today: today) } ?? ""),
            ("Compte", details.isClosed ? "Fermé" : ""), ("Note du CDI", details.note),
        ]
        return known.filter { !$0.1.isEmpty }.map { .init(label: $0.0, value: $0.1) }
    }
}
