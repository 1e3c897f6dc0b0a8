import Library
import Storage
import WebServer

/// What the forms of the interconnection do. Each says how the interconnection stood on its page: where it stands
/// otherwise meanwhile, nothing is changed.
extension PortalSubmission {
    /// POST /administration/interconnexion/choisir: the end of step 2, or of step 1 for PRONOTE and the espaces.
    func choose(_ form: Form) throws -> Response {
        let typed = ProviderForm(form)
        guard typed.trade != .espaces || visit.campus() != nil else { throw Failure.notFound }
        let faults = typed.faults(takesPlain: visit.site.outside.fetcher.asksInPlain)
        guard faults.isEmpty else {
            return try visit.showProviderForm(typed, faults: faults, status: .unprocessableContent)
        }
        return try doOnce(.choose, form, saying: .interconnectionChosen) {
            try $0.choose(typed.provider, stamp: $1)
        }
    }

    /// The former one again, as it was set.
    func resume(_ form: Form) throws -> Response {
        guard let former = try library.read({ try $0.interconnection.former() }) else {
            throw InterconnectionRefusal.stale
        }
        return try doOnce(.resume, form, saying: .interconnectionChosen) {
            try $0.choose(former, stamp: $1)
        }
    }

    func abandon(_ form: Form) throws -> Response {
        try doOnce(.abandon, form, saying: .interconnectionAbandoned) { try $0.abandon(stamp: $1) }
    }

    func deactivate(_ form: Form) throws -> Response {
        try doOnce(.deactivate, form, saying: .interconnectionOver) { try $0.deactivate(stamp: $1) }
    }

    /// « Je viens de mettre à jour mes emprunteurs »: the connection is asked for real before anybody depends on it.
    func activate(_ form: Form) throws -> Response {
        let keepsKeys = form["clefs"] == "oui"
        var isUnsure = false
        if let provider = try pending(.activate, form), !provider.isActive {
            let check = try visit.check(provider)
            guard check.isReady else {
                return try visit.showInterconnection(
                    refusal: "L’interconnexion n’a pas été activée. " + check.sentence(of: provider.name),
                    keepsKeys: keepsKeys,
                    status: .unprocessableContent)
            }
            isUnsure = check == .unsure
        }
        return try doOnce(.activate, form, saying: isUnsure ? .interconnectedUnsure : .interconnected) {
            try $0.activate(keepsKeys: keepsKeys, stamp: $1)
        }
    }

    /// POST /administration/interconnexion/reglages: of the one in use, another address is asked for real first, and
    /// calling people otherwise is as another one would be: keys go first, or are said to be good (B-13).
    func change(_ form: Form) throws -> Response {
        guard let known = try pending(.change, form) else {
            return redirect(to: .interconnection(.standing), saying: .interconnectionChanged)
        }
        let typed = ProviderForm(form, changing: known)
        var faults = typed.faults(takesPlain: visit.site.outside.fetcher.asksInPlain)
        let provider = typed.provider
        if faults.isEmpty, !typed.keepsKeys, known.isActive, !provider.namesPeople(like: known) {
            let people = try library.read { try $0.interconnection.peopleWithKey() }
            guard people == 0 else {
                faults[.keys] = Wording.keysOfBefore(people)
                return try visit.showProviderForm(typed, changing: known, faults: faults, status: .conflict)
            }
        }
        if faults.isEmpty, known.isActive,
            !provider.namesPeople(like: known) || provider.certificate != known.certificate
        {
            let check = try visit.check(provider)
            if !check.isReady { faults[.address] = check.sentence(of: provider.name) }
        }
        guard faults.isEmpty else {
            return try visit.showProviderForm(
                typed, changing: known, faults: faults, status: .unprocessableContent)
        }
        return try doOnce(.change, form, saying: .interconnectionChanged) {
            try $0.change(to: provider, keepsKeys: typed.keepsKeys, stamp: $1)
        }
    }

    /// « Vérifier la connexion »: asks, and changes nothing.
    func checkConnection() throws -> Response {
        guard let provider = try library.read({ try $0.interconnection.provider() }) else {
            throw InterconnectionRefusal.none
        }
        let check = try visit.check(provider)
        guard !check.isReady else {
            return redirect(
                to: .interconnection(.standing),
                saying: check == .unsure ? .connectionUnsure : .connectionReady)
        }
        return try visit.showInterconnection(
            refusal: check.sentence(of: provider.name), status: .unprocessableContent)
    }

    /// The one that a form is about; nil: what the form asks for is done already.
    ///
    /// - Throws: `InterconnectionRefusal.stale`, `.none`.
    private func pending(_ action: InterconnectionAction, _ form: Form) throws -> IdentityProvider? {
        let stamp = stamp(form["jeton"])
        return try library.read { library in
            guard try !library.isDone(action.sentOnce(form), stamp) else { return nil }
            guard try library.interconnection.mark() == form["etat"] else {
                throw InterconnectionRefusal.stale
            }
            guard let provider = try library.interconnection.provider() else {
                throw InterconnectionRefusal.none
            }
            return provider
        }
    }

    private func doOnce(
        _ action: InterconnectionAction, _ form: Form, saying: Saying,
        _ gesture: (InterconnectionWriting, Stamp) throws -> Void,
    ) throws -> Response {
        let stamp = stamp(form["jeton"])
        _ = try library.write { writing in
            try writing.once(action.sentOnce(form), stamp) {
                try writing.interconnection.check(form["etat"] ?? "")
                try gesture(writing.interconnection, stamp)
                return ID<InterconnectionEvent>(1)
            }
        }
        return redirect(to: .interconnection(.standing), saying: saying)
    }
}

extension InterconnectionAction {
    /// What a form asked for, however often it is sent.
    fileprivate func sentOnce(_ form: Form) -> String { "interconnexion \(rawValue) \(form["etat"] ?? "")" }
}
