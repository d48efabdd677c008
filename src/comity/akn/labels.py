"""What a printed label may be: (a) is the first letter; (i) the first Roman numeral or the ninth letter."""

import re
from functools import cache

from comity.languages.loader import CODES, read_table

Reading = tuple[str, int]
"""Family ("digit", "alpha", "roman" ...) and place in its order; 0 where the family has none."""

OTHER: Reading = ("other", 0)
BULLETS = frozenset("•*—–")
NEVER_SUB = frozenset({"digit", "ROMAN", "ALPHA", "cn"})
"""Families that number paragraphs or sections of the first level."""

_EDGE = re.compile(r"[().\-–:,、．\s]+$|^[()\s]+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def normal(label: str) -> str:
    """The letters and digits of a label, lower-cased: what two ways of printing it share."""
    return re.sub(r"[\W_]+", "", label).lower()


@cache
def readings(label: str) -> tuple[Reading, ...]:
    """All that the label may be; at least one."""
    printed = label.strip().replace("’", "'").replace("‘", "'")
    core = _EDGE.sub("", printed)
    if printed in BULLETS:
        return (("bullet", 0),)
    if re.fullmatch(r"'\d+'", printed):
        return (("quoted-digit", int(printed.strip("'"))),)
    if re.fullmatch(r"\d+", core):
        return (("paren-digit" if printed.startswith("(") or printed.endswith(")") else "digit", int(core)),)
    if re.fullmatch(r"\d+([.\-]\d+)+", core):
        return (("multi-digit", 0),)
    return _numerals(printed, core) or _latin(core) or (_letter(core),)


def _numerals(printed: str, core: str) -> tuple[Reading, ...]:
    for family, characters, first in _numeral_rows():
        if family == "cn":
            if core and all(c in characters[1:] or c == "十" for c in core):
                return (("cn-paren" if printed.startswith("(") else "cn", _tens(core, characters)),)
        elif len(core or printed) == 1 and (core or printed) in characters:
            return ((family, characters.index(core or printed) + first),)
    return ()


def _tens(core: str, digits: str) -> int:
    """The number that Chinese numerals write: 二十三 is 23."""
    before, ten, after = core.partition("十")
    if not ten:
        return max(digits.find(core), 0)
    return (digits.index(before) if before in digits and before else 1) * 10 + (digits.find(after) if after else 0)


def _latin(core: str) -> tuple[Reading, ...]:
    found: list[Reading] = []
    if re.fullmatch(r"[a-z]", core):
        found.append(("alpha", _letters()[core]))
    elif re.fullmatch(r"([a-z])\1", core):
        found.append(("alpha", 26 + _letters()[core[0]]))
    if re.fullmatch(r"[ivxlc]+", core):
        found.append(("roman", _roman(core)))
    if re.fullmatch(r"[A-Z]", core):
        found.append(("ALPHA", _letters()[core.lower()]))
    if re.fullmatch(r"[IVXLC]+", core):
        found.append(("ROMAN", _roman(core.lower())))
    return tuple(found)


def _letter(core: str) -> Reading:
    """A letter of another script, or a doubled one, which comes after the last."""
    bare = re.sub(r"\s", "", core)
    for variant, plain_form in _letter_variants():
        bare = bare.replace(variant, plain_form)
    letters = _letters()
    if len(bare) == 1 and bare in letters:
        return ("alpha", letters[bare])
    if len(bare) == 2 and all(c in letters and not c.isascii() for c in bare):
        return ("alpha", 28 + letters[bare[1]])
    return OTHER


def _roman(numeral: str) -> int:
    values = [_ROMAN[c] for c in numeral]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


@cache
def _letters() -> dict[str, int]:
    return {letter: place for code in CODES for letter, place in read_table("akn", code)["letters"].items()}


@cache
def _letter_variants() -> tuple[tuple[str, str], ...]:
    return tuple(pair for code in CODES for pair in read_table("akn", code)["letter_variants"].items())


@cache
def _numeral_rows() -> tuple[tuple[str, str, int], ...]:
    return tuple((row[0], row[1], row[2]) for code in CODES for row in read_table("akn", code)["numerals"])
