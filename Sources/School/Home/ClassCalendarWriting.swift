import Formats
import Foundation
import GRDB
import Storage

/// Calendars given, read and taken away.
extension HomeWriting {
    /// The calendar of a class is at this address from now on; it is to be asked. What another one told is forgotten.
    ///
    /// - Throws: `HomeRefusal`.
    package func setCalendar(
        _ kind: ClassCalendar.Kind, of schoolClass: ID<SchoolClass>, address typed: String,
    ) throws -> ID<ClassCalendar> {
        // Agendas give their addresses so.
        let address = typed.trimmed.replacingWebcal
        guard address.hasPrefix("https://"), LinkAddress.isSafe(address) else { throw HomeRefusal.badAddress }
        if let old = try reading.calendar(kind, of: schoolClass), old.address == address { return old.id }
        return try put(kind, of: schoolClass, address: address, fileName: "")
    }

    /// The calendar of a class is this file from now on.
    ///
    /// - Throws: `HomeRefusal`, without changing anything.
    package func setCalendar(
        _ kind: ClassCalendar.Kind, of schoolClass: ID<SchoolClass>, file read: ReadCalendar, name: String,
    ) throws -> ID<ClassCalendar> {
        let id = try put(kind, of: schoolClass, address: "", fileName: name.line(upTo: 120))
        try take(read, for: id)
        return id
    }

    /// What an address answered.
    ///
    /// - Throws: `HomeRefusal.unknown` for one that was taken away meanwhile.
    package func take(_ read: ReadCalendar, for id: ID<ClassCalendar>) throws {
        try database.execute(
            sql:
                "UPDATE classCalendar SET source = ?, faults = ?, readAt = ?, triedAt = ?, trouble = '' WHERE id = ?",
            arguments: [
                Data(read.source), read.faults.joined(separator: "\n"), read.readAt.formatted(.iso8601),
                read.readAt.formatted(.iso8601), id,
            ])
        try tell(read, for: id)
    }

    /// The days around today, from what was last read; when that was stays as it is.
    ///
    /// - Throws: `HomeRefusal.unknown` for one that was taken away meanwhile.
    package func tell(_ read: ReadCalendar, for id: ID<ClassCalendar>) throws {
        guard let kind = try reading.calendar(id)?.kind else { throw HomeRefusal.unknown }
        try database.execute(sql: "DELETE FROM calendarEvent WHERE calendar = ?", arguments: [id])
        let insertion = try database.cachedStatement(
            sql: """
                INSERT INTO calendarEvent (calendar, day, lastDay, opensAt, closesAt, isTask, title, place, text)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for one in read.told {
            let title = one.summary.line(upTo: 200)
            // Until midnight is until the end of the day before.
            let end = max(
                one.start, one.end.second == 0 ? CivilTime(day: one.end.day - 1, second: 86_399) : one.end)
            let isOneDay = end.day == one.start.day
            try insertion.execute(arguments: [
                id, Day(number: one.start.day), Day(number: end.day), one.isAllDay ? nil : one.start.minute,
                one.isAllDay || !isOneDay
                    ? nil : (one.end.second == 0 && one.end > one.start ? 1440 : end.minute),
                one.isTask || kind == .homework, title.isEmpty ? "Sans titre" : title,
                one.place.line(upTo: 120),
                one.description.text(upTo: 2_000),
            ])
        }
        try database.execute(
            sql: "UPDATE classCalendar SET toldUntil = ? WHERE id = ?", arguments: [read.until, id])
    }

    /// An address answered nothing that is a calendar; what it told before stays.
    package func noteTrouble(_ words: String, with id: ID<ClassCalendar>, at now: Date) throws {
        try database.execute(
            sql: "UPDATE classCalendar SET triedAt = ?, trouble = ? WHERE id = ?",
            arguments: [now.formatted(.iso8601), words.line(upTo: 400), id])
    }

    /// An address is to be asked at once, if it was not a moment ago.
    ///
    /// - Throws: `HomeRefusal.tooSoon`.
    package func forgetTry(_ kind: ClassCalendar.Kind, of schoolClass: ID<SchoolClass>, at now: Date) throws {
        let last = try reading.calendar(kind, of: schoolClass)?.triedAt
        if let last, now.timeIntervalSince(last) < ClassCalendar.restSeconds { throw HomeRefusal.tooSoon }
        try database.execute(
            sql: "UPDATE classCalendar SET triedAt = NULL WHERE schoolClass = ? AND kind = ?",
            arguments: [schoolClass, kind.rawValue])
    }

    /// One that is no longer there is no mistake.
    package func removeCalendar(_ id: ID<ClassCalendar>) throws {
        try database.execute(sql: "DELETE FROM classCalendar WHERE id = ?", arguments: [id])
    }

    private func put(
        _ kind: ClassCalendar.Kind, of schoolClass: ID<SchoolClass>, address: String, fileName: String,
    ) throws -> ID<ClassCalendar> {
        guard
            try DirectoryReading(database: database).classes(groups: true).contains(where: {
                $0.id == schoolClass
            })
        else { throw HomeRefusal.unknown }
        try database.execute(
            sql: "DELETE FROM classCalendar WHERE schoolClass = ? AND kind = ?",
            arguments: [schoolClass, kind.rawValue])
        try database.execute(
            sql: "INSERT INTO classCalendar (schoolClass, kind, address, fileName) VALUES (?, ?, ?, ?)",
            arguments: [schoolClass, kind.rawValue, address, fileName])
        return ID(database.lastInsertedRowID)
    }
}

extension String {
    fileprivate var replacingWebcal: String {
        hasPrefix("webcal://") ? "https://" + dropFirst("webcal://".count) : self
    }
}
