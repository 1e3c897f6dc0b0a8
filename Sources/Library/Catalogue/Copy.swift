import GRDB
import Storage

/// One physical copy (exemplaire) and where it stands now.
package struct Copy: Equatable, Sendable {
    package let id: ID<Copy>
    /// The bar code; nil where the source gave none.
    package let number: String?
    package let callNumber: String
    package let location: String
    package let status: CopyStatus
    package let note: String
    /// Set while somebody has it.
    package let dueOn: Day?
    /// Kept at the desk for a reader who reserved it.
    package let isSetAside: Bool

    package var isAvailable: Bool { status == .inService && dueOn == nil && !isSetAside }

    package init(
        id: ID<Copy>, number: String?, callNumber: String, location: String, status: CopyStatus,
        note: String, dueOn: Day?, isSetAside: Bool = false,
    ) {
        self.id = id
        self.number = number
        self.callNumber = callNumber
        self.location = location
        self.status = status
        self.note = note
        self.dueOn = dueOn
        self.isSetAside = isSetAside
    }
}

/// Where a copy stands in the library's own eyes (statut d'exemplaire).
package enum CopyStatus: String, Sendable, CaseIterable {
    case inService, consultationOnly, lost, withdrawn

    /// Reads the words of BCDI and the codes of recommendation 995; a word of the school's own means in service.
    package init(source: String) {
        switch source.lowercased().filter(\.isLetter).prefix(12) {
        case "horsprêt", "horspret", "consultation", "consultables", "exclududprêt", "c", "m":
            self = .consultationOnly
        case "perdu", "p": self = .lost
        case "misaupilon", "pilon", "pilonné", "pilonne", "retiré": self = .withdrawn
        default: self = .inService
        }
    }
}

/// The answer to « can I have it now? », from the state of every copy.
package enum Availability: Equatable, Sendable {
    /// This copy is on its shelf; `count` of them are.
    case onShelf(callNumber: String, location: String, count: Int)
    case onLoan(until: Day)
    /// The copies that are not out wait at the desk for readers who reserved them.
    case reserved
    case consultationOnly(callNumber: String, location: String)
    /// Every copy is lost or withdrawn.
    case gone
    /// The record has no copy: an article, a site.
    case noCopy

    package init(_ copies: [Copy]) {
        let free = copies.filter(\.isAvailable)
        if let first = free.first {
            self = .onShelf(callNumber: first.callNumber, location: first.location, count: free.count)
        } else if let due = copies.filter({ $0.status == .inService }).compactMap(\.dueOn).min() {
            self = .onLoan(until: due)
        } else if copies.contains(where: { $0.status == .inService && $0.isSetAside }) {
            self = .reserved
        } else if let reference = copies.first(where: { $0.status == .consultationOnly }) {
            self = .consultationOnly(callNumber: reference.callNumber, location: reference.location)
        } else {
            self = copies.isEmpty ? .noCopy : .gone
        }
    }
}
