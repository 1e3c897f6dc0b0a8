import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("Addresses of borrowers and papers")
struct BorrowersAddressTests {
    private static var borrowers: [BorrowersPage] {
        let queries = [
            BorrowerQuery(),
            BorrowerQuery(
                text: "zoé & l’a", schoolClass: "5e B", status: "Élève", kind: .temporary, sort: .number,
                page: 3),
            BorrowerQuery(schoolClass: "", status: "", sort: .schoolClass),
        ]
        let selections = queries.map { query in
            var query = query
            query.page = 1
            return BorrowerSelection(query: query, ticked: [ID(3), ID(12)])
        }
        let searches = Equation.Subject.allCases.map {
            EquationSearch(subject: $0, text: "Né le>=1/1/2013 & x", page: 2)
        }
        var pages: [BorrowersPage] = queries.flatMap { [BorrowersPage.list($0), .file($0)] }
        pages += selections.flatMap { [BorrowersPage.classList($0), .passwords($0)] }
        pages += searches.flatMap { [BorrowersPage.search($0), .searchFile($0)] }
        pages += [.new(name: ""), .new(name: "Léa & co"), .borrower(ID(4)), .edit(ID(4)), .removal(ID(4))]
        pages += [.importing, .draft(ID(9)), .keys]
        pages += BorrowersPage.Pairing.allCases.flatMap { pairing in
            [
                BorrowersPage.pairing(pairing, ID(4), .init()),
                .pairing(pairing, ID(4), .init(text: "a&b", chosen: ID(7))),
            ]
        }
        pages += CardLayout.allCases.map { layout in
            BorrowersPage.cards(CardSheets(selection: selections[1], layout: layout, start: 3))
        }
        pages += LabelLayout.allCases.flatMap { layout in
            [
                BorrowersPage.labels(LabelSheets(equation: "Cote=R*", layout: layout, start: 21)),
                .labels(LabelSheets(first: "C0001", last: "C0009", layout: layout)),
            ]
        }
        return pages
    }

    @Test("what is printed is read back, for every page of borrowers and papers")
    func roundTrip() {
        for page in Self.borrowers.map(PortalPage.borrowers) {
            let request = Request(.get, page.address)
            #expect(PortalPage(path: request.path, query: request.query) == page)
        }
    }

    @Test("every form is sent where it is read")
    func forms() throws {
        let form = Form([
            ("nom", "Zoé"), ("jeton", "j"), ("vers", "7"), ("decision", "appliquer"), ("e", "3"),
        ])
        let actions: [BorrowersAction] = [
            .add(BorrowerEntry()), .change(ID(4), BorrowerEntry()),
            .remove(ID(4), anonymises: false, token: ""),
            .pair(.merging, ID(4), .init()), .pair(.reassigning, ID(4), .init()),
            .receive(pasted: "", token: ""),
            .decide(ID(9), applies: true, token: ""),
            .givePasswords(BorrowerSelection(), replacing: false, token: ""), .givePassword(ID(4), token: ""),
            .removeKeys(people: 3, token: ""), .restoreKeys(ID(5), token: ""),
        ]
        for action in actions {
            let request = Request(.post, action.address)
            guard case .borrowers(let read) = PortalAction(path: request.path, form: form) else {
                Issue.record("nobody reads \(action.address)")
                continue
            }
            #expect(read.address == action.address)
        }
    }
}
