import School
import Storage
import WebServer

/// The table of contents of the partners.
extension CampusVisit {
    func show(_ page: PartnersPage) throws -> Response {
        switch page {
        case .list: try showPartners()
        case .new: try showPartnerForm(PartnerForm())
        case .portal(let rne): try showPartner(rne)
        case .classes(let rne): try showConcernedClasses(of: rne)
        case .users(let rne): try showUsers(of: rne)
        case .health: try showHealth()
        case .board: try showBoard()
        case .rules: try showRules()
        case .history: try showBoardHistory()
        case .preview(let id): try showPreview(of: id)
        case .openedLoans: try showOpenedLoans()
        }
    }

    /// - Throws: `Failure.notFound`: no portal of this campus.
    func partner(_ rne: RNE) throws -> Partner {
        guard let partner = try file.read({ try $0.partners.partner(rne) }) else { throw Failure.notFound }
        return partner
    }
}

extension CampusSubmission {
    func perform(_ action: PartnersAction) throws -> Response {
        switch action {
        case .add: try addPartner()
        case .change(let rne): try changePartner(rne)
        case .remove(let rne): try removePartner(rne)
        case .setClasses(let rne): try setClasses(of: rne)
        case .send(let rne): try sendUsers(to: rne)
        case .recover(let rne): try recoverLoans(of: rne)
        case .tryAgain(let rne): try tryAgain(rne)
        case .setBoard: try setBoard()
        case .addRule: try addRule()
        case .removeRule: try removeRule()
        case .undo: try undo()
        case .drop: try drop()
        case .setOpenedLoans: try setOpenedLoans()
        }
    }
}
