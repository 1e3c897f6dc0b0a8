"""A catalogue of what catalogues really hold: markup in titles, endless words, forty copies, none at all."""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2
LONG_TITLE = (
    "Histoire véritable et remarquable des voyages, naufrages, découvertes et retours d’un apprenti relieur de "
    "Saint-Aubin aux îles du bout du monde, racontée par lui-même à ses petits-enfants durant les veillées de "
    "l’hiver 1887, suivie d’un glossaire des termes de marine et d’une table des vents"
)
MARKUP = "<script>alert(1)</script> & <b>Tom</b> \"d'Arc\" </title>"


@dataclass
class Copy:
    number: str
    call_number: str = "R AWK"
    location: str = "Romans"
    status: str = "En-service"
    note: str = ""


@dataclass
class Record:
    key: str
    title: str
    subtitle: str = ""
    author: tuple[str, str] | None = None
    publisher: str = ""
    year: str = "2001"
    summary: str = ""
    subjects: list[str] = field(default_factory=list)
    form: str = "Roman"
    language: str = "fre"
    copies: list[Copy] = field(default_factory=list)

    def marcxml(self) -> str:
        fields = [
            datafield("100", [("a", f"20210603d{self.year}    u  y0frey50      ba")]),
            datafield("101", [("a", self.language)]),
            datafield("200", [("a", self.title), ("e", self.subtitle)]),
            datafield("210", [("a", "Paris" if self.publisher else ""), ("c", self.publisher), ("d", self.year)]),
            datafield("330", [("a", self.summary)]),
            *(datafield("606", [("a", subject)]) for subject in self.subjects),
            datafield("608", [("a", self.form)]),
        ]
        if self.author:
            family, given = self.author
            fields.append(datafield("700", [("a", family), ("b", given), ("4", "070")]))
        for copy in self.copies:
            fields.append(datafield("995", [
                ("a", copy.location), ("f", copy.number), ("k", copy.call_number), ("o", copy.status),
                ("u", copy.note),
            ]))
        return (
            "<record><leader>00000nam0 2200000   450 </leader>"
            f'<controlfield tag="001">{escape(self.key)}</controlfield>{"".join(fields)}</record>'
        )


def datafield(tag: str, subfields: list[tuple[str, str]]) -> str:
    inside = "".join(f'<subfield code="{code}">{escape(text)}</subfield>' for code, text in subfields if text)
    return f'<datafield tag="{tag}" ind1=" " ind2=" ">{inside}</datafield>' if inside else ""


# Numbered from 1 in this order by the import.
RECORDS = {
    "many copies": Record(
        "A1", LONG_TITLE, subtitle="édition intégrale, revue, corrigée et augmentée", author=("Le Quéré-Œuvrard", "Anne-Gaëlle"),
        publisher="Éditions de la Librairie générale des Écoles et des Familles", summary=LONG_TITLE + ". " + LONG_TITLE + ".",
        subjects=["apprentissage", "voyage", "histoire de la marine marchande à voile au dix-neuvième siècle"],
        copies=[
            Copy(
                f"AWK{number:05}", call_number=f"R LEQ {number}", location="Réserve du deuxième étage, armoire vitrée",
                status=["En-service", "Consultation", "Perdu", "Pilonné"][number % 4],
                note="Reliure fragile : à demander au professeur documentaliste" if number % 7 == 0 else "",
            )
            for number in range(1, 41)
        ],
    ),
    "no copies": Record("A2", "Sans exemplaire", year="1999", form="Site internet"),
    "markup": Record(
        "A3", MARKUP, subtitle="<img src=x onerror=alert(1)>", author=("O'Neill <i>", 'Zoé "Zaza"'), publisher="A & B",
        summary="Un résumé avec <b>du gras</b>, & des esperluettes, <script>alert(2)</script>.", subjects=["<sujet> & \"autre\""],
        copies=[Copy("<AWK>", call_number="R <b>", location="R & D", note="<i>note</i>")],
    ),
    "long word": Record(
        "A4", LONG_WORD, subtitle=LONG_WORD, author=(LONG_WORD, ""), publisher=LONG_WORD, summary=LONG_WORD,
        subjects=[LONG_WORD], language="ger", form="Documentaire",
        copies=[Copy("AWKLONG" + "0" * 40, call_number="943.087" + "8" * 30, location=LONG_WORD, note=LONG_WORD)],
    ),
    "right to left": Record(
        "A5", "ألف ليلة وليلة", subtitle="הסיפור שאינו נגמר", author=("محفوظ", "نجيب"), language="ara", form="Conte",
        copies=[Copy("AWKRTL", call_number="C MAH")],
    ),
    "emoji": Record("A6", "🐙 Vingt mille lieues 👩‍👩‍👧‍👦 sous les mers 🏴‍☠️", copies=[Copy("AWKEMO", call_number="R VER")]),
    **{
        f"volume {number}": Record(
            f"B{number}", f"Chronique des tempêtes, tome {number}", author=("Nogarède", "Ève"), year=str(1900 + number * 3),
            form=["Roman", "Bande dessinée", "Manga", "Documentaire", "Film", "Poésie", "Théâtre", "Atlas", "Revue", "Album"][number % 10],
            language=["fre", "eng", "spa"][number % 3], copies=[Copy(f"AWKB{number:03}", call_number=f"R NOG {number}")],
        )
        for number in range(1, 46)
    },
}


def number_of(name: str) -> int:
    return list(RECORDS).index(name) + 1


def marcxml() -> str:
    records = "\n".join(record.marcxml() for record in RECORDS.values())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
        f"{records}\n</collection>\n"
    )
