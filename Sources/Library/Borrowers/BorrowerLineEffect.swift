import Formats
import Storage

/// What one line of a file of borrowers comes to.
package enum BorrowerLineEffect: Equatable, Sendable {
    case added(BorrowerDetails)
    case updated(Borrower, to: BorrowerDetails)
    case unchanged
}

/// What a file would do, before it is done.
package struct BorrowerFilePreview: Equatable, Sendable {
    package struct Line: Equatable, Sendable {
        package let number: Int
        package let effect: BorrowerLineEffect

        package init(number: Int, effect: BorrowerLineEffect) {
            self.number = number
            self.effect = effect
        }
    }

    /// Those that change something.
    package let lines: [Line]
    package let report: BorrowerImportReport

    package init(lines: [Line], report: BorrowerImportReport) {
        self.lines = lines
        self.report = report
    }
}

/// What earlier lines of a file make of the borrowers, where nothing is written yet: those that they change, and, under
/// numbers below nought, those that they add.
struct PendingBorrowers {
    private var pending: [ID<Borrower>: Borrower] = [:]
    private var byName: [Set<String>: Set<ID<Borrower>>] = [:]
    private var byKey: [String: ID<Borrower>] = [:]

    mutating func add(_ effect: BorrowerLineEffect) {
        switch effect {
        case .added(let details):
            put(Borrower(id: ID(Int64(-1 - pending.count)), kind: .regular, details: details))
        case .updated(let borrower, let details):
            put(Borrower(id: borrower.id, kind: borrower.kind, details: details))
        case .unchanged: break
        }
    }

    private mutating func put(_ borrower: Borrower) {
        pending[borrower.id] = borrower
        byName[borrower.details.nameWords, default: []].insert(borrower.id)
        if let key = borrower.details.entKey { byKey[key] = borrower.id }
    }

    func current(_ borrower: Borrower) -> Borrower { pending[borrower.id] ?? borrower }

    /// - Parameter known: whom the file of the portal gives for that key.
    func borrower(entKey: String, known: Borrower?) -> Borrower? {
        let found = byKey[entKey].flatMap { pending[$0] } ?? known.map(current)
        return found?.details.entKey == entKey ? found : nil
    }

    /// - Parameter known: those whom the file of the portal gives for that name.
    func namesakes(of name: Set<String>, known: [Borrower]) -> [Borrower] {
        let others = (byName[name] ?? []).subtracting(known.map(\.id)).compactMap { pending[$0] }
        return (known.map(current) + others).filter { $0.details.nameWords == name }
    }
}

extension BorrowerReading {
    /// Exactly what `take` would do with the file now; nothing is written.
    package func preview(_ file: BorrowerFile) throws -> BorrowerFilePreview {
        var (lines, report) = ([BorrowerFilePreview.Line](), BorrowerImportReport(problems: file.problems))
        var (pending, spellings) = (PendingBorrowers(), try KnownSpellings(database))
        for line in file.inOrder {
            do {
                let effect = try effect(of: spellings.respelled(line.details.tidied), after: pending)
                report.count(effect, line: line.number)
                pending.add(effect)
                if effect != .unchanged { lines.append(.init(number: line.number, effect: effect)) }
            } catch let refusal as BorrowerRefusal {
                report.problems.append(.init(line: line.number, reason: refusal.reasonForLine))
            }
        }
        report.sort()
        return BorrowerFilePreview(lines: lines.sorted { $0.number < $1.number }, report: report)
    }

    /// - Parameter pending: what earlier lines did, where it is not written.
    /// - Throws: `BorrowerRefusal`.
    func effect(of new: BorrowerDetails, after pending: PendingBorrowers = PendingBorrowers()) throws
        -> BorrowerLineEffect
    {
        guard !new.name.isEmpty else { throw BorrowerRefusal.noName }
        let holder = try new.entKey.flatMap { key in
            pending.borrower(entKey: key, known: try borrower(entKey: key))
        }
        let known = try match(new, keyHolder: holder, after: pending)
        if let holder, holder.id != known?.id { throw BorrowerRefusal.entKeyTaken(by: Holder(holder)) }
        guard let known else { return .added(new) }
        let details = known.details.completed(by: new)
        return details == known.details ? .unchanged : .updated(known, to: details)
    }

    /// Known by the number, else the ENT key, else by a name that one borrower only has.
    private func match(_ new: BorrowerDetails, keyHolder: Borrower?, after pending: PendingBorrowers) throws
        -> Borrower?
    {
        if !new.number.isEmpty { return try borrower(number: new.number).map(pending.current) }
        if let keyHolder { return keyHolder }
        let same = pending.namesakes(of: new.nameWords, known: try namesakes(of: new.name)).filter {
            ($0.details.entKey == nil || new.entKey == nil)
                && ($0.details.bornOn == nil || new.bornOn == nil || $0.details.bornOn == new.bornOn)
        }
        guard same.count < 2 else { throw BorrowerRefusal.homonyms(same.count) }
        return same.first
    }
}

extension BorrowerFile {
    /// Lines with a number first, so that no number given to a line without one is that of a later line.
    var inOrder: [Line] {
        lines.filter { !$0.details.number.isEmpty } + lines.filter { $0.details.number.isEmpty }
    }
}

extension BorrowerDetails {
    /// What `new` says wins; what it does not say stays, and so does what it says in other capitals or accents.
    fileprivate func completed(by new: BorrowerDetails) -> BorrowerDetails {
        var details = self
        for field in [\BorrowerDetails.email, \.note] where !new[keyPath: field].isEmpty {
            details[keyPath: field] = new[keyPath: field]
        }
        for field in [\BorrowerDetails.name, \.status]
        where !new[keyPath: field].isEmpty && !Self.agree(new[keyPath: field], self[keyPath: field]) {
            details[keyPath: field] = new[keyPath: field]
        }
        if !new.schoolClass.isEmpty, Self.classKey(new.schoolClass) != Self.classKey(schoolClass) {
            details.schoolClass = new.schoolClass
        }
        details.entKey = new.entKey ?? entKey
        details.bornOn = new.bornOn ?? bornOn
        details.expiresOn = new.expiresOn ?? expiresOn
        return details
    }

    private static func agree(_ one: String, _ other: String) -> Bool {
        let folded = Folding.fold(one)
        return folded.isEmpty ? one == other : folded == Folding.fold(other)
    }
}

extension BorrowerRefusal {
    var reasonForLine: String {
        switch self {
        case .numberTaken(let holder): "Le numéro est celui de \(holder.name)."
        case .entKeyTaken(let holder): "L’identité ENT est celle de \(holder.name)."
        case .homonyms(let count): "\(count) emprunteurs portent ce nom\u{A0}: ajoutez le numéro."
        case .noName, .unknown, .hasLoans, .temporaryUser, .samePerson, .namesDiffer, .mayBeTwo:
            "Cette ligne n’a pas de nom."
        }
    }
}
