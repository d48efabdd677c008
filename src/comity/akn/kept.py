"""A string with some of its characters left out, and where each remaining character stood."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

Stretch = tuple[int, int]


class Kept(NamedTuple):
    """`text` is what is left; the stretch of it that starts at `starts[i]` stood at `origins[i]` and went on there."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    @classmethod
    def all_of(cls, text: str) -> "Kept":
        """The whole string."""
        return cls(text, (0,), (0,))

    def without(self, left_out: Iterable[Stretch]) -> "Kept":
        """What is left when these stretches of `text` (start, end) go too; they may overlap."""
        text_parts: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        length = 0
        for begin, end in _gaps(sorted(left_out), len(self.text)):
            first = bisect_right(self.starts, begin) - 1
            for i in range(first, len(self.starts)):
                if self.starts[i] >= end:
                    break
                shift = max(begin - self.starts[i], 0)
                starts.append(length + self.starts[i] + shift - begin)
                origins.append(self.origins[i] + shift)
            text_parts.append(self.text[begin:end])
            length += end - begin
        return Kept("".join(text_parts), tuple(starts), tuple(origins))

    def position(self, origin: int) -> int:
        """How many characters are left of those that stood before `origin`."""
        i = bisect_right(self.origins, origin) - 1
        if i < 0:
            return 0
        next_start = self.starts[i + 1] if i + 1 < len(self.starts) else len(self.text)
        return min(self.starts[i] + origin - self.origins[i], next_start)

    def stretches(self) -> list[tuple[int, int, int]]:
        """(start in the text, where it stood, length) of every stretch that stood together."""
        ends = (*self.starts[1:], len(self.text)) if self.starts else ()
        return [
            (start, origin, end - start)
            for start, origin, end in zip(self.starts, self.origins, ends, strict=True)
            if end > start
        ]


def _gaps(left_out: list[Stretch], length: int) -> list[Stretch]:
    kept: list[Stretch] = []
    at = 0
    for begin, end in left_out:
        if begin > at:
            kept.append((at, begin))
        at = max(at, end)
    if at < length:
        kept.append((at, length))
    return kept
