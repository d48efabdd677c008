"""The labels that Word computes: "1.", "(a)", "(ii)", from the numbering of styles and paragraphs."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from comity.sources.docx.package import w
from comity.sources.numerals import chinese, letter, roman

LONGEST_PATTERN = 100
"""Characters of the pattern of a label: more than the numbers of all nine levels and the signs around them have."""

ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"

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


@dataclass(frozen=True, slots=True)
class NumberedList:
    """The levels of a list; `counter` is what it shares its numbers with, `restarts` the numbers that levels begin at.

    Lists of one definition go on counting where the other stopped, unless they restart (ECMA-376, part 1, 17.9.15).
    """

    counter: str
    levels: dict[int, Level]
    restarts: dict[int, int]


class Numbering:
    """Counts paragraphs as Word does, list by list and level by level."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self.lists = _lists(numbering) if numbering is not None else {}
        self.of_style = _style_numbering(styles) if styles is not None else {}
        self.counts: dict[str, dict[int, int]] = {}
        self.restarted: set[tuple[str, int]] = set()

    def label(self, paragraph: etree._Element, style: str) -> str:
        """The label of the next paragraph, "" for one that is not numbered or is numbered by a bullet."""
        list_id, depth = _number_of(paragraph.find(w("pPr")))
        if list_id is None:
            list_id, of_style = self.of_style.get(style, (None, None))
            depth = of_style if depth is None else depth
        if list_id is None or list_id not in self.lists:
            return ""
        numbered, depth = self.lists[list_id], depth or 0
        level = numbered.levels.get(depth)
        if level is None or level.format in {"bullet", "none"}:
            return ""
        counts = self.counts.setdefault(numbered.counter, {})
        if depth in numbered.restarts and (list_id, depth) not in self.restarted:
            self.restarted.add((list_id, depth))
            counts[depth] = numbered.restarts[depth] - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda match: _count(numbered, counts, int(match[1]) - 1), level.pattern).strip()


def _count(numbered: NumberedList, counts: dict[int, int], depth: int) -> str:
    level = numbered.levels.get(depth, Level("decimal", "", 1))
    return FORMATS.get(level.format, str)(counts.get(depth, level.start))


def _value(element: etree._Element | None, default: str = "") -> str:
    return default if element is None else str(element.get(w("val"), default))


def _integer(element: etree._Element | None, default: int) -> int:
    """The value as a number that a list may count with; the default where it is none."""
    value = _value(element)
    return int(value) if value.isdecimal() and len(value) < 7 else default


def _lists(numbering: etree._Element) -> dict[str, NumberedList]:
    """The list of each list id."""
    definitions = {_attribute(one, "abstractNumId"): one for one in numbering.findall(w("abstractNum"))}
    by_style = {_value(one.find(w("styleLink"))): key for key, one in definitions.items()}
    found: dict[str, NumberedList] = {}
    for one in numbering.findall(w("num")):
        counter = _value(one.find(w("abstractNumId")))
        if counter in definitions:
            counter = by_style.get(_value(definitions[counter].find(w("numStyleLink"))) or "-", counter)
        levels = _levels(definitions[counter]) if counter in definitions else {}
        restarts: dict[int, int] = {}
        for override in one.findall(w("lvlOverride")):
            levels = levels | _levels(override)
            if (start := override.find(w("startOverride"))) is not None:
                restarts[_depth(override)] = _integer(start, 1)
        found[_attribute(one, "numId")] = NumberedList(counter, levels, restarts)
    return found


def _levels(definition: etree._Element) -> dict[int, Level]:
    """The levels that a definition, or an override, says."""
    return {
        _depth(level): Level(
            _value(level.find(w("numFmt")), "decimal"),
            _value(level.find(w("lvlText")))[:LONGEST_PATTERN],
            _integer(level.find(w("start")), 1),
        )
        for level in definition.findall(w("lvl"))
    }


def _attribute(element: etree._Element, name: str) -> str:
    return str(element.get(w(name), ""))


def _depth(element: etree._Element) -> int:
    value = _attribute(element, "ilvl")
    return int(value) if value.isdecimal() and len(value) < 3 else 0


def _number_of(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """List id and level that a paragraph or style names, None where it does not; list "0" takes numbering away."""
    found = properties.find(w("numPr")) if properties is not None else None
    if found is None:
        return None, None
    listed, level = found.find(w("numId")), found.find(w("ilvl"))
    return None if listed is None else _value(listed, "0"), None if level is None else _integer(level, 0)


def _style_numbering(styles: etree._Element) -> dict[str, tuple[str | None, int | None]]:
    """List id and level of each style, its own or handed down by the styles that it is based on."""
    named = {_attribute(style, "styleId"): style for style in styles.findall(w("style"))}
    known: dict[str, tuple[str | None, int | None]] = {}
    for first in list(named):
        lineage: dict[str, etree._Element] = {}
        style = first
        while style in named and style not in known and style not in lineage:
            lineage[style] = named[style]
            style = _value(lineage[style].find(w("basedOn")))
        listed, level = known.get(style, (None, None))
        for one, described in reversed(lineage.items()):
            own_list, own_level = _number_of(described.find(w("pPr")))
            if own_list is not None:
                listed, level = own_list, own_level
            elif own_level is not None:
                level = own_level
            known[one] = listed, level
    return known
