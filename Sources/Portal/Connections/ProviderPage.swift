import Formats
import School
import Storage
import WebServer

/// GET /connexions/ent: who says who somebody is.
extension CampusVisit {
    func showProvider(
        _ typed: CampusProviderForm? = nil, faults: [ProviderFault] = [], check: ProviderCheck? = nil,
    ) throws -> Response {
        let provider = try readSignOn { try $0.provider() }
        let view = ProviderView(
            typed ?? provider.map { CampusProviderForm($0) } ?? CampusProviderForm(), now: provider,
            faults: faults,
            check: check, in: self)
        return try showAtWork(
            view, title: view.title, status: faults.isEmpty ? .ok : .unprocessableContent)
    }
}

extension CampusSubmission {
    /// POST /connexions/ent: « Valider ». Nobody depends on a server that was not asked.
    func setProvider() throws -> Response {
        let typed = CampusProviderForm(form)
        if form["reprendre"] == "oui" {
            return try visit.showProvider(
                visit.site.workspaces[code: typed.code].map { CampusProviderForm($0) } ?? CampusProviderForm()
            )
        }
        var faults = typed.faults(takesPlain: visit.site.outside.fetcher.asksInPlain)
        let former = try visit.readSignOn { try $0.provider() }
        let isNew = former.map { !$0.isActive || !typed.isSameServer(as: $0) } ?? true
        var isUnsure = false
        if faults.isEmpty, isNew {
            let check = try visit.check(typed.provider)
            isUnsure = check == .unsure
            let fault = ProviderFault.unready(check)
            if !check.isReady, !(typed.keepsAnyway && fault.mayBeKept) { faults = [fault] }
        }
        guard faults.isEmpty else { return try visit.showProvider(typed, faults: faults) }
        var provider = typed.provider
        provider.activeSince = (isNew ? nil : former?.activeSince) ?? visit.today
        try visit.writeOnce(stamp, "a confié l’authentification à «\u{A0}\(provider.name)\u{A0}»") {
            try $0.set(provider)
        }
        return redirect(
            to: .connections(.provider),
            saying: isUnsure ? .providerSetUnsure : isNew ? .providerSet : .providerChanged)
    }

    /// POST /connexions/ent/verifier
    func checkProvider() throws -> Response {
        guard let provider = try visit.readSignOn({ try $0.provider() }) else {
            return .redirect(to: visit.address(of: .connections(.provider)))
        }
        return try visit.showProvider(check: visit.check(provider))
    }

    /// POST /connexions/ent/desactiver: passwords serve again, and whoever came by the ENT is signed out.
    func endProvider() throws -> Response {
        let former = try visit.readSignOn { try $0.provider() }
        if let former {
            try visit.writeOnce(stamp, "a mis fin à l’authentification par «\u{A0}\(former.name)\u{A0}»") {
                try $0.removeProvider()
            }
        }
        return redirect(to: .connections(.provider), saying: .providerEnded)
    }
}
