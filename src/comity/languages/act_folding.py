"""Text as the grammar of acts reads it: lower case, one kind of blank, without marks that do not count."""

import re
from bisect import bisect_right
from typing import NamedTuple

_ALWAYS_SAME = {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "’": "'", "‘": "'", "ʼ": "'"}
_NEVER_READ = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c"
_ODD_BLANKS = "".join(blank for blank in map(chr, range(0x3001)) if blank.isspace() and blank != " ")


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


class Folding:
    """How a language is folded: `ignored` characters are left out, of two `same` letters the second is read."""

    def __init__(self, ignored: str, same: list[list[str]]) -> None:
        self._same = {**_ALWAYS_SAME, **{old: new for old, new in same if old not in ignored}}
        self._same_in_ascii = {old: new for old, new in self._same.items() if old.isascii()}
        self._dropped = re.compile(f"[{re.escape(ignored + _NEVER_READ)}]|(?<=\\s)\\s+")
        self._odd = re.compile(f"[{re.escape(ignored + _NEVER_READ + _ODD_BLANKS)}]")

    def fold(self, text: str) -> Folded:
        """The text folded, with a way back to its own characters."""
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        if "  " not in lowered and not self._odd.search(lowered):
            return Folded(self._alike(lowered))  # no run of blanks, nothing to leave out
        dropped: list[int] = []
        kept, last = [], 0
        for match in self._dropped.finditer(lowered):
            kept.append(lowered[last : match.start()])
            done = match.start() - len(dropped)
            dropped.extend([done] * (match.end() - match.start()))
            last = match.end()
        if not dropped:
            return Folded(self._alike(lowered))
        kept.append(lowered[last:])
        return Folded(self._alike("".join(kept)), tuple(dropped))

    def _alike(self, text: str) -> str:
        """The text with the second of two same letters for the first; several times faster than `str.translate`."""
        for old, new in (self._same_in_ascii if text.isascii() else self._same).items():
            text = text.replace(old, new)
        return text
