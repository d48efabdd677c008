"""Short names that a document gives itself: "the Counter-Terrorism Committee Executive Directorate (CTED)"."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from comity.bodies.finding import GOVERNED
from comity.bodies.forms import ENDING, expand, read_grammar
from comity.bodies.mention import BodyMention
from comity.bodies.registry import body, single_ids
from comity.languages.clauses import clause_profile
from comity.languages.loader import CODES

GIVEN = re.compile(r"\s?[(（][\"“”„«‘]?([^\W\d_](?:[^\W\d_]|[-& ’']){1,39})[\"“”»’]?[)）]")
"""A word or a few in brackets right behind a name, in quotation marks or not."""
WORD = r"[^\W_]"
LEAD = re.compile(r"(?:[A-ZА-ЯÀ-Þ][\w’'-]*\s+){1,3}$")
"""Capitalised words right before a name."""
LEADS = 60
"""How many characters before a name such words are looked for in."""
SIGNS = 3
"""How many signs of a name are short for it at least, where the first of them is not the name's first (民航组织)."""


@dataclass(slots=True)
class Abbreviations:
    """The short names that a document has given so far, with the ids of their bodies."""

    language: str
    ids: dict[str, str] = field(default_factory=dict)
    _shape: re.Pattern[str] | None = None
    _written: dict[str, tuple[str, int]] = field(default_factory=dict)

    def learn(self, text: str, named: Sequence[BodyMention]) -> None:
        """What `text` gives a body right behind its name is known from then on, if it is short for that name."""
        if "(" not in text and "（" not in text:
            return
        for mention in named:
            given = GIVEN.match(text, mention.end)
            short = _without_article(given[1].strip(), self.language) if given else ""
            if short and self._is_short_for(short, mention, text):
                for form in (short, *_governments(short, mention.id, self.language)):
                    self.ids.setdefault(form, mention.id)
                self._shape = None

    def find(self, text: str, *, spaces: bool) -> Iterator[BodyMention]:
        """Every short name known that stands in `text`; as a word of its own where the script has words."""
        if not self.ids:
            return
        if self._shape is None:
            self._written = dict(self._forms())
            forms = "|".join(map(re.escape, sorted(self._written, key=len, reverse=True)))
            self._shape = re.compile(rf"(?<!{WORD})(?:{forms})(?!{WORD})" if spaces else forms)
        for match in self._shape.finditer(text):
            body_id, skip = self._written[match[0]]
            yield BodyMention(match.start() + skip, match.end(), body_id, match[0][skip:])

    def _forms(self) -> Iterator[tuple[str, tuple[str, int]]]:
        """Each short name as it is written, and with what is written onto it; its id and how much that takes."""
        grammar = read_grammar(self.language)
        for short, body_id in self.ids.items():
            for written, begins in grammar.contracts:
                if short.startswith(begins):
                    yield written + short[len(begins) :], (body_id, len(written) - 1)
            for prefix in grammar.prefixes:
                yield prefix + short, (body_id, len(prefix))
            yield short, (body_id, 0)

    def _is_short_for(self, short: str, mention: BodyMention, text: str) -> bool:
        """Whether `short` can stand for the body named: its letters or words are those of a name of it, in order.

        "the Assistance Mission in Xaland (XAMIX)" gives Xaland no short name. A group is given none but its initials,
        and a State none that its name ends in ("Republic"): others end in it too.
        """
        if mention.id not in single_ids() and not _is_acronym(short):
            return False
        governed = body(mention.id).kind in GOVERNED
        if governed and any(name.endswith(short) and name != short for name in _names(mention.id)):
            return False
        lead = LEAD.search(text, max(0, mention.start - LEADS), mention.start) if governed else None
        names = [mention.text, *([lead[0] + mention.text] if lead else ())]
        return any(abbreviates(short, name, self.language) for name in names) or short in _names(mention.id)


def abbreviates(short: str, name: str, language: str) -> bool:
    """Whether `short` is made of `name`: its initials, its words, or its signs where a script has no words.

    They stand in order in the name. The first letter is at its beginning; small letters of an acronym are left out.
    The first of the words or signs is the name's first, or the words have its head, and three signs or more its last.
    """
    if all("\u4e00" <= sign <= "\u9fff" for sign in short):
        ends = short[0] == name[0] or (len(short) >= SIGNS and short[-1] == name[-1])
        return ends and len(short) < len(name) and _in_order(short, name)
    if _is_acronym(short):
        capitals = [_plain(sign) for sign in short if sign.isupper()]
        whole = _plain("".join(sign for sign in name if sign.isalpha()))
        return whole[:1] == capitals[0] and _in_order(capitals, whole)
    words, whole_words = (_bare_words(one, language) for one in (short, name))
    if not 1 < len(words) < len(whole_words) or not _in_order(words, whole_words):
        return False
    return words[0] == whole_words[0] or _head(short, language) == _head(name, language)


def _head(name: str, language: str) -> str:
    """The word that says what the thing is: the last before its prepositions; the first, where a language has it so."""
    ends = clause_profile(language).head_ends
    return _bare_words(ends.split(name, maxsplit=1)[0], language)[-1] if ends else _bare_words(name, language)[0]


def _in_order(some: Sequence[str], every: Sequence[str]) -> bool:
    """Whether `every` holds all of `some` in their order."""
    left = iter(every)
    return all(one in left for one in some)


def _is_acronym(short: str) -> bool:
    """Whether a short name is one word with two capitals or more."""
    return " " not in short and sum(map(str.isupper, short)) > 1


def _plain(word: str) -> str:
    """The letters without case and accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(sign))


def _bare_words(name: str, language: str) -> list[str]:
    """The words without case and accents, nor the article written onto them, with its preposition or without."""
    contracts = read_grammar(language).contracts
    leads = tuple(lead for contract in contracts for lead in contract)
    return [
        next((word.removeprefix(lead) for lead in leads if word.startswith(lead)), word)
        for word in _plain(name).split()
    ]


def _without_article(short: str, language: str) -> str:
    """A short name without the article before it."""
    for article in read_grammar(language).articles:
        lead = article if article.endswith("'") else f"{article} "
        if short.replace("’", "'").startswith(lead):
            return short[len(lead) :]
    return short


@cache
def _names(body_id: str) -> frozenset[str]:
    """Every name of a body, in whatever language: documents keep acronyms of other languages."""
    return frozenset(
        name for code in CODES for name in (body(body_id).names.get(code, ""), *body(body_id).aliases(code))
    )


def _governments(short: str, body_id: str, language: str) -> Iterator[str]:
    """How the government of a State so abbreviated is named, where that takes no endings ("the CAR authorities")."""
    for pattern in read_grammar(language).government if body(body_id).kind in GOVERNED else ():
        if not ENDING.search(pattern):
            yield from expand(pattern.replace("{}", short))
