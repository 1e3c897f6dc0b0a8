// The templates on disk.

import Foundation

struct TemplateFolder: Sendable {
    static let suffix = ".mustache"

    /// What tells one state of a file from the next.
    struct Stamp: Equatable {
        let modified: Date?
        let size: Int?
    }

    let path: String

    /// Name → bytes, for every template of the folder.
    func read() -> (files: [String: [UInt8]], errors: [TemplateError]) {
        var files: [String: [UInt8]] = [:]
        var errors: [TemplateError] = []
        do {
            for name in try names() {
                let file = name + Self.suffix
                do {
                    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: "\(path)/\(file)"))
                    files[name] = try [UInt8](handle.readToEnd() ?? Data())
                } catch {
                    errors.append(
                        TemplateError(file: file, "this file cannot be read: \(error.localizedDescription)"))
                }
            }
        } catch {
            errors.append(
                TemplateError(file: path, "this folder cannot be read: \(error.localizedDescription)"))
        }
        return (files, errors)
    }

    /// Nil while the folder or one of its files cannot be read.
    func stamps() -> [String: Stamp]? {
        do {
            var stamps: [String: Stamp] = [:]
            for name in try names() {
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: "\(path)/\(name)\(Self.suffix)")
                stamps[name] = Stamp(
                    modified: attributes[.modificationDate] as? Date,
                    size: (attributes[.size] as? NSNumber)?.intValue)
            }
            return stamps
        } catch {
            return nil
        }
    }

    private func names() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path)
            .filter { $0.hasSuffix(Self.suffix) }
            .map { String($0.dropLast(Self.suffix.count)) }
    }
}
