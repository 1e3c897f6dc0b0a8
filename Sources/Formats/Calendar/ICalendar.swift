/// A calendar that other programs subscribe to (iCalendar, RFC 5545).
package struct ICalendar: Equatable, Sendable {
    package let name: String
    package let events: [Event]

    package init(name: String, events: [Event]) {
        self.name = name
        self.events = events
    }

    package static let contentType = "text/calendar; charset=utf-8"

    /// Something that happens on a day or several, all day long or at an hour, and for which nobody is busy.
    package struct Event: Equatable, Sendable {
        /// The same for the same thing, for ever (§3.8.4.7).
        package let uid: String
        /// `2026-11-21`
        package let day: String
        /// The day after the last one (§3.6.1); empty: one day.
        package let dayAfter: String
        /// `14:30`, on the clocks of whoever reads it (§3.3.5, form 1); empty: all day long.
        package let opensAt: String
        package let closesAt: String
        package let place: String
        package let summary: String
        package let description: String
        /// Where to read more; empty: nowhere.
        package let address: String

        package init(
            uid: String, day: String, dayAfter: String = "", opensAt: String = "", closesAt: String = "",
            place: String = "", summary: String, description: String, address: String,
        ) {
            self.uid = uid
            self.day = day
            self.dayAfter = dayAfter
            self.opensAt = opensAt
            self.closesAt = closesAt
            self.place = place
            self.summary = summary
            self.description = description
            self.address = address
        }
    }

    /// - Parameter stamp: when this was written.
    package func bytes(stamp: Instant) -> [UInt8] {
        let stamp = Self.basic(stamp.rfc3339)
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lutrin//Portail documentaire//FR",
            "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:" + Self.text(name),
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
        ]
        for event in events {
            lines += [
                "BEGIN:VEVENT", "UID:" + Self.text(event.uid), "DTSTAMP:" + stamp,
            ]
            lines += Self.time(of: event) + ["SUMMARY:" + Self.text(event.summary)]
            if !event.place.isEmpty { lines.append("LOCATION:" + Self.text(event.place)) }
            if !event.description.isEmpty { lines.append("DESCRIPTION:" + Self.text(event.description)) }
            if !event.address.isEmpty { lines.append("URL:" + Self.oneLine(event.address)) }
            lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
        }
        lines.append("END:VCALENDAR")
        return lines.flatMap(Self.folded)
    }

    private static func time(of event: Event) -> [String] {
        let day = basic(event.day)
        guard event.opensAt.isEmpty else {
            let end = event.closesAt.isEmpty ? [] : ["DTEND:\(day)T\(basic(event.closesAt))00"]
            return ["DTSTART:\(day)T\(basic(event.opensAt))00"] + end
        }
        let end = event.dayAfter.isEmpty ? [] : ["DTEND;VALUE=DATE:" + basic(event.dayAfter)]
        return ["DTSTART;VALUE=DATE:" + day] + end
    }

    /// §3.1: no line is longer than 75 octets; the rest follows on lines that begin with a space. Cut between
    /// characters, although octets would be allowed: some readers unfold after decoding.
    private static func folded(_ line: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var length = 0
        for scalar in line.unicodeScalars {
            let octets = Array(Unicode.UTF8.encode(scalar) ?? .init())
            if length + octets.count > 75 {
                bytes += [0x0D, 0x0A, 0x20]
                length = 1
            }
            bytes += octets
            length += octets.count
        }
        return bytes + [0x0D, 0x0A]
    }

    /// §3.3.11: what would end a value, or begin another, is escaped; control characters are not allowed (§3.1).
    private static func text(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                escaped.append("\\")
                escaped.append(scalar)
            case "\n", "\u{85}", "\u{2028}", "\u{2029}":
                escaped.append("\\")
                escaped.append("n")
            case "\t": escaped.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}": break
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    private static func oneLine(_ address: String) -> String {
        String(
            String.UnicodeScalarView(address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }))
    }

    /// `2026-11-21T11:00:00Z` without its signs (§3.3.4, §3.3.5).
    private static func basic(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "-" && $0 != ":" }))
    }
}
