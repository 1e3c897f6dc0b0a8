import Library

/// What a new portal lacks before it can serve its readers.
struct FirstSteps {
    private let hasCatalogue: Bool
    private let hasHours: Bool
    private let hasBorrowers: Bool
    /// They are no longer those that every portal begins with, or they have served.
    private let hasRules: Bool

    init(_ library: LibraryReading) throws {
        hasCatalogue = try library.catalogue.holdings().count > 0
        let calendar = try library.circulation.calendar()
        hasHours = !calendar.week.isEmpty || !calendar.exceptions.isEmpty
        hasBorrowers = try library.borrowers.list(BorrowerQuery(size: 1)).total > 0
        let rules = try library.circulation.rules()
        hasRules = try rules != .usual || library.circulation.copiesOut(size: 1).total > 0
    }

    /// Neither book nor borrower: the desk would have nothing to do.
    var isEmpty: Bool { !hasCatalogue && !hasBorrowers }

    /// Rules may stay the usual ones: they ask for nothing by themselves.
    var areDone: Bool { hasCatalogue && hasHours && hasBorrowers }

    func list(seenFrom view: Viewpoint) -> [OfficeView.Step] {
        [
            OfficeView.Step(
                label: "Importer le catalogue", href: view.address(of: .office(.catalogue)),
                isDone: hasCatalogue),
            OfficeView.Step(
                label: "Écrire les horaires et les vacances", href: view.address(of: .office(.calendar)),
                isDone: hasHours),
            OfficeView.Step(
                label: "Inscrire les emprunteurs", href: view.address(of: .borrowers(.list(BorrowerQuery()))),
                isDone: hasBorrowers),
            OfficeView.Step(
                label: "Vérifier les règles de prêt", href: view.address(of: .office(.rules)),
                isDone: hasRules),
        ]
    }
}
