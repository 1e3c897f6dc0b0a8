import Glibc

/// How many school files may stay open, and how much memory they may hold together.
package struct OpenFilesBudget: Sendable {
    package var files: Int
    package var bytes: Int

    /// As many files as the system lets this process open (about eight descriptors a school), 512 MB at most.
    package init(files: Int? = nil, bytes: Int = 512 << 20) {
        self.files = files ?? max(16, (Self.descriptorLimit() - 256) / 8)
        self.bytes = bytes
    }

    /// Raises the soft limit of open descriptors to the hard one, and reads it.
    private static func descriptorLimit() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = limit.rlim_max
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return Int(min(limit.rlim_cur, 1_048_576))
    }
}
