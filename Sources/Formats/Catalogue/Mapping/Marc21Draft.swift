/// What the reading of a MARC 21 record keeps until the whole record is read.
struct Marc21Draft {
    var designation = ""
    var audience: [String] = []
    var contents: [String] = []
    var summaries: [String] = []
    var otherPublications: [RecordDescription.Publication] = []
    var tracedSeries: [RecordDescription.SeriesEntry] = []
    var tracedSets: [RecordDescription.SeriesEntry] = []
    var isInSerial = false
    var forms = Forms()
}
