"""How documents are laid out in each language: the typed view of `data/structure/<code>.toml`."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from comity.languages.loader import read_table

_SYMBOL = r"[A-Z]{1,6}/[A-Z0-9]"
_ANY_APOSTROPHE = "['’‘ʼ]"


@dataclass(frozen=True, slots=True)
class LabelForm:
    """A form of numbering: `family` names its sequence ("digit", "alpha", "roman", "chinese-paren" ...)."""

    family: str
    pattern: re.Pattern[str]


_QUOTE = r"[\"“”„«‘]?"
_TAIL = 12
NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Ending:
    """What a text may end with; only its last characters are looked at, so that long texts cost no more."""

    pattern: re.Pattern[str]
    last: frozenset[str]
    """The characters it may end with, but for white space: most texts are refused by one look at theirs."""

    enough: frozenset[str] = frozenset()
    """Those of them that are such an ending by themselves: most others need no second look."""

    def ends(self, text: str) -> bool:
        """Whether the text ends so."""
        character = text[-1:]
        if character in self.enough:
            return True
        if character not in self.last and not character.isspace():
            return False
        return self.pattern.search(text, max(len(text) - _TAIL, 0)) is not None


_GAP = r"([ \t]+|[ \t]*(?:\n[ \t]*){1,2})"
"""Blanks, or up to two line ends."""


@dataclass(frozen=True, slots=True, eq=False)
class StructureProfile:
    """One language's layout: formulas, annex words, what ends a paragraph, the forms of its numbers.

    `formula` matches a whole line or paragraph that is an opening formula, its comma included, `quoted_formula` also
    one that opens what is quoted; `annex` a whole annex heading such as "Annex II", `annex_word` its first
    word; `quoted_speaker` the beginning of what a body says of itself in quotes; one look at `formula_or_annex`
    refuses most lines; `page_head` matches a head of a page with the page's number; `terminal` the end of a
    paragraph that is complete; `ordinals` match figures and what is printed raised behind them apart from them, the
    blanks between in group 1; `any_ordinal`, quicker, the last figure and those blanks of what may be one;
    `part_before` what stands before the number of a paragraph, article or goal; `between_numbers` the words between
    two of them; `links` words behind a footnote mark; `act_within` an act that never opens a paragraph; `acts_opening`
    are those that hardly ever stand within one, `acts_going_on` those that mostly do.
    """

    code: str
    code_page: str
    frequent_words: tuple[str, ...]
    joint: str
    capital_acts: bool
    formula: re.Pattern[str]
    quoted_formula: re.Pattern[str]
    annex: re.Pattern[str]
    annex_word: re.Pattern[str]
    quoted_speaker: re.Pattern[str]
    formula_or_annex: re.Pattern[str]
    page_head: re.Pattern[str]
    terminal: Ending
    stop: Ending
    colon: Ending
    abbreviation: Ending
    labels: tuple[LabelForm, ...]
    heading_labels: tuple[LabelForm, ...]
    any_label: re.Pattern[str]
    letters: str
    ordinals: tuple[re.Pattern[str], ...]
    any_ordinal: re.Pattern[str]
    act_within: re.Pattern[str]
    acts_opening: frozenset[str]
    acts_going_on: frozenset[str]
    note_openers: re.Pattern[str]
    counted_before: re.Pattern[str]
    counted_after: re.Pattern[str]
    numbered: re.Pattern[str]
    part_before: re.Pattern[str]
    between_numbers: frozenset[str]
    links: frozenset[str]


@cache
def structure_of(code: str) -> StructureProfile:
    """The profile of the language `code`; LanguageError where there is none."""
    table = read_table("structure", code)
    words = "|".join(_loosely(formula) for formula in table["formulas"])
    annexes = "|".join(dict.fromkeys(form for word in table["annexes"] for form in (word, word.upper())))
    commas = re.escape(table["commas"])
    formula = rf"\s*(?:{words})\s*[{commas}]*\s*"
    number = r"[IVXL]{1,6}|[A-Z]|\d{1,2}|[一二三四五六七八九十]{1,3}|[^\W\d_]{3,10}"
    annex = rf"(?:{annexes})(?:\s*(?:{number}))?"
    return StructureProfile(
        code=code,
        code_page=table["code_page"],
        frequent_words=tuple(table["frequent_words"]),
        joint=table["joint"],
        capital_acts=table["capital_acts"],
        formula=re.compile(formula),
        quoted_formula=re.compile(_QUOTE + formula),
        annex=re.compile(annex),
        annex_word=re.compile(annexes),
        quoted_speaker=re.compile(rf"{_QUOTE[:-1]}\s*(?:{words})"),
        formula_or_annex=re.compile(f"{_QUOTE}{formula}|{annex}"),
        page_head=_page_head(table["running_heads"]),
        terminal=_ending(table["stops"] + table["commas"], table["closers"]),
        stop=_ending(table["stops"], table["closers"]),
        abbreviation=Ending(
            re.compile(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, table['abbreviations']))})$"),
            frozenset(word[-1] for word in table["abbreviations"]),
        ),
        colon=_ending(":：", table["closers"]),
        labels=tuple(LabelForm(family, re.compile(form)) for family, form in table["labels"]),
        heading_labels=tuple(LabelForm(family, re.compile(form)) for family, form in table["heading_labels"]),
        any_label=re.compile("|".join(f"(?:{form})" for form in _ungrouped(table["labels"] + table["heading_labels"]))),
        ordinals=tuple(_parted_ordinal(figures, form) for figures, form in table["ordinals"]),
        any_ordinal=re.compile(
            f"[0-9](?=\\s){_GAP}(?:{'|'.join(form for _, form in table['ordinals'])})" if table["ordinals"] else NEVER
        ),
        act_within=re.compile("|".join(f"(?:{form})" for form in table["acts_within"]) or NEVER),
        acts_opening=frozenset(table["acts_opening"]),
        acts_going_on=frozenset(table["acts_going_on"]),
        note_openers=re.compile("|".join(f"(?:{form})" for form in [*table["note_openers"], _SYMBOL])),
        counted_before=re.compile(f"(?:{table['counted_before']})$"),
        counted_after=re.compile(f"[{table['counted_after']}]"),
        numbered=re.compile(f"(?:{table['numbered']})$"),
        part_before=_part_before(table["part"], table["parts"], table["between_numbers"]),
        between_numbers=frozenset(table["between_numbers"]),
        links=frozenset(table["links"]),
        letters=unicodedata.normalize("NFC", table["letters"]),
    )


def _parted_ordinal(figures: str, form: str) -> re.Pattern[str]:
    """Figures, blanks or up to two line ends, and the form, behind which the word ends."""
    return re.compile(rf"(?<![\w/.,-]){figures}{_GAP}(?:{form})(?![\w).])")


def _page_head(heads: list[str]) -> re.Pattern[str]:
    """A running head with the number of its page before or behind it."""
    head = "|".join(heads)
    return re.compile(rf"\d{{1,3}}\s+(?:{head})|(?:{head})\s+\d{{1,3}}", re.IGNORECASE)


def _ending(characters: str, closers: str) -> Ending:
    """The end of a text with one of the characters, closing marks and white space behind it."""
    pattern = re.compile(rf"[{re.escape(characters)}][{re.escape(closers)}]*\s*$")
    return Ending(pattern, frozenset(characters + closers), frozenset(characters))


def _part_before(one: list[str], many: list[str], between: list[str]) -> re.Pattern[str]:
    """What stands before the number of a part: its word, or that of several and the numbers before."""
    if not one:
        return re.compile(NEVER)
    listed = rf"(?:\d{{1,3}}(?:,|,? +(?:{'|'.join(between)})) +)*"
    return re.compile(rf"(?<!\w)(?:(?:{'|'.join(one)}) +|(?:{'|'.join(many)}) +{listed})$", re.IGNORECASE)


def _ungrouped(labels: list[list[str]]) -> list[str]:
    """The forms without back references, which do not survive being joined."""
    return [re.sub(r"\((\[[^\]]+\])\)\\1", r"\1{2}", form) for _, form in labels]


def _loosely(words: str) -> str:
    """A pattern for the words with any blanks between them and any apostrophe."""
    return r"\s*".join(re.escape(word).replace("'", _ANY_APOSTROPHE) for word in words.split())
