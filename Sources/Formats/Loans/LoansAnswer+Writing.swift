/// The loans of somebody as a portal writes them: an empty list of loans is `[]`, another an object, as in e-sidoc.
extension LoansAnswer {
    package var bytes: [UInt8] {
        let items: [JSONValue.Member] = [
            .init("en_retard", Self.bucket(late)), .init("en_cours", Self.bucket(current)),
            .init("historique", Self.bucket(history)),
        ]
        let counts: [JSONValue.Member] = [
            .init("en_cours", .number(current.count)), .init("en_retard", .number(late.count)),
            .init("historique", .number(history.count)),
        ]
        return JSONValue.object([
            .init("compte", .object([.init("permalien", account)])),
            .init("prets", .object([.init("compteur", .object(counts)), .init("items", .object(items))])),
            .init("reservations", .list(reservations.map(\.json))),
            .init("horaires", .list(hours.map(\.json))),
            .init("lu_le", readAt),
        ]).bytes
    }

    private static func bucket(_ loans: [Loan]) -> JSONValue {
        loans.isEmpty ? .list([]) : .object(loans.map { .init($0.key, $0.json) })
    }
}

extension LoansAnswer.Loan {
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("exemplaire", copyNumber), .init("date_emprunt", lentOn),
            .init("date_retour", returnedOn.isEmpty ? dueOn : returnedOn),
            .init("permalien", address), .init("titre", title), .init("cote", callNumber),
            .init("support", medium),
        ]
        if !returnedOn.isEmpty { members.append(.init("date_retour_prevue", dueOn)) }
        if mayBeRenewed { members.append(.init("prolongeable", .flag(true))) }
        return .object(members)
    }
}

extension LoansAnswer.Reservation {
    fileprivate var json: JSONValue {
        .object(
            [
                .init("titre", title), .init("permalien", address), .init("mis_de_cote", .flag(isSetAside)),
                .init("jusqu_au", keptUntil), .init("rang", place > 0 ? .number(place) : .nothing),
            ].telling)
    }
}

extension LoansAnswer.Hours {
    fileprivate var json: JSONValue {
        .object([
            .init("jour", day),
            .init(
                "plages", .list(spans.map { .texts([Self.hour($0.lowerBound), Self.hour($0.upperBound)]) })),
            .init("motif", reason),
        ])
    }

    /// « 08:30 »
    private static func hour(_ minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        return (hours < 10 ? "0" : "") + "\(hours):" + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
