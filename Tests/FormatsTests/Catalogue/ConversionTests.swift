// A description that goes out in a format and comes back is the same description.
import Testing

@testable import Formats

@Suite struct ConversionTests {
    @Test("a record with everything filled in comes back whole", arguments: Conversion.allCases)
    func full(way: Conversion) throws {
        let back = try #require(try way.andBack([.full]).first)
        #expect(differences(.full, back) == [])
    }

    @Test("every record of the demo comes back whole", arguments: Conversion.allCases)
    func demo(way: Conversion) throws {
        let all = try DemoRecords.all()
        let back = try way.andBack(all)
        print("DEMO", all.count, back.count)
        for (one, other) in zip(all, back) { for d in differences(one, other) { print("D \(way): \(d)") } }
    }

    @Test("real", arguments: Conversion.allCases, ["loc-french-youth.mrc", "loc-french-a.mrc", "unimarc-one.dat"])
    func loc(way: Conversion, name: String) throws {
        guard let path = RealRecords.path(name) else { return }
        let reader = try CatalogueReader(path: path)
        var all: [RecordDescription] = []
        while let item = try reader.next() { if case .record(let d) = item { all.append(d) } }
        let back = try way.andBack(all)
        print("LOC", name, all.count, back.count)
        for (one, other) in zip(all, back) { for d in differences(one, other) { print("L \(way) \(d)") } }
    }
}
