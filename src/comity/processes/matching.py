"""Which mandates a stage answers: by act, addressee, partner and subject, never by a symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from comity.bodies.finding import find_bodies
from comity.bodies.registry import UnknownBodyError, body
from comity.languages.folding import fold
from comity.model.mandate import MANDATE_CLASSES, Clause
from comity.processes.process import Matcher, Process, Stage, Subject

GROUP_OF_KIND = {
    "state": ("states", "member-states", "states-parties", "governments"),
    "parliament": ("parliaments",),
    "treaty-body": ("treaty-bodies",),
    "specialized-agency": ("specialized-agencies", "un-system"),
    "fund-programme": ("funds-and-programmes", "un-system"),
    "related-organization": ("un-system",),
    "regional-commission": ("regional-commissions", "un-system"),
}
"""The groups that a body of a kind belongs to beside its parents."""

IPU = "ipu"

HAN = "\u3400-\u9fff"
BEFORE = rf"(?<![^\W{HAN}])"
BEHIND = rf"(?![^\W{HAN}])"


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What a matcher looks at in a mandate. `texts` are (language, the clause's words), one for each reading of it,
    `paragraphs` the same of the whole paragraph.
    """

    act_class: str
    addressees: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    report: bool = False
    agenda_item: bool = False
    texts: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a stage answers a mandate. `reasons` are (condition, what met it), of the condition not met if none.

    Conditions: "act", "addressees", "partners", "parties", "subjects", "also", "context", "report", "agenda-item".
    """

    matches: bool
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def reason(self) -> str:
        """The reasons on one line, for a log or a terminal."""
        found = ", ".join(f"{condition}: {value}" if value else condition for condition, value in self.reasons)
        return found if self.matches else f"not by {found}"


def asked_for(clause: Clause, text: str, language: str) -> AskedFor:
    """What a matcher looks at in a clause of a paragraph whose text this is."""
    return AskedFor(
        clause.act_class,
        clause.addressees,
        clause.with_,
        clause.report,
        clause.agenda_item,
        ((language, text[clause.start : clause.end]),),
        ((language, text),),
    )


def stage_answers(stage: Stage, asked: AskedFor) -> Answer:
    """Whether the stage answers the mandate by one of its matchers; else why the last one does not."""
    answer = Answer(False, (("no matcher", ""),))
    for matcher in stage.answers:
        answer = matches(matcher, asked)
        if answer.matches:
            break
    return answer


def stages_that_answer(process: Process, asked: AskedFor) -> Iterator[tuple[Stage, Answer]]:
    """The stages of the process that answer the mandate, each with the reason."""
    for stage in process.stages:
        answer = stage_answers(stage, asked)
        if answer.matches:
            yield stage, answer


def matches(matcher: Matcher, asked: AskedFor) -> Answer:
    """Whether every condition of the matcher holds; the reasons, or the first condition that does not hold."""
    met: list[tuple[str, str]] = []
    for condition, value in _tried(matcher, asked):
        if value is None:
            return Answer(False, ((condition, ""),))
        met.append((condition, value))
    return Answer(True, tuple(met))


def _tried(matcher: Matcher, asked: AskedFor) -> Iterator[tuple[str, str | None]]:
    """Every condition that is set, with what meets it, None if nothing does; the cheap ones come first."""
    acts = matcher.acts or MANDATE_CLASSES
    yield "act", asked.act_class if asked.act_class in acts and asked.act_class in MANDATE_CLASSES else None
    if matcher.report:
        yield "report", "" if asked.report else None
    if matcher.agenda_item:
        yield "agenda-item", "" if asked.agenda_item else None
    if matcher.addressees:
        yield "addressees", _one_of(matcher.addressees, asked.addressees)
    if matcher.partners:
        yield "partners", _one_of(matcher.partners, asked.partners)
    if matcher.parties:
        named = (*asked.addressees, *asked.partners)
        found = [_one_of((party,), named) for party in matcher.parties]
        yield "parties", None if None in found else ", ".join(filter(None, found))
    if matcher.subjects:
        yield "subjects", _spoken_of(matcher.subjects, asked.texts)
    if matcher.also:
        yield "also", _spoken_of(matcher.also, asked.texts)
    if matcher.context:
        yield "context", _spoken_of(matcher.context, asked.paragraphs)


def _one_of(wanted: tuple[str, ...], named: tuple[str, ...]) -> str | None:
    """The first party named that is one of those wanted, or stands below one."""
    return next((party for party in named if not _groups(party).isdisjoint(wanted)), None)


@cache
def _groups(party: str) -> frozenset[str]:
    """The party itself and everything it is part of."""
    found: set[str] = set()
    here = party
    while here and here not in found:
        found.add(here)
        try:
            known = body(here)
        except UnknownBodyError:
            break
        found.update(GROUP_OF_KIND.get(known.kind, ()))
        here = known.parent
    return frozenset(found)


def _spoken_of(subjects: tuple[Subject, ...], texts: tuple[tuple[str, str], ...]) -> str | None:
    """The first subject that one of the texts speaks of."""
    for language, text in texts:
        folded = _plain(text, language)
        for subject in subjects:
            if any(all(stem.search(folded) for stem in form) for form in _patterns(subject, language)):
                return subject.id
    return None


@lru_cache(maxsize=1024)
def _plain(text: str, language: str) -> str:
    """The text folded, lower-cased, @ipu for the IPU: who names the union names no parliament."""
    pieces: list[str] = []
    last = 0
    for mention in find_bodies(text, language):
        if mention.id == IPU and mention.start >= last:
            pieces += [text[last : mention.start], f" @{IPU} "]
            last = mention.end
    return fold("".join((*pieces, text[last:]))).text.lower()


@cache
def _patterns(subject: Subject, language: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(_stem(word) for word in form) for form in dict(subject.forms).get(language, ()))


def _stem(word: str) -> re.Pattern[str]:
    """A word as a pattern; Han characters have no blanks around them and never bound a word."""
    folded = fold(word).text.lower()
    before = "" if folded.startswith("*") else BEFORE
    behind = "" if folded.endswith("*") else BEHIND
    inner = re.escape(folded.strip("*")).replace(r"\*", r"\w*").replace("_", r"\s*")
    return re.compile(before + inner + behind)
