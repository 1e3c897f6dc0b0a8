import Library
import School
import Storage

/// What the pupils of a class still owe: counted by their opaque keys, at the portals of their class that are here.
struct SheetCount {
    private(set) var late = 0
    private(set) var setAside = 0
    /// Portals of the class: those that told, those that are elsewhere or do not answer.
    private(set) var told = 0
    private(set) var silent = 0

    mutating func add(_ owing: [String: Owing]?, of keys: [String]) {
        guard let owing else {
            silent += 1
            return
        }
        told += 1
        for key in keys {
            late += owing[key]?.late ?? 0
            setAside += owing[key]?.setAside ?? 0
        }
    }

    mutating func add(_ other: SheetCount) {
        late += other.late
        setAside += other.setAside
        told += other.told
        silent += other.silent
    }

    /// « 2 livres en retard, 1 à prendre »: nothing is said of a portal that said nothing.
    var words: String {
        guard told > 0 else {
            return silent == 0
                ? "Sans portail" : "À voir dans son portail, qui n’est pas sur ce serveur ou ne répond pas"
        }
        let parts = [
            late == 0 ? "aucun retard" : Wording.count(late, "livre en retard", "livres en retard"),
            setAside == 0 ? "" : "\(Wording.number(setAside)) à prendre",
            silent == 0 ? "" : "sans compter les portails qui ne sont pas sur ce serveur ou ne répondent pas",
        ]
        return Wording.capitalized(parts.filter { !$0.isEmpty }.joined(separator: ", "))
    }
}

extension CampusVisit {
    /// Each portal is read once, whatever the number of classes.
    func sheetCounts(of sheets: [(schoolClass: SchoolClass, audience: SheetAudience)]) -> [ID<SchoolClass>:
        SheetCount]
    {
        do {
            let wanted = sheets.reduce(into: Set()) { $0.formUnion($1.audience.portals) }
            var owing: [ID<Partner>: [String: Owing]] = [:]
            for partner in try file.read({ try $0.partners.partners() })
            where wanted.contains(partner.id) && !partner.isDistant {
                owing[partner.id] = portalAtHome(partner.rne).flatMap { portal in
                    asking(portal) { try $0.library.read { try $0.circulation.owing(on: today) } }
                }
            }
            return sheets.reduce(into: [:]) { counts, sheet in
                var count = SheetCount()
                for portal in sheet.audience.portals { count.add(owing[portal], of: sheet.audience.keys) }
                counts[sheet.schoolClass.id] = count
            }
        } catch {
            site.logger.error("the sheets of \(place.code): \(error)")
            return [:]
        }
    }
}

extension EspacePieces {
    /// A line for each class of a form teacher; for those who follow all of them, one line.
    func sheetLines() -> [TileView.ItemsPart.Item] {
        let counts = visit.sheetCounts(of: facts.sheets)
        if reader.espace == .teacher {
            return facts.sheets.map { schoolClass, _ in
                .init(
                    title: schoolClass.name, href: address(.sheet(schoolClass.id)),
                    words: counts[schoolClass.id]?.words ?? "", isOutside: false)
            }
        }
        var total = SheetCount()
        for count in counts.values { total.add(count) }
        return [
            .init(title: "Toutes les classes", href: address(.sheets), words: total.words, isOutside: false)
        ]
    }
}
