import Formats
import Templating

/// Something wrong in a text, said with its line to who edits.
struct FaultLine: ViewPart, Equatable {
    /// « Ligne 12 »
    let place: String
    /// The number alone, for the script.
    let line: String
    let words: String

    init(_ fault: MarkdownFault) {
        place = "Ligne\u{A0}\(fault.line)"
        line = String(fault.line)
        // The names of all screens are more than anybody reads.
        let advice = DirectiveAdvice.words(for: fault.kind).flatMap { $0.utf8.count < 300 ? $0 : nil }
        words = [Wording.fault(fault.kind), advice].compactMap(\.self).joined(separator: " ")
    }
}

extension MarkdownFault {
    /// Readers would miss something, or see what was not meant.
    var forbidsPublishing: Bool {
        switch kind {
        case .tooLong, .tooIntricate, .frontMatterWithoutEnd, .frontMatterLine, .malformedCondition,
            .unknownCondition, .conditionWithoutEnd, .endWithoutCondition, .otherwiseWithoutCondition,
            .malformedDirective, .unknownDirective, .unsafeLink, .missingPicture, .pictureWithoutAlternative:
            true
        case .tooDeep, .unknownKey, .repeatedKey, .frontMatterValue, .misplacedDirective, .deadLink,
            .deadAnchor, .emptyLink, .missingFootnote, .repeatedFootnote, .unknownCallOut, .rawHTML:
            false
        }
    }
}

extension Wording {
    static func fault(_ kind: MarkdownFault.Kind) -> String {
        switch kind {
        case .tooLong(let bytes):
            "Ce texte est trop long pour être montré (\(number(bytes / 1000))\u{A0}ko)\u{A0}: coupez-le en plusieurs pages."
        case .tooIntricate:
            "Ce texte a trop de crochets, de renvois ou de citations pour être montré\u{A0}: simplifiez-le."
        case .tooDeep:
            "Trop de listes ou de citations les unes dans les autres\u{A0}: les dernières sont mises à plat."
        case .frontMatterWithoutEnd:
            "L’en-tête qui commence par --- n’est pas fermé\u{A0}: ajoutez une ligne --- après lui."
        case .frontMatterLine(let line):
            "«\u{A0}\(line)\u{A0}» n’est pas de la forme «\u{A0}clef: valeur\u{A0}»."
        case .unknownKey(let key): "L’en-tête ne connaît pas «\u{A0}\(key)\u{A0}»."
        case .repeatedKey(let key):
            "«\u{A0}\(key)\u{A0}» est deux fois dans l’en-tête\u{A0}: la première compte."
        case .frontMatterValue(let key, let value):
            "«\u{A0}\(value)\u{A0}» ne convient pas pour «\u{A0}\(key)\u{A0}»."
        case .malformedCondition(let text):
            "«\u{A0}\(text)\u{A0}» ne se comprend pas\u{A0}: écrivez par exemple {{si ent=liberscol}}."
        case .unknownCondition(let condition):
            "La condition «\u{A0}\(condition.name)\u{A0}» n’existe pas ici\u{A0}: ce passage n’est montré à personne."
        case .conditionWithoutEnd: "Cette condition n’est pas fermée\u{A0}: ajoutez {{fin}}."
        case .endWithoutCondition: "{{fin}} sans {{si …}} avant lui."
        case .otherwiseWithoutCondition: "{{sinon}} hors d’une condition."
        case .malformedDirective(let text): "«\u{A0}\(text)\u{A0}» ne se comprend pas."
        case .unknownDirective(let directive):
            "{{\(directive.name)\(directive.argument.isEmpty ? "" : ":" + directive.argument)}} n’existe pas ici\u{A0}: les lecteurs ne voient rien à cette place."
        case .misplacedDirective(let directive):
            "{{\(directive.name)}} ne peut pas être dans un lien, un titre ou une légende."
        case .unsafeLink(let link):
            "Ce lien peut être dangereux et n’est pas gardé\u{A0}: «\u{A0}\(link.shortened)\u{A0}»."
        case .deadLink(let link): "Ce lien ne mène nulle part\u{A0}: «\u{A0}\(link.shortened)\u{A0}»."
        case .deadAnchor(let link):
            "Aucun titre de ce texte ne répond au lien «\u{A0}\(link.shortened)\u{A0}»."
        case .emptyLink: "Ce lien n’a pas de mots, ou pas d’adresse."
        case .missingPicture(let name): "Cette image n’existe pas\u{A0}: «\u{A0}\(name.shortened)\u{A0}»."
        case .pictureWithoutAlternative:
            "Cette image n’a pas de description\u{A0}: écrivez-la entre les crochets, ![ici](…)."
        case .missingFootnote(let name): "La note [^\(name)] n’est écrite nulle part."
        case .repeatedFootnote(let name): "La note [^\(name)] est écrite deux fois."
        case .unknownCallOut(let name):
            "L’encadré [!\(name)] n’existe pas\u{A0}: écrivez [!INFO], [!ATTENTION] ou [!ASTUCE]."
        case .rawHTML: "Le HTML n’est pas gardé\u{A0}: écrivez en Markdown."
        }
    }
}

extension String {
    /// Nobody reads an address of ten thousand letters.
    fileprivate var shortened: String {
        let scalars = unicodeScalars
        return scalars.count <= 80 ? self : String(String.UnicodeScalarView(scalars.prefix(80))) + "…"
    }
}
