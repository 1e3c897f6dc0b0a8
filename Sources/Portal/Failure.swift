import Storage

/// Why a request is not answered by its page. Thrown anywhere in Portal, made into a page once, in `Site.respond`.
package enum Failure: Error, Equatable {
    /// No such page, or not for this visitor.
    case notFound
    /// The address names a portal that is not here.
    case noSuchPlace(Place)
    /// The address names a campus that is not here.
    case noSuchCampus(CampusPlace)
    /// A page that is only read was sent something.
    case wrongMethod
    /// A form that was not on a page of this site.
    case foreignForm
    /// For somebody who is not signed in yet: the address of the door, which leads back here.
    case needsSignIn(String)
    /// For somebody whose password was given by another: where a new one is chosen.
    case needsNewPassword(String)
    /// The school's file cannot be used now; its neighbours' can.
    case closed
}
