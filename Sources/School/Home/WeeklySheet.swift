import Formats
import GRDB
import Storage

/// What the form teachers of a class are told on Mondays (D5): numbers only, and where the sheet is.
extension HomeReading {
    /// The classes that have a form teacher, and have not had their message of a week.
    package func classesToTell(in monday: Day) throws -> [SchoolClass] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SchoolClass.columns) FROM schoolClass
                    WHERE kind = 'class' AND EXISTS (
                        SELECT 1 FROM enrolment JOIN person ON person.id = enrolment.person
                        WHERE schoolClass = schoolClass.id AND role = 'formTeacher' AND person.leftOn IS NULL
                    ) AND NOT EXISTS (
                        SELECT 1 FROM weeklySheet WHERE weeklySheet.schoolClass = schoolClass.id AND monday = ?
                    ) ORDER BY school, name
                    """), arguments: [monday]
        ).map { SchoolClass($0) }
    }
}

extension HomeWriting {
    /// Tells the form teachers of a class, once a week; nothing to say is said by nothing.
    ///
    /// - Throws: `HomeRefusal`.
    package func tellFormTeachers(
        of schoolClass: SchoolClass, _ text: (title: String, source: String)?, monday: Day, stamp: Stamp,
    ) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO weeklySheet (schoolClass, monday) VALUES (?, ?)",
            arguments: [schoolClass.id, monday])
        guard database.changesCount == 1, let text else { return }
        var settings = Message.Settings(
            title: text.title, source: text.source, school: schoolClass.school, profiles: [.teacher],
            classes: [schoolClass.id], shownFrom: stamp.day, shownUntil: monday + 6)
        settings.isForFormTeachers = true
        try send(settings, by: nil, stamp: stamp)
    }

    /// What need not be known any longer: the messages of weeks gone by, and that they were written.
    package func forgetOldWeeks(before monday: Day) throws {
        try database.execute(
            sql: "DELETE FROM message WHERE isForFormTeachers = 1 AND author IS NULL AND shownUntil < ?",
            arguments: [monday])
        try database.execute(sql: "DELETE FROM weeklySheet WHERE monday < ?", arguments: [monday])
    }
}
