/// The names by which people sign in.
package enum LoginName {
    /// « Zoé Martin » and `zoe.martin` are `zoe.martin`: what a login is kept and looked up as. Nil if nothing is left of
    /// it, or digits only.
    package static func of(_ typed: String) -> String? {
        let login = String(
            Folding.words(in: typed).map(\.folded).joined(separator: ".").unicodeScalars.prefix(60))
        return login.unicodeScalars.contains { !("0"..."9").contains($0) && $0 != "." } ? login : nil
    }
}
