/// The line shown for an error when the site gives no page for it.
enum PlainErrorPage {
    static func response(_ status: Status, reference: String? = nil) -> Response {
        var text = sentence(for: status)
        if let reference { text += "\nRéférence\u{A0}: \(reference)" }
        return .text(text + "\n", status: status)
    }

    static func sentence(for status: Status) -> String {
        switch status.rawValue {
        case 400: "Cette demande est mal formée."
        case 404: "Cette page n'existe pas."
        case 405: "Cette adresse ne se prête pas à cette action."
        case 408: "La demande a mis trop de temps à arriver."
        case 413: "Cet envoi est trop volumineux."
        case 414: "Cette adresse est trop longue."
        case 415: "Ce type de contenu n'est pas accepté ici."
        case 417: "Cette attente ne peut pas être satisfaite."
        case 431: "L'en-tête de la demande est trop volumineux."
        case 500: "Une erreur est survenue. Elle a été notée, veuillez nous en excuser."
        case 501: "Cette méthode n'est pas prise en charge."
        case 503: "Le site est très demandé. Merci de réessayer dans un instant."
        case 505: "Cette version de HTTP n'est pas prise en charge."
        default: "La demande n'a pas pu aboutir (\(status.rawValue))."
        }
    }
}
