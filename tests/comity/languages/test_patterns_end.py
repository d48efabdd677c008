"""No pattern of the reader runs away: each gives up on long words, long lines and almost-matches at once.

A pattern that can part the same letters in many ways tries them all before it says no; one line of a hostile or
damaged document would then hold the reader for hours.
"""

import dataclasses
import pkgutil
import re
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from types import FrameType

import pytest
import regex

import comity
from comity.languages import loader
from comity.languages.act_grammar import grammar
from comity.languages.calendar import calendar_words
from comity.languages.citations import citation_words
from comity.languages.clauses import clause_profile
from comity.languages.kinds import kind_words
from comity.languages.lineage import lineage_words
from comity.languages.masthead import masthead_words
from comity.languages.sponsors import sponsor_words
from comity.languages.structure import structure_of
from comity.languages.votes import vote_words

VIEWS = (
    grammar,
    calendar_words,
    citation_words,
    clause_profile,
    kind_words,
    lineage_words,
    masthead_words,
    sponsor_words,
    structure_of,
    vote_words,
)

SECONDS = 5


def patterns_in(value: object, seen: set[int]) -> Iterator[re.Pattern[str]]:
    """Every compiled pattern that can be reached from a view."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern | regex.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            yield from patterns_in(getattr(value, one.name), seen)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from patterns_in(one, seen)
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from patterns_in(one, seen)


def almost(pattern: re.Pattern[str]) -> Iterator[str]:
    """Lines that begin as the pattern does and go on for long, so that it fails late."""
    literals = re.findall(r"[^\W\d_]{2,}", re.sub(r"\\[a-zA-Z]", " ", pattern.pattern))[:4]
    for filler in ("а" * 80, "ا" * 80, "a" * 80, "7" * 80, "ab " * 40, "سن " * 40, "第" * 80, "一" * 80, " " * 80):
        for literal in ("", *literals):
            yield f"{literal} {filler}!"
            yield f"{literal}{filler}!"


@pytest.mark.parametrize("code", loader.CODES)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_every_pattern_of_the_tables_gives_up_at_once(view: Callable[[str], object], code: str) -> None:
    refuse_runaways(patterns_in(view(code), set()))


def test_every_pattern_of_the_modules_gives_up_at_once() -> None:
    names = [found.name for found in pkgutil.walk_packages(comity.__path__, "comity.")]
    found = [pattern for name in names for pattern in patterns_in(vars(import_module(name)), set())]
    assert len(found) > 100
    refuse_runaways(found)


def refuse_runaways(patterns: Iterable[re.Pattern[str]]) -> None:
    """Fails where a pattern takes SECONDS over one short line; the alarm reaches into the matching itself."""

    def too_long(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    former = signal.signal(signal.SIGALRM, too_long)
    try:
        for pattern in patterns:
            for line in almost(pattern):
                signal.alarm(SECONDS)
                try:
                    pattern.fullmatch(line)
                    pattern.match(line)
                    pattern.search(line)
                except TimeoutError:
                    pytest.fail(f"{pattern.pattern[:200]!r} runs away on {line[:40]!r}...")
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, former)
