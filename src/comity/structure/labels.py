"""Numbers at the head of paragraphs: their families, their values, and how deep they stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from comity.languages.structure import LabelForm, StructureProfile

_CORE = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[A-Z][a-zà-öø-ÿ]")
"""A word that web pages print against the number of its paragraph ("1.Requests")."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CHINESE = {c: n for n, c in enumerate("零一二三四五六七八九")}
_STEMS = {"stem": "甲乙丙丁戊己庚辛壬癸", "branch": "子丑寅卯辰巳午未"}
_ARABIC_SAME = str.maketrans({"ا": "أ", "إ": "أ", "آ": "أ", "ﻫ": "ه", "ة": "ه"})
_LATIN_ORDER = "abcdefghijklmnopqrstuvwxyz"
_LOOK_ALIKES = str.maketrans("асеорхукмвнт", "aceopxykmvht")


class Label(NamedTuple):
    """A label as printed, how much of the text it takes, and its meanings: (family, value), likeliest first."""

    text: str
    length: int
    meanings: tuple[tuple[str, int], ...]

    @property
    def family(self) -> str:
        """The likeliest family."""
        return self.meanings[0][0]

    @property
    def value(self) -> int:
        """The place in the sequence of the likeliest family."""
        return self.meanings[0][1]


def parse_label(text: str, profile: StructureProfile) -> Label | None:
    """The label a paragraph begins with, or None."""
    return _labels(text, profile)[0]


def parse_heading_label(text: str, profile: StructureProfile) -> Label | None:
    """The label a heading begins with, or None."""
    return _labels(text, profile)[1]


def bare_number(text: str, value: int) -> Label | None:
    """The label of a paragraph that begins with this number and nothing but a blank behind it."""
    head = f"{value} "
    return Label(str(value), len(head), (("digit", value),)) if text.startswith(head) else None


def labels_of(text: str, profile: StructureProfile) -> tuple[Label | None, Label | None]:
    """The labels that a text begins with as a paragraph and as a heading."""
    if profile.any_label.match(text) is None:
        return None, None
    return _parse(text, profile.labels, profile), _parse(text, profile.heading_labels, profile)


_labels = lru_cache(maxsize=1024)(labels_of)
"""The same, for paragraphs, which are asked for over again."""


def _parse(text: str, forms: tuple[LabelForm, ...], profile: StructureProfile) -> Label | None:
    found: list[tuple[str, int]] = []
    length = 0
    for form in forms:
        match = form.pattern.match(text)
        if match is None or (length and match.end() != length):
            continue
        follows = text[match.end() : match.end() + 1]
        glued = follows.isalnum() and follows.isascii()
        if glued and not (form.family == "digit" and _WORD.match(text, match.end())):
            continue
        length = match.end()
        found += _meanings_of(match.group(), form.family, profile)
    if not found:
        return None
    if len(found) > 1 and found[0][0] == "roman" and found[0][1] != 1:
        found.sort(key=lambda meaning: meaning[0] == "roman")
    rest = text[length:]
    return Label(text[:length].strip(), length + len(rest) - len(rest.lstrip()), tuple(found))


def _meanings_of(label: str, family: str, profile: StructureProfile) -> list[tuple[str, int]]:
    """The places a label may have in its family's sequence: a letter may be typed for the Latin one it looks like."""
    own = value_of(label, family, profile)
    if family not in ("alpha", "ALPHA"):
        return [(family, own)]
    core = "".join(_CORE.findall(label))
    latin = core.lower().translate(_LOOK_ALIKES)
    if len(latin) != 1 or latin == core.lower() or latin not in _LATIN_ORDER:
        return [(family, own)]
    return [(family, own), (family, _LATIN_ORDER.index(latin) + 1)]


def value_of(label: str, family: str, profile: StructureProfile) -> int:
    """The place of a label in its family's sequence, 0 where it has none."""
    cores = _CORE.findall(label)
    core = "".join(cores)
    match family:
        case "digit" | "paren" | "quoted":
            return int(core) if core.isdecimal() else 0
        case "roman" | "ROMAN":
            return roman_value(core)
        case "alpha" | "ALPHA":
            return _letter_value(core.lower(), profile)
        case "chinese" | "chinese-paren" | "circled":
            return _chinese_value(core)
        case "stem" | "branch":
            return _STEMS[family].index(core) + 1
        case _:
            return 0


def roman_value(letters: str) -> int:
    """The number that Roman letters write, 0 where they write none."""
    values = [_ROMAN.get(letter, 0) for letter in letters.lower()]
    if not values or 0 in values:
        return 0
    return sum(-v if index + 1 < len(values) and values[index + 1] > v else v for index, v in enumerate(values))


def _letter_value(core: str, profile: StructureProfile) -> int:
    order = profile.letters
    folded = core.translate(_ARABIC_SAME)
    if folded[:1] not in order and core.translate(_LOOK_ALIKES)[:1] in _LATIN_ORDER:
        folded, order = core.translate(_LOOK_ALIKES), _LATIN_ORDER
    if not folded or folded[-1] not in order:
        return 0
    return order.index(folded[-1]) + 1 + (len(order) if len(folded) > 1 else 0)


def _chinese_value(core: str) -> int:
    if len(core) == 1 and "㈠" <= core <= "㈩":
        return ord(core) - ord("㈠") + 1
    if len(core) == 1 and "①" <= core <= "⑳":
        return ord(core) - ord("①") + 1
    tens, _, ones = core.rpartition("十")
    value = _CHINESE.get(ones, 0) if ones else 0
    return value + 10 * (_CHINESE.get(tens, 0) if tens else 1) if "十" in core else value
