import Library
import Storage
import WebServer

/// The tables of contents of the room where librarians compose.
extension PortalVisit {
    func show(_ page: ComposingPage) throws -> Response {
        switch page {
        case .blocks: try showHomeComposer()
        case .newBlock(let kind): try showNewBlock(kind)
        case .block(let id): try showBlock(id)
        case .preview(let onlooker): try showHomePreview(for: onlooker)
        case .selections(let page): try showSelections(page: page)
        case .newSelection(let query, let record): try showNewSelection(query: query, record: record)
        case .selection(let id): try showSelectionComposer(id)
        case .resources(let page): try showResourceList(page: page)
        case .newResource: try showResourceForm(nil)
        case .resource(let id): try showResourceForm(id)
        case .events(let page): try showEventList(page: page)
        case .newEvent: try showEventForm(nil)
        case .event(let id): try showEventForm(id)
        case .tree: try showTree()
        case .branch(let id): try showBranch(id)
        case .toReview: try showContentsToReview()
        case .activity(let choice): try showActivity(choice)
        }
    }
}

extension PortalSubmission {
    func perform(_ action: ComposingAction) throws -> Response {
        let form = try visit.request.form()
        return switch action {
        case .addBlock: try addBlock(form)
        case .useUsualHome: try useUsualHome()
        case .block(let id, let verb): try perform(verb, on: id, form)
        case .addSelection: try addSelection(form)
        case .select(let id): try gatherInSelection(id, form)
        case .selection(let id, let verb): try perform(verb, on: id, form)
        case .addResource: try keepResource(nil, form)
        case .resource(let id, .change): try keepResource(id, form)
        case .resource(let id, .remove): try removeResource(id)
        case .addEvent: try keepEvent(nil, form)
        case .event(let id, .change): try keepEvent(id, form)
        case .event(let id, .remove): try removeEvent(id)
        case .addBranch: try addBranch(form)
        case .branch(let id, let verb): try perform(verb, on: id, form)
        }
    }
}
