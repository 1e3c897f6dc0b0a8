import GRDB
import Storage

extension InterconnectionWriting {
    private var book: SignOnBook { SignOnBook(database) }

    /// - Throws: `InterconnectionRefusal.stale`.
    package func check(_ mark: String) throws {
        guard try reading.mark() == mark else { throw InterconnectionRefusal.stale }
    }

    /// Chooses who is to say who somebody is; nobody goes there yet.
    ///
    /// - Throws: `InterconnectionRefusal.inUse`.
    package func choose(_ provider: IdentityProvider, stamp: Stamp) throws {
        if let used = try reading.provider(), used.isActive {
            throw InterconnectionRefusal.inUse(name: used.name)
        }
        var chosen = provider
        chosen.activeSince = nil
        try book.set(chosen)
        try note(.chosen, chosen.name, stamp)
    }

    /// Takes back a choice that was not in use.
    ///
    /// - Throws: `InterconnectionRefusal.none`, `.inUse`.
    package func abandon(stamp: Stamp) throws {
        guard let provider = try reading.provider() else { throw InterconnectionRefusal.none }
        guard !provider.isActive else { throw InterconnectionRefusal.inUse(name: provider.name) }
        try book.removeProvider()
        try note(.abandoned, provider.name, stamp)
    }

    /// From now on, who comes is sent there.
    ///
    /// - Parameter keepsKeys: somebody says that the keys of borrowers are those of the one that was chosen.
    /// - Throws: `InterconnectionRefusal.none`, `.inUse`, `.formerKeys`.
    package func activate(keepsKeys: Bool, stamp: Stamp) throws {
        guard var provider = try reading.provider() else { throw InterconnectionRefusal.none }
        guard !provider.isActive else { throw InterconnectionRefusal.inUse(name: provider.name) }
        let people = try reading.peopleWithKey()
        if !keepsKeys, people > 0, let former = try reading.nameOfFormerKeys() {
            throw InterconnectionRefusal.formerKeys(of: former, people: people)
        }
        provider.activeSince = stamp.day
        try book.set(provider)
        try database.execute(sql: "UPDATE formerInterconnection SET keysRemain = 0")
        try note(.activated, provider.name, stamp)
    }

    /// Other settings of the one that is chosen or in use; it stays so. One in use that is to call people otherwise is
    /// another one, as far as keys go: those of before would be taken for those of others (A-14, B-13).
    ///
    /// - Parameter keepsKeys: somebody says that the keys of borrowers are those of the new settings too.
    /// - Throws: `InterconnectionRefusal.none`, `.formerKeys`.
    package func change(to provider: IdentityProvider, keepsKeys: Bool, stamp: Stamp) throws {
        guard let known = try reading.provider() else { throw InterconnectionRefusal.none }
        var changed = provider
        changed.activeSince = known.activeSince
        guard changed != known else { return }
        let people = try reading.peopleWithKey()
        guard keepsKeys || !known.isActive || changed.namesPeople(like: known) || people == 0 else {
            throw InterconnectionRefusal.formerKeys(of: known.name, people: people)
        }
        try book.set(changed)
        try note(.changed, changed.name, stamp)
    }

    /// At once: whoever came by it is signed out; records, loans and keys stay.
    ///
    /// - Throws: `InterconnectionRefusal.none`.
    package func deactivate(stamp: Stamp) throws {
        guard let provider = try reading.provider(), provider.isActive else {
            throw InterconnectionRefusal.none
        }
        try book.removeProvider()
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO formerInterconnection (id, \(IdentityProvider.columns), keysRemain)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                provider.kind.rawValue, provider.code, provider.name, provider.address,
                provider.identityAttribute, provider.certificate, provider.isShared, provider.allowsDirect,
                try reading.peopleWithKey() > 0,
            ])
        try note(.deactivated, provider.name, stamp)
    }

    func note(
        _ kind: InterconnectionEvent.Kind, _ name: String, people: Int = 0, _ stamp: Stamp
    ) throws {
        try database.execute(
            sql: "INSERT INTO interconnectionEvent (kind, name, people, actor, at) VALUES (?, ?, ?, ?, ?)",
            arguments: [kind.rawValue, name, people, stamp.actor, stamp.instant])
    }
}
