import GRDB
import GRDBSQLite

extension Database {
    /// Bytes held by this connection: pages, schema, prepared statements.
    var memoryInUse: Int {
        [SQLITE_DBSTATUS_CACHE_USED, SQLITE_DBSTATUS_SCHEMA_USED, SQLITE_DBSTATUS_STMT_USED].reduce(0) {
            sum, figure in
            var current: CInt = 0
            var highest: CInt = 0
            guard let sqliteConnection,
                sqlite3_db_status(sqliteConnection, figure, &current, &highest, 0) == SQLITE_OK
            else { return sum }
            return sum + Int(current)
        }
    }
}
