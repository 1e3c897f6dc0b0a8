import ArgumentParser
import Foundation
import Logging
import Portal
import Storage
import WebServer

/// `lutrin serve`
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sert le site, jusqu’à Ctrl-C.",
        discussion:
            "Le chiffrement (TLS) est l’affaire d’un serveur placé devant, comme Caddy ou nginx ; donnez alors son adresse avec --proxy.",
    )

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("L’adresse où écouter.", valueName: "adresse"))
    var host = "localhost"

    @Option(help: ArgumentHelp("Le port où écouter.", valueName: "port"))
    var port: UInt16 = 8080

    @Option(help: ArgumentHelp("Le dossier qui contient Templates, Static et Content.", valueName: "dossier"))
    var home = "."

    @Option(
        name: .customLong("proxy"),
        help: ArgumentHelp(
            "L’adresse d’un serveur placé devant, dont les en-têtes X-Forwarded sont crus (plusieurs fois possible).",
            valueName: "adresse"))
    var proxies: [String] = []

    @Option(help: ArgumentHelp("Les fils d’exécution qui répondent.", valueName: "nombre"))
    var workers: Int?

    @Option(help: ArgumentHelp("Combien de portails restent ouverts à la fois.", valueName: "nombre"))
    var openPortals: Int?

    @Flag(help: "Prend les gabarits modifiés sans redémarrer.")
    var watchTemplates = false

    @Flag(
        name: .customLong("inner-network"),
        help: "Interroge aussi les portails qui sont dans le réseau interne de ce serveur.")
    var asksInnerNetwork = false

    @Option(
        name: .customLong("domain"),
        help: ArgumentHelp(
            "Le domaine de ce serveur, pour qui entre par un ENT (plusieurs fois possible).",
            valueName: "domaine"))
    var domains: [String] = []

    @Flag(help: "N’écrit pas une ligne par requête.")
    var quiet = false

    func run() throws {
        let logger = Logger(label: "lutrin")
        guard FileManager.default.fileExists(atPath: home + "/Templates") else {
            throw Complaint(
                "\(home) ne contient pas les dossiers Templates, Static et Content. Donnez leur dossier avec --home."
            )
        }
        let folder = try data.folder()
        let firstRun = try folder.platform.portals(limit: 1).total == 0 ? FirstRun() : nil
        let site = try Site(
            data: folder, home: home, budget: OpenFilesBudget(files: openPortals),
            watchingTemplates: watchTemplates, logger: logger, firstRun: firstRun,
            outside: Outside(asksOwnNetwork: asksInnerNetwork), domains: domains,
        )
        let server = WebServer(
            configuration: configuration(site: site, logger: logger), handler: { site.respond(to: $0) })
        try server.stopOnSignals()
        // No thread is born before the signals have their place.
        try site.resumeImports()
        let bound: UInt16
        do {
            bound = try server.start()
        } catch let error as SystemError {
            throw Complaint(
                "Impossible d’écouter sur le port \(port) : \(String(cString: strerror(error.code))). Un autre programme l’occupe peut-être ; essayez --port 8081."
            )
        }
        print("Lutrin répond sur http://localhost:\(bound)/")
        if let firstRun {
            print(
                "Aucun portail encore : ouvrez http://localhost:\(bound)/installation avec ce code : \(firstRun.code)"
            )
        }
        fflush(nil)
        let rounds = JobRounds(of: site)
        rounds.start()
        server.waitUntilStopped()
        // The log of each file goes into the file itself, which can then be copied as it is.
        if rounds.stop(within: 3) {
            site.libraries.closeAll()
            site.campuses.closeAll()
        }
    }

    private func configuration(site: Site, logger: Logger) -> ServerConfiguration {
        var configuration = ServerConfiguration(host: host, port: port)
        configuration.trustedProxies = proxies
        configuration.workers = workers
        configuration.lanes = Site.lanes(cores: ProcessInfo.processInfo.activeProcessorCount)
        configuration.atOnce = AtOnce(below: "/static/") { request in
            site.assets.files.response(to: request)?.secured(isSecure: request.isSecure)
        }
        configuration.largeBody = { method, path, shown in
            Site.largestBody(
                method, path: path, hasCookie: shown.contains(.cookie),
                hasAuthorization: shown.contains(.authorization))
        }
        configuration.errorPage = { status, _ in site.refusalPage(status) }
        if !quiet {
            configuration.log = { access in
                logger.info(
                    "\(access.host) \(access.method?.rawValue ?? "?") \(SecretAddress.masked(access.path)) \(access.status.rawValue) \(access.microseconds) µs"
                )
            }
        }
        return configuration
    }
}
