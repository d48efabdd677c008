"""Which resolutions may follow which, among many: by citation, agenda item, title and text together."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from comity.lineage.align import likeness
from comity.lineage.neutral import WORD, neutral_words
from comity.model.comparison import SuccessorLink
from comity.model.resolution import BlockKind, Resolution

WEIGHTS = {"citation": 0.3, "agenda-item": 0.1, "title": 0.25, "text": 0.35}
"""What each kind of evidence is worth; a text that is the same weighs more than a citation, which many make."""

LIKELY = 0.5
"""From this score on one resolution is taken to follow the other."""

COMMON = 40
"""Documents from which on a pair of words is too common to find a text by."""

NEAREST = 4
"""How many texts are looked at for one, nearest first."""

OLDEST = 6
"""Citations beyond this many name the field, and not the predecessor; the later ones count less."""

SESSION = re.compile(r"/RES/(\d+)/")
"""A regular session of a body; special ones and the Security Council have none."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What of a resolution tells its lineage. `terms` are pairs of words next to each other, with their weight."""

    symbol: str
    day: str
    session: int
    cited: tuple[str, ...]
    items: frozenset[str]
    title: tuple[str, ...]
    terms: Mapping[tuple[str, str], float]
    length: float


def find_successors(resolutions: Iterable[Resolution], *, least: float = LIKELY) -> tuple[SuccessorLink, ...]:
    """The links between an older and a newer resolution with a score of `least` or more, best first for each newer.

    The set is in one language. A resolution with the same session as another does not follow it.
    """
    known = _read(resolutions)
    by_symbol = {one.symbol: one for one in known}
    near = _nearest(known)
    links = []
    for newer in known:
        candidates = {symbol for symbol in newer.cited if symbol in by_symbol} | {
            one.symbol for one in near[newer.symbol]
        }
        candidates |= {one.symbol for one in known if one.title and one.title == newer.title}
        found = [_link(by_symbol[symbol], newer) for symbol in candidates if _is_before(by_symbol[symbol], newer)]
        links += sorted((link for link in found if link.score >= least), key=lambda link: (-link.score, link.older))
    return tuple(links)


def best_links(links: Sequence[SuccessorLink]) -> tuple[SuccessorLink, ...]:
    """Of links that share a resolution the best one: each has one predecessor and one successor at most."""
    olders: set[str] = set()
    newers: set[str] = set()
    kept = []
    for link in sorted(links, key=lambda one: (-one.score, one.older, one.newer)):
        if link.older not in olders and link.newer not in newers:
            olders.add(link.older)
            newers.add(link.newer)
            kept.append(link)
    return tuple(kept)


def _read(resolutions: Iterable[Resolution]) -> list[_Known]:
    """What is known of each resolution, its pairs of words weighted by how few documents have them."""
    given = list(resolutions)
    counts = [Counter(_pairs(resolution)) for resolution in given]
    seen = Counter(pair for count in counts for pair in count)
    known = []
    for resolution, count in zip(given, counts, strict=True):
        weighted = {pair: (1 + log(times)) * log(1 + len(given) / seen[pair]) for pair, times in count.items()}
        masthead = resolution.masthead
        known.append(
            _Known(
                symbol=resolution.symbol,
                day=masthead.adoption_date,
                session=session_of(resolution.symbol),
                cited=_cited(resolution),
                items=frozenset(_plain_item(name) for name in masthead.agenda_names),
                title=neutral_words(masthead.title, resolution.language),
                terms={pair: value for pair, value in weighted.items() if 1 < seen[pair] <= COMMON},
                length=sqrt(sum(value * value for value in weighted.values())),
            )
        )
    return known


def session_of(symbol: str) -> int:
    """The regular session in a symbol ("A/RES/66/261": 66), 0 where it has none."""
    match = SESSION.search(symbol)
    return int(match[1]) if match else 0


def _pairs(resolution: Resolution) -> list[tuple[str, str]]:
    """Words next to each other in the preamble and the operative part, numbers left out."""
    kinds = (BlockKind.PREAMBULAR, BlockKind.OPERATIVE, BlockKind.SUBPARAGRAPH)
    pairs: list[tuple[str, str]] = []
    for block in resolution.of_kind(*kinds):
        words = [word for word in WORD.findall(block.text.casefold()) if not word[0].isdigit()]
        pairs += pairwise(words)
    return pairs


def _cited(resolution: Resolution) -> tuple[str, ...]:
    """The resolutions that the preamble and the operative part cite, the latest first, each once."""
    kinds = (BlockKind.PREAMBULAR, BlockKind.OPERATIVE)
    found = {one.symbol for block in resolution.of_kind(*kinds) for one in block.citations if "/RES/" in one.symbol}
    return tuple(sorted(found - {resolution.symbol}, key=lambda symbol: (-session_of(symbol), symbol)))


def _plain_item(name: str) -> str:
    """An agenda item's name as it can be compared: in lower case, without blanks at the ends."""
    return " ".join(name.casefold().split())


def _nearest(known: Sequence[_Known]) -> dict[str, list[_Known]]:
    """For each resolution the few of other sessions that share most of the rarer pairs of words."""
    where: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for place, one in enumerate(known):
        for pair, value in one.terms.items():
            where[pair].append((place, value))
    nearest = {}
    for one in known:
        shared = [0.0] * len(known)
        for pair, value in one.terms.items():
            for place, other in where[pair]:
                shared[place] += value * other
        ranked = sorted(
            (place for place in range(len(known)) if shared[place] and _is_before(known[place], one)),
            key=lambda place: -shared[place] / (known[place].length or 1),
        )
        nearest[one.symbol] = [known[place] for place in ranked[:NEAREST]]
    return nearest


def _is_before(older: _Known, newer: _Known) -> bool:
    """Whether one can come before the other: an earlier session; where no session is known, an earlier day."""
    if older.session and newer.session and older.session != newer.session:
        return older.session < newer.session
    return older.session != newer.session and bool(older.day) and older.day < newer.day


def _link(older: _Known, newer: _Known) -> SuccessorLink:
    """The link between two resolutions with all evidence for it."""
    rank = newer.cited.index(older.symbol) if older.symbol in newer.cited else -1
    evidence = {
        "citation": 0.0 if rank < 0 else max(0.4, 1 - rank / (2 * OLDEST)),
        "agenda-item": float(bool(older.items & newer.items)),
        "title": likeness(older.title, newer.title) if older.title and newer.title else 0.0,
        "text": _cosine(older, newer),
    }
    score = sum(WEIGHTS[name] * value for name, value in evidence.items())
    found = tuple((name, round(value, 3)) for name, value in evidence.items() if value)
    return SuccessorLink(older.symbol, newer.symbol, round(score, 3), found)


def _cosine(older: _Known, newer: _Known) -> float:
    shared = sum(value * newer.terms.get(pair, 0.0) for pair, value in older.terms.items())
    return min(1.0, shared / (older.length * newer.length)) if older.length and newer.length else 0.0
