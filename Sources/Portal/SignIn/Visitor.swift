import Library
import Storage
import WebServer

/// Who asks for a page.
package enum Visitor: Equatable, Sendable {
    case anonymous
    case known(Account)

    var account: Account? {
        switch self {
        case .anonymous: nil
        case .known(let account): account
        }
    }
}

/// For whom a page or an action is (DESIGN §10). What is not for somebody is not found.
package enum Audience: Sendable {
    case everybody
    /// Whoever has an account here, without borrowing too (P-09).
    case signedIn
    /// Those who borrow.
    case readers
    case teachers
    case librarians
    case administrators

    func admits(_ visitor: Visitor) -> Bool {
        switch self {
        case .everybody: true
        case .signedIn: visitor.account != nil
        case .readers: visitor.account?.borrower != nil
        case .teachers: (visitor.account?.role ?? .member) >= .teacher
        case .librarians: (visitor.account?.role ?? .member) >= .librarian
        case .administrators: visitor.account?.role == .administrator
        }
    }

    /// Pages of one person, which a password given by somebody else does not open.
    var isPrivate: Bool {
        switch self {
        case .everybody: false
        case .signedIn, .readers, .teachers, .librarians, .administrators: true
        }
    }

    /// Those who come by the door of the administration (P-10).
    var isStaff: Bool {
        switch self {
        case .librarians, .administrators: true
        case .everybody, .signedIn, .readers, .teachers: false
        }
    }
}

extension PortalVisit {
    package var account: Account? { visitor.account }

    /// Who borrows here, once the password is their own: a word from a slip of paper shows nothing yet.
    var ownBorrower: ID<Borrower>? {
        account.flatMap { $0.mustChangePassword ? nil : $0.borrower }
    }

    /// Who asks, as far as readerships go: a password given by somebody else opens nothing yet.
    func asReader() throws -> Reader {
        guard let account, !account.mustChangePassword else { return .visitor }
        let borrower = try account.borrower.flatMap { id in try library.read { try $0.borrowers.borrower(id) }
        }
        return Reader(
            isSignedIn: true, isStaff: account.role >= .teacher, schoolClass: borrower?.details.schoolClass)
    }

    /// Who borrows here, for a page of readers.
    ///
    /// - Throws: `Failure.needsSignIn`; `.notFound` for an account that does not borrow.
    func reader() throws -> ID<Borrower> {
        guard let account else { throw needsSignIn(at: .readers) }
        guard let borrower = account.borrower else { throw Failure.notFound }
        return borrower
    }

    /// Lets in whom a page is for.
    ///
    /// - Throws: `Failure.needsSignIn`, `.needsNewPassword`, `.notFound`.
    func admit(to audience: Audience) throws {
        guard audience.admits(visitor) else {
            throw visitor == .anonymous
                ? needsSignIn(at: audience.isStaff ? .administration : .readers) : Failure.notFound
        }
    }

    /// A password that somebody else gave opens nothing but the page where a new one is chosen.
    ///
    /// - Throws: `Failure.needsNewPassword`.
    func checkPassword(for audience: Audience) throws {
        guard audience.isPrivate, account?.mustChangePassword == true else { return }
        throw Failure.needsNewPassword(address(of: .signIn(.security(returnTo: returnAddress))))
    }

    private func needsSignIn(at door: Door) -> Failure {
        .needsSignIn(address(of: .signIn(.door(door, returnTo: returnAddress))))
    }

    /// The door of readers, which leads back to the page asked for.
    var doorBackHere: String { address(of: .signIn(.door(.readers, returnTo: returnAddress))) }

    /// Where to come back: the page asked for, or the one whose form was sent.
    private var returnAddress: String? {
        if request.method.isReading {
            return ReturnAddress.checked(
                request.rawPath.dropPlace(place) + (request.rawQuery.isEmpty ? "" : "?" + request.rawQuery))
        }
        guard let referer = request.header("referer"), referer.hasPrefix(place.origin + place.base + "/")
        else { return nil }
        return ReturnAddress.checked(String(referer.dropFirst((place.origin + place.base).count)))
    }
}

extension String {
    fileprivate func dropPlace(_ place: Place) -> String {
        hasPrefix(place.base) ? String(dropFirst(place.base.count)) : self
    }
}
