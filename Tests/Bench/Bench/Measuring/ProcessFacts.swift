import Foundation

/// What the system knows of this process.
enum ProcessFacts {
    /// Resident memory in bytes: the second figure of statm counts pages (proc(5)).
    static func residentMemory() throws -> Int {
        let figures = try String(contentsOfFile: "/proc/self/statm", encoding: .ascii).split(separator: " ")
        guard figures.count > 1, let pages = Int(figures[1]) else {
            throw BenchError("/proc/self/statm is unreadable")
        }
        return pages * Int(getpagesize())
    }

    /// The different files ending in `.sqlite` that the process holds open, and all its descriptors.
    static func openFiles() throws -> (databases: Int, descriptors: Int) {
        let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        let paths = descriptors.compactMap { name -> String? in
            var path = [CChar](repeating: 0, count: 4096)
            let count = readlink("/proc/self/fd/" + name, &path, path.count)
            return count > 0
                ? String(decoding: path[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
        }
        return (Set(paths.filter { $0.hasSuffix(".sqlite") }).count, descriptors.count)
    }
}
