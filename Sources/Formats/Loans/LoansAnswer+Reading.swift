import Foundation

/// Reading what a portal answers: whatever shape it gives to what is empty, and nothing that is not what it should be.
extension LoansAnswer {
    /// In each list; what comes after is left out.
    private static let most = 500
    private static let longestText = 400

    /// - Throws: `FormatError`: not the loans of anybody.
    package init(_ bytes: [UInt8]) throws {
        let json: Any
        do {
            json = try JSONSerialization.jsonObject(with: Data(bytes))
        } catch {
            throw FormatError("La réponse n’est pas du JSON.")
        }
        // Written by PHP: an empty object is an empty list, and the whole may be one.
        if let list = json as? [Any], list.isEmpty {
            self.init()
            return
        }
        guard let body = json as? [String: Any], let loans = body["prets"] else {
            throw FormatError("La réponse ne parle pas de prêts.")
        }
        let items = (loans as? [String: Any])?["items"] as? [String: Any] ?? [:]
        let late = Self.loans(items["en_retard"])
        let known = Set(late.map(\.key))
        self.init(
            account: Self.address((body["compte"] as? [String: Any])?["permalien"]),
            readAt: Self.text(body["lu_le"], 40), late: late.sorted(by: Self.dueFirst),
            current: Self.loans(items["en_cours"]).filter { !known.contains($0.key) }
                .sorted(by: Self.dueFirst),
            history: Self.loans(items["historique"], areOver: true).sorted {
                ($1.returnedOn, $0.key) < ($0.returnedOn, $1.key)
            },
            reservations: Self.entries(body["reservations"]).compactMap { Reservation($0.value) },
            hours: Self.entries(body["horaires"]).compactMap { Hours($0.value) })
    }

    private static func dueFirst(_ one: Loan, _ other: Loan) -> Bool {
        (one.dueOn, one.title, one.key) < (other.dueOn, other.title, other.key)
    }

    private static func loans(_ bucket: Any?, areOver: Bool = false) -> [Loan] {
        entries(bucket).compactMap { Loan($0.value, key: $0.key, isOver: areOver) }
    }

    /// An object by its names, or a list by its places.
    private static func entries(_ value: Any?) -> [(key: String, value: [String: Any])] {
        let all: [(String, Any)]
        if let object = value as? [String: Any] {
            all = object.sorted { $0.key < $1.key }
        } else {
            all = (value as? [Any] ?? []).enumerated().map { (String($0.offset), $0.element) }
        }
        return all.prefix(most).compactMap { key, value in
            (value as? [String: Any]).map { (key.line(upTo: 80), $0) }
        }
    }

    /// Texts and numbers alike: a copy number may be either.
    fileprivate static func text(_ value: Any?, _ limit: Int = longestText) -> String {
        switch value {
        case let text as String: text.line(upTo: limit)
        case let number as NSNumber: number.stringValue
        default: ""
        }
    }

    /// Nothing but the web: the page shows it as a link.
    fileprivate static func address(_ value: Any?) -> String {
        let text = text(value, 2_000)
        let start = text.prefix(8).lowercased()
        return start.hasPrefix("https://") || start.hasPrefix("http://") ? text : ""
    }

    /// « 2026-11-21 », from the beginning of an instant too; else empty.
    fileprivate static func day(_ value: Any?) -> String {
        let text = String(text(value, 40).prefix(10))
        let isDay =
            text.utf8.count == 10
            && text.utf8.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
            }
        return isDay ? text : ""
    }
}

extension LoansAnswer.Loan {
    fileprivate init?(_ json: [String: Any], key: String, isOver: Bool) {
        let (title, end) = (LoansAnswer.text(json["titre"]), LoansAnswer.day(json["date_retour"]))
        let expected = LoansAnswer.day(json["date_retour_prevue"])
        guard !title.isEmpty, !end.isEmpty else { return nil }
        self.init(
            key: key, title: title, lentOn: LoansAnswer.day(json["date_emprunt"]),
            dueOn: isOver && !expected.isEmpty ? expected : end, returnedOn: isOver ? end : "",
            address: LoansAnswer.address(json["permalien"]), callNumber: LoansAnswer.text(json["cote"]),
            medium: LoansAnswer.text(json["support"]), copyNumber: LoansAnswer.text(json["exemplaire"], 80),
            mayBeRenewed: json["prolongeable"] as? Bool ?? false)
    }
}

extension LoansAnswer.Reservation {
    fileprivate init?(_ json: [String: Any]) {
        let title = LoansAnswer.text(json["titre"])
        guard !title.isEmpty else { return nil }
        self.init(
            title: title, address: LoansAnswer.address(json["permalien"]),
            isSetAside: json["mis_de_cote"] as? Bool ?? false, keptUntil: LoansAnswer.day(json["jusqu_au"]),
            place: max(0, json["rang"] as? Int ?? 0))
    }
}

extension LoansAnswer.Hours {
    fileprivate init?(_ json: [String: Any]) {
        let day = LoansAnswer.day(json["jour"])
        guard !day.isEmpty else { return nil }
        let spans = (json["plages"] as? [Any] ?? []).prefix(8).compactMap { span -> Range<Int>? in
            guard let ends = span as? [String], ends.count == 2, let from = Self.minutes(ends[0]),
                let to = Self.minutes(ends[1]), from < to
            else { return nil }
            return from..<to
        }
        self.init(day: day, spans: spans, reason: LoansAnswer.text(json["motif"], 120))
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), (0...24).contains(hours),
            (0...59).contains(minutes)
        else { return nil }
        return hours * 60 + minutes
    }
}
