import Formats
import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /agenda, GET /agenda.ics: what happens at the library.
extension PortalVisit {
    func showAgenda() throws -> Response {
        let reader = try asReader()
        let events = try library.read {
            try $0.presentation.events(for: reader, from: today, limit: AgendaView.most + 1)
        }
        let view = AgendaView(events, isEditable: composes, seenFrom: viewpoint)
        return try render(view, title: "Agenda")
    }

    /// Calendars do not sign in: what is for everybody, and nothing else.
    func sendAgenda() throws -> Response {
        let events = try library.read { try $0.presentation.events(for: .visitor, from: today - 31) }
        let page = place.permanentAddress(of: .presenting(.agenda))
        let calendar = ICalendar(
            name: "Agenda – \(portal.name)",
            events: events.map { event in
                let settings = event.settings
                return ICalendar.Event(
                    uid: "evenement-\(event.id)@\(place.rne?.lowercased ?? "lutrin")",
                    day: settings.firstDay.description,
                    dayAfter: settings.lastDay > settings.firstDay
                        ? (settings.lastDay + 1).description : "",
                    opensAt: settings.opensAt.map(Self.clock) ?? "",
                    closesAt: settings.closesAt.map(Self.clock) ?? "", place: settings.place,
                    summary: settings.title, description: settings.text, address: page)
            })
        let stamp = Instant(secondsSince1970: Int64(now.timeIntervalSince1970))
        return publicAnswer(calendar.bytes(stamp: stamp), type: ICalendar.contentType, keptFor: 900)
    }

    /// « 09:05 »
    private static func clock(_ minutes: Int) -> String {
        [minutes / 60 % 24, minutes % 60].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }
}

/// Something that happens, as lists show it.
struct EventCard: ViewPart {
    /// « 24 », « nov. »
    let day: String
    let month: String
    let title: String
    let when: String
    let place: String?
    let words: String?
}

extension EventCard {
    init(_ event: AgendaEvent, today: Day) {
        let settings = event.settings
        day = String(settings.firstDay.day)
        month = Wording.shortMonth(settings.firstDay)
        title = settings.title
        when = Wording.capitalized(Wording.when(settings, today: today))
        place = settings.place.isEmpty ? nil : settings.place
        words = settings.text.isEmpty ? nil : settings.text
    }
}

struct AgendaView: View {
    static let template = "presenting/agenda"

    let trail: [Link]
    let file: Link
    let edit: Link?
    let nothing: EmptyNote?
    let events: [EventCard]
    /// « Les 200 premiers événements… »
    let cut: String?

    static let most = 200
}

extension AgendaView {
    init(_ events: [AgendaEvent], isEditable: Bool, seenFrom view: Viewpoint) {
        trail = [Link("Accueil", view.address(of: .home))]
        file = Link("Suivre dans mon agenda (iCalendar)", view.address(of: PresentingPage.agendaFile))
        edit = isEditable ? Link("Gérer l’agenda", view.address(of: ComposingPage.events())) : nil
        nothing =
            events.isEmpty
            ? EmptyNote(
                title: "Rien de prévu pour le moment",
                text: "Les rencontres, ateliers et expositions du CDI paraîtront ici.") : nil
        self.events = events.prefix(Self.most).map { EventCard($0, today: view.today) }
        cut =
            events.count > Self.most
            ? "Les \(Wording.number(Self.most)) premiers événements sont ici\u{A0}; les suivants paraîtront à mesure."
            : nil
    }
}

extension Wording {
    /// « demain, de 14 h à 15 h 30 », « du lundi 23 au vendredi 27 novembre »
    static func when(_ event: AgendaEvent.Settings, today: Day) -> String {
        guard event.lastDay == event.firstDay else {
            return "du \(date(event.firstDay, today: today)) au \(date(event.lastDay, today: today))"
        }
        let day =
            switch event.firstDay - today {
            case 0: "aujourd’hui"
            case 1: "demain"
            default: date(event.firstDay, today: today)
            }
        guard let opens = event.opensAt else { return day }
        return event.closesAt.map { "\(day), de \(time(opens)) à \(time($0))" } ?? "\(day), à \(time(opens))"
    }

    static func shortMonth(_ day: Day) -> String {
        let months = [
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ]
        return months.indices.contains(day.month - 1) ? months[day.month - 1] : ""
    }
}
