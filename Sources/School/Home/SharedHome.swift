import Formats
import GRDB
import Storage
import Synchronization

/// What home pages show alike to everybody of the same schools, profiles and classes on a day: kept in memory until a
/// link, a service, a message or a calendar of the campus changes.
package struct SharedHome: Sendable {
    package let links: [UsefulLink]
    /// Whether their schools have outside services for them (L-08).
    package let hasServices: Bool
    /// Whatever each of them said to have read.
    let messages: [Message]
    package let lessons: [ClassEvent]
    package let tasks: [ClassEvent]

    static let daysOfLessons = 6
    static let daysOfTasks = 10

    struct Key: Hashable {
        let profiles: [ID<School>: Set<Profile>]
        let classes: [Profile: [ID<SchoolClass>]]
        /// Some messages are for those who answer for a class, and not for their colleagues.
        let formClasses: [ID<SchoolClass>]
        /// Whose days are told.
        let told: Profile?
        let day: Day
    }
}

/// Those that were last read of one campus.
final class KeptHomes: Sendable {
    private struct State {
        var version = -1
        var homes: [SharedHome.Key: SharedHome] = [:]
    }

    private static let most = 500

    private let state = Mutex(State())

    func home(_ key: SharedHome.Key, at version: Int) -> SharedHome? {
        state.withLock { $0.version == version ? $0.homes[key] : nil }
    }

    func keep(_ home: SharedHome, as key: SharedHome.Key, at version: Int) {
        state.withLock { state in
            if state.version != version || state.homes.count >= Self.most {
                state = State(version: version)
            }
            state.homes[key] = home
        }
    }
}

extension HomeReading {
    /// - Parameter told: as what somebody wants the lessons and the tasks of their classes; nil: not at all.
    package func shared(for reader: HomeReader, telling told: Profile?, on day: Day) throws -> SharedHome {
        let version =
            try Int.fetchOne(database.cachedStatement(sql: "SELECT homeVersion FROM campus")) ?? 0
        let key = SharedHome.Key(
            profiles: reader.profiles, classes: reader.classesByProfile.mapValues { $0.map(\.id) },
            formClasses: reader.formClasses.map(\.id), told: told,
            day: day)
        if let home = kept?.home(key, at: version) { return home }
        let classes = told.map { reader.classes(as: $0).map(\.id) } ?? []
        let home = SharedHome(
            links: try links(for: reader),
            hasServices: try ExternalServiceReading(database: database).areShown(to: reader.profiles),
            messages: try messagesOfDay(for: reader, on: day),
            lessons: try events(of: classes, from: day, to: day + SharedHome.daysOfLessons, isTask: false),
            tasks: try events(of: classes, from: day, to: day + SharedHome.daysOfTasks, isTask: true))
        kept?.keep(home, as: key, at: version)
        return home
    }

    /// What somebody has to read, what waits for an answer first.
    package func messages(of home: SharedHome, for person: ID<Person>) throws -> [ReceivedMessage] {
        try readings(of: person, among: home.messages)
    }
}
