import Library
import Storage
import WebServer

/// What passes between a portal and the campuses that know it: files for librarians, loans for programs.
package enum LiaisonPage: Hashable, Sendable {
    /// The users' files received in the last 72 hours (A-11), and the tokens of campuses.
    case files
    /// « Suivi des transferts » (A-10), page by page.
    case transfers(page: Int)
    /// The same, for a spreadsheet.
    case transfersTable
    /// Whether the portal is there and knows the token.
    case check(publisher: String, school: RNE)
    /// The loans of the borrower of a key (FORMATS §3.5): the address that e-sidoc has.
    case loans(publisher: String, school: RNE, key: String)

    static let api = ["api", "utilisateurs_externe"]

    package init?(path: [String], query: Form = Form()) {
        switch path {
        case ["administration", "fichiers"]:
            self = .files
            return
        case ["administration", "transferts"]:
            self = .transfers(page: min(10_000, max(1, Int(query["page"] ?? "") ?? 1)))
            return
        case ["administration", "transferts.csv"]:
            self = .transfersTable
            return
        default: break
        }
        guard path.starts(with: Self.api + ["prets"]), (5...6).contains(path.count), !path[3].isEmpty,
            let school = RNE(path[4])
        else { return nil }
        if path.count == 5 {
            self = .check(publisher: path[3], school: school)
        } else {
            self = .loans(publisher: path[3], school: school, key: path[5])
        }
    }

    package var address: String {
        switch self {
        case .files: "/administration/fichiers"
        case .transfers(let page): "/administration/transferts" + (page == 1 ? "" : "?page=\(page)")
        case .transfersTable: "/administration/transferts.csv"
        case .check(let publisher, let school):
            "/api/utilisateurs_externe/prets/\(publisher.percentEncoded)/\(school)"
        case .loans(let publisher, let school, let key):
            "/api/utilisateurs_externe/prets/\(publisher.percentEncoded)/\(school)/\(key.percentEncoded.replacing("+", with: "%20"))"
        }
    }

    /// A program shows its token instead.
    package var audience: Audience {
        switch self {
        case .files, .transfers, .transfersTable: .librarians
        case .check, .loans: .everybody
        }
    }
}

package enum LiaisonAction: Hashable, Sendable {
    /// A campus brings a users' file, with its token.
    case receive(publisher: String, school: RNE)
    /// A program asks for its token (RFC 6749, 4.4).
    case access
    /// Who downloads a file is written down: it is a form, and not a link.
    case download(ID<ReceivedFile>)
    /// Straight into the update of the borrowers.
    case look(ID<ReceivedFile>)
    case purge(ID<ReceivedFile>)
    /// « Je confirme »: the file is right, though it takes many people away.
    case confirm(ID<ReceivedFile>)
    case addToken
    case removeToken

    private static let office = ["administration", "fichiers"]
    private static let tokens = ["api", "oauth2", "token"]

    package init?(path: [String]) {
        if path == Self.tokens {
            self = .access
            return
        }
        if path.starts(with: LiaisonPage.api + ["fichiers"]), path.count == 5, !path[3].isEmpty,
            let school = RNE(path[4])
        {
            self = .receive(publisher: path[3], school: school)
            return
        }
        guard path.starts(with: Self.office), path.count == 4 else { return nil }
        switch (path[2], path[3]) {
        case ("jetons", "nouveau"): self = .addToken
        case ("jetons", "retirer"): self = .removeToken
        case (let number, "telecharger"):
            guard let id = ID<ReceivedFile>(number) else { return nil }
            self = .download(id)
        case (let number, "voir"):
            guard let id = ID<ReceivedFile>(number) else { return nil }
            self = .look(id)
        case (let number, "supprimer"):
            guard let id = ID<ReceivedFile>(number) else { return nil }
            self = .purge(id)
        case (let number, "confirmer"):
            guard let id = ID<ReceivedFile>(number) else { return nil }
            self = .confirm(id)
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .receive(let publisher, let school):
            "/api/utilisateurs_externe/fichiers/\(publisher.percentEncoded)/\(school)"
        case .access: "/" + Self.tokens.joined(separator: "/")
        case .download(let id): "/administration/fichiers/\(id)/telecharger"
        case .look(let id): "/administration/fichiers/\(id)/voir"
        case .purge(let id): "/administration/fichiers/\(id)/supprimer"
        case .confirm(let id): "/administration/fichiers/\(id)/confirmer"
        case .addToken: "/administration/fichiers/jetons/nouveau"
        case .removeToken: "/administration/fichiers/jetons/retirer"
        }
    }

    package var audience: Audience {
        switch self {
        case .receive, .access: .everybody
        case .download, .look, .purge, .confirm: .librarians
        case .addToken, .removeToken: .administrators
        }
    }

    static func largestBody(at path: [String]) -> Int? {
        path.starts(with: LiaisonPage.api + ["fichiers"]) ? ReceivedFile.largest : nil
    }
}
