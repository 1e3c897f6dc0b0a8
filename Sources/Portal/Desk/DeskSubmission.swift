import Library
import Storage
import WebServer

/// POST /gestion…: a gesture, then the desk again, which says what was done.
extension PortalSubmission {
    func perform(_ action: DeskAction) throws -> Response {
        do {
            switch action.verb {
            case .enter: return try enter(action.form)
            default: return redirect(after: try gesture(action), of: action.form)
            }
        } catch {
            guard let refusal = DeskRefusal(error) else { throw error }
            return try refuse(refusal, action)
        }
    }

    /// The one field: it may call somebody, or ask back.
    private func enter(_ form: DeskForm) throws -> Response {
        let place = form.place
        let stamp = stamp(of: form, .enter, place.typed, place.copy?.description ?? "", form.question)
        var next = place.clear
        switch try understand(form, stamp: stamp) {
        case .person(let person):
            next.person = person
            if place.person == nil { next.copy = form.shown }
        case .made(let gesture, let isRepeat):
            return redirect(after: GestureMark(gesture, isRepeat: isRepeat), of: form)
        case .copy(let copy): next.copy = copy
        case .choice: next.typed = place.typed
        }
        return .redirect(to: visit.address(of: .desk(.counter(next))))
    }

    private func understand(_ form: DeskForm, stamp: Stamp) throws -> EntryOutcome {
        let place = form.place
        if let picked = try picked(form) { return try use(picked, at: place, stamp: stamp) }
        if let copy = place.copy, place.typed.isEmpty {
            return try use(.copy(copy), at: place, stamp: stamp)
        }
        do {
            let outcome = try library.write {
                try $0.circulation.enter(place.typed, for: place.person, mode: place.mode, stamp: stamp)
            }
            // With somebody at the desk, words may be those of a title as well as of a name.
            if case .person = outcome, place.mode == .reserve, place.person != nil,
                try choice(at: place)?.documents.isEmpty == false
            {
                return .choice
            }
            return outcome
        } catch EntryRefusal.unknownNumber(let number) where Self.numbersOfTitles.contains(number.utf8.count)
        {
            guard try choice(at: place) != nil else { throw EntryRefusal.unknownNumber(number) }
            return .choice
        } catch EntryRefusal.nobody(let words) {
            if place.mode == .reserve, place.person == nil { throw EntryRefusal.needsPerson }
            guard try choice(at: place) == nil else { return .choice }
            throw place.mode == .reserve ? EntryRefusal.noDocument(words) : EntryRefusal.nobody(words)
        }
    }

    /// « 1984 », « 14-14 »: so many characters may be a title; a longer number is that of a card or a copy, a shorter
    /// one the rank of a choice.
    private static let numbersOfTitles = 3...5

    private func choice(at place: DeskPlace) throws -> ChoiceFacts? {
        try library.read { try ChoiceFacts(place, in: $0) }
    }

    /// What a digit picks of the choice that the page showed, unless it is the number of a card or of a copy.
    private func picked(_ form: DeskForm) throws -> ChoiceFacts.Picked? {
        let typed = form.place.typed
        guard !form.question.isEmpty, typed.utf8.count == 1, let rank = Int(typed) else { return nil }
        var asked = form.place.clear
        asked.typed = form.question
        return try library.read {
            guard try $0.borrowers.borrower(number: typed) == nil,
                try $0.circulation.copy(number: typed) == nil
            else { return nil }
            return try ChoiceFacts(asked, in: $0)?[rank]
        }
    }

    private func use(_ picked: ChoiceFacts.Picked, at place: DeskPlace, stamp: Stamp) throws -> EntryOutcome {
        switch picked {
        case .person(let person): return .person(person)
        case .copy(let copy):
            return try library.write {
                try $0.circulation.use(copy, for: place.person, mode: place.mode, stamp: stamp)
            }
        case .document(let record):
            guard let person = place.person else { throw EntryRefusal.needsPerson }
            let done = try library.write {
                try $0.circulation.reserve(record, for: person, isValidated: true, stamp: stamp)
            }
            return .made(done.gesture, isRepeat: done.isRepeat)
        }
    }

    private func gesture(_ action: DeskAction) throws -> GestureMark {
        let form = action.form
        let subject = [
            form.place.copy?.description, form.loan?.description, form.record?.description,
            form.reservation?.description, form.gesture?.description, form.note, form.isInsisting ? "1" : "",
        ].map { $0 ?? "" }
        let stamp = stamp(of: form, action.verb, subject.joined(separator: " "))
        guard action.verb == .giveBackAndLend else {
            return try library.write { try $0.circulation.perform(action, stamp: stamp) }
        }
        return try giveBackAndLend(form, stamp)
    }

    /// Two gestures: what came back has come back, even if it is not lent again.
    private func giveBackAndLend(_ form: DeskForm, _ stamp: Stamp) throws -> GestureMark {
        guard let copy = form.place.copy, let person = form.place.person else { throw Failure.notFound }
        let first = Stamp(token: stamp.token + " 1", actor: stamp.actor, at: stamp.at, day: stamp.day)
        _ = try library.write { try $0.circulation.giveBack(copy, stamp: first) }
        do {
            let done = try library.write { try $0.circulation.lend(copy, to: person, stamp: stamp) }
            return GestureMark(done.gesture, isRepeat: done.isRepeat)
        } catch let refusal as LoanRefusal {
            throw ReturnedOnly(refusal: refusal)
        }
    }

    /// The same form with another text, or another button, is another gesture; sent twice, it is one.
    private func stamp(of form: DeskForm, _ verb: DeskAction.Verb, _ parts: String...) -> Stamp {
        let own = stamp(nil)
        guard !form.token.isEmpty else { return own }
        let person = form.place.person?.description ?? ""
        let token = ([form.token, verb.rawValue, person, form.place.mode.word] + parts).joined(separator: " ")
        return Stamp(token: token, actor: own.actor, at: own.at, day: own.day)
    }

    private func redirect(after mark: GestureMark, of form: DeskForm) -> Response {
        var place = form.place.clear
        place.mark = mark
        // Reserving is for one document: the next that is scanned is lent.
        if place.mode == .reserve { place.mode = .lend }
        return .redirect(
            to: visit.address(
                of: .desk(form.isOfReservations ? .reservations(after: mark) : .counter(place))))
    }

    private func refuse(_ refusal: DeskRefusal, _ action: DeskAction) throws -> Response {
        let form = action.form
        if form.isOfReservations { return try visit.showReservations(after: nil, refusing: refusal) }
        var place = form.place.clear
        place.copy = try form.place.copy ?? copy(of: form)
        if case .entry(.unknownNumber(let number)) = refusal, let portal = visit.portal(ofCopy: number) {
            return try visit.showCounter(
                place, refusing: .copyOfNeighbour(number: number, portal: portal))
        }
        return try visit.showCounter(place, refusing: refusal)
    }

    /// Which copy was refused, to show it.
    private func copy(of form: DeskForm) throws -> ID<Copy>? {
        try library.read { reading in
            if let loan = form.loan { return try reading.circulation.loan(loan)?.copy }
            return form.place.typed.isEmpty
                ? nil : try reading.circulation.copy(number: form.place.typed)?.copy.id
        }
    }
}

extension CirculationWriting {
    /// What a button of the desk asks for.
    ///
    /// - Throws: `Failure.notFound` for a form that lacks what its gesture is about; the refusals of the gesture.
    fileprivate func perform(_ action: DeskAction, stamp: Stamp) throws -> GestureMark {
        let form = action.form
        func given<Value>(_ value: Value?) throws -> Value {
            guard let value else { throw Failure.notFound }
            return value
        }
        func copy() throws -> ID<Copy> { try given(form.place.copy) }
        func reservation() throws -> ID<Reservation> { try given(form.reservation) }
        switch action.verb {
        // These are more than one gesture, or may be none.
        case .enter, .giveBackAndLend: throw Failure.notFound
        case .lend:
            return mark(
                try lend(
                    try copy(), to: try given(form.place.person), passingOver: form.isInsisting, stamp: stamp)
            )
        case .giveBack: return mark(try giveBack(try copy(), from: form.holder, stamp: stamp))
        case .renew: return mark(try renew(try given(form.loan), by: .desk, stamp: stamp))
        case .reserve:
            return mark(
                try reserve(
                    try given(form.record), for: try given(form.place.person), isValidated: true, stamp: stamp
                ))
        case .validate: return mark(try validate(try reservation(), stamp: stamp))
        case .setAside: return mark(try setAside(try copy(), for: try reservation(), stamp: stamp))
        case .cancel: return mark(try cancel(try reservation(), by: .desk, stamp: stamp))
        case .expire: return mark(try expire(try reservation(), stamp: stamp))
        case .markLost:
            return mark(try markLost(try copy(), closingLoan: form.isInsisting, stamp: stamp))
        case .markFound: return mark(try markFound(try copy(), stamp: stamp))
        case .markDamaged: return mark(try markDamaged(try copy(), note: form.note, stamp: stamp))
        case .annotate: return mark(try annotate(try copy(), note: form.note, stamp: stamp))
        case .undo: return mark(try undo(try given(form.gesture), stamp: stamp))
        }
    }

    private func mark<Outcome>(_ done: Done<Outcome>) -> GestureMark {
        GestureMark(done.gesture, isRepeat: done.isRepeat)
    }
}
