import Formats
import Library
import Storage
import WebServer

/// The table of contents of what the forms of signing in do.
extension PortalSubmission {
    func perform(_ action: SignInAction) throws -> Response {
        switch action {
        case .signIn(let door, let entry): try signIn(at: door, entry)
        case .signOut: try visit.signOut()
        case .changePassword(let old, let new, let again, let back):
            try changePassword(from: old, to: new, again: again, returnTo: back)
        case .closeSession(let hash): try closeSession(hash)
        }
    }

    /// POST /connexion, POST /connexion/administration
    private func signIn(at door: Door, _ entry: SignInAction.Entry) throws -> Response {
        guard try door == .administration || visit.takesPasswords() else {
            return .redirect(to: visit.address(of: .signIn(.door(.readers, returnTo: entry.returnTo))))
        }
        let isLong = entry.isLong && door != .administration
        let opening = DoorOpening(of: visit, isLong: isLong)
        let account: Account
        do {
            account = try library.signIn(
                entry.name, password: entry.password, least: door == .administration ? .librarian : .member,
                from: visit.request.remoteAddress, device: opening.device, session: opening.session,
                at: visit.now)
        } catch let refusal as SignInRefusal {
            return try visit.renderDoor(
                door, name: entry.name, returnTo: entry.returnTo,
                refusal: Wording.refusal(refusal, now: visit.now), status: .unprocessableContent)
        }
        // Nobody who reads the accounts of others stays signed in for a month.
        let stays = isLong && !account.role.isStaff
        if isLong, !stays {
            try library.write {
                try $0.accounts.book.shorten(opening.session, to: SessionOpening.usualHours, at: visit.now)
            }
        }
        return try opening.answer(
            visit, to: try destination(of: account, entry.returnTo), isStaff: account.role.isStaff,
            stays: stays)
    }

    private func destination(of account: Account, _ back: String?) throws -> String {
        if account.mustChangePassword { return visit.address(of: .signIn(.security(returnTo: back))) }
        if let back { return visit.place.base + back }
        if account.role == .administrator, try library.read({ try FirstSteps($0) }).isEmpty {
            return Saying.signedIn.marking(visit.address(of: .office(.hub)))
        }
        let work =
            account.role.isStaff ? DeskSection.allCases.lazy.compactMap { $0.page(for: account) }.first : nil
        return Saying.signedIn.marking(visit.address(of: work ?? .home))
    }

    /// POST /motdepasse
    private func changePassword(from old: String, to new: String, again: String, returnTo back: String?)
        throws
        -> Response
    {
        guard let account = visit.account, !account.isDelegated else { throw Failure.notFound }
        let fault = try SecurityView.Fault(
            from: old, to: new, again: again, at: visit.now,
            isRight: { try library.isPassword($0, of: account, at: visit.now) },
            check: { (word) throws(NewPasswordRefusal) in try NewPassword.check(word, for: account) })
        if let fault {
            return try visit.showSecurity(returnTo: back, fault: fault, status: .unprocessableContent)
        }
        let password = try Password(new, salt: visit.site.random(16))
        let kept = SessionCookie.token(in: visit.request)
        try library.write {
            try $0.accounts.setPassword(password, of: account.id, mustChange: false, keeping: kept)
        }
        if let back { return .redirect(to: Saying.passwordChanged.marking(visit.place.base + back)) }
        return redirect(to: .signIn(.security(returnTo: nil)), saying: .passwordChanged)
    }

    /// POST /motdepasse/appareils
    private func closeSession(_ hash: String?) throws -> Response {
        guard let account = visit.account else { throw Failure.notFound }
        let own = SessionCookie.token(in: visit.request)
        try library.write { writing in
            if let hash {
                try writing.accounts.book.close(hash, of: account.id)
            } else {
                try writing.accounts.book.closeSessions(of: account.id, but: own)
            }
        }
        return redirect(
            to: .signIn(.security(returnTo: nil)), saying: hash == nil ? .devicesSignedOut : .deviceSignedOut)
    }
}
