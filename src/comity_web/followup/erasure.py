"""A person is erased: their account is emptied, and their name goes out of every word that the follow-up keeps.

This is the only lawful change of an append-only row. It is written past `save`, with a Redaction row beside it that
says how many places, never what stood there.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from comity_web.accounts import audit
from comity_web.accounts.erasure import empty_account
from comity_web.accounts.membership import MembershipError
from comity_web.accounts.models import AuditRecord, User
from comity_web.accounts.permissions import Actor
from comity_web.accounts.site_rights import SITE
from comity_web.followup.models import (
    Agreement,
    AgreementClause,
    Commitment,
    Delegation,
    EngagementRecord,
    Evidence,
    ExpertiseOffer,
    ExpertiseRequest,
    ExpertiseStep,
    Letter,
    Occurrence,
    Redaction,
    StageChange,
)
from comity_web.followup.person_names import NamePatterns, name_patterns
from comity_web.parties.models import PartyDocument, Recess
from comity_web.registry.models import Settlement

MARK = "[…]"
"""What stands where a name stood, in every language."""

FREE_TEXT: tuple[tuple[type[Model], tuple[str, ...], str], ...] = (
    (EngagementRecord, ("title", "text", "place", "reason", "reported_as"), "by"),
    (Evidence, ("name", "link"), "by"),
    (StageChange, ("reason",), "by"),
    (Delegation, ("reason",), "by"),
    (Occurrence, ("title", "theme", "place"), "made_by"),
    (Letter, ("subject", "body"), "drafted_by"),
    (ExpertiseOffer, ("subject",), "by"),
    (ExpertiseRequest, ("subject",), "by"),
    (ExpertiseStep, ("text", "link"), "by"),
    (Agreement, ("title",), "by"),
    (AgreementClause, ("text",), ""),
    (Commitment, ("instrument", "provision", "law", "source"), "by"),
    (Settlement, ("note",), "decided_by"),
    (AuditRecord, ("before", "after"), "actor"),
    (Recess, ("source",), "by"),
    (PartyDocument, ("title",), ""),
)
"""Every field that a person types words into: its model, the fields, and which field says who wrote them."""


@transaction.atomic
def erase_person(*, user: User, actor: Actor, now: datetime) -> int:
    """The person is named nowhere any more, and cannot sign in; how many rows lost words. Raises MembershipError."""
    if user.is_sample:
        # The names of sample people are words such as those of bodies: taken out, they would go from real records too.
        raise MembershipError(_("A sample account goes with the sample world."), hint="comity remove-samples")
    patterns = name_patterns(user)
    empty_account(user=user, actor=actor, now=now)
    user.feed_tokens.all().delete()
    user.reminders.all().delete()
    redacted = 0
    for model, fields, writer in FREE_TEXT:
        redacted += _redact_model(model, fields, writer, patterns, user.key, now)
    audit.note(actor=actor, at=now, action="erase", kind="person", reference=user.key, owner=SITE)
    return redacted


def _redact_model(
    model: type[Model], fields: tuple[str, ...], writer: str, patterns: NamePatterns, person: str, now: datetime
) -> int:
    """How many rows of the model lost words."""
    names = ("pk", *fields, *((writer,) if writer else ()))
    changed = 0
    for row in list(_rows_that_change(model, fields, names, writer, patterns, person)):
        pk, values, places = row
        model._default_manager.filter(pk=pk).update(**values)
        Redaction.objects.create(
            record_id=pk if model is EngagementRecord else None,
            kind=model._meta.model_name or "",
            reference=str(pk),
            person=person,
            places=places,
            at=now,
        )
        changed += 1
    return changed


def _rows_that_change(
    model: type[Model],
    fields: tuple[str, ...],
    names: tuple[str, ...],
    writer: str,
    patterns: NamePatterns,
    person: str,
) -> Iterator[tuple[Any, dict[str, Any], int]]:
    """Key, new values and number of places of each row that names the person."""
    for row in model._default_manager.values(*names).iterator():
        own = bool(writer) and row[writer] == person
        named = patterns.full is not None and any(patterns.full.search(_words(row[name])) for name in fields)
        chosen = [patterns.full] + ([patterns.family] if own or named else [])
        values, places = {}, 0
        for name in fields:
            replaced, count = _without(row[name], [pattern for pattern in chosen if pattern])
            if count:
                longest = getattr(model._meta.get_field(name), "max_length", None)
                values[name] = replaced[:longest] if longest and isinstance(replaced, str) else replaced
                places += count
        if values:
            yield row["pk"], values, places


def _words(value: Any) -> str:
    """All words in a text or a JSON value."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return "\n".join(_words(part) for part in value.values())
    return "\n".join(_words(part) for part in value) if isinstance(value, list) else ""


def _without(value: Any, patterns: list[re.Pattern[str]]) -> tuple[Any, int]:
    """The text or JSON value with MARK where a name stood, and how often one did."""
    if isinstance(value, str):
        text, places = unicodedata.normalize("NFC", value), 0
        for pattern in patterns:
            text, count = pattern.subn(MARK, text)
            places += count
        return (text, places) if places else (value, 0)
    if isinstance(value, dict):
        done = {key: _without(part, patterns) for key, part in value.items()}
        return {key: part for key, (part, _count) in done.items()}, sum(count for _part, count in done.values())
    if isinstance(value, list):
        parts = [_without(part, patterns) for part in value]
        return [part for part, _count in parts], sum(count for _part, count in parts)
    return value, 0


def free_text_fields() -> dict[str, set[str]]:
    """The fields looked at, by model label: a test holds them against the models."""
    return {model._meta.label: set(fields) for model, fields, _writer in FREE_TEXT}
