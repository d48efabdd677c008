"""How deep numbered paragraphs stand, told from the sequence of their labels."""

from __future__ import annotations

from collections.abc import Sequence

from comity.structure.labels import Label

_TOP = frozenset({"digit", "multi", "ROMAN", "ALPHA", "chinese"})
_AHEAD = 11


class Depths:
    """Remembers the open levels below the paragraph of the first level: (family, value) pairs."""

    def __init__(self) -> None:
        self.levels: list[tuple[str, int]] = []

    def close(self) -> None:
        """Forget the open levels: a heading or an unnumbered paragraph stands between."""
        self.levels = []

    def depth(self, label: Label, following: Sequence[Label]) -> int:
        """The depth of a paragraph with this label: 1 for "1.", 2 for "(a)", 3 for "(i)" ...

        `following` are the next labels.
        """
        if label.family in _TOP:
            self.levels = []
            return 1
        if label.value == 0 and label.family not in ("bullet",):
            return 2
        level, meaning = self._continuing(label, following) or self._opening(label)
        self.levels = [*self.levels[:level], meaning]
        return level + 2

    def _continuing(self, label: Label, following: Sequence[Label]) -> tuple[int, tuple[str, int]] | None:
        """The deepest open level that the label continues."""
        for level in range(len(self.levels) - 1, -1, -1):
            family, last = self.levels[level]
            for meaning in label.meanings:
                if meaning[0] == family and (meaning[1] == last + 1 or family == "bullet"):
                    if self._rather_opens_roman(label, meaning, following):
                        return None
                    return level, meaning
        return None

    @staticmethod
    def _rather_opens_roman(label: Label, meaning: tuple[str, int], following: Sequence[Label]) -> bool:
        """Whether "(i)" behind "(h)" opens a list of Roman numbers: the next label is "(ii)"."""
        if meaning[0] != "alpha" or ("roman", 1) not in label.meanings or not following:
            return False
        return ("roman", 2) in following[0].meanings

    def _opening(self, label: Label) -> tuple[int, tuple[str, int]]:
        """A new level below the open ones, or the one of its family that it skips ahead in."""
        first = [meaning for meaning in label.meanings if meaning[1] <= 1]
        roman_first = [meaning for meaning in first if meaning[0] == "roman"]
        alpha = [meaning for meaning in label.meanings if meaning[0] == "alpha"]
        meaning = (roman_first or first or alpha or list(label.meanings))[0]
        same = [level for level, (family, _) in enumerate(self.levels) if family == meaning[0]]
        if same and meaning[1] != 1:
            return same[-1], meaning
        return len(self.levels), meaning
