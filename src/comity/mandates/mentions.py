"""The bodies that a paragraph names, short names ("the Committee") resolved from what stands before it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, takewhile
from typing import NamedTuple

from comity.bodies.finding import find_bodies
from comity.bodies.forms import read_grammar
from comity.bodies.mention import BodyMention
from comity.bodies.registry import all_bodies, body, display_name, single_ids
from comity.languages.clauses import ClauseProfile, Compound, clause_profile
from comity.mandates.abbreviations import Abbreviations


class Mention(NamedTuple):
    """A party named: characters `start` to `end` of the paragraph's text. A short name may stand for `rivals` too."""

    start: int
    end: int
    id: str
    text: str
    rivals: tuple[str, ...] = ()


INTERNATIONAL = "international-organizations"
GENERIC = ("organizations", "relevant-organizations", INTERNATIONAL)
SYSTEM = ("un-system", "un")
"""A generic name followed by one of these is the United Nations system."""
FUNDS = "funds-and-programmes"
ITS_OWN = ("specialized-agencies", FUNDS)
"""Groups that begin such a list where their owner's name is a part of theirs."""
OF_THE = 12
"""How many characters "of the" takes at most."""

OTHERWISE = {"commissioner": "high-commissioner-for-human-rights"}
"""What a short name stands for where the document has not named the whole."""

PERSONS = ("chair", "president", "secretary", "head", "director")
"""Words that make an id that of a person, whatever body it names behind them."""

OFFICIAL = "official"
"""The kind of those who hold an office of the body that is their parent."""

NUMBERED = "main-committee-"
"""The committees that are named by their number, and by no short name."""

MISSION = "mission"
"""The head that short names of every mission share, whatever its id ("the Mission", "the Force")."""

STATE = "state:"
"""What the ids of States begin with."""
GOVERNMENT = "government"
"""The head of the short name that stands for the State that the document is about ("the Government")."""

ONE_WORD = (frozenset({"council", "board"}), frozenset({"group", "panel"}))
"""Heads for which most languages have one word: it stands for the body named last, whichever of them it has."""

ALWAYS = {"organization": "un", "assembly": "ga", "president": "president-of-the-general-assembly"}
"""Short names that in a resolution of the Assembly stand for the same body everywhere."""


@dataclass(slots=True)
class Known:
    """The bodies named so far in a document, the latest last: what a short name can stand for."""

    language: str
    profile: ClauseProfile
    council: bool = False  # whether the Security Council speaks
    ids: list[str] = field(default_factory=list)
    latest: dict[str, None] = field(default_factory=dict)  # each of these once, where it was named last
    state: str = ""  # the one State that the title names, if not only as a place
    abbreviations: Abbreviations = field(init=False)

    def __post_init__(self) -> None:
        self.abbreviations = Abbreviations(self.language)

    def read(self, text: str) -> tuple[Mention, ...]:
        """The parties named in `text` in order, not overlapping; they are known from then on."""
        named = self._named(text)
        mentions = sorted([*named, *self._short(text, named)], key=lambda mention: mention.start)
        self._remember(named)
        return tuple(mentions)

    def learn_title(self, title: str) -> None:
        """The parties that the title names are known; a State named alone is the one that the document is about.

        One that is only the place of a meeting is not ("Conference held in Xalandia").
        """
        named = self._named(title)
        self._remember(named)
        states = [one for one in named if one.id.startswith(STATE)]
        places = (f"{title[: one.start]}~{title[one.end :]}" for one in states)
        about = len({one.id for one in states}) == 1 and not any(map(self.profile.title_place.search, places))
        self.state = states[0].id if about else ""

    def learn(self, text: str) -> None:
        """The parties named in `text` are known from then on; what short names stand for in it is not asked."""
        self._remember(self._named(text))

    def _remember(self, named: Iterable[Mention]) -> None:
        for mention in named:
            self.ids.append(mention.id)
            self.latest.pop(mention.id, None)
            self.latest[mention.id] = None

    def learn_short_names(self, text: str) -> None:
        """What `text`, a note or a table, gives bodies right behind their names is known from then on."""
        if "(" in text or "（" in text:
            self.abbreviations.learn(text, find_bodies(text, self.language))

    def _named(self, text: str) -> list[Mention]:
        """The parties that `text` names by a whole name or an abbreviation."""
        named = [self._bare(body) for body in self._meant(self._bodies(text))]
        if self.profile.zone.loose:
            return self._compounds(text, _whole(text, named, self.profile))
        named = self._compounds(text, named)  # whose organizations they are is said before them
        return _of_the_system(text, named, display_name(SYSTEM[1], self.language), self.profile)

    def _bodies(self, text: str) -> list[BodyMention]:
        """The bodies named in `text` by their names, and by abbreviations that the document has given them."""
        named = list(find_bodies(text, self.language))
        self.abbreviations.learn(text, named)
        starts = [mention.start for mention in named]
        short = [
            mention
            for mention in self.abbreviations.find(text, spaces=self.profile.bounded)
            if not _covered(mention, named, starts)
        ]
        if not short:
            return named
        whole = [one for one in named if not any(part.start <= one.start and one.end <= part.end for part in short)]
        return sorted([*whole, *short], key=lambda mention: mention.start)

    def _meant(self, named: Sequence[BodyMention]) -> Iterator[BodyMention]:
        """The mentions, each name that bodies share given to the one of them that was named last before it.

        An office is named by whose it is, too. Of groups that share a name the first in the data is meant, by the
        Council the one that the data says it means.
        """
        here: list[str] = []
        for mention in named:
            rivals = (mention.id, *mention.others)
            if single_ids().isdisjoint(rivals):
                meant = next((one for one in rivals if body(one).meant_by_council), "") if self.council else ""
                meant = meant or mention.id
            else:
                stands = {body(one).parent: one for one in rivals if body(one).kind == OFFICIAL}
                stands |= {one: one for one in rivals}
                named_before = chain(reversed(here), reversed(self.latest))
                meant = next((stands[one] for one in named_before if one in stands), mention.id)
            yield mention if meant == mention.id else replace(mention, id=meant)
            here.append(meant)

    def _bare(self, body: BodyMention) -> Mention:
        """The mention without the end of a relative clause that stands before its noun (Chinese 的国家)."""
        lead = self.profile.zone.relative.match(body.text)
        skip = lead.end() if lead and lead.end() < len(body.text) else 0
        return Mention(body.start + skip, body.end, body.id, body.text[skip:])

    def _compounds(self, text: str, named: list[Mention]) -> list[Mention]:
        """The mentions, those of parties that share a noun told apart; a longer name that holds them stays whole."""
        for compound in self.profile.compounds:
            for match in compound.whole.finditer(text) if compound.noun.search(text) else ():
                if any(one.start < match.start() and match.end() <= one.end for one in named):
                    continue
                parts = _parts(match, compound)
                outside = [one for one in named if one.end <= match.start() or one.start >= match.end()]
                named = sorted([*outside, *parts], key=lambda mention: mention.start)
        return named

    def _short(self, text: str, named: list[Mention]) -> list[Mention]:
        """Short names that stand for a body already named, in the document or before them in the text."""
        starts = [mention.start for mention in named]
        found: list[Mention] = []
        for place in [match.start() for match in self.profile.short_name_starts.finditer(text)]:
            before = bisect_right(starts, place)
            if (found and place < found[-1].end) or (before and named[before - 1].end > place):
                continue
            room = named[before].start if before < len(named) else len(text)
            forms = dict(self._forms(text, place, room))
            here = [mention.id for mention in named[:before]]
            meant = self._latest(forms, here) if forms else None
            if meant:
                body_id, end = meant[0], forms[meant[1]].end()
                start = place + _written_on(text[place:end], forms[meant[1]].re, self.language)
                possible = self._states(here) if meant[1] == GOVERNMENT else []
                rivals = tuple(one for one in possible if one != body_id)
                found.append(Mention(start, end, body_id, text[start:end], rivals))
        return found

    def _states(self, here: Iterable[str]) -> list[str]:
        """The States whose government "the Government" can be, the likeliest first.

        That is the State of the title if the paragraph names it before or names none, the State named last else.
        """
        named = list(dict.fromkeys(body_id for body_id in reversed([*here]) if body_id.startswith(STATE)))
        about = [self.state] if self.state and (self.state in named or not named) else []
        return list(dict.fromkeys([*about, *named, *([self.state] if self.state else [])]))

    def _forms(self, text: str, place: int, room: int) -> Iterator[tuple[str, re.Match[str]]]:
        """The heads of the short names that begin at `place` and end before `room`, with what they match."""
        for head, form in self.profile.short_names:
            match = form.match(text, place)
            if match and match.end() <= room and not self.profile.longer.match(text, match.end()):
                yield head, match

    def _latest(self, forms: Mapping[str, re.Match[str]], here: list[str]) -> tuple[str, str] | None:
        """The body named last that a short name with the first of these heads stands for, and the head.

        One whose name in this language begins with the short name goes before one that only its id lets stand, which
        has no other short name of its own.
        """
        heads = [*forms]
        for head in heads:
            if head in ALWAYS:
                return ALWAYS[head], head
            if head == GOVERNMENT:
                return next(((state, head) for state in self._states(here)), None)
            alike = (head, *(one for one in heads if one != head and any({one, head} <= alike for alike in ONE_WORD)))
            words = _bare(forms[head][0], self.language)
            meant = self._may_stand(alike, here, words, forms)
            first = next(meant, None)
            if first:
                rest = chain((first,), meant) if words else ()
                return next((one for one in rest if _begins(one[0], words, self.language)), first)
            if head in OTHERWISE:
                return OTHERWISE[head], head
        return None

    def _may_stand(
        self, alike: Iterable[str], here: Sequence[str], words: str, forms: Mapping[str, re.Match[str]]
    ) -> Iterator[tuple[str, str]]:
        """The bodies that a short name may stand for, named last first, and the head of theirs."""
        for body_id in chain(reversed(here), reversed(self.latest)):
            head = self._head_of(body_id, alike)
            if head and not _named_otherwise(body_id, words, forms[head].re, self.language):
                yield body_id, head

    def _head_of(self, body_id: str, alike: Iterable[str]) -> str:
        """The head of these that may stand for the body; "" where none may."""
        known = _heads(body_id, self.language)
        return next((one for one in alike if one in known and one != body_id), "")


def _bare(words: str, language: str) -> str:
    """The words of a short name without the article before them; "" where names do not begin with their noun."""
    grammar = read_grammar(language)
    plain = words.replace("’", "'").lower()
    begins = [article if article.endswith("'") else f"{article} " for article in grammar.articles]
    found = (plain.removeprefix(article) for article in begins if plain.startswith(article))
    return next(found, "") if grammar.links else ""


@cache
def _begins(body_id: str, words: str, language: str) -> bool:
    """Whether a name of the body in `language` begins with these words, of which there are some."""
    return any(f"{name.lower()} ".startswith(f"{words} ") for name in _names(body_id, language)) if words else False


@cache
def _named_otherwise(body_id: str, words: str, form: re.Pattern[str], language: str) -> bool:
    """Whether a short name of this form and of the body's own has other words than these ("la Junta": no "Comité")."""
    if not words or _begins(body_id, words, language):
        return False
    articles = read_grammar(language).articles
    return any(form.match(f"{article} {name}") for name in _names(body_id, language) for article in articles)


def _names(body_id: str, language: str) -> tuple[str, ...]:
    """Every name of the body in `language`; one that is empty where it has none."""
    return body(body_id).names.get(language, ""), *body(body_id).aliases(language)


def _written_on(words: str, form: re.Pattern[str], language: str) -> int:
    """How many characters of a short name are prepositions written onto it, no part of it (Arabic: والمكتب)."""
    grammar = read_grammar(language)
    apart = [(prefix, "", len(prefix)) for prefix in grammar.prefixes]
    apart += [(written, begins, len(written) - 1) for written, begins in grammar.contracts]
    found = (
        length
        for written, begins, length in apart
        if words.startswith(written) and form.fullmatch(begins + words[len(written) :])
    )
    return max(found, default=0)


@cache
def _heads(body_id: str, language: str) -> frozenset[str]:
    """The heads of short names that can stand for this id: the last of its words that is one, or a person's.

    What stands behind a preposition is no head, and neither is the owner before it ("the Committee Directorate").
    The words of an acronym are those of its names; a secretary-general is one word.
    """
    if body_id in _missions():
        return frozenset((MISSION,))
    if ":" in body_id or body_id.startswith(NUMBERED):
        return frozenset()
    heads = {name for name, _ in clause_profile(language).short_names} | set(PERSONS)
    acronym = "-" not in body_id and body_id in single_ids()
    names = [display_name(body_id, "en"), *body(body_id).aliases("en")] if acronym else [body_id]
    nouns = (re.split("[ -]", _to_head(name.lower()).replace("-general", "general")) for name in names)
    return frozenset(next((word for word in reversed(words) if word in heads), "") for words in nouns) - {""}


def _to_head(name: str) -> str:
    """An English name, or an id, without what stands behind its head."""
    ends = clause_profile("en").head_ends
    return ends.split(name, maxsplit=1)[0] if ends else name


@cache
def _missions() -> frozenset[str]:
    """The ids of the missions."""
    return frozenset(known.id for known in all_bodies() if known.kind == MISSION)


def _covered(mention: BodyMention, named: Sequence[BodyMention], starts: Sequence[int]) -> bool:
    """Whether a name of these, in order, which begin at `starts`, holds a part of `mention` without lying in it."""
    before = bisect_right(starts, mention.start)
    first = before - 1 if before and named[before - 1].end > mention.start else before
    parts = takewhile(lambda one: one.start < mention.end, named[first:])
    longer = mention.end - mention.start
    return any(one.start < mention.start or one.end > mention.end or one.end - one.start >= longer for one in parts)


def _parts(match: re.Match[str], compound: Compound) -> list[Mention]:
    """One mention for each part of a compound, that together cover it."""
    found: list[tuple[int, int, str]] = []
    for form, body_id in compound.parts:
        for part in form.finditer(match[0]):
            if not any(part.start() < end and start < part.end() for start, end, _ in found):
                found.append((part.start(), part.end(), body_id))
    found.sort()
    starts = [0, *(start for start, _, _ in found[1:])]
    ends = [*(end for _, end, _ in found[:-1]), len(match[0])]
    return [
        Mention(match.start() + start, match.start() + end, body_id, match[0][start:end])
        for start, end, (_, _, body_id) in zip(starts, ends, found, strict=True)
    ]


def _whole(text: str, named: list[Mention], profile: ClauseProfile) -> list[Mention]:
    """The mentions, "relevant organizations" and "of the United Nations system" behind it made one."""
    whole: list[Mention] = []
    for mention in named:
        last = whole[-1] if whole else None
        gap = text[last.end : mention.start] if last else ""
        if last and last.id in GENERIC and mention.id in SYSTEM and _belongs(gap, last, mention, profile):
            whole[-1] = Mention(last.start, mention.end, "un-system", text[last.start : mention.end])
        else:
            whole.append(mention)
    return whole


def _of_the_system(text: str, named: list[Mention], owner: str, profile: ClauseProfile) -> list[Mention]:
    """The mentions, organizations in a list that the United Nations owns, printed before it, made its system's."""
    whole: list[Mention] = []
    owned = False
    for mention in named:
        last = whole[-1] if whole else None
        gap = text[last.end : mention.start] if last else ""
        if last and last.id in SYSTEM and mention.id == FUNDS and profile.organs.fullmatch(last.text + gap):
            whole.append(mention._replace(id=SYSTEM[0]))
            continue
        if last and last.id in SYSTEM:
            owned = profile.owned.fullmatch(gap) is not None
        else:
            begun = owned or (last is not None and last.id in ITS_OWN and last.text.startswith(owner))
            owned = begun and profile.listed.fullmatch(gap) is not None
        whole.append(mention._replace(id=SYSTEM[0]) if owned and mention.id in GENERIC else mention)
    return whole


def _belongs(gap: str, before: Mention, owner: Mention, profile: ClauseProfile) -> bool:
    """Whether `gap` may be "of the", or "and agencies of the", or the rest of the owner's organs in a list.

    It is short; international organizations stay apart.
    """
    if profile.organs.fullmatch(before.text + gap + owner.text):
        return True
    joined = re.search(r"[,،、;；:(]", gap) or (before.id == INTERNATIONAL and profile.zone.joins.search(gap))
    return len(gap) <= OF_THE and not joined and len(gap.split()) <= 2
