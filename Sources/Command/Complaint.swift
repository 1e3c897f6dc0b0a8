import Storage

/// One French sentence on the error output, and an exit code that is not 0.
struct Complaint: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) {
        description = sentence
    }

    init(_ error: StorageError, rne: RNE? = nil) {
        let portal = rne.map { "Le portail \($0)" } ?? "Ce dossier de données"
        switch error {
        case .missing:
            description =
                "\(portal) n’existe pas ici. Créez-le avec « lutrin portal create \(rne?.description ?? "RNE") --name … », ou vérifiez l’option --data."
        case .damaged(let path):
            description =
                "\(portal) est illisible : \(path) n’est pas un fichier de Lutrin, ou il est abîmé. Reprenez la dernière sauvegarde."
        case .fromTheFuture(let path):
            description =
                "\(portal) a été écrit par une version plus récente de Lutrin (\(path)). Mettez le programme à jour."
        case .exists(let path):
            description = "\(path) existe déjà. Rien n’a été changé."
        case .unusableFolder(let path, let reason):
            description = "\(path) ne peut pas être ouvert : \(reason)."
        }
    }
}
