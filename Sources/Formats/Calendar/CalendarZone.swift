import Foundation

/// What the clock of a calendar's time is set to.
enum CalendarZone: Sendable {
    /// Whatever clock the reader looks at (RFC 5545 §3.3.5, form 1).
    case floating
    case universal
    case named(TimeZone)
    /// As the calendar itself describes it.
    case declared(DeclaredZone)

    /// The second of universal time at which a clock of this zone shows `time`. A time that is shown twice is the
    /// first; one that is never shown is read with the offset of before (§3.3.5).
    ///
    /// - Parameter zone: that of the reader, for floating times.
    func instant(of time: CivilTime, in zone: TimeZone) -> Int {
        switch self {
        case .floating: Self.instant(of: time, in: zone)
        case .universal: time.seconds
        case .named(let own): Self.instant(of: time, in: own)
        case .declared(let own): time.seconds - own.offset(at: time)
        }
    }

    /// What a clock of this zone shows at a second of universal time.
    func time(at instant: Int, in zone: TimeZone) -> CivilTime {
        switch self {
        case .floating: CivilTime(seconds: instant + Self.offset(of: zone, at: instant))
        case .universal: CivilTime(seconds: instant)
        case .named(let own): CivilTime(seconds: instant + Self.offset(of: own, at: instant))
        case .declared(let own): CivilTime(seconds: instant + own.offset(atInstant: instant))
        }
    }

    private static func instant(of time: CivilTime, in zone: TimeZone) -> Int {
        let clock = time.seconds
        let (before, after) = (offset(of: zone, at: clock - 86_400), offset(of: zone, at: clock + 86_400))
        guard before != after, offset(of: zone, at: clock - before) != before else { return clock - before }
        return offset(of: zone, at: clock - after) == after ? clock - after : clock - before
    }

    private static func offset(of zone: TimeZone, at instant: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
    }
}

/// The names of zones that a calendar uses: those that everybody knows, then those that it describes.
struct CalendarZones {
    private var known: [String: TimeZone?] = [:]
    var declared: [String: DeclaredZone] = [:]

    /// Nil for a name that nobody knows.
    mutating func zone(named name: String) -> CalendarZone? {
        let zone: TimeZone?
        if let kept = known[name] {
            zone = kept
        } else {
            zone = Self.resolve(name)
            known[name] = .some(zone)
        }
        return zone.map { .named($0) } ?? declared[name].map { .declared($0) }
    }

    /// Some programs write the name behind a path of their own: `/example.org/20260101_1/Europe/Paris`.
    private static func resolve(_ name: String) -> TimeZone? {
        let parts = name.split(separator: "/")
        for count in [parts.count, 3, 2] where count > 0 && count <= parts.count {
            let tail = parts.suffix(count).joined(separator: "/")
            // An abbreviation says an offset, and no rule.
            if tail.contains("/") || tail == "UTC", let zone = TimeZone(identifier: tail) { return zone }
        }
        return officeNames[name].flatMap { TimeZone(identifier: $0) }
    }

    /// Those of an office programme of much use, for the schools of France.
    private static let officeNames = [
        "Romance Standard Time": "Europe/Paris", "W. Europe Standard Time": "Europe/Berlin",
        "Central European Standard Time": "Europe/Warsaw", "GMT Standard Time": "Europe/London",
        "SA Western Standard Time": "America/Martinique", "SA Eastern Standard Time": "America/Cayenne",
        "Arabian Standard Time": "Asia/Dubai", "Mauritius Standard Time": "Indian/Reunion",
        "Central Pacific Standard Time": "Pacific/Noumea", "Hawaiian Standard Time": "Pacific/Tahiti",
        "Saint Pierre Standard Time": "America/Miquelon", "GMT": "UTC",
    ]
}
