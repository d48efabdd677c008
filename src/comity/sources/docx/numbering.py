"""The labels that Word computes: "1.", "(a)", "(ii)", from the numbering of styles and paragraphs."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from comity.sources.docx.package import w

VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)

ROMAN = tuple(zip(VALUES, ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"), strict=True))

CHINESE = "〇一二三四五六七八九"

ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


def roman(number: int) -> str:
    """The number in lower-case Roman numerals."""
    letters = ""
    for value, letter in ROMAN:
        while number >= value:
            letters += letter
            number -= value
    return letters


def letter(number: int) -> str:
    """A to z, then aa, bb ... as Word counts."""
    times, place = divmod(number - 1, 26)
    return chr(97 + place) * (times + 1)


def chinese(number: int) -> str:
    """The number in Chinese numerals up to 99."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else CHINESE[tens] + "十"
    return head + (CHINESE[ones] if ones or not tens else "")


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "arabicAbjad": lambda number: ABJAD[(number - 1) % len(ABJAD)],
    "arabicAlpha": lambda number: ABJAD[(number - 1) % len(ABJAD)],
    "russianLower": lambda number: "абвгдежзиклмнопрстуфхцчшщэюя"[(number - 1) % 28],
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format, the pattern of its label ("%1.", "(%2)"), the number it starts at."""

    format: str
    pattern: str
    start: int


class Numbering:
    """Counts paragraphs as Word does, list by list and level by level."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self.levels = _levels(numbering) if numbering is not None else {}
        self.of_style = _style_numbering(styles) if styles is not None else {}
        self.counts: dict[str, dict[int, int]] = {}

    def label(self, paragraph: etree._Element, style: str) -> str:
        """The label of the next paragraph, "" for one that is not numbered or is numbered by a bullet."""
        found = _number_of(paragraph.find(w("pPr"))) or self.of_style.get(style)
        if found is None or found[0] not in self.levels:
            return ""
        list_id, depth = found
        level = self.levels[list_id].get(depth)
        if level is None or level.format in {"bullet", "none"}:
            return ""
        counts = self.counts.setdefault(list_id, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda match: self._count(list_id, int(match[1]) - 1), level.pattern).strip()

    def _count(self, list_id: str, depth: int) -> str:
        level = self.levels[list_id].get(depth, Level("decimal", "", 1))
        number = self.counts[list_id].get(depth, level.start)
        return FORMATS.get(level.format, str)(number)


def _value(element: etree._Element | None, default: str = "") -> str:
    return default if element is None else str(element.get(w("val"), default))


def _levels(numbering: etree._Element) -> dict[str, dict[int, Level]]:
    """The levels of each list id."""
    abstract = {
        str(one.get(w("abstractNumId"))): {
            int(str(level.get(w("ilvl")))): Level(
                _value(level.find(w("numFmt")), "decimal"),
                _value(level.find(w("lvlText"))),
                int(_value(level.find(w("start")), "1") or 1),
            )
            for level in one.findall(w("lvl"))
        }
        for one in numbering.findall(w("abstractNum"))
    }
    return {
        str(one.get(w("numId"))): abstract.get(_value(one.find(w("abstractNumId"))), {})
        for one in numbering.findall(w("num"))
    }


def _number_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """List id and level that a paragraph or style names; list "0" takes a style's numbering away."""
    found = properties.find(w("numPr")) if properties is not None else None
    if found is None:
        return None
    return _value(found.find(w("numId")), "0"), int(_value(found.find(w("ilvl")), "0") or 0)


def _style_numbering(styles: etree._Element) -> dict[str, tuple[str, int]]:
    own = {str(style.get(w("styleId"))): _number_of(style.find(w("pPr"))) for style in styles.findall(w("style"))}
    return {style: number for style, number in own.items() if number is not None}
