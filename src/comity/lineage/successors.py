"""Which resolutions may follow which, among many: by citation, agenda item, title and text together."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from math import inf, log, sqrt
from operator import mul

from comity.lineage.align import likeness
from comity.lineage.neutral import WORD, neutral_words
from comity.lineage.postings import Postings, rare_terms
from comity.model.comparison import SuccessorLink
from comity.model.resolution import BlockKind, Resolution

WEIGHTS = {"citation": 0.3, "agenda-item": 0.1, "title": 0.25, "text": 0.35}
"""What each kind of evidence is worth; a text that is the same weighs more than a citation, which many make."""

LIKELY = 0.5
"""From this score on one resolution is taken to follow the other."""

ONE_TITLE = 0.9
"""Likeness of titles from which on a citation may be missing, where resolutions in between are not known."""

NEAREST = 4
"""How many texts are looked at for one, nearest first."""

OLDEST = 6
"""Citations beyond this many name the field, and not the predecessor; the later ones count less."""

SESSION = re.compile(r"/RES/(\d+)/")
"""A regular session of a body; special ones and the Security Council have none."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a resolution tells its lineage.

    `cited` are the resolutions it cites, the latest first; `items` its agenda items' names; `title` the neutral words
    of its title; `text` its pairs of words next to each other ("urges all"), each with its weight, and `length` their
    length as a vector.
    """

    symbol: str
    language: str
    day: str
    session: int
    cited: tuple[str, ...]
    items: frozenset[str]
    title: tuple[str, ...]
    text: Mapping[str, float]
    length: float


def find_successors(resolutions: Iterable[Resolution], *, least: float = LIKELY) -> tuple[SuccessorLink, ...]:
    """The links between an older and a newer resolution with a score of `least` or more, best first for each newer.

    The set is in one language. A resolution with the same session as another does not follow it.
    """
    known = [traits_of(resolution) for resolution in resolutions]
    by_symbol = {one.symbol: one for one in known}
    near = _nearest(known)
    titled: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in known:
        titled[one.title].add(one.symbol)
    links = []
    for newer in known:
        candidates = {symbol for symbol in newer.cited if symbol in by_symbol} | {
            one.symbol for one in near[newer.symbol]
        }
        candidates |= titled[newer.title] if newer.title else set()
        found = [
            _likely(by_symbol[symbol], newer, least) for symbol in candidates if is_before(by_symbol[symbol], newer)
        ]
        links += sorted(filter(None, found), key=lambda link: (-link.score, link.older))
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


def predecessors(links: Sequence[SuccessorLink]) -> tuple[SuccessorLink, ...]:
    """Of links between any resolutions those of their lineages, best first: each has one predecessor at most.

    A resolution has one successor in a session at most; it may have some in several, where one between is not known.
    """
    olders: set[tuple[str, int]] = set()
    newers: set[str] = set()
    kept = []
    for link in sorted(without_jumps(links), key=lambda one: (-one.score, one.older, one.newer)):
        succession = (link.older, session_of(link.newer))
        if succession not in olders and link.newer not in newers:
            olders.add(succession)
            newers.add(link.newer)
            kept.append(link)
    return tuple(kept)


def without_jumps(links: Sequence[SuccessorLink]) -> tuple[SuccessorLink, ...]:
    """The links that no third resolution bridges: of a to b, b to c and a to c, the last is left out."""
    newers: dict[str, set[str]] = defaultdict(set)
    for link in links:
        newers[link.older].add(link.newer)
    return tuple(
        link
        for link in links
        if not any(link.newer in newers[between] for between in newers[link.older] - {link.newer})
    )


def traits_of(resolution: Resolution) -> Traits:
    """What tells the lineage of this resolution."""
    masthead = resolution.masthead
    text = {pair: 1 + log(times) if times > 1 else 1.0 for pair, times in Counter(_pairs(resolution)).items()}
    return Traits(
        symbol=resolution.symbol,
        language=resolution.language,
        day=masthead.adoption_date,
        session=session_of(resolution.symbol),
        cited=_cited(resolution),
        items=frozenset(_plain_item(name) for name in masthead.agenda_names),
        title=neutral_words(masthead.title, resolution.language),
        text=text,
        length=sqrt(sum(map(mul, text.values(), text.values()))),
    )


def session_of(symbol: str) -> int:
    """The regular session in a symbol ("A/RES/66/261": 66), 0 where it has none."""
    match = SESSION.search(symbol)
    return int(match[1]) if match else 0


def _pairs(resolution: Resolution) -> list[str]:
    """Words next to each other in the preamble and the operative part, with a blank between, numbers left out."""
    kinds = (BlockKind.PREAMBULAR, BlockKind.OPERATIVE, BlockKind.SUBPARAGRAPH)
    pairs: list[str] = []
    for block in resolution.of_kind(*kinds):
        words = [word for word in WORD.findall(block.text.casefold()) if not word[0].isdigit()]
        pairs += map(" ".join, pairwise(words))
    return pairs


def _cited(resolution: Resolution) -> tuple[str, ...]:
    """The resolutions that the preamble and the operative part cite, the latest first, each once."""
    kinds = (BlockKind.PREAMBULAR, BlockKind.OPERATIVE)
    found = {one.symbol for block in resolution.of_kind(*kinds) for one in block.citations if "/RES/" in one.symbol}
    return tuple(sorted(found - {resolution.symbol}, key=lambda symbol: (-session_of(symbol), symbol)))


def _plain_item(name: str) -> str:
    """An agenda item's name as it can be compared: in lower case, without blanks at the ends."""
    return " ".join(name.casefold().split())


def _nearest(known: Sequence[Traits]) -> dict[str, list[Traits]]:
    """For each resolution the few of other sessions that share most of the rarer pairs of words."""
    terms = rare_terms([one.text for one in known])
    before = Postings(terms)
    by_session: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(known):
        by_session[one.session].append(place)
    nearest = {}
    for place in by_session[0]:  # may come before those of any session
        before.add(place, terms[place])
    for session in sorted(by_session, key=lambda number: number or inf):
        for place in by_session[session]:
            shared = before.shared(terms[place])
            ranked = [
                (-worth / (known[other].length or 1), other)
                for other, worth in enumerate(shared)
                if worth and is_before(known[other], known[place])
            ]
            nearest[known[place].symbol] = [known[other] for _, other in nsmallest(NEAREST, ranked)]
        for place in by_session[session] if session else ():
            before.add(place, terms[place])
    return nearest


def is_before(older: Traits, newer: Traits) -> bool:
    """Whether one can come before the other: an earlier session; where no session is known, an earlier day."""
    if older.session and newer.session and older.session != newer.session:
        return older.session < newer.session
    return older.session != newer.session and bool(older.day) and older.day < newer.day


def link_between(older: Traits, newer: Traits) -> SuccessorLink:
    """The link between two resolutions in one language, with all evidence for it.

    It depends on these two alone: what else is known changes no score.
    """
    return _link(older, newer, _evidence_besides_text(older, newer) | {"text": _text(older, newer)})


def _likely(older: Traits, newer: Traits, least: float) -> SuccessorLink | None:
    """The link with a score of `least` or more; texts are compared only where the same text would make it so."""
    evidence = _evidence_besides_text(older, newer)
    if _link(older, newer, evidence | {"text": 1.0}).score < least:
        return None
    link = _link(older, newer, evidence | {"text": _text(older, newer)})
    return link if link.score >= least else None


def _evidence_besides_text(older: Traits, newer: Traits) -> dict[str, float]:
    return {
        "citation": citation_between(older, newer),
        "agenda-item": float(bool(older.items & newer.items)),
        "title": likeness(older.title, newer.title) if older.title and newer.title else 0.0,
    }


def _link(older: Traits, newer: Traits, evidence: Mapping[str, float]) -> SuccessorLink:
    score = sum(WEIGHTS[name] * value for name, value in evidence.items())
    if score < LIKELY and _may_follow_unknown_ones(older, newer, evidence):
        score = LIKELY
    found = tuple((name, round(value, 3)) for name, value in evidence.items() if value)
    return SuccessorLink(older.symbol, newer.symbol, round(score, 3), found)


def _may_follow_unknown_ones(older: Traits, newer: Traits, evidence: Mapping[str, float]) -> bool:
    """Whether title and text alone speak for a link over sessions whose resolutions are not known.

    A resolution cites the one just before it: that it does not cite one of two sessions ago says nothing. Agenda items
    say something where both name theirs. In sessions 75 and 76 no unrelated pair in English, French or Chinese passes.
    """
    if not older.session or newer.session - older.session < 2 or evidence["title"] < ONE_TITLE:
        return False
    telling = ("title", "text", "agenda-item") if older.items and newer.items else ("title", "text")
    least = LIKELY * sum(WEIGHTS[name] for name in telling)
    return sum(WEIGHTS[name] * evidence[name] for name in telling) >= least


def citation_between(older: Traits, newer: Traits) -> float:
    """1 where the older one is the latest that the newer cites, less the more stand before it, 0 if it is not cited."""
    if older.symbol not in newer.cited:
        return 0.0
    return max(0.4, 1 - newer.cited.index(older.symbol) / (2 * OLDEST))


def _text(older: Traits, newer: Traits) -> float:
    """How alike the texts are: the square of the cosine, since any two resolutions share the phrases of their kind."""
    if not older.length or not newer.length:
        return 0.0
    both = list(filter(newer.text.__contains__, older.text))
    shared: float = sum(map(mul, map(older.text.__getitem__, both), map(newer.text.__getitem__, both)))
    return min(1.0, (shared / (older.length * newer.length)) ** 2)
