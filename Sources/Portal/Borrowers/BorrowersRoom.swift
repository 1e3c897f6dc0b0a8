import Library
import WebServer

/// The tables of contents of the borrowers' room: what is read, what is done.
extension PortalVisit {
    func show(_ page: BorrowersPage) throws -> Response {
        switch page {
        case .list(let query): try showBorrowers(query)
        case .file(let query): try sendBorrowers(query)
        case .classList(let selection): try showClassList(selection)
        case .search(let search): try showEquation(search)
        case .searchFile(let search): try sendEquation(search)
        case .new(let name): try showNewBorrower(BorrowerEntry(values: [.name: name]))
        case .borrower(let id): try showBorrower(id)
        case .edit(let id): try showBorrowerForm(of: id)
        case .removal(let id): try showRemoval(of: id)
        case .pairing(let pairing, let id, let partner): try showPairing(pairing, of: id, with: partner)
        case .importing: try showImport()
        case .keys: try showKeys()
        case .draft(let id): try showDraft(id)
        case .passwords(let selection): try showPasswords(for: selection)
        case .cards(let sheets): try showCards(sheets)
        case .labels(let sheets): try showLabels(sheets)
        }
    }

    func address(of page: BorrowersPage) -> String { address(of: .borrowers(page)) }
}

extension PortalSubmission {
    func perform(_ action: BorrowersAction) throws -> Response {
        switch action {
        case .add(let entry): try addBorrower(entry)
        case .change(let id, let entry): try changeBorrower(id, to: entry)
        case .remove(let id, let anonymises, let token): try removeBorrower(id, anonymises: anonymises, token)
        case .pair(.reassigning, let id, let choice): try reassignLoans(of: id, choice)
        case .pair(.merging, let id, let choice): try mergeBorrower(id, choice)
        case .receive(let pasted, let token): try receiveFile(pasted: pasted, token)
        case .decide(let id, let applies, let token): try decide(id, applies: applies, token)
        case .givePasswords(let selection, let replacing, let token):
            try givePasswords(to: selection, replacing: replacing, token)
        case .givePassword(let id, let token): try givePassword(to: id, token)
        case .removeKeys(let people, let token): try removeKeys(of: people, token)
        case .restoreKeys(let id, let token): try restoreKeys(of: id, token)
        }
    }
}

extension Viewpoint {
    func address(of page: BorrowersPage) -> String { address(of: .borrowers(page)) }
    func address(of action: BorrowersAction) -> String { place.address(of: .borrowers(action)) }
}
