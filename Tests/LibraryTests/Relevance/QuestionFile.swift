import Foundation

/// The files of questions beside this one: tab-separated lines of kind, portal, query and right answers.
enum QuestionFile {
    /// A line that cannot be read, so that a slip in a file does not pass for a question less.
    struct BadLine: Error, CustomStringConvertible {
        let description: String
    }

    static func questions(in name: String) throws -> [Question] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 4, fields.allSatisfy({ !$0.isEmpty }) else {
                throw BadLine(description: "\(name): « \(line) » has not four fields")
            }
            return Question(
                kind: fields[0], portal: fields[1], text: fields[2], answers: answers(fields[3]))
        }
    }

    private static func answers(_ field: String) -> Question.Answers {
        if field == "rien" { return .nothing }
        return .keys(Set(field.split { $0 == "|" || $0 == " " }.map(String.init)))
    }
}
