"""What the source sets in italics or bold, where it shows typography, and the opening phrases that this marks off."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from comity.languages.acts import opening_act
from comity.languages.extents import set_phrase
from comity.model.resolution import BlockKind
from comity.model.text import CleanText
from comity.model.trace import pieces_of
from comity.structure.kinds import Classified

ACT_KINDS = {BlockKind.PREAMBULAR: "preambular", BlockKind.OPERATIVE: "operative"}

SHOWS_ACTS = 0.5
"""The share of known opening phrases that a source must set off before its typography is believed."""

Runs = tuple[tuple[int, int, str], ...]
"""(start, end, style) of a text; the style is "bold", "italic" or "bold italic"."""


class Emphasis:
    """Finds what is emphasised in a text that was put together from characters of the source."""

    def __init__(self, clean: CleanText) -> None:
        self._runs = [run for run in clean.source.runs if (run.bold or run.italic) and run.end > run.start]
        self._starts = [run.start for run in self._runs]
        self._ends = [run.end for run in self._runs]
        self.known = bool(self._runs)

    def of(self, text: str, offsets: array[int]) -> Runs:
        """The emphasised runs of a text whose characters stand at `offsets`; with only blanks between, they are one."""
        found: list[tuple[int, int, str]] = []
        for piece in pieces_of(offsets) if self._runs else ():
            last = piece.source_start + piece.length
            inside = slice(bisect_right(self._ends, piece.source_start), bisect_left(self._starts, last))
            for run in self._runs[inside]:
                start = piece.text_start + max(run.start - piece.source_start, 0)
                end = piece.text_start + min(run.end, last) - piece.source_start
                style = " ".join(name for name, on in (("bold", run.bold), ("italic", run.italic)) if on)
                if found and not text[found[-1][1] : start].strip():
                    found[-1] = found[-1][0], end, " ".join(sorted({*found[-1][2].split(), *style.split()}))
                else:
                    found.append((start, end, style))
        return tuple((start, end, style) for start, end, style in found if text[start:end].strip())


def shows_acts(classified: Sequence[Classified], emphasis: Emphasis, language: str) -> bool:
    """Whether the source sets opening phrases off from what follows them: most of those that are known."""
    if not emphasis.known:
        return False
    known = shown = 0
    for item in classified:
        kind = ACT_KINDS.get(item.kind)
        text = item.paragraph.text[item.label_length :]
        act = opening_act(text, language, kind) if kind else None
        if act is not None:
            known += 1
            begun = set_phrase(text, emphasis.of(text, item.paragraph.offsets[item.label_length :]), language)
            shown += begun is not None and begun[0] < act.end
    return bool(known) and shown >= SHOWS_ACTS * known
