import Storage

/// Writing what a file of borrowers says.
extension BorrowerWriting {
    /// Adds the borrowers of a file, or brings them up to date: known by their number, else their ENT key, else by
    /// a name that one borrower only has. Read twice, it changes nothing the second time. Nobody is deleted here.
    ///
    /// - Parameter stamp: who does it, for the audit trail.
    package func take(_ file: BorrowerFile, stamp: Stamp? = nil) throws -> BorrowerImportReport {
        var report = BorrowerImportReport(problems: file.problems)
        try take(file.inOrder[...], stamp, &report)
        report.sort()
        return report
    }

    fileprivate func take(
        _ lines: ArraySlice<BorrowerFile.Line>, _ stamp: Stamp?, _ report: inout BorrowerImportReport
    ) throws {
        var spellings = try KnownSpellings(database)
        for line in lines {
            do {
                let effect = try reading.effect(of: spellings.respelled(line.details.tidied))
                switch effect {
                case .added(let details): try add(details, stamp: stamp)
                case .updated(let borrower, let details): try change(borrower.id, to: details, stamp: stamp)
                case .unchanged: break
                }
                report.count(effect, line: line.number)
            } catch let refusal as BorrowerRefusal {
                report.problems.append(.init(line: line.number, reason: refusal.reasonForLine))
            }
        }
    }
}

extension LibraryFile {
    private static let batch = 500

    /// The same for a long file, in small transactions, so that no desk waits.
    package func take(_ file: BorrowerFile, stamp: Stamp) throws -> BorrowerImportReport {
        var report = BorrowerImportReport(problems: file.problems)
        var lines = file.inOrder[...]
        while !lines.isEmpty {
            let batch = lines.prefix(Self.batch)
            lines = lines.dropFirst(Self.batch)
            report = try write { writing in
                var report = report
                try writing.borrowers.take(batch, stamp, &report)
                return report
            }
        }
        report.sort()
        return report
    }
}
