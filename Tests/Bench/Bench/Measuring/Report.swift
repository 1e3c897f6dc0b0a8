import Foundation

/// What a sub-command found, as one JSON object on the standard output.
enum Report {
    static func print(_ figures: [String: Any]) throws {
        let data = try JSONSerialization.data(
            withJSONObject: figures, options: [.prettyPrinted, .sortedKeys])
        FileHandle.standardOutput.write(data + Data("\n".utf8))
    }
}
