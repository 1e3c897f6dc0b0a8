import Foundation
import School
import Storage
import WebServer

/// POST /agendas/12/…: a calendar is given, asked again, taken away.
extension CampusSubmission {
    /// POST /agendas/12/devoirs: a file, or else an address.
    func setCalendar(_ kind: ClassCalendar.Kind, of id: ID<SchoolClass>) throws -> Response {
        let upload =
            visit.request.mediaType == "multipart/form-data"
            ? try visit.request.multipart().upload("fichier") : nil
        let bytes = try upload.map { try $0.bytes() } ?? []
        let typed = form["adresse"] ?? ""
        return try refusing { words in
            try visit.showCalendar(
                of: id, refused: (kind, words), typed: typed, status: .unprocessableContent)
        } after: {
            guard bytes.isEmpty else {
                let read = try ReadCalendar(bytes, at: visit.now, zone: visit.site.timeZone)
                try writeCalendar(kind, of: id, "a donné") { campus in
                    _ = try campus.home.setCalendar(kind, of: id, file: read, name: upload?.filename ?? "")
                }
                return redirect(to: .espaces(.calendar(id)), saying: .timetableRead)
            }
            try writeCalendar(kind, of: id, "a donné l’adresse de") { campus in
                _ = try campus.home.setCalendar(kind, of: id, address: typed)
            }
            visit.site.diary.ask(.calendars, for: visit.place.code)
            return redirect(to: .espaces(.calendar(id)), saying: .timetableAsked)
        }
    }

    /// POST /agendas/12/devoirs/actualiser
    func askCalendar(_ kind: ClassCalendar.Kind, of id: ID<SchoolClass>) throws -> Response {
        try refusing { words in
            try visit.showCalendar(of: id, refused: (kind, words), status: .unprocessableContent)
        } after: {
            try once { campus, _ in
                guard try visit.officeClass(id, in: campus.reading) != nil else { throw Failure.notFound }
                try campus.home.forgetTry(kind, of: id, at: visit.now)
            }
            visit.site.diary.ask(.calendars, for: visit.place.code)
            return redirect(to: .espaces(.calendar(id)), saying: .timetableAsked)
        }
    }

    /// POST /agendas/12/devoirs/supprimer
    func removeCalendar(_ kind: ClassCalendar.Kind, of id: ID<SchoolClass>) throws -> Response {
        try writeCalendar(kind, of: id, "a retiré") { campus in
            guard let calendar = try campus.reading.home.calendar(kind, of: id) else { return }
            try campus.home.removeCalendar(calendar.id)
        }
        return redirect(to: .espaces(.calendar(id)), saying: .timetableRemoved)
    }

    /// Of a class of one of their schools, and it is remembered who did it.
    private func writeCalendar(
        _ kind: ClassCalendar.Kind, of id: ID<SchoolClass>, _ what: String,
        _ gesture: (CampusWriting) throws -> Void,
    ) throws {
        try once { campus, stamp in
            guard let schoolClass = try visit.officeClass(id, in: campus.reading) else {
                throw Failure.notFound
            }
            try gesture(campus)
            try campus.note(
                "\(what) «\u{A0}\(Wording.kind(kind))\u{A0}» de \(schoolClass.name)", stamp: stamp)
        }
    }
}
