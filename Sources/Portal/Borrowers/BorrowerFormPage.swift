import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/nouveau, GET /gestion/emprunteurs/12/modifier: the form of a borrower.
extension PortalVisit {
    func showNewBorrower(
        _ entry: BorrowerEntry, faults: [BorrowerEntry.Part: String] = [:], namesakes: [Borrower] = [],
        status: Status = .ok,
    ) throws -> Response {
        try showForm(
            BorrowerFormView.Target(title: "Nouvel emprunteur", borrower: nil), entry, faults, namesakes,
            status)
    }

    func showBorrowerForm(
        of id: ID<Borrower>, entry: BorrowerEntry? = nil, faults: [BorrowerEntry.Part: String] = [:],
        status: Status = .ok,
    ) throws -> Response {
        guard let borrower = try library.read({ try $0.borrowers.borrower(id) }) else {
            throw Failure.notFound
        }
        let target = BorrowerFormView.Target(
            title: "Modifier la fiche\u{A0}: \(borrower.name)", borrower: borrower)
        return try showForm(target, entry ?? BorrowerEntry(borrower.details), faults, [], status)
    }

    private func showForm(
        _ target: BorrowerFormView.Target, _ entry: BorrowerEntry, _ faults: [BorrowerEntry.Part: String],
        _ namesakes: [Borrower], _ status: Status,
    ) throws -> Response {
        let lists = try library.read {
            (try $0.borrowers.statuses().map(\.status), try $0.borrowers.schoolClasses().map(\.schoolClass))
        }
        var entry = entry
        entry.token = newToken()
        let view = BorrowerFormView(
            target, entry: entry, faults: faults, namesakes: namesakes, statuses: lists.0, classes: lists.1,
            seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, hasSearch: false, section: .borrowers)
    }
}

extension PortalSubmission {
    /// POST /gestion/emprunteurs/nouveau
    func addBorrower(_ entry: BorrowerEntry) throws -> Response {
        let faults = entry.faults(on: visit.today)
        guard faults.isEmpty else {
            return try visit.showNewBorrower(entry, faults: faults, status: .unprocessableContent)
        }
        let stamp = stamp(entry.token)
        do {
            let id = try library.write { writing in
                try writing.once("add \(entry.details)", stamp) {
                    if !entry.isConfirmed {
                        let same = try writing.borrowers.reading.namesakes(of: entry[.name])
                        if !same.isEmpty { throw SameName(borrowers: same) }
                    }
                    return try writing.borrowers.add(entry.details, stamp: stamp)
                }
            }.outcome
            return redirect(to: .borrowers(.borrower(id)), saying: .borrowerAdded)
        } catch let same as SameName {
            return try visit.showNewBorrower(entry, namesakes: same.borrowers, status: .unprocessableContent)
        } catch let refusal as BorrowerRefusal {
            return try visit.showNewBorrower(
                entry, faults: Wording.faults(of: refusal), status: .unprocessableContent)
        }
    }

    /// POST /gestion/emprunteurs/12/modifier
    func changeBorrower(_ id: ID<Borrower>, to entry: BorrowerEntry) throws -> Response {
        let faults = entry.faults(on: visit.today)
        guard faults.isEmpty else {
            return try visit.showBorrowerForm(
                of: id, entry: entry, faults: faults, status: .unprocessableContent)
        }
        do {
            try library.write { try $0.borrowers.change(id, to: entry.details, stamp: stamp(entry.token)) }
            return redirect(to: .borrowers(.borrower(id)), saying: .borrowerChanged)
        } catch BorrowerRefusal.unknown {
            throw Failure.notFound
        } catch let refusal as BorrowerRefusal {
            return try visit.showBorrowerForm(
                of: id, entry: entry, faults: Wording.faults(of: refusal), status: .unprocessableContent)
        }
    }
}

/// Somebody has this name already: to be confirmed.
private struct SameName: Error {
    let borrowers: [Borrower]
}

struct BorrowerFormView: View {
    static let template = "borrowers/form"

    let back: Link
    let title: String
    let summary: ErrorSummary?
    let namesakes: Namesakes?
    let action: String
    let token: String
    let identity: [Line]
    let rest: [Line]
    /// Said, not edited (B-83).
    let kind: String?
    let isClosed: Bool
    let note: Line
    let save: String
    let cancel: String

    /// Whom the form is about; nobody yet for a new borrower.
    struct Target {
        let title: String
        let borrower: Borrower?
    }

    struct Line: ViewPart {
        let field: Field
        let known: Known?
    }

    /// What is in use already, offered while typing.
    struct Known: ViewPart {
        let id: String
        let values: [String]
    }

    struct Namesakes: ViewPart {
        let title: String
        let links: [Link]
    }
}

extension BorrowerFormView {
    init(
        _ target: Target, entry: BorrowerEntry, faults: [BorrowerEntry.Part: String], namesakes: [Borrower],
        statuses: [String], classes: [String], seenFrom view: Viewpoint,
    ) {
        let borrower = target.borrower
        func line(_ part: BorrowerEntry.Part, _ known: [String] = []) -> Line {
            let words = part.words
            let values = known.filter { !$0.isEmpty }
            return Line(
                field: Field(
                    part.rawValue, words.label, kind: part == .email ? "email" : "text", value: entry[part],
                    hint: words.hint, error: faults[part], isRequired: part == .name),
                known: values.isEmpty ? nil : Known(id: "liste-\(part.rawValue)", values: values))
        }
        back =
            borrower.map { Link($0.name, view.address(of: BorrowersPage.borrower($0.id))) }
            ?? Link("Emprunteurs", view.address(of: BorrowersPage.list(BorrowerQuery())))
        title = target.title
        let usual = ["Élève", "Enseignant", "Personnel"]
        identity = [
            line(.name), line(.status, statuses + usual.filter { !statuses.contains($0) }),
            line(.schoolClass, classes),
        ]
        rest = [line(.number), line(.bornOn), line(.expiresOn), line(.email), line(.entKey)]
        note = line(.note)
        let fields = (identity + rest + [note]).map(\.field)
        summary = faults.isEmpty ? nil : ErrorSummary("La fiche n’est pas encore enregistrée", fields)
        self.namesakes =
            namesakes.isEmpty
            ? nil
            : Namesakes(
                title:
                    "\(namesakes.count < 2 ? "Une fiche porte déjà ce nom" : "Des fiches portent déjà ce nom"). Est-ce la même personne\u{A0}?",
                links: namesakes.map { same in
                    let parts =
                        [same.name, same.details.schoolClass, "n°\u{A0}\(same.number)"]
                        + (same.kind == .temporary ? [same.kind.label] : [])
                    return Link(
                        parts.filter { !$0.isEmpty }.joined(separator: " · "),
                        view.address(of: BorrowersPage.borrower(same.id)))
                })
        action = view.address(
            of: borrower.map { BorrowersAction.change($0.id, BorrowerEntry()) } ?? .add(BorrowerEntry()))
        token = entry.token
        kind = borrower?.kind.label
        isClosed = entry.isClosed
        save = borrower == nil ? "Créer la fiche" : "Enregistrer"
        cancel = back.href
    }
}

extension BorrowerEntry.Part {
    var words: (label: String, hint: String?) {
        switch self {
        case .name: ("Emprunteur", "Nom Prénom, sans virgule\u{A0}: «\u{A0}Marchand Zoé\u{A0}»")
        case .number: ("N° Emprunteur", "Celui de la carte. Vide\u{A0}: le prochain numéro libre.")
        case .status: ("Statut", "Le même mot pour tous\u{A0}: Élève, Enseignant, Personnel")
        case .schoolClass: ("Classe", nil)
        case .bornOn: ("Date de naissance", "jj/mm/aaaa, facultative\u{A0}: elle distingue les homonymes")
        case .expiresOn: ("Fin de validité", "jj/mm/aaaa\u{A0}: le dernier jour où l’on peut emprunter")
        case .email: ("Mél", nil)
        case .entKey: ("Identité ENT", "Donnée par l’ENT\u{A0}: à laisser vide le plus souvent")
        case .note: ("Note", "Pour le CDI seulement")
        }
    }
}

extension Wording {
    /// What a refusal says, beside the field that it is about.
    static func faults(of refusal: BorrowerRefusal) -> [BorrowerEntry.Part: String] {
        switch refusal {
        case .numberTaken(let holder): [.number: "Ce numéro est celui de \(self.holder(holder))."]
        case .entKeyTaken(let holder): [.entKey: "Cette identité ENT est celle de \(self.holder(holder))."]
        case .noName, .unknown, .hasLoans, .temporaryUser, .samePerson, .namesDiffer, .mayBeTwo, .homonyms:
            [.name: "Écrivez le nom et le prénom."]
        }
    }

    /// « Marchand Zoé (3eA) »
    static func holder(_ holder: Holder) -> String {
        holder.schoolClass.isEmpty ? holder.name : "\(holder.name) (\(holder.schoolClass))"
    }
}
