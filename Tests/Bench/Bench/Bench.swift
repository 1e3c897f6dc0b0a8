// What `Tests/Bench/run` measures from inside the process; each sub-command prints one JSON object.
import ArgumentParser

@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract:
            "Measures of Lutrin from inside the process; « make bench » runs them all beside their references.",
        subcommands: [
            Generate.self, Lend.self, Desk.self, Pages.self, Rendering.self, Procedure.self, Schools.self,
            Cold.self, Constant.self, Campus.self, Board.self, PupilHome.self,
        ],
    )
}

/// What went wrong with a measure: a figure is never given for work that was not done.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
