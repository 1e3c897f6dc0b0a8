import Formats
import Foundation
import Library
import Storage
import WebServer

/// GET /api/utilisateurs_externe/prets/:editeur/:rne/:identifiant, for programs that show a token.
extension PortalVisit {
    /// A campus of two thousand people asks for all of them in the night.
    static let mostAPIQuestions = 3_000
    static let mostMistakes = 30

    func answerLoans(of key: String, _ school: RNE) throws -> Response {
        let campus: String
        switch try asking(of: school) {
        case .failure(let refusal): return refusal.response
        case .success(let name): campus = name
        }
        let answer = try library.read { library in
            try LoansPaper(
                library: library, place: place, today: today, instant: now.formatted(.iso8601)
            ).answer(of: key)
        }
        site.count(.loans, of: campus, at: school)
        guard let answer else {
            return apiRefusal(
                .notFound, "emprunteur_inconnu", "Aucun emprunteur de ce portail n’a cet identifiant.")
        }
        return APIAnswer.json(answer.bytes)
    }

    func answerCheck(of school: RNE) throws -> Response {
        switch try asking(of: school) {
        case .failure(let refusal): refusal.response
        case .success: APIAnswer.json(JSONValue.object([.init("rne", school.description)]).bytes)
        }
    }

    /// Whose program asks about that school, or what it is told instead.
    func asking(of school: RNE) throws -> Result<String, APIRefusal> {
        guard school == place.rne else {
            return refused(.notFound, "portail_inconnu", "Ce portail n’est pas celui du \(school).")
        }
        guard let campus = try askingCampus() else {
            site.count(.refused, of: "", at: school)
            guard mayMistakeAgain() else { return .failure(APIRefusal(APIAnswer.tooMany)) }
            var response = apiRefusal(
                .unauthorized, "jeton_refuse",
                "Le jeton manque, ou n’est plus bon\u{A0}: demandez-en un au CDI (Réglages, Fichiers et liaisons)."
            )
            response.headers.set("WWW-Authenticate", "Bearer")
            return .failure(APIRefusal(response))
        }
        // Names may be the same: each token has its own allowance, whichever accesses it was given.
        let isAdmitted = site.throttle.admits(
            .campus("\(school) \(campus.hash)"), atMost: Self.mostAPIQuestions, at: now)
        return isAdmitted ? .success(campus.label) : .failure(APIRefusal(APIAnswer.tooMany))
    }

    /// Whoever shows wrong tokens is soon asked to wait.
    func mayMistakeAgain() -> Bool {
        site.throttle.admits(.stranger(request.remoteAddress), atMost: Self.mostMistakes, at: now)
    }

    /// The campus whose token is shown; nil: none, or one that nobody gave.
    private func askingCampus() throws -> CampusToken? {
        guard let field = request.header("authorization"), field.lowercased().hasPrefix("bearer "),
            let token = SecretToken(String(field.dropFirst(7).drop { $0 == " " }))
        else { return nil }
        return try library.read { try $0.shelf.campus(showing: token, at: now) }
    }

    private func refused(_ status: Status, _ error: String, _ description: String)
        -> Result<String, APIRefusal>
    {
        .failure(APIRefusal(apiRefusal(status, error, description)))
    }

    /// With the names that e-sidoc gives to errors, and the page that explains them.
    func apiRefusal(_ status: Status, _ error: String, _ description: String) -> Response {
        APIAnswer.refusal(
            status, error, description, page: place.permanentAddress(of: .text(.programs)))
    }
}

/// POST /api/utilisateurs_externe/fichiers/:editeur/:rne
extension PortalSubmission {
    func receiveUsers(of school: RNE) throws -> Response {
        let campus: String
        switch try visit.asking(of: school) {
        case .failure(let refusal): return refusal.response
        case .success(let name): campus = name
        }
        let bytes = try visit.request.body.bytes()
        guard !bytes.isEmpty else {
            return visit.apiRefusal(
                .unprocessableContent, "fichier_vide", "La demande n’apporte aucun fichier.")
        }
        let census: UsersCensus
        do {
            census = try UsersCensus(reading: bytes)
        } catch let error as FormatError {
            return visit.apiRefusal(.unprocessableContent, "fichier_illisible", error.reason)
        }
        let file = try library.write {
            try $0.shelf.receive(bytes, naming: census, from: campus, at: visit.now)
        }
        visit.site.diary.ask(.shelf, for: school)
        var members = [JSONValue.Member("personnes", .number(census.people))]
        if let file, file.isHeld {
            members += [
                .init("en_attente_de_confirmation", .flag(true)),
                .init("avertissement", Wording.warning(of: file.shortage)),
            ]
        }
        return APIAnswer.json(JSONValue.object(members).bytes)
    }
}

/// What a program is told instead of what it asked for.
struct APIRefusal: Error {
    let response: Response

    init(_ response: Response) { self.response = response }
}

/// What programs are answered.
enum APIAnswer {
    static func json(_ bytes: [UInt8], _ status: Status = .ok) -> Response {
        var response = Response(status, contentType: LoansAnswer.contentType, body: bytes)
        response.headers.set("Cache-Control", "private, no-store")
        return response
    }

    /// - Parameter page: explains it to a person; empty: none.
    static func refusal(_ status: Status, _ error: String, _ description: String, page: String = "")
        -> Response
    {
        json(
            JSONValue.object(
                [.init("error", error), .init("error_description", description), .init("error_uri", page)]
                    .telling
            ).bytes, status)
    }

    static var tooMany: Response {
        var response = refusal(
            .tooManyRequests, "trop_de_demandes", "Trop de demandes en une minute. Réessayez dans un instant."
        )
        response.headers.set("Retry-After", "60")
        return response
    }
}
