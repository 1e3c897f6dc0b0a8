import Formats
import Foundation
import Storage
import Testing

@testable import Library

@Suite("Accounts")
struct AccountTests {
    @Test("a password is never kept as it was typed, and is recognised in either composition")
    func password() throws {
        let kept = try Password("Été au lycée", salt: Array(0..<16), costs: .light)
        #expect(!kept.text.contains("lycée"))
        #expect(kept.matches("Été au lycée"))
        #expect(Password(kept: kept.text).matches("E\u{301}te\u{301} au lyce\u{301}e"))
        #expect(!kept.matches("été au lycée") && !kept.matches(""))
        for nonsense in ["", "scrypt$$$$$", "plain", "scrypt$3$8$1$AAAA$AAAA"] {
            #expect(!Password(kept: nonsense).matches(""))
        }
    }

    @Test("scrypt gives the key of RFC 7914 §12")
    func rfc() throws {
        // The third vector is of 64 bytes; its first 32 are the key of 32 (PBKDF2 gives block after block).
        let kept = try Password(
            "pleaseletmein", salt: Array("SodiumChloride".utf8),
            costs: .init(rounds: 16384, blockSize: 8, parallelism: 1))
        let key = Data(base64Encoded: String(kept.text.split(separator: "$").last ?? ""))
        #expect(key?.map { String($0, radix: 16) }.prefix(4) == ["70", "23", "bd", "cb"])
    }

    @Test(
        "what is typed as a login is kept without accents, capitals or spaces; digits alone are a card's number"
    )
    func logins() {
        #expect(LoginName.of(" Zoé  Martin ") == "zoe.martin")
        #expect(LoginName.of("m.diallo") == "m.diallo")
        #expect(LoginName.of("1001") == nil)
        #expect(LoginName.of("  ") == nil)
    }

    @Test("homonyms get logins of their own")
    func homonyms() throws {
        let desk = try Desk()
        let logins = try desk.library.write { writing in
            try (0..<3).map { _ in
                let id = try writing.accounts.add(name: "Martin Léa", role: .member, on: desk.today)
                return try writing.accounts.known(id).login
            }
        }
        #expect(logins == ["martin.lea", "martin.lea2", "martin.lea3"])
    }

    @Test("the last administrator can be neither closed nor made less")
    func lastAdministrator() throws {
        let desk = try Desk()
        try desk.library.write { writing in
            let id = try writing.accounts.add(
                login: "admin", name: "Admin", role: .administrator, on: desk.today)
            #expect(throws: AccountRefusal.lastAdministrator) { try writing.accounts.setClosed(true, id) }
            #expect(throws: AccountRefusal.lastAdministrator) {
                try writing.accounts.change(id, login: "admin", name: "Admin", role: .librarian)
            }
            try writing.accounts.add(login: "other", name: "Autre", role: .administrator, on: desk.today)
            try writing.accounts.setClosed(true, id)
        }
    }

    @Test("a borrower who is deleted takes the account along; of two made one, the account stays")
    func borrowersGone() throws {
        let desk = try Desk()
        try desk.library.write { writing in
            let first = try writing.borrowers.add(.init(name: "Martin Léa"))
            let second = try writing.borrowers.add(.init(name: "Martin Lea"))
            let account = try writing.accounts.ensure(for: first, on: desk.today)
            let stamp = Stamp(token: "a", actor: "x", at: Date(timeIntervalSince1970: 0), day: desk.today)
            try writing.borrowers.merge(first, into: second, stamp: stamp)
            #expect(try writing.accounts.reading.account(of: second)?.id == account.id)
            try writing.borrowers.remove(second, stamp: stamp)
            #expect(try writing.accounts.reading.account(account.id) == nil)
        }
    }

    @Test("a first password is easy to read aloud and hard to guess")
    func readable() {
        let words = Set((0..<200).map { _ in NewPassword.readable(random: RandomBytes.system) })
        #expect(words.count == 200)
        for word in words {
            #expect(word.wholeMatch(of: /[a-z]{4}-[a-z]{4}-[a-z]{4}-[2-9]{2}/) != nil)
        }
    }

    @Test(
        "passwords that everybody would try are refused",
        arguments: [
            "azertyuiop", "motdepasse1", "12345678", "aaaaaaaaaa", "Marchand2012", "abcdefghij", "court",
        ])
    func tooEasy(word: String) {
        let account = Account(id: ID(1), login: "zoe", name: "Zoé Marchand", role: .member)
        #expect(throws: NewPasswordRefusal.self) { try NewPassword.check(word, for: account) }
    }
}
