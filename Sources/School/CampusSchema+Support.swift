/// The eighth migration of a campus: whom to ask for help (L-10).
extension CampusSchema {
    static let support = """
        ALTER TABLE campus ADD COLUMN support TEXT NOT NULL DEFAULT '';
        """
}
