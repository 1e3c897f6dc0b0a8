import Library
import Storage

/// The characters whom everybody knows: in the demonstration, the tests and the screenshots. None is a real person.
package enum DemoPeople {
    /// Of every account of the demonstration, and of no other.
    package static let password = "lutrin-demo"

    package struct Character: Sendable {
        package let login: String
        /// « Zoé, élève de 3eA »
        package let words: String
        let name: String
        package let role: Role
        /// Nil: signed in, borrows nothing.
        let borrower: BorrowerDetails?
    }

    package static let accounts: [Character] = [
        Character(
            login: "zoe", words: "Zoé, élève de 3eA", name: "Zoé Marchand", role: .member,
            borrower: pupil("1001", "Marchand Zoé", "3eA", born: "2012-03-14")),
        Character(
            login: "karim", words: "Karim, parti avec deux livres\u{A0}: usager temporaire",
            name: "Karim Benali",
            role: .member, borrower: pupil("1002", "Benali Karim", "4eB", born: "2013-06-02")),
        Character(
            login: "lea", words: "Léa, élève de 3eA, qui a une homonyme en 5eC", name: "Léa Martin",
            role: .member,
            borrower: pupil("1003", "Martin Léa", "3eA", born: "2012-09-30")),
        Character(
            login: "diallo", words: "M. Diallo, professeur dans les deux établissements",
            name: "Mamadou Diallo",
            role: .teacher,
            borrower: BorrowerDetails(number: "2001", name: "Diallo Mamadou", status: "Enseignant")),
        Character(
            login: "martin", words: "M. Martin, parent\u{A0}: reconnu, mais il n’emprunte pas",
            name: "Paul Martin",
            role: .member, borrower: nil),
        Character(
            login: "leroux", words: "Mme Leroux, professeure documentaliste", name: "Mme Leroux",
            role: .librarian,
            borrower: BorrowerDetails(number: "2002", name: "Leroux Claire", status: "Enseignant")),
        Character(
            login: "admin", words: "Administration du portail", name: "Administration", role: .administrator,
            borrower: nil),
    ]

    /// Two more pupils whom stories are told of: the other Léa Martin, and a first name that may be cut in two ways.
    static func pupils(classes: [String]) -> [BorrowerDetails] {
        [
            pupil("1004", "Martin Léa", classes.first { $0 == "5eC" } ?? "", born: "2014-01-17"),
            pupil("1005", "Alfonsi Thi-Loanne", classes.first ?? "", born: "2014-05-23"),
        ]
    }

    private static func pupil(_ number: String, _ name: String, _ schoolClass: String, born: String?)
        -> BorrowerDetails
    {
        BorrowerDetails(
            number: number, name: name, status: "Élève", schoolClass: schoolClass,
            bornOn: born.flatMap { Day($0) })
    }
}
