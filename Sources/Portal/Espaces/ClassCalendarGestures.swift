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
                try file.write {
                    _ = try $0.home.setCalendar(
                        kind, of: id, file: bytes, name: upload?.filename ?? "", at: visit.now,
                        zone: visit.site.timeZone)
                }
                return redirect(to: .espaces(.calendar(id)), saying: .timetableRead)
            }
            _ = try file.write { try $0.home.setCalendar(kind, of: id, address: typed) }
            visit.site.diary.ask(.calendars, for: visit.place.code)
            return redirect(to: .espaces(.calendar(id)), saying: .timetableAsked)
        }
    }

    /// POST /agendas/12/devoirs/actualiser
    func askCalendar(_ kind: ClassCalendar.Kind, of id: ID<SchoolClass>) throws -> Response {
        try file.write { try $0.home.forgetTry(kind, of: id) }
        visit.site.diary.ask(.calendars, for: visit.place.code)
        return redirect(to: .espaces(.calendar(id)), saying: .timetableAsked)
    }

    /// POST /agendas/12/devoirs/supprimer
    func removeCalendar(_ kind: ClassCalendar.Kind, of id: ID<SchoolClass>) throws -> Response {
        try file.write { campus in
            guard let calendar = try campus.reading.home.calendar(kind, of: id) else { return }
            try campus.home.removeCalendar(calendar.id)
        }
        return redirect(to: .espaces(.calendar(id)), saying: .timetableRemoved)
    }
}
