// A folder of templates for the time of a test.

import Foundation

@testable import Templating

final class TemplateShelf {
    let path: String

    init(_ files: [String: String]) throws {
        path =
            FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try put(text, in: name) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func put(_ text: String, in name: String) throws {
        try put(Data(text.utf8), in: name)
    }

    func put(_ data: Data, in name: String) throws {
        let file = URL(fileURLWithPath: "\(path)/\(name).mustache")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name).mustache")
    }
}

/// The page that `template` makes of a view.
func show(
    _ template: String, _ page: Reading = Reading(), with others: [String: String] = [:],
) throws -> String {
    let shelf = try TemplateShelf(others.merging(["reading": template]) { $1 })
    let templates = try Templates(folder: shelf.path, frame: Frame.self, views: [Reading.self])
    return String(decoding: try templates.render(page, in: Frame()), as: UTF8.self)
}

/// What is wrong with `template`, a line each.
func complaints(
    _ template: String, with others: [String: String] = [:], views: [any View.Type] = [Reading.self],
) throws -> [String] {
    let shelf = try TemplateShelf(others.merging(["reading": template]) { $1 })
    do {
        _ = try Templates(folder: shelf.path, frame: Frame.self, views: views)
        return []
    } catch {
        return error.list.map(\.description)
    }
}
