"""Text as the grammar of acts reads it: lower case, one kind of blank, without marks that do not count."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

_ALWAYS_SAME = {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "’": "'", "‘": "'", "ʼ": "'"}
_NEVER_READ = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c"
_ODD_BLANKS = "".join(blank for blank in map(chr, range(0x3001)) if blank.isspace() and blank != " ")

_ODD_BLANK = re.compile(f"[{_ODD_BLANKS}]")


class Folded(NamedTuple):
    """`text` is what is left of the text given; `dropped` are the places, in it, of the characters left out."""

    text: str
    dropped: tuple[int, ...] = ()

    def source(self, place: int) -> int:
        """The character of the text given that stands at `place` of the folded text."""
        if not self.dropped:
            return place
        return place + bisect_right(self.dropped, place)

    def source_end(self, end: int) -> int:
        """Where what ends before `end` of the folded text ends in the text given."""
        if not self.dropped or not end:
            return end
        return self.source(end - 1) + 1 + self.dropped.count(end)

    def folded(self, source: int) -> int:
        """How many characters of the folded text stand for those before `source` in the text given."""
        if not self.dropped:
            return source
        return source - bisect_left(range(len(self.dropped)), source, key=lambda nth: self.dropped[nth] + nth)


class Folding:
    """How a language is folded: `ignored` characters are left out, of two `same` letters the second is read."""

    def __init__(self, ignored: str, same: list[list[str]]) -> None:
        self._same = {**_ALWAYS_SAME, **{old: new for old, new in same if old not in ignored}}
        self._same_in_ascii = {old: new for old, new in self._same.items() if old.isascii()}
        unread = f"[{re.escape(ignored + _NEVER_READ)}]"
        self._odd = re.compile(f"[{re.escape(ignored + _NEVER_READ + _ODD_BLANKS)}]")
        self._unread = re.compile(f"({unread})")
        self._unread_or_blank = re.compile(f"({unread}|(?<=\\s)\\s+)")

    def fold(self, text: str) -> Folded:
        """The text folded, with a way back to its own characters."""
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        if "  " not in lowered and not self._odd.search(lowered):
            return Folded(self._alike(lowered))  # no run of blanks, nothing to leave out
        left_out = self._unread_or_blank if "  " in lowered or _ODD_BLANK.search(lowered) else self._unread
        parts = left_out.split(lowered)  # kept and left out in turn
        dropped: list[int] = []
        place = 0
        for kept, gone in zip(parts[::2], parts[1::2], strict=False):
            place += len(kept)
            dropped += [place] * len(gone)
        return Folded(self._alike("".join(parts[::2])), tuple(dropped))

    def _alike(self, text: str) -> str:
        """The text with the second of two same letters for the first; several times faster than `str.translate`."""
        for old, new in (self._same_in_ascii if text.isascii() else self._same).items():
            text = text.replace(old, new)
        return text


def patterns_of(pairs: list[list[str]]) -> list[tuple[re.Pattern[str], str]]:
    """Pairs of a pattern and its replacement, compiled."""
    return [(re.compile(pattern), replacement) for pattern, replacement in pairs]


def replaced(patterns: list[tuple[re.Pattern[str], str]], form: str) -> str:
    """The form with each pattern replaced, in order."""
    for pattern, replacement in patterns:
        form = pattern.sub(replacement, form)
    return form
