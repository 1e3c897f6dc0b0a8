import Library
import Storage
import Templating

extension ReservationsView {
    init(_ facts: ReservationFacts, refusing refusal: DeskRefusal? = nil, forms: DeskForms) {
        title = "Réservations"
        desk = forms.address(of: .counter(DeskPlace()))
        band =
            refusal.map { Band($0, facts: DeskFacts(), forms: forms) }
            ?? facts.made.map { Band($0, forms: forms) }
        day = Wording.date(forms.today, today: forms.today)
        toFetch = facts.toFetch.map { FetchRow($0, forms: forms) }
        requests = facts.open.filter { $0.state == .requested }.sorted { $0.id.number < $1.id.number }
            .map { AskedRow($0, free: facts.free[$0.record.id] ?? [], forms: forms) }
        let waiting = facts.open.filter { $0.state == .setAside }.sorted {
            ($0.setAsideUntil?.number ?? 0, $0.id.number) < ($1.setAsideUntil?.number ?? 0, $1.id.number)
        }
        kept = (facts.expired + waiting).map { KeptRow($0, copy: facts.kept[$0.id], forms: forms) }
        queues = Self.queues(facts, forms)
        lessons =
            facts.lessonHolds == 0
            ? nil
            : Link(
                "\(Wording.documents(facts.lessonHolds)) à garder pour un cours",
                forms.view.address(of: .lessonHolds(.list)))
        let late = kept.filter(\.isLate).count
        summary = [
            "\(Wording.number(toFetch.count)) à aller chercher",
            Wording.count(requests.count, "demande nouvelle", "demandes nouvelles"),
            "\(Wording.number(kept.count)) au bureau",
            late == 0 ? "" : "\(Wording.number(late)) à remettre en rayon",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        nothingToFetch = toFetch.isEmpty ? "Aucun livre à aller chercher en rayon." : nil
        noRequest = requests.isEmpty ? "Aucune demande nouvelle." : nil
        nothingKept = kept.isEmpty ? "Aucun livre n’attend au bureau." : nil
        nothing =
            facts.open.isEmpty && facts.expired.isEmpty
            ? EmptyNote(
                title: "Aucune réservation",
                text:
                    "Quand un lecteur réserve un document, sa demande arrive ici. Au bureau, F4 réserve pour la personne qui est devant vous."
            ) : nil
    }

    /// One after the other in the order of titles; those whose every reader is served are left out.
    private static func queues(_ facts: ReservationFacts, _ forms: DeskForms) -> [QueueView] {
        var queues: [[Reservation]] = []
        for reservation in facts.open where reservation.state.isWaiting {
            if queues.last?.first?.record.id == reservation.record.id {
                queues[queues.count - 1].append(reservation)
            } else {
                queues.append([reservation])
            }
        }
        return queues.compactMap { queue in
            queue.first.map {
                QueueView($0.record, queue, free: facts.free[$0.record.id] ?? [], forms: forms)
            }
        }
    }
}

extension FetchRow {
    init(_ line: ToFetch, forms: DeskForms) {
        callNumber = line.copy.callNumber
        location = line.copy.location
        title = line.reservation.record.numberedTitle
        number = line.copy.number ?? "sans numéro"
        reader = Wording.person(line.reservation.borrower)
        setAside = forms.button(
            .setAside, "Mis de côté", icon: "check",
            [("exemplaire", "\(line.copy.id)"), ("reservation", "\(line.reservation.id)")])
    }
}

extension AskedRow {
    init(_ reservation: Reservation, free: [Copy], forms: DeskForms) {
        title = reservation.record.numberedTitle
        href = forms.view.address(of: .record(reservation.record.id))
        reader = Wording.person(reservation.borrower)
        facts = [
            "demandé le \(Wording.date(reservation.requestedOn, today: forms.today))",
            reservation.place.map { "place \(Wording.number($0))" } ?? "",
            Self.available(free.count),
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        validate = forms.button(
            .validate, "Valider", icon: "check", [("reservation", "\(reservation.id)")])
        cancel = forms.button(
            .cancel, "Annuler", icon: "cross", [("reservation", "\(reservation.id)")], kind: "bare")
    }

    /// « 2 exemplaires disponibles »
    static func available(_ count: Int) -> String {
        count == 0
            ? "aucun exemplaire disponible"
            : Wording.count(count, "exemplaire disponible", "exemplaires disponibles")
    }
}

extension KeptRow {
    init(_ reservation: Reservation, copy: Copy?, forms: DeskForms) {
        title = reservation.record.numberedTitle
        number = reservation.copyNumber ?? "sans numéro"
        reader = Wording.person(reservation.borrower)
        personHref = forms.address(of: .counter(DeskPlace(person: reservation.borrower.id)))
        let until = reservation.setAsideUntil ?? reservation.closedOn ?? forms.today
        let isOver = !reservation.state.isOpen
        isLate = isOver || until < forms.today
        self.until =
            isOver
            ? "Pas retiré à temps, à remettre en rayon"
            : (isLate ? "Délai passé depuis le " : "Jusqu’au ") + Wording.date(until, today: forms.today)
        shelf = isLate ? copy.map { Wording.toShelve($0) } : nil
        let fields = [("reservation", "\(reservation.id)")]
        switch (isOver, isLate) {
        case (true, _): end = nil
        case (false, true):
            end = forms.button(.expire, "Remettre en rayon", icon: "arrow-left", fields)
        case (false, false):
            end = forms.button(.cancel, "Annuler", icon: "cross", fields, kind: "bare")
        }
    }
}

extension QueueView {
    init(_ record: Record, _ queue: [Reservation], free: [Copy], forms: DeskForms) {
        title = record.numberedTitle
        href = forms.view.address(of: .record(record.id))
        facts = [
            Wording.count(queue.count, "lecteur attend", "lecteurs attendent"),
            AskedRow.available(free.count),
        ].joined(separator: " · ")
        readers = queue.map { QueueRow($0, free: free, forms: forms) }
    }
}

extension QueueRow {
    /// As many copies as a librarian would choose among.
    private static let mostCopies = 4

    init(_ reservation: Reservation, free: [Copy], forms: DeskForms) {
        reader = Wording.person(reservation.borrower)
        state =
            "\(Wording.state(reservation.state)), place \(Wording.number(reservation.place ?? 1)), depuis le \(Wording.date(reservation.requestedOn, today: forms.today))"
        setAside = free.prefix(Self.mostCopies).map { copy in
            forms.button(
                .setAside, "Mettre de côté le n°\u{A0}\(copy.number ?? "?")", icon: "pin",
                [("exemplaire", "\(copy.id)"), ("reservation", "\(reservation.id)")])
        }
        cancel = forms.button(
            .cancel, "Annuler", icon: "cross", [("reservation", "\(reservation.id)")], kind: "bare")
    }
}
