/// The ninth migration of a campus: the identifier with which a distant portal gives tokens for an hour.
extension CampusSchema {
    static let feeds = """
        ALTER TABLE partner ADD COLUMN client TEXT NOT NULL DEFAULT '';
        """
}
