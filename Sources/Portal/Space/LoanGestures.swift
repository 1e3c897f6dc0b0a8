import Library
import Storage
import WebServer

/// POST: reserving, cancelling, renewing, by the reader whose account it is.
extension PortalSubmission {
    /// POST /notice/12/reserver
    func reserve(_ record: ID<Record>, _ form: Form) throws -> Response {
        let reader = try visit.reader()
        return try refusing { words in
            try visit.showRecord(record, refusal: words, status: .unprocessableContent)
        } after: {
            do {
                _ = try library.write { try $0.circulation.reserve(record, for: reader, stamp: stamp(form)) }
            } catch ReservationRefusal.unknownRecord {
                throw Failure.notFound
            }
            return redirect(to: .record(record), saying: .reserved)
        }
    }

    /// POST /moncompte/reservations/5/annuler
    func cancel(_ reservation: ID<Reservation>, _ form: Form) throws -> Response {
        let reader = try visit.reader()
        return try refusing { words in
            try visit.showReservations(refusal: words, status: .unprocessableContent)
        } after: {
            do {
                _ = try library.write {
                    try $0.circulation.cancel(reservation, by: .reader(reader), stamp: stamp(form))
                }
            } catch ReservationRefusal.unknownReservation {
                throw Failure.notFound
            }
            return redirect(to: .space(.reservations), saying: .reservationCancelled)
        }
    }

    /// POST /moncompte/prets/7/prolonger
    func renew(_ loan: ID<Loan>, _ form: Form) throws -> Response {
        let reader = try visit.reader()
        return try refusing { words in
            try visit.showLoans(refusal: words, status: .unprocessableContent)
        } after: {
            do {
                _ = try library.write {
                    try $0.circulation.renew(loan, by: .reader(reader), stamp: stamp(form))
                }
            } catch RenewalRefusal.unknownLoan {
                throw Failure.notFound
            }
            return redirect(to: .space(.loans), saying: .renewed)
        }
    }

    /// The page again, with the sentence of a refusal at its head.
    func refusing(_ page: (String) throws -> Response, after gesture: () throws -> Response) throws
        -> Response
    {
        do {
            return try gesture()
        } catch let refusal as ReservationRefusal {
            return try page(refusal.words(today: visit.today))
        } catch let refusal as RenewalRefusal {
            return try page(refusal.words(today: visit.today))
        } catch SpaceRefusal.unknown, SpaceRefusal.unknownRecord {
            throw Failure.notFound
        } catch let refusal as SpaceRefusal {
            return try page(refusal.words)
        } catch is GestureRefusal {
            return try page("Cette page a déjà servi. La voici à jour\u{A0}: recommencez si besoin.")
        }
    }
}
