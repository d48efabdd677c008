"""Chambers, delegations and reviews as a State's page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch
from django.utils.translation import pgettext

from comity.processes.process import Process
from comity.processes.states import StageStanding
from comity_web.followup.models import Delegation, Occurrence
from comity_web.followup.stages import StageView
from comity_web.parties.models import Party
from comity_web.site.addresses import address
from comity_web.site.show_engagement import STATES, occurrence_url


@dataclass(frozen=True, slots=True)
class ShownDelegation:
    """A delegation: members and, where the State has said so, how many of them are legislators; by chamber and sex."""

    title: str
    url: str
    on: date
    members: int
    legislators: int | None
    counts: tuple[tuple[str, str, int], ...]
    is_sample: bool


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A stage of an occurrence for one viewer; `side` is whose key the owner turns, `state` a word of STATES."""

    title: str
    due: date
    owner: str
    side: str
    state: str
    word: str


@dataclass(frozen=True, slots=True)
class ShownStanding:
    """An occurrence and where each of its stages stands; `done` of `whole` are done."""

    title: str
    process: str
    url: str
    anchor_on: date
    steps: tuple[ShownStep, ...]
    done: int
    whole: int
    is_sample: bool


def show_delegation(row: Delegation, language: str) -> ShownDelegation:
    """The delegation; occurrence, counts and chambers must have been fetched."""
    sexes = {"f": pgettext("delegates", "women"), "m": pgettext("delegates", "men")}
    counts = tuple(
        (count.chamber.name(language) if count.chamber else "", sexes.get(count.sex, ""), count.count)
        for count in row.counts.all()
    )
    return ShownDelegation(
        title=row.occurrence.title,
        url=occurrence_url(row.occurrence.key),
        on=row.occurrence.anchor_on,
        members=row.members,
        legislators=row.legislators,
        counts=counts,
        is_sample=row.occurrence.is_sample,
    )


def show_standing(row: Occurrence, process: Process, views: Sequence[StageView], language: str) -> ShownStanding:
    """The occurrence with a step for every party that owes a stage."""
    sides = {"state": "government", "parliament": "parliament"}
    steps = tuple(
        ShownStep(
            title=view.stage.title.to(language),
            due=owed.task.due_on,
            owner=owed.task.owner.name(language),
            side=sides.get(owed.task.owner.kind, ""),
            state=owed.state.standing.value,
            word=str(STATES[owed.state.standing.value]),
        )
        for view in views
        for owed in view.owed
    )
    done = sum(1 for step in steps if step.state == StageStanding.DONE)
    return ShownStanding(
        title=row.title,
        process=process.title.to(language),
        url=occurrence_url(row.key),
        anchor_on=row.anchor_on,
        steps=steps,
        done=done,
        whole=len(steps),
        is_sample=row.is_sample,
    )


def state_url(party: Party) -> str:
    """The page of the State that a government or parliament belongs to; "" for other parties."""
    kind, _colon, code = party.pk.partition(":")
    if kind not in {"state", "parliament"} or not code:
        return ""
    try:
        return address("state", code)
    except NoReverseMatch:
        return ""
