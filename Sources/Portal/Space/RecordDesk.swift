import Library
import Storage
import Templating

/// What a visitor can do with a document, on its page: reserve it, keep it in a list, say what they think of it.
struct RecordDesk: ViewPart {
    let refusal: RefusalNote?
    /// For somebody who is not signed in: what it would open.
    let door: Link?
    let lending: LendingBox?
    let gathering: GatheringBox?
    let reviews: ReviewsBox
}

/// Reserving: the button, or what stands in its place.
struct LendingBox: ViewPart {
    let reserve: PostButton?
    let words: String?
    let link: Link?
}

/// « Ajouter à un panier ».
struct GatheringBox: ViewPart {
    let action: String
    let token: String
    let choice: Choice
    /// The lists that have it already.
    let holding: Holding?

    struct Holding: ViewPart {
        let lists: [Link]
    }
}

/// What readers think of it.
struct ReviewsBox: ViewPart {
    let average: Average?
    let opinions: [Opinion]
    let form: ReviewForm?

    struct Average: ViewPart {
        let stars: Stars
        let count: String
    }

    struct Opinion: ViewPart {
        let stars: Stars
        let text: String
        let written: String
    }
}

/// A reader's own review, to be written or changed.
struct ReviewForm: ViewPart {
    let title: String
    let action: String
    let token: String
    let stars: [Choice.Option]
    let text: String
    let state: Pill?
    let hint: String
}

/// All that is read for it, in the transaction of the page.
struct RecordAtDesk {
    var visitor = Visitor.anonymous
    /// Nil: the reader may reserve it.
    var reservation: ReservationRefusal?
    /// It stays at the library for a lesson.
    var kept: LessonKeeping?
    /// How many readers wait for it already.
    var waiting = 0
    var lists: [ReadingList] = []
    var holding: [ReadingList] = []
    var reviews = ReviewSummary(count: 0, tenths: 0, approved: [])
    var own: Review?
}

extension RecordAtDesk {
    init(_ visitor: Visitor, record: ID<Record>, in library: LibraryReading, on day: Day) throws {
        self.visitor = visitor
        reviews = try library.space.reviews(of: record)
        kept = try library.lessonHolds.keeping(record, on: day)
        guard let account = visitor.account else { return }
        lists = try library.space.lists(of: account.id)
        holding = lists.isEmpty ? [] : try library.space.lists(of: account.id, holding: record)
        guard let borrower = account.borrower else { return }
        own = try library.space.review(of: record, by: borrower)
        do {
            waiting = try library.circulation.queue(for: record).count {
                $0.state != .setAside
            }
            try library.circulation.checkReservation(of: record, by: borrower, on: day)
        } catch let refusal as ReservationRefusal {
            reservation = refusal
        }
    }
}

extension RecordDesk {
    /// - Parameter typed: a review that came back with a refusal.
    init(
        _ details: RecordDetails, _ found: RecordAtDesk, refusal: String? = nil,
        typed: (stars: Int, text: String)? = nil, token: String, seenFrom view: Viewpoint
    ) {
        let id = details.record.id
        let isLent = details.copies.contains { $0.status == .inService }
        self.refusal = refusal.map { RefusalNote(words: $0) }
        door =
            found.visitor.account == nil
            ? Link(
                isLent
                    ? "Connectez-vous pour réserver ce document, le garder dans un panier ou donner votre avis"
                    : "Connectez-vous pour garder ce document dans un panier ou donner votre avis",
                view.address(
                    of: .signIn(.door(.readers, returnTo: PortalPage.record(id).address)))) : nil
        lending = isLent ? LendingBox(details, found, token: token, seenFrom: view) : nil
        gathering =
            found.visitor.account == nil
            ? nil : GatheringBox(found, record: id, token: token, seenFrom: view)
        reviews = ReviewsBox(found, record: id, typed: typed, token: token, seenFrom: view)
    }
}

extension LendingBox {
    init?(_ details: RecordDetails, _ found: RecordAtDesk, token: String, seenFrom view: Viewpoint) {
        guard let account = found.visitor.account else { return nil }
        guard account.borrower != nil else {
            guard !account.role.isStaff else { return nil }
            reserve = nil
            words = "Ce compte n’est pas celui d’un emprunteur\u{A0}: il ne peut pas réserver."
            link = nil
            return
        }
        guard let refusal = found.reservation else {
            reserve = PostButton(
                "Réserver", spoken: "Réserver \(details.record.numberedTitle)", icon: "clock", kind: "",
                to: view.address(of: .reserve(details.record.id)), token: token)
            let isFree = details.copies.contains(where: \.isAvailable)
            words =
                isFree
                ? "Un exemplaire est en rayon\u{A0}: venez le prendre, ou faites-le mettre de côté."
                : found.waiting > 0
                    ? "\(found.waiting == 1 ? "Un lecteur attend" : "\(Wording.number(found.waiting)) lecteurs attendent")\u{A0}: vous seriez \(Wording.number(found.waiting + 1))ᵉ dans la file."
                    : "Vous serez dans la file\u{A0}: le premier exemplaire rendu sera pour vous, à votre tour."
            link = nil
            return
        }
        reserve = nil
        words = refusal.words(today: view.today)
        switch refusal {
        case .alreadyReserved, .limitReached: link = Link("Mes réservations", view.address(of: .reservations))
        case .alreadyHasIt: link = Link("Mes prêts", view.address(of: .loans))
        default: link = nil
        }
    }
}

extension GatheringBox {
    init(_ found: RecordAtDesk, record: ID<Record>, token: String, seenFrom view: Viewpoint) {
        action = view.address(of: .gather(record))
        self.token = token
        let held = Set(found.holding.map(\.id.number))
        let free = found.lists.filter { !held.contains($0.id.number) }
        choice = Choice(
            "panier", "Ajouter à un panier",
            options: free.map { ($0.id.description, $0.name) } + [("", "Un nouveau panier")],
            chosen: free.first?.id.description ?? "")
        holding =
            found.holding.isEmpty
            ? nil
            : Holding(lists: found.holding.map { Link($0.name, view.address(of: .list($0.id))) })
    }
}

extension ReviewsBox {
    init(
        _ found: RecordAtDesk, record: ID<Record>, typed: (stars: Int, text: String)?, token: String,
        seenFrom view: Viewpoint
    ) {
        average =
            found.reviews.count == 0
            ? nil
            : Average(
                stars: Stars(tenths: found.reviews.tenths),
                count: Wording.count(found.reviews.count, "avis", "avis"))
        opinions = found.reviews.approved.map {
            Opinion(
                stars: Stars($0.stars), text: $0.text,
                written: Wording.capitalized(Wording.month($0.writtenOn, today: view.today)))
        }
        form =
            found.visitor.account?.borrower == nil
            ? nil : ReviewForm(found.own, typed: typed, record: record, token: token, seenFrom: view)
    }
}

extension ReviewForm {
    init(
        _ own: Review?, typed: (stars: Int, text: String)?, record: ID<Record>, token: String,
        seenFrom view: Viewpoint
    ) {
        title = own == nil ? "Donner mon avis" : "Mon avis"
        action = view.address(of: .review(record))
        self.token = token
        let chosen = typed?.stars ?? own?.stars
        stars = (1...5).map {
            Choice.Option(
                value: String($0), label: Wording.count($0, "étoile", "étoiles"), isChosen: $0 == chosen)
        }
        text = typed?.text ?? own?.text ?? ""
        state = own.map { Pill($0.state) }
        hint =
            own == nil
            ? "Le CDI relit chaque avis avant de le publier. Votre nom n’apparaîtra pas."
            : "Si vous le changez, le CDI le relira avant de le publier de nouveau."
    }
}
