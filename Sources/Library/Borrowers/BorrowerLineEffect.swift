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

extension BorrowerReading {
    /// Exactly what `take` would do with the file now; nothing is written.
    package func preview(_ file: BorrowerFile) throws -> BorrowerFilePreview {
        var (lines, report) = ([BorrowerFilePreview.Line](), BorrowerImportReport(problems: file.problems))
        var changed: [ID<Borrower>: BorrowerDetails] = [:]
        for line in file.inOrder {
            do {
                let effect = try effect(of: line.details.tidied, after: changed)
                report.count(effect)
                if case .updated(let borrower, let details) = effect { changed[borrower.id] = details }
                if effect != .unchanged { lines.append(.init(number: line.number, effect: effect)) }
            } catch let refusal as BorrowerRefusal {
                report.problems.append(.init(line: line.number, reason: refusal.reasonForLine))
            }
        }
        report.problems.sort { $0.line < $1.line }
        return BorrowerFilePreview(lines: lines.sorted { $0.number < $1.number }, report: report)
    }

    /// - Parameter changed: what earlier lines made of borrowers, where it is not written yet.
    /// - Throws: `BorrowerRefusal`.
    func effect(of new: BorrowerDetails, after changed: [ID<Borrower>: BorrowerDetails] = [:]) throws
        -> BorrowerLineEffect
    {
        guard !new.name.isEmpty else { throw BorrowerRefusal.noName }
        let known = try match(new, after: changed)
        if let key = new.entKey, let holder = try borrower(entKey: key), holder.id != known?.id {
            throw BorrowerRefusal.entKeyTaken(by: Holder(holder))
        }
        guard let known else { return .added(new) }
        let details = known.details.completed(by: new)
        return details == known.details ? .unchanged : .updated(known, to: details)
    }

    /// Known by the number, else the ENT key, else by a name that one borrower only has.
    private func match(_ new: BorrowerDetails, after changed: [ID<Borrower>: BorrowerDetails]) throws
        -> Borrower?
    {
        func current(_ borrower: Borrower) -> Borrower {
            changed[borrower.id].map { Borrower(id: borrower.id, kind: borrower.kind, details: $0) } ?? borrower
        }
        if !new.number.isEmpty { return try borrower(number: new.number).map(current) }
        if let key = new.entKey, let known = try borrower(entKey: key) { return current(known) }
        let same = try namesakes(of: new.name).map(current).filter {
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
    /// What `new` says wins; what it does not say stays.
    fileprivate func completed(by new: BorrowerDetails) -> BorrowerDetails {
        var details = self
        for field in [\BorrowerDetails.name, \.status, \.schoolClass, \.email, \.note]
        where !new[keyPath: field].isEmpty { details[keyPath: field] = new[keyPath: field] }
        details.entKey = new.entKey ?? entKey
        details.bornOn = new.bornOn ?? bornOn
        details.expiresOn = new.expiresOn ?? expiresOn
        return details
    }
}

extension BorrowerRefusal {
    var reasonForLine: String {
        switch self {
        case .numberTaken(let holder): "Le numéro est celui de \(holder.name)."
        case .entKeyTaken(let holder): "L’identité ENT est celle de \(holder.name)."
        case .homonyms(let count): "\(count) emprunteurs portent ce nom : ajoutez le numéro."
        case .noName, .unknown, .hasLoans, .temporaryUser, .samePerson, .namesDiffer:
            "Cette ligne n’a pas de nom."
        }
    }
}
