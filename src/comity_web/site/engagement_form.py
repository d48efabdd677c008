"""The form in which a party records what it did: what was typed, kept as typed, and the account that it makes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from comity.processes.process import FIELDS
from comity.processes.states import Says
from comity_web.followup.engagement_account import Account
from comity_web.followup.errors import FollowupError
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.mandate_links import LinkChanges
from comity_web.followup.models import Engagement, EngagementRecord

GOALS = tuple(str(number) for number in range(1, 18))
"""The Sustainable Development Goals, by number."""

COUNTS = ("total", "legislators", "women")
"""Which participants are counted; never who they are."""

VISIBILITIES = tuple(code for code, _name in Engagement.VISIBILITIES)

MOST_LINKS = 10
MOST_MANDATES = 60
LONGEST = {"title": 300, "place": 200, "reported_as": 132, "evidence_kind": 60, "text": 20_000, "reason": 2_000}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form's inputs, by their names; lists for those that can be chosen more than once.

    `linked` are the mandates that the record answered when the form was shown: of these alone an empty tick says
    something.
    """

    title: str = ""
    happened_on: str = ""
    visibility: str = "private"
    text: str = ""
    until: str = ""
    place: str = ""
    reported_as: str = ""
    evidence_kind: str = ""
    reason: str = ""
    participants: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    mandates: tuple[str, ...] = ()
    completes: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    further: str = ""
    links: str = ""
    again: bool = False

    @property
    def has_more(self) -> bool:
        """Whether anything stands in the folded part, which is then open."""
        kept = (self.until, self.place, self.reported_as, self.evidence_kind, self.further, self.links)
        return any(kept) or any(self.participants.values()) or bool(self.fields or self.goals)


def typed_in(query: QueryDict) -> Typed:
    """What a person typed; bytes that no database takes are left out, and what is far too long is cut."""
    plain = {name: query.get(name, "").replace("\x00", "")[:longest] for name, longest in LONGEST.items()}
    return Typed(
        title=plain["title"].strip(),
        happened_on=query.get("happened_on", "").strip()[:10],
        visibility=query.get("visibility", "private"),
        text=plain["text"].strip(),
        until=query.get("until", "").strip()[:10],
        place=plain["place"].strip(),
        reported_as="".join(plain["reported_as"].split()),
        evidence_kind=plain["evidence_kind"],
        reason=plain["reason"].strip(),
        participants={name: query.get(f"count-{name}", "").strip()[:9] for name in COUNTS},
        fields=tuple(name for name in FIELDS if name in query.getlist("field")),
        goals=tuple(name for name in GOALS if name in query.getlist("goal")),
        mandates=tuple(dict.fromkeys(query.getlist("mandate")))[:MOST_MANDATES],
        completes=tuple(dict.fromkeys(query.getlist("completes")))[:MOST_MANDATES],
        linked=tuple(dict.fromkeys(query.getlist("linked")))[:MOST_MANDATES],
        further=query.get("further", "").replace("\x00", "")[:2_000],
        links=query.get("links", "").replace("\x00", "")[:6_000],
        again="again" in query,
    )


def typed_of(record: EngagementRecord, links: Mapping[str, str]) -> Typed:
    """The inputs as they stand for a record that is to be corrected; `links`: what it says of which mandates."""
    return Typed(
        title=record.title,
        happened_on=record.happened_on.isoformat(),
        visibility=record.visibility,
        text=record.text,
        until=record.until.isoformat() if record.until else "",
        place=record.place,
        reported_as=record.reported_as,
        evidence_kind=record.evidence_kind,
        participants={name: str(count) for name, count in record.participants.items()},
        fields=tuple(record.fields),
        goals=tuple(record.goals),
        mandates=tuple(links),
        completes=tuple(key for key, says in links.items() if says == Says.COMPLETION),
        linked=tuple(links),
    )


def account_typed(typed: Typed) -> Account:
    """What the person says; raises FollowupError for a day or a count that cannot be read."""
    if typed.visibility not in VISIBILITIES:
        raise FollowupError("nobody can see this", code="visibility-unknown")
    happened_on = read_day(typed.happened_on)
    if happened_on is None:
        raise FollowupError("the day cannot be read", code="day-missing")
    return Account(
        title=typed.title,
        happened_on=happened_on,
        text=typed.text,
        until=read_day(typed.until),
        place=typed.place,
        participants=_counts(typed.participants),
        evidence_kind=typed.evidence_kind,
        reported_as=typed.reported_as,
        fields=typed.fields,
        goals=typed.goals,
        visibility=typed.visibility,
    )


def read_day(text: str) -> date | None:
    """The day of an ISO date, None where nothing was given; raises FollowupError for what is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise FollowupError("the day cannot be read", code="day-missing") from None


def _counts(given: Mapping[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name, text in given.items():
        if text and not (text.isascii() and text.isdigit()):
            raise FollowupError("a count is a whole number", code="counts-false")
        if text:
            counts[name] = int(text)
    return counts


def mandates_typed(typed: Typed) -> list[str]:
    """The keys that were ticked, and those that were typed, alone or at the end of an address."""
    further = [word.rstrip("/").rpartition("/")[2] for word in typed.further.replace(",", " ").split()]
    return list(dict.fromkeys([*typed.mandates, *further]))[:MOST_MANDATES]


def link_changes_typed(typed: Typed) -> LinkChanges:
    """What a correction changes: a tick taken away from a mandate that was linked says that it is not answered."""
    answered = [*mandates_typed(typed), *typed.completes]
    return LinkChanges(
        mandates=mandates_typed(typed),
        dropped=[key for key in typed.linked if key not in answered],
        completes=typed.completes,
        leaves_open=[key for key in typed.linked if key not in typed.completes],
    )


def links_typed(typed: Typed) -> list[str]:
    """The addresses, one on each line."""
    return list(dict.fromkeys(line.strip()[:500] for line in typed.links.splitlines() if line.strip()))[:MOST_LINKS]


def files_sent(request: HttpRequest) -> list[EvidenceFile]:
    """The files of the form, each read only as far as one may be long; raises FollowupError for more than are taken."""
    files: MultiValueDict[str, UploadedFile[bytes]] = request.FILES
    sent: Iterable[UploadedFile[bytes]] = files.getlist("files")
    found = [EvidenceFile(_plain_name(file.name or ""), file.read(settings.MAX_EVIDENCE + 1)) for file in sent]
    if len(found) > settings.MAX_EVIDENCE_FILES:
        raise FollowupError("these are too many files at once", code="evidence-too-many")
    return found


def _plain_name(name: str) -> str:
    """The name without what no header or page can hold."""
    return "".join(letter for letter in name if letter.isprintable()).strip() or "evidence"
