import Foundation
import Storage

/// A dated link for somebody without an account, who brings the file of users and says how their server is set up (D8).
package struct HandOver: Equatable, Sendable {
    package let id: ID<HandOver>
    /// « M. Petit, administrateur de l’ENT »
    package let recipient: String
    /// Whose text of procedure is shown; empty: the general one.
    package let ent: String
    package let madeBy: String
    package let madeAt: Date
    package let expiresAt: Date
    package let mostUploads: Int
    package let isRevoked: Bool
    /// The first one first; one answer at the most.
    package let uses: [Use]

    package struct Use: Equatable, Sendable {
        package let at: Date
        package let kind: Kind

        package enum Kind: Equatable, Sendable {
            /// Of so many people; the draft is gone once it is old. Without a key for anybody, nobody will come in by
            /// the ENT.
            case file(people: Int, hasKeys: Bool, draft: ID<BorrowerDraft>?)
            /// The address of their server, empty if it was not given; whether they declared the portal there;
            /// whether a librarian read it.
            case answer(address: String, isDeclared: Bool, isSeen: Bool)
        }

        package init(at: Date, kind: Kind) {
            self.at = at
            self.kind = kind
        }
    }

    package init(
        id: ID<HandOver>, recipient: String, ent: String, madeBy: String, madeAt: Date, expiresAt: Date,
        mostUploads: Int, isRevoked: Bool, uses: [Use],
    ) {
        self.id = id
        self.recipient = recipient
        self.ent = ent
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.mostUploads = mostUploads
        self.isRevoked = isRevoked
        self.uses = uses
    }

    package func isOpen(at now: Date) -> Bool { !isRevoked && expiresAt > now }

    package var uploadsLeft: Int {
        let used = uses.count { if case .file = $0.kind { true } else { false } }
        return max(0, mostUploads - used)
    }

    package static let days = 1...14
    package static let uploads = 1...5
    package static let longestRecipient = 80
    /// Open at one time.
    package static let most = 20
    static let rememberedDays = 60
}

/// Why no link was made, or what one brought is not taken.
package enum HandOverRefusal: Error, Equatable {
    case noRecipient
    case tooMany
    /// It took all the files that it may take.
    case full
    /// It has expired, was revoked, or is forgotten.
    case over
}
