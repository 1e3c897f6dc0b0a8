import Formats
import Storage

/// What became of the lines of a file of borrowers.
package struct BorrowerImportReport: Equatable, Sendable {
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    package var problems: [BorrowerFile.Problem] = []

    package init() {}
}

extension BorrowerWriting {
    /// Adds the borrowers of a file, or brings them up to date: known by their number, else their ENT key, else by
    /// a name that one borrower only has. Read twice, it changes nothing the second time. Nobody is deleted here.
    package func take(_ file: BorrowerFile) throws -> BorrowerImportReport {
        var report = BorrowerImportReport()
        report.problems = file.problems
        for line in file.lines {
            do {
                try take(line.details.tidied, &report)
            } catch let refusal as BorrowerRefusal {
                report.problems.append(.init(line: line.number, reason: refusal.reasonForLine))
            }
        }
        report.problems.sort { $0.line < $1.line }
        return report
    }

    private func take(_ new: BorrowerDetails, _ report: inout BorrowerImportReport) throws {
        guard let known = try match(new) else {
            try add(new)
            report.added += 1
            return
        }
        let details = known.details.completed(by: new)
        if details == known.details {
            report.unchanged += 1
        } else {
            try change(known.id, to: details)
            report.updated += 1
        }
    }

    private func match(_ new: BorrowerDetails) throws -> Borrower? {
        if !new.number.isEmpty { return try reading.borrower(number: new.number) }
        if let key = new.entKey, let known = try reading.borrower(entKey: key) { return known }
        let same = try reading.list(BorrowerQuery(text: new.name, size: 500)).lines.map(\.borrower).filter {
            $0.details.nameWords == new.nameWords
                && ($0.details.entKey == nil || new.entKey == nil)
                && ($0.details.bornOn == nil || new.bornOn == nil || $0.details.bornOn == new.bornOn)
        }
        guard same.count < 2 else { throw BorrowerRefusal.homonyms(same.count) }
        return same.first
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
    fileprivate var reasonForLine: String {
        switch self {
        case .numberTaken(let holder): "Le numéro est celui de \(holder.name)."
        case .entKeyTaken(let holder): "L’identité ENT est celle de \(holder.name)."
        case .homonyms(let count): "\(count) emprunteurs portent ce nom : ajoutez le numéro."
        case .noName, .unknown, .hasLoans, .temporaryUser, .samePerson, .namesDiffer:
            "Cette ligne n’a pas de nom."
        }
    }
}
