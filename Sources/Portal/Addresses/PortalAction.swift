import Library
import WebServer

/// What a form of a portal may send: it writes, then redirects.
package enum PortalAction: Sendable {
    /// Would the library buy what was not found?
    case wish(String)
    case signIn(SignInAction)
    case desk(DeskAction)
    case office(OfficeAction)
    case reminders(RemindersAction)
    case space(SpaceAction)
    case borrowers(BorrowersAction)
    case editor(EditorAction)
    case procedures(ProceduresAction)
    case composing(ComposingAction)
    case liaison(LiaisonAction)
    case lessonHolds(LessonHoldsAction)
    case interconnection(InterconnectionAction)
    case services(DeclaredServicesAction)
    case handOver(HandOverAction)

    /// The form is read only where one is taken.
    package init?(path: [String], form: @autoclosure () throws -> Form) rethrows {
        let path = path.dropTrailingSlash()
        if let action = try SignInAction(path: path, form: form()) {
            self = .signIn(action)
            return
        }
        if let action = try DeskAction(path: path, form: form()) {
            self = .desk(action)
            return
        }
        if let action = try OfficeAction(path: path, form: form()) {
            self = .office(action)
            return
        }
        if let action = try RemindersAction(path: path, form: form()) {
            self = .reminders(action)
            return
        }
        if let action = LiaisonAction(path: path) {
            self = .liaison(action)
            return
        }
        if let action = InterconnectionAction(path: path) {
            self = .interconnection(action)
            return
        }
        if let action = LessonHoldsAction(path: path) {
            self = .lessonHolds(action)
            return
        }
        if let action = HandOverAction(path: path) {
            self = .handOver(action)
            return
        }
        if path.starts(with: PortalPage.services),
            let action = DeclaredServicesAction(path: path.dropFirst(2))
        {
            self = .services(action)
            return
        }
        if let action = ComposingAction(path: path) {
            self = .composing(action)
            return
        }
        if let action = SpaceAction(path: path) {
            self = .space(action)
            return
        }
        if let action = try BorrowersAction(path: path, form: form()) {
            self = .borrowers(action)
            return
        }
        if let action = EditorAction(path: path) {
            self = .editor(action)
            return
        }
        if let action = ProceduresAction(path: path) {
            self = .procedures(action)
            return
        }
        switch path {
        case ["souhaits"]: self = .wish(try form()["q"] ?? "")
        default: return nil
        }
    }

    /// Where its form is sent.
    package var address: String {
        switch self {
        case .wish: "/souhaits"
        case .signIn(let action): action.address
        case .desk(let action): action.address
        case .office(let action): action.address
        case .reminders(let action): action.address
        case .space(let action): action.address
        case .borrowers(let action): action.address
        case .editor(let action): action.address
        case .procedures(let action): action.address
        case .composing(let action): action.address
        case .liaison(let action): action.address
        case .lessonHolds(let action): action.address
        case .interconnection(let action): action.address
        case .services(let action): "/administration/services" + action.path
        case .handOver(let action): action.address
        }
    }

    var isAboutSigningIn: Bool {
        if case .signIn = self { true } else { false }
    }

    package var audience: Audience {
        switch self {
        case .wish: .everybody
        case .signIn(let action): action.audience
        case .desk(let action): action.audience
        case .office(let action): action.audience
        case .reminders(let action): action.audience
        case .space(let action): action.audience
        case .borrowers(let action): action.audience
        case .editor(let action): action.audience
        case .procedures(let action): action.audience
        case .composing(let action): action.audience
        case .liaison(let action): action.audience
        case .lessonHolds(let action): action.audience
        case .interconnection(let action): action.audience
        case .services: .administrators
        case .handOver(let action): action.audience
        }
    }
}
