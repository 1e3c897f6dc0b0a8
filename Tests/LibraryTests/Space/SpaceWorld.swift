// What tests of a reader's space begin with: a desk, and accounts.
import Foundation
import Library
import Storage
import Testing

extension Desk {
    /// An account, of a borrower or of nobody who borrows.
    func account(of borrower: ID<Borrower>? = nil) throws -> ID<Account> {
        try library.write {
            try $0.accounts.add(name: "Quelqu’un", role: .member, borrower: borrower, on: today)
        }
    }

    @discardableResult
    func inSpace<Value>(_ body: (SpaceWriting) throws -> Value) throws -> Value {
        try library.write { try body($0.space) }
    }

    func ofSpace<Value>(_ body: (SpaceReading) throws -> Value) throws -> Value {
        try library.read { try body($0.space) }
    }

    func titles(of list: ID<ReadingList>) throws -> [String] {
        try ofSpace { try $0.entries(of: list) }.map(\.record.title)
    }
}

let secret = SecretToken(random: Array(1...32))
let otherSecret = SecretToken(random: Array(2...33))
