"""The words that processes share: roles, documents, kinds of evidence, fields of cooperation, subjects."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from comity.bodies.registry import KINDS, all_bodies
from comity.languages.loader import CODES
from comity.processes.faults import NO_TEXT, Page, ProcessFileError, Table
from comity.processes.places import find_places
from comity.processes.process import (
    CARDINALITIES,
    FIELDS,
    FORMS,
    KEYS,
    PIECES,
    Document,
    EvidenceKind,
    Role,
    Subject,
    Translated,
)

PARTY_KINDS = (*KINDS, "government", "chamber", "country-team", "committee-of-parliament")
"""What the holder of a role can be: the kinds of bodies, and those that only a follow-up knows."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What process files may name without describing it."""

    roles: Mapping[str, Role] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    evidence: Mapping[str, EvidenceKind] = field(default_factory=dict)
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    fields: Mapping[str, Translated] = field(default_factory=dict)


@cache
def shared_vocabulary() -> Vocabulary:
    """The vocabulary of data/vocabulary/*.toml; raises ProcessFileError if it does not hold together."""
    page, table = _shared_table("fields")
    found = Vocabulary(fields=MappingProxyType({key: _field(key, one) for key, one in table.named_tables("fields")}))
    pages = [page]
    for name in ("roles", "documents", "evidence", "subjects"):
        page, table = _shared_table(name)
        found = read_vocabulary(table, found)
        pages.append(page)
    faults = [fault for page in pages for fault in page.faults]
    if faults:
        raise ProcessFileError(faults)
    return found


def _shared_table(name: str) -> tuple[Page, Table]:
    text = (files(__package__) / "data" / "vocabulary" / f"{name}.toml").read_text(encoding="utf-8")
    page = Page(f"vocabulary/{name}.toml", find_places(text))
    table = Table(page, (), tomllib.loads(text))
    table.allow(name)
    return page, table


def read_vocabulary(table: Table, known: Vocabulary) -> Vocabulary:
    """`known`, and what the tables `roles`, `documents`, `evidence`, `subjects` add or say otherwise."""
    roles = {key: _role(key, one, known) for key, one in table.named_tables("roles")}
    documents = {key: _document(key, one) for key, one in table.named_tables("documents")}
    evidence = {key: _evidence(key, one) for key, one in table.named_tables("evidence")}
    subjects = {key: _subject(key, one) for key, one in table.named_tables("subjects")}
    return Vocabulary(
        MappingProxyType({**known.roles, **roles}),
        MappingProxyType({**known.documents, **documents}),
        MappingProxyType({**known.evidence, **evidence}),
        MappingProxyType({**known.subjects, **subjects}),
        known.fields,
    )


def _role(role_id: str, table: Table, known: Vocabulary) -> Role:
    """A role; one that the vocabulary knows needs to say only what is otherwise."""
    table.allow("name", "cardinality", "kinds", "holder", "key")
    shared = known.roles.get(role_id)
    name = table.translated("name", required=shared is None) or (shared.name if shared else NO_TEXT)
    holder = table.text("holder") or (shared.holder if shared else "")
    if holder and holder not in body_ids():
        table.fault("holder", f"unknown body {holder!r}")
    kinds = table.texts("kinds", one_of=PARTY_KINDS, what="kind of party") or (shared.kinds if shared else ())
    if not kinds and not holder:
        table.fault("", f"the role {role_id!r} says neither 'kinds' nor 'holder': who can hold it?")
    return Role(
        role_id,
        name,
        table.text("cardinality", one_of=CARDINALITIES) or (shared.cardinality if shared else "one"),
        kinds,
        holder,
        table.text("key", one_of=KEYS) or (shared.key if shared else ""),
    )


def _document(document_id: str, table: Table) -> Document:
    table.allow("name", "form")
    return Document(document_id, table.needed("name"), table.text("form", one_of=FORMS, required=True))


def _evidence(kind: str, table: Table) -> EvidenceKind:
    table.allow("name", "shown_by")
    pieces = table.texts("shown_by", one_of=PIECES, what="piece of evidence")
    return EvidenceKind(kind, table.needed("name"), pieces) if pieces else EvidenceKind(kind, table.needed("name"))


def _field(field_id: str, table: Table) -> Translated:
    table.allow("name")
    if field_id not in FIELDS:
        table.fault("", f"unknown field of cooperation {field_id!r}; one of: {', '.join(FIELDS)}")
    return table.needed("name")


def _subject(subject_id: str, table: Table) -> Subject:
    """Forms per language, in all six; each form is stems parted by blanks."""
    table.allow(*CODES)
    missing = [code for code in CODES if code not in table.values]
    if missing:
        table.fault("", f"missing translation of the subject {subject_id!r}: {', '.join(missing)}")
    forms = ((code, tuple(tuple(one.split()) for one in table.texts(code) if one.strip())) for code in CODES)
    return Subject(subject_id, tuple(forms))


@cache
def body_ids() -> frozenset[str]:
    """The id of every body in the registry."""
    return frozenset(body.id for body in all_bodies())
