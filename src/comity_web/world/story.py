"""What the sample world holds, as its data file tells it; days are counted from the day of loading."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Deed:
    """A party did what a stage asks for, `days` after it was due; `file` is the text of its evidence.

    `delegation` is what it entered in the register of delegations instead: members, legislators, counts by chamber and
    sex ("lower f" = 2).
    """

    stage: str
    party: str
    days: int = 0
    visibility: str = "public"
    shared_with: Sequence[str] = ()
    title: str = ""
    place: str = ""
    participants: Mapping[str, int] = field(default_factory=dict)
    file: str = ""
    confirmed: bool = False
    delegation: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closing:
    """A stage was skipped by the convener or refused by who owes it, `at` days from the day of loading."""

    stage: str
    party: str
    kind: str
    at: int
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """An occurrence: its anchor day and the day it was opened, in days from the day of loading."""

    process: str
    title: str
    anchor: int
    opened: int
    convener: str
    holders: Mapping[str, Sequence[str]]
    subject: str = ""
    theme: str = ""
    place: str = ""
    visibility: str = "public"
    done: Sequence[Deed] = ()
    closed: Sequence[Closing] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Parties with the roles of their people, chambers, recesses, documents, occurrences."""

    people: Mapping[str, Sequence[str]]
    chambers: Sequence[Mapping[str, Any]]
    recesses: Sequence[Mapping[str, Any]]
    documents: Sequence[Mapping[str, Any]]
    runs: Sequence[Run]


@cache
def read_story() -> Story:
    """The story that ships."""
    text = (files("comity_web.world") / "data" / "world.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    return Story(
        people=told["people"],
        chambers=told["chambers"],
        recesses=told["recesses"],
        documents=told["documents"],
        runs=[_run(one) for one in told["occurrences"]],
    )


def _run(told: Mapping[str, Any]) -> Run:
    done = [Deed(**one) for one in told.get("done", [])]
    closed = [Closing(**one) for one in told.get("closed", [])]
    return Run(**{**told, "done": done, "closed": closed})
