// Files of MémoNotices as BCDI lays them out, about famous works: one of each generation.
enum MemoSamples {
    /// BCDI 3: fields of the notice, a group for the document.
    static let generationA = """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <MEMO_NOTICES>
          <NOTICES>
            <IDENTITE_N_N>1203</IDENTITE_N_N>
            <TYPE_NOTICE_N>Notice générale</TYPE_NOTICE_N>
            <TITRE_N>Voyage au centre de la Terre : texte abrégé</TITRE_N>
            <SIGNIFICATIF_N>Oui</SIGNIFICATIF_N>
            <TYPES_NATURE_N>Fiction /</TYPES_NATURE_N>
            <NATURES_N>roman /</NATURES_N>
            <GENRES_N>roman d'aventures / science-fiction /</GENRES_N>
            <DISCIPLINES_N_N>Français / Sciences de la vie et de la Terre /</DISCIPLINES_N_N>
            <NIVEAUX_N>6e / 5e /</NIVEAUX_N>
            <PUBLICS_N>Élève /</PUBLICS_N>
            <LANGUE_N>FRE /</LANGUE_N>
            <DATE_EDITION_N_N>1998</DATE_EDITION_N_N>
            <COLLATION_N>191 p. : ill.</COLLATION_N>
            <DESCRIPTEURS_N>volcan / Islande /</DESCRIPTEURS_N>
            <MOTS_CLES_N>lecture suivie/feu/</MOTS_CLES_N>
            <RESUME_N>Axel suit son oncle, le professeur Lidenbrock,
              dans le cratère d'un volcan éteint.</RESUME_N>
            <NOTES_N>Index.
        Titre inventé par personne</NOTES_N>
            <DIVERS_N>Dossier de fin d'ouvrage</DIVERS_N>
            <FONCTIONS_N>Auteur / Illustrateur / Souffleur /</FONCTIONS_N>
            <DATE_SAISIE_N_N>03/09/1999</DATE_SAISIE_N_N>
            <DATE_PER_N_N>31/12/2030</DATE_PER_N_N>
            <CHAMP_INCONNU_N>rien</CHAMP_INCONNU_N>
            <DOCUMENTS>
              <TYPE_DOC_D>Texte imprimé</TYPE_DOC_D>
              <SUPPORT_D>Livre</SUPPORT_D>
              <ISBN_D>2-07-010796-5</ISBN_D>
              <COUT_D_D>4,50</COUT_D_D>
              <CODE_BARRE_D>9782070107964</CODE_BARRE_D>
              <EDITION_D>Nouvelle édition</EDITION_D>
              <STANDARD_D>18 cm</STANDARD_D>
              <COTE_D>843.8</COTE_D>
              <NO_COLLECTION_D>12</NO_COLLECTION_D>
              <COLLECTIONS>
                <COLLECTION_C>Classiques abrégés</COLLECTION_C>
                <ISSN_C_C>0768-3138</ISSN_C_C>
                <RESPONSABLE_C>dir. une enseignante</RESPONSABLE_C>
              </COLLECTIONS>
              <EDITEURS><EDITEUR_E>L'École des loisirs</EDITEUR_E><VILLE_E>Paris</VILLE_E></EDITEURS>
            </DOCUMENTS>
            <AUTEURS>
              <AUTEUR_A>Verne, Jules</AUTEUR_A>
              <DATE_DE_NAISSANCE_A>08/02/1828</DATE_DE_NAISSANCE_A>
              <DATE_DE_DECES_A>1905</DATE_DE_DECES_A>
            </AUTEURS>
            <AUTEURS><AUTEUR_A>Riou, Édouard</AUTEUR_A></AUTEURS>
            <AUTEURS><AUTEUR_A>Hetzel</AUTEUR_A></AUTEURS>
            <EXEMPLAIRES>
              <CODE_EXEMPLAIRE_X>004217</CODE_EXEMPLAIRE_X>
              <COTE_E_X>R VER</COTE_E_X>
              <EMPLACEMENT_X>Coin lecture</EMPLACEMENT_X>
              <DIVERS_E_X>Don de l'amicale</DIVERS_E_X>
            </EXEMPLAIRES>
            <EXEMPLAIRES><CODE_EXEMPLAIRE_X>004218</CODE_EXEMPLAIRE_X><COTE_E_X>R VER</COTE_E_X></EXEMPLAIRES>
            <RESSOURCES>
              <RESSOURCE_L>Texte intégral</RESSOURCE_L>
              <ADRESSE_L>https://fr.wikisource.org/wiki/Voyage_au_centre_de_la_Terre</ADRESSE_L>
            </RESSOURCES>
          </NOTICES>
          <NOTICES>
            <IDENTITE_N_N>1310</IDENTITE_N_N>
            <TYPE_NOTICE_N>Article</TYPE_NOTICE_N>
            <TITRE_N>L'Etna se réveille</TITRE_N>
            <TYPES_NATURE_N>Documentaire /</TYPES_NATURE_N>
            <COLLATION_N>p. 12-15</COLLATION_N>
            <DOCUMENTS>
              <IDENTITE_D_D>1309</IDENTITE_D_D>
              <DOCUMENT_D>Spécial volcans</DOCUMENT_D>
              <SUPPORT_D>Périodique</SUPPORT_D>
              <ISSN_D>0751-6002</ISSN_D>
              <NO_COLLECTION_D>1042</NO_COLLECTION_D>
              <DATE_DE_PARUTION_D>15/03/2019</DATE_DE_PARUTION_D>
              <COLLECTIONS><COLLECTION_C>Le Petit Géographe</COLLECTION_C></COLLECTIONS>
            </DOCUMENTS>
          </NOTICES>
          <NOTICES><IDENTITE_N_N>1311</IDENTITE_N_N><RESUME_N>Sans titre.</RESUME_N></NOTICES>
          <NOTICES>
            <IDENTITE_N_N>1312</IDENTITE_N_N>
            <TYPE_NOTICE_N>Partie</TYPE_NOTICE_N>
            <TITRE_N>Boule de suif</TITRE_N>
            <COLLATION_N>p. 81-122</COLLATION_N>
            <DOCUMENTS>
              <IDENTITE_D_D>1299</IDENTITE_D_D>
              <DOCUMENT_D>Contes et nouvelles</DOCUMENT_D>
              <SUPPORT_D>Livre</SUPPORT_D>
              <ISBN_D>978-2-07-010796-4</ISBN_D>
            </DOCUMENTS>
          </NOTICES>
        </MEMO_NOTICES>
        """

    /// Later BCDI: notices within NOTICES, the host inside the notice of its part.
    static let generationB = """
        <?xml version="1.0" encoding="windows-1252"?>
        <MEMO_NOTICES>
          <NOTICES>
            <NOTICE_GENERALE>
              <IDENTITE_N>2001</IDENTITE_N>
              <TYPE_NOTICE_N>Notice générale</TYPE_NOTICE_N>
              <TITRE_N>Les Trois Mousquetaires. 2</TITRE_N>
              <TYPE_DOC_N>Texte imprimé</TYPE_DOC_N>
              <SUPPORT_N>Livre</SUPPORT_N>
              <TYPES_NATURE_N>Fiction</TYPES_NATURE_N>
              <NATURES_N>Roman</NATURES_N>
              <LANGUE_N>FRE / ENG /</LANGUE_N>
              <ISBN_N>9782070107964</ISBN_N>
              <COUT_N>8,10 EUR</COUT_N>
              <DATE_PARUTION_N>01/01/2001</DATE_PARUTION_N>
              <COLLATION_N>2 vol. (620 p.) : ill. ; 18 cm + 1 carte</COLLATION_N>
              <PUBLIC_N>Lycée / Collège /</PUBLIC_N>
              <LIEN_N>https://gallica.bnf.fr/ark:/12148/exemple</LIEN_N>
              <FONCTIONS_N>/ Traducteur /</FONCTIONS_N>
              <DATE_SAISIE_N>01/09/2005</DATE_SAISIE_N>
              <DATE_PEREMPTION_N>31/08/2025</DATE_PEREMPTION_N>
              <AUTEURS><AUTEUR_A>Dumas, Alexandre</AUTEUR_A></AUTEURS>
              <AUTEURS><AUTEUR_A>Cercle dumasien</AUTEUR_A><TYPE_AUTEUR_A>Collectivité</TYPE_AUTEUR_A></AUTEURS>
              <EDITEURS>
                <EDITEUR_E>Cœur d’encre</EDITEUR_E><VILLE_E>Namur</VILLE_E><PAYS_E>Belgique</PAYS_E>
                <ADRESSE_E>1 place de l’Ange</ADRESSE_E>
              </EDITEURS>
              <EXEMPLAIRES>
                <CODE_EXEMPLAIRE_X>100</CODE_EXEMPLAIRE_X><STATUT_X>Hors-Prêt</STATUT_X>
                <COUT_E_X>8,10</COUT_E_X><DIVEXE_X>Dos abîmé</DIVEXE_X>
              </EXEMPLAIRES>
              <EXEMPLAIRES><CODE_EXEMPLAIRE_X>101</CODE_EXEMPLAIRE_X><STATUT_X>Mis au pilon</STATUT_X></EXEMPLAIRES>
              <EXEMPLAIRES><CODE_EXEMPLAIRE_X>102</CODE_EXEMPLAIRE_X><STATUT_X>Chez le relieur</STATUT_X></EXEMPLAIRES>
            </NOTICE_GENERALE>
          </NOTICES>
          <NOTICES>
            <NOTICE_GENERALE>
              <IDENTITE_N>2002</IDENTITE_N>
              <TYPE_NOTICE_N>Notice générale</TYPE_NOTICE_N>
              <SUPPORT_N>Périodique</SUPPORT_N>
              <ISSN_N>0751-6002</ISSN_N>
              <NO_COLLECTION_N>1042</NO_COLLECTION_N>
              <DATE_PARUTION_N>15/03/2019</DATE_PARUTION_N>
              <COLLECTIONS><COLLECTION_C>Le Petit Géographe</COLLECTION_C></COLLECTIONS>
              <EXEMPLAIRES><CODE_EXEMPLAIRE_X>P1042</CODE_EXEMPLAIRE_X></EXEMPLAIRES>
            </NOTICE_GENERALE>
          </NOTICES>
          <NOTICES>
            <NOTICE_PARTIE>
              <IDENTITE_N>2003</IDENTITE_N>
              <TYPE_NOTICE_N>Article</TYPE_NOTICE_N>
              <TITRE_N>L’Etna se réveille</TITRE_N>
              <TITRE_NG_N>Le Petit Géographe</TITRE_NG_N>
              <COLLATION_N>p. 12-15</COLLATION_N>
              <NOTICE_GENERALE>
                <IDENTITE_N>2002</IDENTITE_N>
                <SUPPORT_N>Périodique</SUPPORT_N>
                <ISSN_N>0751-6002</ISSN_N>
                <NO_COLLECTION_N>1042</NO_COLLECTION_N>
                <DATE_PARUTION_N>15/03/2019</DATE_PARUTION_N>
                <COLLECTIONS><COLLECTION_C>Le Petit Géographe</COLLECTION_C></COLLECTIONS>
                <EXEMPLAIRES><CODE_EXEMPLAIRE_X>P1042</CODE_EXEMPLAIRE_X></EXEMPLAIRES>
              </NOTICE_GENERALE>
            </NOTICE_PARTIE>
          </NOTICES>
          <NOTICES>
            <NOTICE_PARTIE>
              <IDENTITE_N>2005</IDENTITE_N>
              <TYPE_NOTICE_N>Contribution</TYPE_NOTICE_N>
              <TITRE_N>Boule de suif</TITRE_N>
              <SUPPORT_N>Livre</SUPPORT_N>
              <COLLATION_N>p. 81-122</COLLATION_N>
              <NOTICE_GENERALE>
                <IDENTITE_N>2004</IDENTITE_N>
                <TITRE_N>Contes et nouvelles</TITRE_N>
                <SUPPORT_N>Livre</SUPPORT_N>
                <ISBN_N>2070107965</ISBN_N>
                <EXEMPLAIRES><CODE_EXEMPLAIRE_X>200</CODE_EXEMPLAIRE_X></EXEMPLAIRES>
              </NOTICE_GENERALE>
            </NOTICE_PARTIE>
          </NOTICES>
        </MEMO_NOTICES>
        """

    /// The bytes in Windows-1252, of which ISO-8859-1 is a part as far as these texts go.
    static func inWindows1252(_ text: String) -> [UInt8] {
        let others: [Unicode.Scalar: UInt8] = ["’": 0x92, "œ": 0x9C, "€": 0x80]
        return text.unicodeScalars.map { others[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
    }
}
