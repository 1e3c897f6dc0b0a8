import Library
import Storage
import WebServer

/// What the forms of the desk send.
package struct DeskAction: Hashable, Sendable {
    package let verb: Verb
    package let form: DeskForm

    package enum Verb: String, CaseIterable, Sendable {
        /// The one field, or one of the copies that it gave to choose from.
        case enter = ""
        case lend = "/pret"
        case giveBack = "/retour"
        /// Given back by whoever had it, then lent to the person at the desk.
        case giveBackAndLend = "/retour-et-pret"
        case renew = "/prolongation"
        case reserve = "/reservation"
        case validate = "/validation"
        case setAside = "/mise-de-cote"
        case cancel = "/fin-de-reservation"
        /// Not fetched in time.
        case expire = "/remise-en-rayon"
        case markLost = "/perdu"
        case markFound = "/retrouve"
        case markDamaged = "/abime"
        case annotate = "/note"
        case undo = "/annulation"

        package var address: String { "/gestion" + rawValue }
    }

    package init(_ verb: Verb, _ form: DeskForm) {
        self.verb = verb
        self.form = form
    }

    package init?(path: [String], form: @autoclosure () throws -> Form) rethrows {
        guard path.first == "gestion", path.count <= 2 else { return nil }
        let end = path.count == 2 ? "/" + path[1] : ""
        guard let verb = Verb(rawValue: end) else { return nil }
        self.init(verb, DeskForm(try form()))
    }

    package var address: String { verb.address }
    package var audience: Audience { .librarians }
}

/// The fields of the desk's forms.
package struct DeskForm: Hashable, Sendable {
    /// A value of the page's own: the same form sent twice is one gesture.
    package var token: String
    package var place: DeskPlace
    package var loan: ID<Loan>?
    package var record: ID<Record>?
    package var reservation: ID<Reservation>?
    package var gesture: ID<Gesture>?
    /// Who is expected to have the copy.
    package var holder: ID<Borrower>?
    /// The copy that the page was about.
    package var shown: ID<Copy>?
    /// What had been typed, of which one is now picked by its number.
    package var question: String
    package var note: String
    /// Lent although somebody else waits; lost with its loan closed.
    package var isInsisting: Bool
    /// The form was on the page of reservations.
    package var isOfReservations: Bool

    package init(_ form: Form) {
        token = DeskPlace.short(form["jeton"])
        place = DeskPlace(form)
        place.mark = nil
        loan = form["pret"].flatMap { ID($0) }
        record = form["notice"].flatMap { ID($0) }
        reservation = form["reservation"].flatMap { ID($0) }
        gesture = form["geste"].flatMap { ID($0) }
        holder = form["de"].flatMap { ID($0) }
        shown = form["montre"].flatMap { ID($0) }
        question = DeskPlace.short(form["question"])
        note = String((form["note"] ?? "").unicodeScalars.prefix(1000))
        isInsisting = form["malgre"] == "1"
        isOfReservations = form["page"] == "reservations"
    }
}
