import Library
import Storage
import Templating

/// What something typed may mean: people, copies, documents, each one key away.
struct DeskChoice: ViewPart {
    let people: [Person]
    let items: [Item]

    struct Person: ViewPart {
        let rank: String
        let name: String
        let facts: String
        let href: String
        let impediment: String?
    }

    struct Item: ViewPart {
        let rank: String
        let title: String
        let facts: String
        let pill: Pill?
        let action: String
        let fields: [HiddenField]
        let label: String
    }
}

extension DeskChoice {
    init(_ choice: ChoiceFacts, forms: DeskForms) {
        people = choice.people.enumerated().map { place, borrower in
            Person(
                rank: "\(place + 1)", name: borrower.name,
                facts: [borrower.details.schoolClass, borrower.details.status, "n°\u{A0}\(borrower.number)"]
                    .filter { !$0.isEmpty }.joined(separator: " · "),
                href: forms.address(of: .counter(DeskPlace(person: borrower.id, mode: forms.place.mode))),
                impediment: borrower.impediment(on: forms.today).map {
                    Wording.impediment($0, today: forms.today)
                })
        }
        let ofCopies = choice.copies.enumerated().map { place, found in
            Item(
                rank: "\(choice.people.count + place + 1)", title: found.record.numberedTitle,
                facts: [
                    found.copy.number.map { "n°\u{A0}\($0)" } ?? "sans numéro", found.copy.callNumber,
                    found.loan?.borrower.map { Wording.person($0) } ?? "",
                ].filter { !$0.isEmpty }.joined(separator: " · "),
                pill: Pill(found.copy, today: forms.today),
                action: forms.action(.enter),
                fields: forms.fields([("exemplaire", "\(found.copy.id)")]),
                label: forms.place.mode == .reserve ? "Réserver" : "Choisir")
        }
        let first = choice.people.count + choice.copies.count + 1
        items =
            ofCopies
            + choice.documents.enumerated().map { place, found in
                Item(
                    rank: "\(first + place)", title: found.record.numberedTitle,
                    facts: [found.record.byline, found.record.documentType, found.record.callNumber]
                        .filter { !$0.isEmpty }.joined(separator: " · "),
                    pill: Pill(found.availability, today: forms.today),
                    action: forms.action(.reserve),
                    fields: forms.fields([("notice", "\(found.record.id)")]),
                    label: "Réserver")
            }
    }
}
