"""The membership of the Inter-Parliamentary Union as its own list says it, read from a table."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from comity.model.errors import ComityError
from comity_web.parties.models import IpuMembership, Party

STATUSES = frozenset({"member", "none"})
"""What the list may say of a parliament; "listed" is what a source says that is not the IPU's own."""

MOST_BYTES = 1_000_000


class MembershipListError(ComityError):
    """The table cannot be read: which line, why, and what to try."""


@dataclass(frozen=True, slots=True)
class ListedMember:
    """One line: the parliament's party id, its status, and the day since which it is a member, if told."""

    parliament: str
    status: str
    since: date | None


@transaction.atomic
def load_ipu_members(*, table: bytes, source: str, dated: date) -> int:
    """Each parliament named has the status that the table says, by this source; how many there are.

    The table is CSV in UTF-8 with the columns code (ISO 3166 alpha-3), status ("member" or "none") and since
    (YYYY-MM-DD, may be empty). Raises MembershipListError with the line for anything else, and then nothing changes.
    """
    if not source.strip():
        raise MembershipListError("the source of the list is not named", hint="say who published it, and where")
    known = set(Party.objects.filter(kind="parliament").values_list("pk", flat=True))
    rows = [
        IpuMembership(
            parliament_id=one.parliament, status=one.status, since=one.since, source=source.strip(), source_date=dated
        )
        for one in _members(table, known)
    ]
    IpuMembership.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["parliament"],
        update_fields=["status", "since", "source", "source_date"],
    )
    return len(rows)


def _members(table: bytes, known: set[str]) -> Iterator[ListedMember]:
    """The lines of the table; a parliament stands on one line only."""
    if len(table) > MOST_BYTES:
        raise MembershipListError(f"the table is larger than {MOST_BYTES:,} bytes")
    try:
        lines = csv.DictReader(io.StringIO(table.decode("utf-8-sig")), strict=True)
        missing = {"code", "status", "since"} - set(lines.fieldnames or ())
        if missing:
            raise MembershipListError(
                f"the table has no column {', '.join(sorted(missing))}", where="line 1", hint="code,status,since"
            )
        seen: set[str] = set()
        for line in lines:
            member = _member(line, f"line {lines.line_num}", known)
            if member.parliament in seen:
                raise MembershipListError(f"{line['code']} stands there twice", where=f"line {lines.line_num}")
            seen.add(member.parliament)
            yield member
    except (UnicodeDecodeError, csv.Error) as error:
        raise MembershipListError(f"the table is no CSV in UTF-8: {error}") from error


def _member(line: dict[str, str | None], where: str, known: set[str]) -> ListedMember:
    """One line, checked."""
    code, status, since = ((line[name] or "").strip() for name in ("code", "status", "since"))
    parliament = f"parliament:{code.upper()}"
    if parliament not in known:
        raise MembershipListError(f"there is no parliament of {code!r}", where=where, hint="an ISO 3166 alpha-3 code")
    if status not in STATUSES:
        raise MembershipListError(
            f"{status!r} is no status", where=where, hint=f"one of: {', '.join(sorted(STATUSES))}"
        )
    try:
        return ListedMember(parliament, status, date.fromisoformat(since) if since else None)
    except ValueError as error:
        raise MembershipListError(f"{since!r} is no day", where=where, hint="YYYY-MM-DD, or nothing") from error
