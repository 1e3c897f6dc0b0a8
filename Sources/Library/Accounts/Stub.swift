import Storage

/// Stands in for the accounts until they come.
package struct Account: Equatable, Sendable {
    package let id: ID<Account>
}

extension PortalSchema {
    static let accountsStub = """
        CREATE TABLE account (id INTEGER PRIMARY KEY AUTOINCREMENT, borrower INTEGER UNIQUE REFERENCES borrower (id) ON DELETE SET NULL);
        """
}
