import Storage

/// The order of tiles that each person chose.
extension HomeReading {
    package func tileOrder(of person: ID<Person>, in espace: Espace) throws -> TileOrder {
        let kept = try String.fetchOne(
            database.cachedStatement(sql: "SELECT tiles FROM tileOrder WHERE person = ? AND espace = ?"),
            arguments: [person, espace.rawValue])
        return kept.map { TileOrder(espace, kept: $0) } ?? TileOrder(espace)
    }
}

extension HomeWriting {
    package func move(_ tile: Tile, _ move: TileOrder.Move, of person: ID<Person>, in espace: Espace) throws {
        var order = try reading.tileOrder(of: person, in: espace)
        order.move(tile, move)
        try database.execute(
            sql: """
                INSERT INTO tileOrder (person, espace, tiles) VALUES (?, ?, ?)
                ON CONFLICT (person, espace) DO UPDATE SET tiles = excluded.tiles
                """,
            arguments: [person, espace.rawValue, order.text])
    }

    /// As nobody changed it.
    package func resetTiles(of person: ID<Person>, in espace: Espace) throws {
        try database.execute(
            sql: "DELETE FROM tileOrder WHERE person = ? AND espace = ?",
            arguments: [person, espace.rawValue])
    }
}
