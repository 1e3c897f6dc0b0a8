/// The eleventh migration: a text that was taken back is told from one that was never published.
extension PortalSchema {
    static let withdrawal = """
        ALTER TABLE article ADD COLUMN isWithdrawn INTEGER NOT NULL DEFAULT 0 CHECK (isWithdrawn IN (0, 1));
        """
}
