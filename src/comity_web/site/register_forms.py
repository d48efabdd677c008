"""The registers as pages show them: inputs of the form, what was typed as an entry to be, an entry in lines."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from comity_web.followup.errors import FollowupError
from comity_web.followup.expertise import NewRequest, standing_of
from comity_web.followup.models import Agreement, AgreementClause, Commitment, ExpertiseOffer, ExpertiseRequest
from comity_web.followup.registers import NewAgreement, NewClause, NewCommitment, NewOffer
from comity_web.parties.models import Party
from comity_web.site.engagement_form import read_day
from comity_web.site.show import ShownParty, show_party
from comity_web.site.words import LANGUAGES

OFFERS, REQUESTS, AGREEMENTS, COMMITMENTS = "offers", "requests", "agreements", "commitments"

REQUEST_STANDINGS: dict[str, Promise] = {
    "requested": pgettext_lazy("request", "open"),
    "matched": pgettext_lazy("request", "matched, to be agreed by both"),
    "agreed": pgettext_lazy("request", "agreed by both"),
    "deployed": pgettext_lazy("request", "expert deployed"),
    "result": pgettext_lazy("request", "result told"),
    "withdrawn": pgettext_lazy("request", "withdrawn"),
}

STATUSES: dict[str, Promise] = {
    "none-known": pgettext_lazy("law", "no information received"),
    "bill": pgettext_lazy("law", "bill introduced"),
    "adopted": pgettext_lazy("law", "act adopted"),
    "in-force": pgettext_lazy("law", "act in force"),
}

MOST_TEXT = 20_000
CLAUSE = re.compile(r"(?P<number>[\w.()-]{1,20})\s+(?P<text>.*?)\s*(?:\[(?P<mandates>[\w\s,]*)\])?")
"""A line of clauses: the number, the words, and in square brackets the mandates."""


@dataclass(frozen=True, slots=True)
class Input:
    """An input of a form. `kind`: text, area, date, check, languages, choice."""

    name: str
    label: Promise
    kind: str = "text"
    required: bool = False
    hint: Promise | str = ""
    longest: int = 300
    choices: Mapping[str, Promise] | None = None


EXPERTISE = (
    Input(
        "subject",
        _("Field of the expertise"),
        required=True,
        longest=200,
        hint=_("A subject, never the name of a person."),
    ),
    Input("languages", _("Languages"), "languages", choices=LANGUAGES),
)
"""What is offered, or asked for."""

INPUTS: dict[str, tuple[Input, ...]] = {
    OFFERS: (
        *EXPERTISE,
        Input("available_from", _("Available from"), "date", required=True),
        Input("available_until", _("Available until"), "date", required=True),
        Input("consent_until", _("Consent to be shown ends on"), "date", required=True),
        Input(
            "has_statement",
            _("A statement on conflicts of interest was made"),
            "check",
            hint=_("Without it no other party sees the offer."),
        ),
    ),
    REQUESTS: (
        *EXPERTISE,
        Input("wanted_from", _("Wanted from"), "date", required=True),
        Input("wanted_until", _("Wanted until"), "date", required=True),
    ),
    AGREEMENTS: (
        Input("title", _("Title"), required=True),
        Input("other", _("Other party (name or id)"), required=True, longest=200),
        Input(
            "in_force_from",
            _("In force from"),
            "date",
            hint=_("Empty: a draft, which only the two parties see. In force it is seen by everybody."),
        ),
        Input(
            "clauses",
            _("Clauses"),
            "area",
            longest=MOST_TEXT,
            hint=_(
                "One on each line: its number, its words, and in square brackets the ids of the mandates it serves."
            ),
        ),
    ),
    COMMITMENTS: (
        Input("instrument", _("Instrument"), required=True, longest=120),
        Input("provision", _("Provision"), longest=120),
        Input("status", _("Where the law stands"), "choice", choices=STATUSES),
        Input("law", _("Bill or act")),
        Input("status_on", _("Since"), "date"),
        Input("source", _("Source")),
    ),
}

CHANGED = ("status", "law", "status_on", "source")
"""What of a commitment changes; its instrument and provision say which one it is."""


@dataclass(frozen=True, slots=True)
class Filled:
    """An input with what stands in it."""

    input: Input
    value: str
    chosen: frozenset[str] = frozenset()


def fill(inputs: tuple[Input, ...], query: Mapping[str, Any]) -> list[Filled]:
    """The inputs with what was typed; `query` is a QueryDict or the values of an entry."""
    found = []
    for one in inputs:
        given = query.getlist(one.name) if isinstance(query, QueryDict) else [query.get(one.name, "")]
        text = str(given[-1])[: one.longest] if given else ""
        found.append(Filled(one, text, frozenset(str(each) for each in given)))
    return found


def typed(query: QueryDict, name: str, longest: int = 300) -> str:
    """What was typed, without bytes that no database takes, cut where it is far too long."""
    return query.get(name, "").replace("\x00", "").strip()[:longest]


def read_offer(query: QueryDict, _resolve: Callable[[str], str]) -> NewOffer:
    """The offer; raises FollowupError for what cannot be one."""
    return NewOffer(
        typed(query, "subject", 200),
        [code for code in LANGUAGES if code in query.getlist("languages")],
        _day(query, "available_from"),
        _day(query, "available_until"),
        _day(query, "consent_until"),
        "has_statement" in query,
    )


def read_request(query: QueryDict, _resolve: Callable[[str], str]) -> NewRequest:
    """The request; raises FollowupError for what cannot be one."""
    return NewRequest(
        typed(query, "subject", 200),
        [code for code in LANGUAGES if code in query.getlist("languages")],
        _day(query, "wanted_from"),
        _day(query, "wanted_until"),
    )


def read_agreement(query: QueryDict, resolve: Callable[[str], str]) -> NewAgreement:
    """The agreement; raises FollowupError for a line that is no clause."""
    lines = [line.strip() for line in typed(query, "clauses", MOST_TEXT).splitlines() if line.strip()]
    return NewAgreement(
        typed(query, "title"),
        resolve(typed(query, "other", 200)),
        [_clause(line) for line in lines],
        read_day(typed(query, "in_force_from", 10)),
    )


def read_commitment(query: QueryDict, _resolve: Callable[[str], str]) -> NewCommitment:
    """The commitment; raises FollowupError for what is no day."""
    return NewCommitment(
        typed(query, "instrument", 120),
        typed(query, "provision", 120),
        typed(query, "law"),
        typed(query, "status", 12),
        read_day(typed(query, "status_on", 10)),
        typed(query, "source"),
    )


def _day(query: QueryDict, name: str) -> date:
    found = read_day(typed(query, name, 10))
    if found is None:
        raise FollowupError("a day is missing", code="day-missing")
    return found


def _clause(line: str) -> NewClause:
    found = CLAUSE.fullmatch(line)
    if found is None or not found["text"]:
        raise FollowupError(str(_("This line is no clause: %(line)s") % {"line": line[:60]}))
    keys = re.findall(r"\w+", found["mandates"] or "")
    return NewClause(found["number"].rstrip("."), found["text"], tuple(dict.fromkeys(keys)))


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause with the addresses of its mandates."""

    number: str
    text: str
    mandates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry of a register: what it is called, whose it is, its facts (label, words or day), its clauses."""

    url: str
    title: str
    parties: tuple[ShownParty, ...]
    facts: tuple[tuple[Any, Any], ...]
    mark: Any = ""
    clauses: tuple[ShownClause, ...] = ()
    is_sample: bool = False


def show_entry(register: str, row: Any, today: date) -> ShownEntry:
    """The entry as the list and its own page show it."""
    return SHOWN[register](row, reverse("register-entry", args=[register, row.pk]), today)


def _show_offer(row: ExpertiseOffer, url: str, today: date) -> ShownEntry:
    open_now = row.withdrawn_at is None and row.has_statement and row.consent_until >= today <= row.available_until
    mark = "" if open_now else _("withdrawn") if row.withdrawn_at else _("seen by this party only")
    facts = (
        (_("Languages"), ", ".join(str(LANGUAGES[code]) for code in row.languages if code in LANGUAGES)),
        (_("Available from"), row.available_from),
        (_("Available until"), row.available_until),
        (_("Consent to be shown ends on"), row.consent_until),
        (_("Statement on conflicts of interest"), _("made") if row.has_statement else _("not made")),
    )
    return ShownEntry(url, row.subject, (show_party(row.party),), facts, mark, is_sample=row.is_sample)


def _show_request(row: ExpertiseRequest, url: str, _today: date) -> ShownEntry:
    facts = (
        (_("Where it stands"), REQUEST_STANDINGS[standing_of(row)]),
        (_("Languages"), ", ".join(str(LANGUAGES[code]) for code in row.languages if code in LANGUAGES)),
        (_("Wanted from"), row.wanted_from),
        (_("Wanted until"), row.wanted_until),
    )
    return ShownEntry(url, row.subject, (show_party(row.party),), facts, is_sample=row.is_sample)


def _show_agreement(row: Agreement, url: str, today: date) -> ShownEntry:
    parties: list[Party] = sorted(row.parties.all(), key=lambda party: party.pk)
    drafted = row.in_force_from is None or row.in_force_from > today
    facts = ((_("Version"), str(row.version)), (_("In force from"), row.in_force_from or _("not in force")))
    mark = _("seen by its parties only") if drafted else ""
    clauses = tuple(_show_clause(clause) for clause in row.clauses.all())
    shown = tuple(show_party(party) for party in parties)
    return ShownEntry(url, row.title, shown, facts, mark, clauses, row.is_sample)


def _show_clause(clause: AgreementClause) -> ShownClause:
    served = tuple((one.key, reverse("mandate", args=[one.key])) for one in clause.mandates.all())
    return ShownClause(clause.number, clause.text, served)


def _show_commitment(row: Commitment, url: str, _today: date) -> ShownEntry:
    facts = (
        (_("Where the law stands"), STATUSES[row.status]),
        (_("Bill or act"), row.law),
        (_("Since"), row.status_on),
        (_("Source"), row.source),
    )
    title = ", ".join(part for part in (row.instrument, row.provision) if part)
    told = tuple(fact for fact in facts if fact[1])
    return ShownEntry(url, title, (show_party(row.state),), told, is_sample=row.is_sample)


SHOWN: dict[str, Callable[[Any, str, date], ShownEntry]] = {
    OFFERS: _show_offer,
    REQUESTS: _show_request,
    AGREEMENTS: _show_agreement,
    COMMITMENTS: _show_commitment,
}
