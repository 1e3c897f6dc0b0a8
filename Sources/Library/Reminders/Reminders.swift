import GRDB

/// Reminders (relances): what readers are asked to bring back, how, and how often they were asked.
package struct RemindersReading {
    let database: Database

    var circulation: CirculationReading { CirculationReading(database: database) }
}

/// Reminding readers, and the mail that does it.
package struct RemindersWriting {
    let database: Database

    package var reading: RemindersReading { RemindersReading(database: database) }
}

extension LibraryReading {
    package var reminders: RemindersReading { RemindersReading(database: database) }
}

extension LibraryWriting {
    package var reminders: RemindersWriting { RemindersWriting(database: database) }
}

/// How a reminder reaches its reader.
package enum ReminderMedium: String, CaseIterable, Sendable {
    /// A letter each.
    case letter
    /// One page a class, for the class teacher, who tells each pupil.
    case classPage
    case email
}

/// Which loans a reminder speaks of.
package enum ReminderScope: String, CaseIterable, Sendable {
    /// What should have been back.
    case overdue
    /// All that readers who have left the school still hold, late or not (B-87).
    case left
    /// All that is out: before the holidays, at the end of the year (B-96).
    case current
}
