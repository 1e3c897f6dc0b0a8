/// Why a school's file cannot be used now. Every case closes that school alone (503), never its neighbours.
package enum StorageError: Error, Equatable {
    /// No such file: the school is unknown here.
    case missing(String)
    /// Not a database, not one of ours, or SQLite finds it corrupt.
    case damaged(String)
    /// Written by a later version of Lutrin.
    case fromTheFuture(String)
    /// A school of that number exists already.
    case exists(String)
    /// The folder cannot be read or written: rights, full disk.
    case unusableFolder(String, reason: String)
}
