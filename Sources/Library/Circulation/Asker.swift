import Storage

/// Who asks: for readers the rules are a wall, and what is not theirs is not found; at the desk they are advice.
package enum Asker: Equatable, Sendable {
    case reader(ID<Borrower>)
    case desk

    func mayTouch(what borrower: ID<Borrower>?) -> Bool {
        switch self {
        case .reader(let reader): reader == borrower
        case .desk: true
        }
    }

    /// In the request of a gesture.
    var word: String {
        switch self {
        case .reader(let reader): "reader \(reader)"
        case .desk: "desk"
        }
    }
}
