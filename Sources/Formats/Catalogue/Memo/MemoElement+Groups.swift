/// The groups of MémoNotices that are alike in both generations.
extension MemoElement {
    init(author contributor: RecordDescription.Contributor) {
        self.init("AUTEURS")
        let life = MemoDate.birthAndDeath(contributor.dates)
        add("AUTEUR_A", contributor.name)
        add("TYPE_AUTEUR_A", contributor.isCollective ? "Collectivité" : "")
        add("DATE_DE_NAISSANCE_A", life.birth)
        add("DATE_DE_DECES_A", life.death)
    }

    init(copy: CopyDescription) {
        self.init("EXEMPLAIRES")
        var notes = MemoNotes()
        notes.add(copy.note.isEmpty ? [] : [copy.note])
        notes.add(.medium, copy.medium)
        notes.add(.audience, copy.audience)
        notes.add(.acquired, MemoDate.day(copy.acquiredOn))
        add("CODE_EXEMPLAIRE_X", copy.number)
        add("COTE_E_X", copy.callNumber)
        add("EMPLACEMENT_X", copy.location)
        add("STATUT_X", copy.status)
        add("COUT_E_X", copy.price)
        add("DIVEXE_X", notes.text)
    }

    init(link: RecordDescription.Link) {
        self.init("RESSOURCES")
        add("RESSOURCE_L", link.label)
        add("ADRESSE_L", link.address)
    }
}
