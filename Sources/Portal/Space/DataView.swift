import Library
import Storage
import Templating

/// « Ce que le portail sait de moi »: all of it in words, a file to take away, and a way to have it forgotten.
struct DataView: View {
    static let template = "space/data"

    let menu: SpaceMenu
    let sections: [Section]
    let retention: String
    let file: String
    let password: Link
    let erase: ConfirmButton
    let stays: String

    struct Section: ViewPart {
        let title: String
        let id: String
        let facts: [Fact]
        let lines: [String]
        /// What is said where there is nothing.
        let none: String?
    }

    struct Fact: ViewPart {
        let label: String
        let value: String
    }
}

extension DataView {
    init(_ data: PersonalData, of account: Account, menu: SpaceMenu, token: String, seenFrom view: Viewpoint)
    {
        self.menu = menu
        sections = Self.sections(data, of: account, today: view.today)
        retention =
            data.borrower == nil
            ? "Vos paniers et vos recherches restent ici jusqu’à ce que vous les supprimiez ou que votre compte soit supprimé."
            : "Votre nom est retiré d’un prêt \(Wording.count(data.retention.loanMonths, "mois", "mois")) après le mois de son retour. Votre compte est effacé \(Wording.count(data.retention.borrowerMonths, "mois", "mois")) après la fin de vos prêts, une fois que vous avez quitté l’établissement."
        file = view.address(of: .dataFile)
        password = Link("Mot de passe et appareils", view.address(of: .signIn(.security(returnTo: nil))))
        erase = ConfirmButton(
            "Tout effacer…",
            question:
                "Votre historique ne portera plus votre nom. Vos paniers, vos recherches, vos avis et l’adresse de votre agenda seront effacés pour toujours.",
            button: PostButton(
                "Oui, tout effacer", icon: "cross", to: view.address(of: .erase), token: token))
        stays =
            data.borrower == nil
            ? "Votre nom et votre identifiant restent\u{A0}: sans eux, vous ne pourriez plus vous connecter. Demandez au CDI de supprimer le compte."
            : "Restent vos prêts en cours, vos réservations et votre identité\u{A0}: le CDI en a besoin tant que des documents sont chez vous et que vous êtes dans l’établissement. Pour faire corriger ou supprimer votre compte, adressez-vous au CDI."
    }
}
