"""One address for each kind of page; what holds for every page is tried on all of them."""

from urllib.parse import quote

from running_site import EMPTY, Site

LONGEST = "anticonstitutionnellement" * 8
NAMES = [
    "list of portals", "no such school", "home", "home of an empty portal", "results", "filtered results", "awkward results",
    "corrected results", "widened results", "excluding results",
    "nothing found", "nothing found for a long word", "nothing found, a wish noted",
    "beyond the last page", "advanced search", "advanced search of an empty portal", "all authors", "some authors", "no such author",
    "all awkward subjects", "record", "record with many copies",
    "record without copies", "record with markup", "record with a long word", "record in Arabic", "how to search",
    "exploring", "exploring an empty portal", "authors", "awkward authors", "awkward subjects", "beyond the last series",
    "classes", "class", "shelves", "awkward shelves", "beyond the shelves", "guide", "volume of a series", "newest",
    "awkward newest", "accessibility", "privacy", "for programs", "door", "door of the administration", "password and devices",
    "my loans", "my late loans", "my reservations", "my history", "my lists", "my list", "my searches", "my reviews",
    "my data", "loans of nobody who borrows", "home of a reader", "results of a reader", "record of a reader",
    "reviews to moderate", "all reviews",
    "office", "staff", "new staff", "rules", "calendar", "portal settings", "retention", "catalogue imports", "wishes",
    "late readers", "readers who left", "no late reader", "reminder history", "reminder texts", "mail settings",
    "figures", "figures of an empty year", "never lent",
    "desk", "desk with a reader", "desk with somebody set aside", "desk with a choice", "desk with a copy",
    "reservations", "missing page", "missing portal", "missing page of the platform",
]
# What is tried on every kind takes a while: these few stand for the look of all the others.
SAMPLE = [
    "list of portals", "home", "filtered results", "record", "nothing found", "advanced search", "all authors", "exploring",
    "missing page", "door", "rules", "calendar", "desk with a reader", "my late loans", "my list", "record of a reader",
]


def address(name: str, site: Site) -> str:
    return {
        "list of portals": f"{site.platform}/",
        "no such school": f"{site.platform}/?q=zzyzx",
        "home": f"{site.college}/home/",
        "home of an empty portal": f"{site.portal(EMPTY)}/home/",
        "results": f"{site.college}/recherche?q=histoire",
        "filtered results": f"{site.college}/recherche?q=la&type=Roman&langue=fre&tri=titre",
        "awkward results": f"{site.awkward}/recherche",
        "corrected results": f"{site.college}/recherche?q=istoire",
        "widened results": f"{site.college}/recherche?q=histoire+dragon+volcan",
        "excluding results": f"{site.college}/recherche?q=titre%3Ahistoire+-roman+%22la%22",
        "nothing found": f"{site.college}/recherche?q=zzyzx&type=Roman",
        "nothing found for a long word": f"{site.college}/recherche?q={LONGEST}",
        "nothing found, a wish noted": f"{site.college}/recherche?q=zzyzx&dit=souhait-note",
        "advanced search": f"{site.college}/recherche/avancee",
        "advanced search of an empty portal": f"{site.portal(EMPTY)}/recherche/avancee",
        "all authors": f"{site.college}/recherche/filtre/auteur?q=la&type=Roman",
        "some authors": f"{site.college}/recherche/filtre/auteur?q=la&dans=ver",
        "no such author": f"{site.college}/recherche/filtre/auteur?dans=zzyzx",
        "all awkward subjects": f"{site.awkward}/recherche/filtre/sujet",
        "beyond the last page": f"{site.college}/recherche?page=900",
        "record": f"{site.college}/notice/1",
        "record with many copies": site.awkward_record("many copies"),
        "record without copies": site.awkward_record("no copies"),
        "record with markup": site.awkward_record("markup"),
        "record with a long word": site.awkward_record("long word"),
        "record in Arabic": site.awkward_record("right to left"),
        "how to search": f"{site.college}/pages/chercher",
        "exploring": f"{site.college}/parcourir",
        "exploring an empty portal": f"{site.portal(EMPTY)}/parcourir",
        "authors": f"{site.college}/parcourir/auteurs",
        "awkward authors": f"{site.awkward}/parcourir/auteurs",
        "awkward subjects": f"{site.awkward}/parcourir/sujets",
        "beyond the last series": f"{site.college}/parcourir/series?de=zzzz",
        "classes": f"{site.college}/parcourir/classes",
        "class": f"{site.college}/parcourir/classes/5",
        "shelves": f"{site.college}/parcourir/rayon?cote=R+STE",
        "awkward shelves": f"{site.awkward}/parcourir/rayon",
        "beyond the shelves": f"{site.college}/parcourir/rayon?cote=zzzz",
        "guide": f"{site.college}/parcourir/guides/lire-en-6e",
        "volume of a series": f"{site.college}/notice/129",
        "newest": f"{site.college}/nouveautes",
        "awkward newest": f"{site.awkward}/nouveautes",
        "accessibility": f"{site.college}/pages/accessibilite",
        "privacy": f"{site.college}/pages/donnees-personnelles",
        "for programs": f"{site.college}/pages/api",
        "door": f"{site.college}/connexion",
        "door of the administration": f"{site.college}/connexion/administration",
        "password and devices": f"{site.college}/motdepasse",
        "my loans": f"{site.college}/moncompte/prets",
        "my late loans": f"{site.college}/moncompte/retards",
        "my reservations": f"{site.college}/moncompte/reservations",
        "my history": f"{site.college}/moncompte/historique",
        "my lists": f"{site.college}/moncompte/paniers",
        "my list": f"{site.college}/moncompte/paniers/1",
        "my searches": f"{site.college}/moncompte/recherches",
        "my reviews": f"{site.college}/moncompte/avis",
        "my data": f"{site.college}/moncompte/donnees",
        "loans of nobody who borrows": f"{site.college}/moncompte/prets",
        "home of a reader": f"{site.college}/home/",
        "results of a reader": f"{site.college}/recherche?q=loup",
        "record of a reader": f"{site.college}/notice/1",
        "reviews to moderate": f"{site.college}/gestion/avis",
        "all reviews": f"{site.college}/gestion/avis?etat=tous",
        "office": f"{site.college}/administration",
        "staff": f"{site.college}/administration/comptes",
        "new staff": f"{site.college}/administration/comptes/nouveau",
        "rules": f"{site.college}/administration/regles",
        "calendar": f"{site.college}/administration/horaires",
        "portal settings": f"{site.college}/administration/portail",
        "retention": f"{site.college}/administration/conservation",
        "catalogue imports": f"{site.college}/administration/catalogue",
        "wishes": f"{site.college}/administration/souhaits",
        "late readers": f"{site.college}/gestion/relances",
        "readers who left": f"{site.college}/gestion/relances?quoi=partis",
        "no late reader": f"{site.college}/gestion/relances?retard=400",
        "reminder history": f"{site.college}/gestion/relances/historique",
        "reminder texts": f"{site.college}/gestion/relances/textes",
        "mail settings": f"{site.college}/gestion/relances/messagerie",
        "figures": f"{site.college}/gestion/statistiques",
        "figures of an empty year": f"{site.college}/gestion/statistiques?periode=1999",
        "never lent": f"{site.college}/gestion/statistiques/jamais-pretes",
        "desk": f"{site.college}/gestion",
        "desk with a reader": f"{site.college}/gestion?lecteur=1",
        "desk with somebody set aside": f"{site.college}/gestion?lecteur=2&mode=retour",
        "desk with a choice": f"{site.college}/gestion?saisie=martin",
        "desk with a copy": f"{site.college}/gestion?lecteur=1&exemplaire=1",
        "reservations": f"{site.college}/gestion/reservations",
        "missing page": f"{site.college}/rien/{quote('du tout')}",
        "missing portal": f"{site.platform}/cdi/0750001a/",
        "missing page of the platform": f"{site.platform}/rien",
    }[name]


# Who is signed in; nobody on every other page.
LOGINS = {
    **dict.fromkeys(
        [
            "password and devices", "my loans", "my reservations", "my history", "my lists", "my list", "my searches",
            "my reviews", "my data", "home of a reader", "results of a reader", "record of a reader",
        ], "zoe"),
    "my late loans": "karim",
    "loans of nobody who borrows": "martin",
    "reviews to moderate": "leroux",
    "all reviews": "leroux",
    **dict.fromkeys(
        [
            "desk", "desk with a reader", "desk with somebody set aside", "desk with a choice", "desk with a copy",
            "reservations",
        ], "leroux"),
    **dict.fromkeys(
        [
            "office", "staff", "new staff", "rules", "calendar", "portal settings", "retention", "catalogue imports",
            "wishes", "late readers", "readers who left", "no late reader", "reminder history", "reminder texts",
            "mail settings", "figures", "figures of an empty year", "never lent",
        ], "admin"),
}


def login(name: str) -> str | None:
    return LOGINS.get(name)


def status(name: str) -> int:
    return 404 if name.startswith("missing") else 200
