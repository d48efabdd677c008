"""What reading AKN4UN must know of a language, compiled once from data/akn/<code>.toml."""

import re
from dataclasses import dataclass
from functools import cache

from comity.languages.loader import CODES, read_table

# Labels that every language uses: 1.  1)  (1)  1-2  1 -  (a)  a.  (i)  I.  bullets and dashes.
LABEL_FORMS = (
    r"\(?\d{1,3}(?:[.\-]\d{1,3}){0,3}\)?\s?[.．)\-–:,]?",
    r"\(?[a-zA-Z]{1,2}\)[.,]?",
    r"[a-zA-Z]\.",
    r"\(?[ivxlcIVXLC]{1,7}\)[.,]?",
    r"[IVXLC]{1,6}\.?",
    r"[’'‘]\d{1,3}[‘'’]",
    r"•",
    r"\*",
    r"—",
    r"–",
)
LABEL_FORMS_BEFORE_BLANK = (
    r"\d{1,3}\.",
    r"\(?[a-z]{1,2}\)",
    r"\(?[ivxlc]{1,7}\)",
    r"[’']\d{1,3}[‘']",
    r"\d{1,3}\s[-–]",
    r"•",
)
SIGNS = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018\u2019\u201c\u201d\u2014\u2026"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one language; the fields are the keys of data/akn/en.toml, patterns compiled."""

    code: str
    frbr: tuple[str, ...]
    annex_heading: re.Pattern[str]
    annex_name: str
    label_before_tab: re.Pattern[str]
    label_before_blank: re.Pattern[str]
    numeral: re.Pattern[str]
    heading_numeral: re.Pattern[str]
    numeral_before_title: re.Pattern[str]
    blank_before_punctuation: bool
    blanks_between_signs: bool
    raised_parentheses: bool
    parentheses_round_notes: bool
    heading_by_emphasis: bool
    heading_longest: int
    heading_longest_emphasised: int
    act_styles: tuple[str, ...]
    act_set_in: str
    act_latest: int
    act_longest: int
    act_openers: frozenset[str]
    section_families: frozenset[str]

    @property
    def joiner(self) -> str:
        """What stands between two lines joined into one."""
        return " " if self.blanks_between_signs else ""


@cache
def rules_of(code: str) -> Rules:
    """The rules of the language `code`; LanguageError if it is none of the six."""
    table = read_table("akn", code)
    tabbed = "|".join([*LABEL_FORMS, *table["label_forms"]])
    spaced = "|".join([*LABEL_FORMS_BEFORE_BLANK, *table["label_forms_before_blank"]])
    return Rules(
        code=code,
        frbr=tuple(table["frbr"]),
        annex_heading=re.compile(table["annex_heading"]),
        annex_name=table["annex_name"],
        label_before_tab=re.compile(rf"\s*([“«”\"]?)((?:{tabbed})(?:\s(?:{tabbed}))?)\s*\t\s*"),
        label_before_blank=re.compile(rf"\s*()({spaced})(?:\s+|(?=[\u4e00-\u9fff]))"),
        numeral=re.compile(rf"(?:{table['numeral']})\.?"),
        heading_numeral=re.compile(rf"(?:{table['numeral']}|{table['heading_letter']})\.?"),
        numeral_before_title=re.compile(rf"(?:{table['numeral_before_title']})(?=\S)"),
        **{name: table[name] for name in _PLAIN},
        act_styles=tuple(table["act_styles"]),
        act_openers=frozenset(table["act_openers"]),
        section_families=frozenset({"ROMAN", "ALPHA", "cn", *table["section_label_families"]}),
    )


_PLAIN = (
    "blank_before_punctuation",
    "blanks_between_signs",
    "raised_parentheses",
    "parentheses_round_notes",
    "heading_by_emphasis",
    "heading_longest",
    "heading_longest_emphasised",
    "act_set_in",
    "act_latest",
    "act_longest",
)

SAMPLE = 4000
_BLANKS = re.compile(r"[^\S ]\s*| \s+")
"""All blanks but a single " ", which stays as it is."""


@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    tables = [(code, read_table("akn", code)) for code in CODES]
    return tuple((code, re.compile(f"[{table['script']}]+"), tuple(table["stop_words"])) for code, table in tables)


def language_of_text(text: str) -> str:
    """The language whose script half of the letters belong to and whose stop words are the most; "" if none fits."""
    sample = _BLANKS.sub(" ", text[:SAMPLE])
    found = [(sum(map(sample.count, stop_words)), code, script) for code, script, stop_words in _scripts()]
    found.sort(key=lambda one: -one[0])
    return next((code for most, code, script in found if most and _is_mostly(script, sample)), "")


def _is_mostly(script: re.Pattern[str], sample: str) -> bool:
    """Whether half of the letters are of the script; they surely are where half of all characters are."""
    twice = 2 * sum(map(len, script.findall(sample)))
    return twice >= len(sample) or twice >= sum(map(str.isalpha, sample))


@cache
def language_of_frbr(frbr: str) -> str:
    """The code of the language that FRBRlanguage calls `frbr`, "" if it is none of the six."""
    return next((code for code in CODES if frbr in read_table("akn", code)["frbr"]), "")
