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
        _ kind: ClassCalendar.Kind, of schoolClass: ID<SchoolClass>, file bytes: [UInt8], name: String,
        at now: Date,
        zone: TimeZone,
    ) throws -> ID<ClassCalendar> {
        let text = try Self.read(bytes)
        let id = try put(kind, of: schoolClass, address: "", fileName: name.line(upTo: 120))
        try take(text, bytes, for: id, kind: kind, at: now, zone: zone)
        return id
    }

    /// What an address answered.
    ///
    /// - Throws: `HomeRefusal`; what was read before stays.
    package func take(_ bytes: [UInt8], for id: ID<ClassCalendar>, at now: Date, zone: TimeZone) throws {
        guard let calendar = try reading.calendar(id) else { throw HomeRefusal.unknown }
        let text = try Self.read(bytes)
        try take(text, bytes, for: id, kind: calendar.kind, at: now, zone: zone)
    }

    /// An address answered nothing that is a calendar; what it told before stays.
    package func noteTrouble(_ words: String, with id: ID<ClassCalendar>, at now: Date) throws {
        try database.execute(
            sql: "UPDATE classCalendar SET triedAt = ?, trouble = ? WHERE id = ?",
            arguments: [now.formatted(.iso8601), words.line(upTo: 400), id])
    }

    /// An address is to be asked at once, whenever it was last.
    package func forgetTry(_ kind: ClassCalendar.Kind, of schoolClass: ID<SchoolClass>) throws {
        try database.execute(
            sql: "UPDATE classCalendar SET triedAt = NULL WHERE schoolClass = ? AND kind = ?",
            arguments: [schoolClass, kind.rawValue])
    }

    /// Tells again, from what was last read, the days around today.
    package func tellAgain(_ id: ID<ClassCalendar>, at now: Date, zone: TimeZone) throws {
        guard let calendar = try reading.calendar(id), let source = try reading.source(of: id) else { return }
        try tell(try Self.read(source), for: id, kind: calendar.kind, at: now, zone: zone)
    }

    /// One that is no longer there is no mistake.
    package func removeCalendar(_ id: ID<ClassCalendar>) throws {
        try database.execute(sql: "DELETE FROM classCalendar WHERE id = ?", arguments: [id])
    }

    private static func read(_ bytes: [UInt8]) throws -> CalendarText {
        do {
            return try CalendarText(bytes)
        } catch {
            throw HomeRefusal.noCalendar(error.reason)
        }
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

    private func take(
        _ text: CalendarText, _ bytes: [UInt8], for id: ID<ClassCalendar>, kind: ClassCalendar.Kind,
        at now: Date,
        zone: TimeZone,
    ) throws {
        let faults = text.faults.prefix(ClassCalendar.mostFaults).map {
            $0.line > 0 ? "Ligne \($0.line)\u{A0}: \($0.words)" : $0.words
        }
        try database.execute(
            sql:
                "UPDATE classCalendar SET source = ?, faults = ?, readAt = ?, triedAt = ?, trouble = '' WHERE id = ?",
            arguments: [
                Data(bytes), faults.joined(separator: "\n"), now.formatted(.iso8601), now.formatted(.iso8601),
                id,
            ])
        try tell(text, for: id, kind: kind, at: now, zone: zone)
    }

    private func tell(
        _ text: CalendarText, for id: ID<ClassCalendar>, kind: ClassCalendar.Kind, at now: Date,
        zone: TimeZone,
    ) throws {
        let today = Day(now, in: zone)
        let (first, last) = (today - ClassCalendar.toldBefore, today + ClassCalendar.toldAfter)
        try database.execute(sql: "DELETE FROM calendarEvent WHERE calendar = ?", arguments: [id])
        let insertion = try database.cachedStatement(
            sql: """
                INSERT INTO calendarEvent (calendar, day, lastDay, opensAt, closesAt, isTask, title, place, text)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let found = text.occurrences(
            in: first.number..<(last.number + 1), zone: zone, limit: ClassCalendar.mostEvents)
        for one in found {
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
            sql: "UPDATE classCalendar SET toldUntil = ? WHERE id = ?", arguments: [last, id])
    }
}

extension String {
    fileprivate var replacingWebcal: String {
        hasPrefix("webcal://") ? "https://" + dropFirst("webcal://".count) : self
    }
}
