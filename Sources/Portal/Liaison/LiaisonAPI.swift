import Formats
import Foundation
import Library
import Storage
import WebServer

/// GET /api/utilisateurs_externe/prets/:editeur/:rne/:identifiant, for programs that show a token.
extension PortalVisit {
    /// A campus of two thousand people asks for all of them in the night.
    private static let mostQuestions = 3_000
    private static let mostMistakes = 30

    func answerLoans(of key: String, _ school: RNE) throws -> Response {
        if let refusal = try refusal(of: school) { return refusal }
        let answer = try library.read { library in
            try LoansPaper(
                library: library, place: place, today: today, instant: now.formatted(.iso8601)
            ).answer(of: key)
        }
        guard let answer else {
            return APIAnswer.refusal(
                .notFound, "emprunteur_inconnu", "Aucun emprunteur de ce portail n’a cet identifiant.")
        }
        return APIAnswer.json(answer.bytes)
    }

    func answerCheck(of school: RNE) throws -> Response {
        if let refusal = try refusal(of: school) { return refusal }
        return APIAnswer.json(JSONValue.object([.init("rne", school.description)]).bytes)
    }

    /// Nil: the program may ask.
    func refusal(of school: RNE) throws -> Response? {
        guard school == place.rne else {
            return APIAnswer.refusal(.notFound, "portail_inconnu", "Ce portail n’est pas celui du \(school).")
        }
        guard let campus = try askingCampus() else {
            let asker = Throttle.Asker.stranger(request.remoteAddress)
            guard site.throttle.admits(asker, atMost: Self.mostMistakes, at: now) else {
                return APIAnswer.tooMany
            }
            var response = APIAnswer.refusal(
                .unauthorized, "jeton_refuse",
                "Le jeton manque, ou n’est plus bon\u{A0}: demandez-en un au CDI (Réglages, Fichiers et liaisons)."
            )
            response.headers.set("WWW-Authenticate", "Bearer")
            return response
        }
        let isAdmitted = site.throttle.admits(
            .campus("\(school) \(campus)"), atMost: Self.mostQuestions, at: now)
        return isAdmitted ? nil : APIAnswer.tooMany
    }

    /// The campus whose token is shown; nil: none, or one that nobody gave.
    func askingCampus() throws -> String? {
        guard let field = request.header("authorization"), field.lowercased().hasPrefix("bearer "),
            let token = SecretToken(String(field.dropFirst(7)))
        else { return nil }
        return try library.read { try $0.shelf.campus(showing: token) }
    }
}

/// POST /api/utilisateurs_externe/fichiers/:editeur/:rne
extension PortalSubmission {
    func receiveUsers(of school: RNE) throws -> Response {
        if let refusal = try visit.refusal(of: school) { return refusal }
        guard let campus = try visit.askingCampus() else { throw Failure.notFound }
        let bytes = try visit.request.body.bytes()
        let people: Int
        do {
            people = try UsersFile.read(bytes).entries.count
        } catch let error as FormatError {
            return APIAnswer.refusal(.unprocessableContent, "fichier_illisible", error.reason)
        }
        _ = try library.write {
            try $0.shelf.receive(bytes, people: people, from: campus, at: visit.now)
        }
        visit.site.diary.ask(.shelf, for: school)
        return APIAnswer.json(JSONValue.object([.init("personnes", .number(people))]).bytes)
    }
}

/// What programs are answered, with the names that e-sidoc gives to errors.
enum APIAnswer {
    static func json(_ bytes: [UInt8], _ status: Status = .ok) -> Response {
        var response = Response(status, contentType: LoansAnswer.contentType, body: bytes)
        response.headers.set("Cache-Control", "private, no-store")
        return response
    }

    static func refusal(_ status: Status, _ error: String, _ description: String) -> Response {
        json(
            JSONValue.object([.init("error", error), .init("error_description", description)]).bytes, status)
    }

    static var tooMany: Response {
        var response = refusal(
            .tooManyRequests, "trop_de_demandes", "Trop de demandes en une minute. Réessayez dans un instant."
        )
        response.headers.set("Retry-After", "60")
        return response
    }
}
