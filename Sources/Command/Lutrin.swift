import ArgumentParser

/// `lutrin`: everything that is done from a terminal.
@main
struct Lutrin: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lutrin",
        abstract: "Le portail documentaire des CDI.",
        discussion: """
            Toutes les données tiennent dans un dossier : data/platform.sqlite, un fichier par portail et un par cité scolaire.

            Pour commencer :
              lutrin demo                                   des portails d’exemple, prêts à parcourir
              lutrin serve                                  le site, sur http://localhost:8080
              lutrin portal create 0510032H --name "CDI …"  un portail à vous
              lutrin campus create tilleuls --name "Cité scolaire …"
              lutrin user create --portal 0510032H leroux --name "Mme Leroux" --role administrator
              lutrin import records --portal 0510032H catalogue.mrc
            """,
        subcommands: [
            Serve.self, Demo.self, PortalCommand.self, CampusCommand.self, UserCommand.self,
            Interconnect.self,
            ServiceCommand.self, Import.self, Export.self, Remove.self, Backup.self,
            Check.self, Reindex.self,
        ],
    )
}
