"""Abbreviations that a document gives itself: "the Counter-Terrorism Committee Executive Directorate (CTED)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from comity.bodies.finding import GOVERNED, BodyMention
from comity.bodies.forms import ENDING, expand, read_grammar
from comity.bodies.registry import all_bodies, single_ids

GIVEN = re.compile(r"\s?[(（]([^\W\d_](?:[^\W\d_]|[-&]){1,15})[)）]")
"""One word in brackets right behind a name."""
WORD = r"[^\W_]"


@dataclass(slots=True)
class Abbreviations:
    """The abbreviations that a document has given so far, with the ids of their bodies."""

    language: str
    ids: dict[str, str] = field(default_factory=dict)
    _shape: re.Pattern[str] | None = None

    def learn(self, text: str, named: list[BodyMention]) -> None:
        """What `text` gives a body right behind its name is known from then on; a group is given none."""
        for mention in named:
            given = GIVEN.match(text, mention.end) if "(" in text or "（" in text else None
            if given and _abbreviates(given[1]) and mention.id in single_ids():
                for form in (given[1], *_governments(given[1], mention.id, self.language)):
                    self.ids.setdefault(form, mention.id)
                self._shape = None

    def find(self, text: str, *, spaces: bool) -> Iterator[BodyMention]:
        """Every abbreviation known that stands in `text`; as a word of its own where the script has words."""
        if not self.ids:
            return
        if self._shape is None:
            forms = "|".join(map(re.escape, sorted(self.ids, key=len, reverse=True)))
            self._shape = re.compile(rf"(?<!{WORD})(?:{forms})(?!{WORD})" if spaces else forms)
        for match in self._shape.finditer(text):
            yield BodyMention(match.start(), match.end(), self.ids[match[0]], match[0])


def _abbreviates(word: str) -> bool:
    """Whether a word in brackets can be an abbreviation: two capitals, or a script that has no capitals nor blanks."""
    return sum(map(str.isupper, word)) > 1 or all("\u4e00" <= sign <= "\u9fff" for sign in word)


def _governments(word: str, body_id: str, language: str) -> Iterator[str]:
    """How the government of a State so abbreviated is named, where that takes no endings ("the CAR authorities")."""
    kind = next(known.kind for known in all_bodies() if known.id == body_id)
    for pattern in read_grammar(language).government if kind in GOVERNED else ():
        if not ENDING.search(pattern):
            yield from expand(pattern.replace("{}", word))
