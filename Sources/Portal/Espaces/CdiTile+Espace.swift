import School

extension CdiTile {
    /// In the espace of a guardian, the children's loans and not their own; everywhere else the contrary. A preview is
    /// that of somebody who has no loan.
    func shown(in espace: Espace, isPreview: Bool) -> CdiTile {
        var tile = self
        if espace == .guardian { tile.own = nil } else { tile.children = [] }
        if isPreview, tile.unavailable == nil, answeredAt != nil { tile.own = Holdings() }
        return tile
    }
}
