import Library
import School
import Storage
import Templating

/// One document of a dossier, as it is shown.
struct LessonDocumentPart: ViewPart {
    let link: TitleLink?
    /// Its title, where the portal does not say more.
    let plain: String?
    let byline: String?
    let cover: String?
    let pill: Pill?
    let callNumber: String?
    let location: String?
    /// « À consulter sur place jusqu’au vendredi 4 décembre »
    let kept: String?
    /// Why the portal does not keep what it was asked to keep, for the teacher.
    let lifted: String?
    let note: String?

    struct TitleLink: ViewPart {
        let title: String
        let href: String
        /// It opens elsewhere.
        let isOutside: Bool
    }

    var title: String { link?.title ?? plain ?? "" }
}

extension LessonDocumentPart {
    init(_ document: DossierDocument, _ stock: [RNE: [Int64: LessonStock]], _ visit: CampusVisit) {
        let today = visit.today
        note = document.note.isEmpty ? nil : document.note
        guard case .portal(let rne, let record) = document.source, let own = stock[rne]?[record] else {
            byline = document.byline.isEmpty ? nil : document.byline
            if case .address(let address) = document.source {
                (link, plain, pill) = (
                    TitleLink(title: document.title, href: address, isOutside: true), nil, nil
                )
            } else {
                // The portal does not answer, or the document left its catalogue.
                (link, plain, pill) = (
                    nil, document.title, Pill("gone", "warning", "Introuvable au CDI en ce moment")
                )
            }
            (cover, callNumber, location, kept, lifted) = (nil, nil, nil, nil, nil)
            return
        }
        (link, plain) = (TitleLink(title: own.title, href: own.address, isOutside: false), nil)
        byline = own.byline.isEmpty ? nil : own.byline
        // Pictures of another host are not shown: nothing is asked outside.
        cover = visit.place.platform == "/" ? own.cover : nil
        pill = Pill(own.availability, today: today)
        switch own.availability {
        case .onShelf(let callNumber, let location, _), .consultationOnly(let callNumber, let location):
            self.callNumber = callNumber.isEmpty ? nil : callNumber
            self.location = location.isEmpty ? nil : location
        case .onLoan, .reserved, .gone, .noCopy: (callNumber, location) = (nil, nil)
        }
        kept = own.keptUntil.map {
            "À consulter au CDI, où il reste jusqu’au \(Wording.date($0, today: today))"
        }
        let isAsked = document.keptUntil.map { $0 >= today } ?? false
        lifted =
            isAsked && !own.liftedBy.isEmpty
            ? "\(own.liftedBy) a levé votre demande\u{A0}: ce document se prête." : nil
    }
}
