"""Decisions as the pages show them: what was decided beside what was read, by whom, when, and whether it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from comity_web.parties.selectors import party_names
from comity_web.registry.decided import CLAUSES
from comity_web.registry.models import Doubt, Settlement
from comity_web.registry.recut import Cut
from comity_web.registry.words import place_of, plain_words
from comity_web.site.languages import Tongue, interface_language
from comity_web.site.show import say_value
from comity_web.site.words import FIELDS

ROLES = {
    "administrator": pgettext_lazy("role", "administrator"),
    "uploader": pgettext_lazy("role", "uploader"),
    "reader": pgettext_lazy("role", "reader"),
}

KINDS = {
    "confirm": pgettext_lazy("decision", "confirmed"),
    "correct": pgettext_lazy("decision", "corrected"),
    "withdraw": pgettext_lazy("decision", "given back to the reader"),
}


@dataclass(frozen=True, slots=True)
class ShownText:
    """A paragraph as it was when a decision was taken, and as it is now where that differs."""

    tongue: Tongue
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class ShownSettlement:
    """A decision: the field in words, what was decided, what was read, who, in which role, when."""

    field: str
    label: str
    kind: str
    decided: tuple[str, ...]
    read: tuple[str, ...]
    by: str
    role: str
    at: datetime
    note: str
    standing: bool
    superseded: bool


def show_settlements(
    settlements: Sequence[Settlement], *, standing: Iterable[str] = (), reopened: Iterable[int] = ()
) -> list[ShownSettlement]:
    """The decisions in the order given (newest first); `standing` are the fields on which the last one counts."""
    settlements, reopened, counts = list(settlements), set(reopened), set(standing)
    names = party_names(ids=_parties(settlements), language=interface_language())
    newest: set[str] = set()
    shown = []
    for each in settlements:
        last = each.field not in newest
        newest.add(each.field)
        shown.append(
            ShownSettlement(
                field=each.field,
                label=str(FIELDS.get(each.field, each.field)),
                kind=str(KINDS[each.kind]),
                decided=_say(each, each.value, names) if each.kind != "withdraw" else (),
                read=_say(each, each.read, names),
                by=each.decided_by,
                role=str(ROLES.get(each.decided_as, each.decided_as)),
                at=each.decided_at,
                note=each.note,
                standing=last and each.field in counts and each.pk not in reopened,
                superseded=not last,
            )
        )
    return shown


def _say(settlement: Settlement, value: Any, names: Mapping[str, str]) -> tuple[str, ...]:
    """The value in words: of a cut, its clauses, one after the other."""
    if settlement.field == CLAUSES and settlement.mandate_id is None:
        text = settlement.texts.get(settlement.language, "")
        return tuple(cut_text(text, Cut(tuple(value or ()))))
    if settlement.field == CLAUSES and isinstance(value, dict):
        lacking = [Tongue(code).own_name for code, there in value.items() if not there]
        return (_("not in: %(languages)s") % {"languages": ", ".join(lacking)} if lacking else _("in every language"),)
    if settlement.field == CLAUSES:
        return (_("it is a clause"),)
    return (say_value(value, names),)


def cut_text(text: str, cut: Cut) -> list[str]:
    """The text in the pieces of a cut."""
    edges = [0, *(place_of(text, place) for place in cut.places), len(text)]
    return [text[start:end].strip() for start, end in pairwise(edges)]


def _parties(settlements: Iterable[Settlement]) -> set[str]:
    found: set[str] = set()
    for settlement in settlements:
        for value in (settlement.value, settlement.read):
            if isinstance(value, list):
                found |= {str(party) for party in value}
            elif settlement.field == "report_to" and value:
                found.add(str(value))
    return found


def show_texts(settlement: Settlement, now: Mapping[str, str]) -> tuple[ShownText, ...]:
    """Each language's words as they were when the decision was taken, beside what they are now where they changed."""
    return tuple(
        ShownText(Tongue(code), then, now.get(code, ""))
        for code, then in sorted(settlement.texts.items())
        if plain_words(then) != plain_words(now.get(code, ""))
    )


def settle_url(doubt: Doubt) -> str:
    """Where the doubt can be settled; "" for one that is not settled in this way."""
    settleable = doubt.mandate_id is not None or doubt.code in SETTLED_IN_PLACE or doubt.field == CLAUSES
    return reverse("settle-doubt", args=[doubt.pk]) if settleable and doubt.pk else ""


SETTLED_IN_PLACE = frozenset({"act-class-unsure", "addressee-unknown", "no-act-found", "party-unsure"})
"""Doubts of the reader that a decision on the clause they are about settles."""
