"""What one party keeps changes no answer to another: every window is asked before and after the material is there."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from comity_web.accounts.membership import actor_of, hold_role
from comity_web.accounts.models import User
from comity_web.accounts.permissions import Actor
from comity_web.followup.delegations import NewDelegation, register_delegation
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, record_engagement
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.expertise import NewRequest, record_request, withdraw_request
from comity_web.followup.feed_tokens import make_feed
from comity_web.followup.models import Engagement, Evidence, Occurrence
from comity_web.followup.occurrences import NewOccurrence, move_occurrence, open_occurrence
from comity_web.followup.registers import NewAgreement, NewOffer, record_agreement, record_offer
from comity_web.registry.models import Mandate

pytestmark = pytest.mark.django_db

OWN, THIRD, OTHER = "parliament:XAA", "parliament:XAB", "parliament:XAD"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Window:
    """An address through which something could be seen. `own_sees`: whether the answer to the owner changes."""

    path: str
    own_sees: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)


WINDOWS = {
    "list": Window("/engagements"),
    "list, as htmx asks": Window("/engagements", headers={"HX-Request": "true"}),
    "filter by party": Window(f"/engagements?party={OWN}"),
    "filter by field": Window("/engagements?field=peace-and-security"),
    "filter by mandate": Window("/engagements?mandate={mandate}"),
    "filter by days": Window("/engagements?since={yesterday}&until={today}"),
    "a page beyond": Window("/engagements?page=2", own_sees=True),
    "counts by field": Window("/fields"),
    "one field": Window("/fields/peace-and-security"),
    "page of the party": Window(f"/parties/{OWN}?tab=did"),
    "what is asked of it": Window(f"/parties/{OWN}", own_sees=False),
    "its mandates by state": Window("/parties/un-women?by=status", own_sees=False),
    "page of the State": Window("/states/XAA"),
    "workspace": Window("/workspace"),
    "mandate": Window("/mandates/{mandate}"),
    "mandates": Window("/mandates", own_sees=False),
    "resolution": Window("/A/RES/79/9101", own_sees=False),
    "lineage": Window("/A/RES/79/9101/lineage", own_sees=False),
    "coverage": Window("/coverage/A/RES/79/9101"),
    "coverage, public": Window("/coverage/A/RES/79/9101?audience=public", own_sees=False),
    "process": Window("/processes/parliamentary-hearing"),
    "processes": Window("/processes"),
    "delegations": Window("/delegations"),
    "feed of the party": Window(f"/feeds/party/{OWN}.ics", own_sees=False),
    "feed of the State": Window("/feeds/state/XAA.ics", own_sees=False),
    "feed of the process": Window("/feeds/process/parliamentary-hearing.ics", own_sees=False),
    "private feed": Window("/feeds/private/{token}.ics"),
    "offers": Window("/registers/offers"),
    "offers of the party": Window(f"/registers/offers?party={OWN}"),
    "agreements": Window("/registers/agreements"),
    "agreements of the party": Window(f"/registers/agreements?party={OWN}"),
    "mandates with information": Window("/mandates?information=received"),
    "mandate at a day": Window("/mandates/{mandate}?on={today}"),
    "requests": Window("/registers/requests"),
    "its mandates by process": Window(f"/parties/{OWN}?by=process", own_sees=False),
    "processes with something to come": Window("/processes?with=coming"),
    "home": Window("/", own_sees=False),
}

FILES = ("/coverage/A/RES/79/9101.docx", "/coverage/A/RES/79/9101.xlsx")
"""Files made anew at each request: their words are compared, not their bytes."""

FIELD = "peace-and-security"
HIDDEN_WORDS = "Kept quiet"


@pytest.fixture
def clients(harbour: None) -> dict[str, Client]:
    """A person without a party, two of the other party, and one of the owner."""
    found = {"anonymous": Client()}
    for party, roles in ((OWN, ("reader",)), (OTHER, ("focal-point", "administrator"))):
        for role in roles:
            user = User.objects.create_user(f"u{party[-1]}{role}", email=f"{party[-1]}.{role}@example.org")
            hold_role(user=user, party=party, role=role, actor=Actor(user.key, party), now=timezone.now())
            found[f"{party} {role}"] = Client()
            found[f"{party} {role}"].force_login(user)
    return found


def token_of(name: str) -> str:
    """The private feed of this person; "none" for who has none."""
    party, _space, role = name.partition(" ")
    user = User.objects.filter(username=f"u{party[-1]}{role}").first()
    return make_feed(user=user, form="a", actor=actor_of(user), now=timezone.now()) if user else "none"


def hide_everything() -> None:
    """The owner keeps a record with evidence, shares another with a third party, offers, agrees, convenes."""
    now, today = timezone.now(), timezone.localdate()
    focal = Actor("p_focal", OWN, frozenset({"focal-point"}))
    mandates = list(Mandate.objects.values_list("key", flat=True))
    for visibility in ("private", "shared"):
        for number in range(15):
            account = Account(
                f"{HIDDEN_WORDS} {number}",
                today - DAY,
                visibility=visibility,
                fields=("peace-and-security",),
                text=HIDDEN_WORDS,
            )
            new = NewEngagement(
                party=OWN,
                account=account,
                mandates=mandates,
                shared_with=[THIRD] if visibility == "shared" else [],
                files=[EvidenceFile("quiet.pdf", f"%PDF-1.7 {visibility} {number}".encode())] if not number else [],
                again=True,
            )
            record_engagement(new=new, actor=focal, now=now)
    open_occurrence(
        new=NewOccurrence(
            process="parliamentary-hearing",
            title=HIDDEN_WORDS,
            anchor_on=today + 150 * DAY,
            convener="ipu",
            visibility="participants",
            holders={"ipu": ["ipu"], "parliaments": [OWN]},
        ),
        actor=Actor("p_ipu", "ipu", frozenset({"focal-point"})),
        now=now,
    )
    first: date = today
    record_offer(new=NewOffer(HIDDEN_WORDS, ["en"], first, first + DAY, first + DAY), actor=focal, now=now)
    record_agreement(new=NewAgreement(HIDDEN_WORDS, THIRD), actor=focal, now=now)
    hide_register_entries(focal, today, now)


def hide_register_entries(focal: Actor, today: date, now: datetime) -> None:
    """A delegation to a hearing that only those who take part see, and a request for expertise that was taken back."""
    hearing = Occurrence.objects.get(title=HIDDEN_WORDS)
    register_delegation(occurrence=hearing, new=NewDelegation(9, 3), actor=focal, now=now)
    asked_for = record_request(new=NewRequest(HIDDEN_WORDS, ["en"], today, today + DAY), actor=focal, now=now)
    withdraw_request(request=asked_for, actor=focal, now=now)


STAGE = "registration"
"""The stage that its only owner does, or not, before the anchor moves."""


def opened_hearing() -> Occurrence:
    """A public hearing of one parliament, with another party in it, in which something is due within weeks."""
    return open_occurrence(
        new=NewOccurrence(
            process="parliamentary-hearing",
            title="Hearing on harbour lights",
            anchor_on=timezone.localdate() + 40 * DAY,
            convener="ipu",
            holders={"ipu": ["ipu"], "parliaments": [OWN], "body": [OTHER]},
        ),
        actor=Actor("p_ipu", "ipu", frozenset({"focal-point"})),
        now=timezone.now(),
    )


def do_stage(hearing: Occurrence, visibility: str) -> None:
    """The owner does it, and keeps it to itself or shares it with a third party."""
    account = Account(HIDDEN_WORDS, timezone.localdate(), visibility=visibility, evidence_kind="letter")
    new = NewEngagement(
        party=OWN,
        account=account,
        task=hearing.tasks.get(stage=STAGE),
        mandates=list(Mandate.objects.values_list("key", flat=True)),
        shared_with=[THIRD] if visibility == "shared" else [],
        files=[EvidenceFile("quiet.pdf", b"%PDF-1.7 quiet")],
    )
    record_engagement(new=new, actor=Actor("p_focal", OWN, frozenset({"focal-point"})), now=timezone.now())


def move_by(hearing: Occurrence, days: int, now: datetime) -> None:
    hearing.refresh_from_db()
    move_occurrence(
        occurrence=hearing,
        anchor_on=hearing.anchor_on + days * DAY,
        reason="Elections",
        actor=Actor("p_ipu", "ipu", frozenset({"focal-point"})),
        version=hearing.version,
        now=now,
    )


OF_A_HEARING = {
    "its page": Window("/occurrences/{key}"),
    "its feed": Window("/feeds/occurrence/{key}.ics", own_sees=False),
    "feed of the process": Window("/feeds/process/parliamentary-hearing.ics", own_sees=False),
    "feed of the owner": Window(f"/feeds/party/{OWN}.ics", own_sees=False),
    "feed of another": Window(f"/feeds/party/{OTHER}.ics", own_sees=False),
    "feed of the State": Window("/feeds/state/XAA.ics", own_sees=False),
    "private feed": Window("/feeds/private/{token}.ics", own_sees=False),
    "process": Window("/processes/parliamentary-hearing", own_sees=False),
    "processes": Window("/processes?with=coming", own_sees=False),
    "page of the party": Window(f"/parties/{OWN}"),
    "its mandates by process": Window(f"/parties/{OWN}?by=process"),
    "page of the State": Window("/states/XAA"),
    "workspace": Window("/workspace"),
    "mandate": Window("/mandates/{mandate}"),
    "mandate at a day": Window("/mandates/{mandate}?on={today}"),
    "coverage": Window("/coverage/A/RES/79/9101"),
    "home": Window("/", own_sees=False),
}
"""Windows of a public hearing: what its party did in private is seen by nobody else, wherever the days go."""


@pytest.mark.parametrize("visibility", ["private", "shared"])
@pytest.mark.parametrize("days", [0, 45, -45])
def test_a_move_tells_nobody_else_what_was_done(clients: dict[str, Client], days: int, visibility: str) -> None:
    now, today = timezone.now(), timezone.localdate()
    hearing = opened_hearing()
    mandate = Mandate.objects.get(act_class="encourage").key
    facts = {"key": hearing.key, "today": today.isoformat(), "mandate": mandate}
    given = {name: {**facts, "token": token_of(name)} for name in clients}
    answers = []
    for done in (False, True):
        with transaction.atomic():
            if done:
                do_stage(hearing, visibility)
            if days:
                move_by(hearing, days, now)
            answers.append(
                {
                    (name, window): asked(client, one, given[name])
                    for name, client in clients.items()
                    for window, one in OF_A_HEARING.items()
                }
            )
            transaction.set_rollback(True)
    changed = {key for key in answers[0] if answers[0][key] != answers[1][key]}
    assert not [key for key in changed if not key[0].startswith(OWN)]
    blind = {window for window, one in OF_A_HEARING.items() if one.own_sees} - {window for _name, window in changed}
    assert not blind, "these show nothing to the owner either"
    assert all(status == 200 for (name, window), (status, _text, _head) in answers[1].items() if window == "its feed")


def asked(client: Client, window: Window, facts: Mapping[str, str]) -> tuple[int, str, tuple[tuple[str, str], ...]]:
    """Status, words and telling headers of the answer, but what differs between any two; of a calendar every byte."""
    answer = client.get(window.path.format(**facts), headers=dict(window.headers))
    telling = {name: value for name, value in answer.headers.items() if name in {"ETag", "Last-Modified", "Location"}}
    text = answer.content.decode()
    if not answer.headers.get("Content-Type", "").startswith("text/calendar"):
        text = re.sub(r'name="(csrfmiddlewaretoken|form)" value="[^"]*"', "", text)
        text = re.sub(r"<time[^>]*>[^<]*\d\d:\d\d[^<]*</time>|\d{1,2}:\d\d( [ap]\.m\.)?", "", text)
    return answer.status_code, text, tuple(sorted(telling.items()))


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_what_a_party_keeps_changes_no_answer_to_others(clients: dict[str, Client], window: Window) -> None:
    today = timezone.localdate()
    mandate = Mandate.objects.get(act_class="encourage").key
    facts = {
        name: {
            "mandate": mandate,
            "token": token_of(name),
            "today": today.isoformat(),
            "yesterday": (today - DAY).isoformat(),
        }
        for name in clients
    }
    before = {name: asked(client, window, facts[name]) for name, client in clients.items()}
    hide_everything()
    after = {name: asked(client, window, facts[name]) for name, client in clients.items()}
    changed = {name for name in clients if before[name] != after[name]}
    assert not [name for name in changed if not name.startswith(OWN)]
    assert not [name for name in after if not name.startswith(OWN) and HIDDEN_WORDS in after[name][1]]
    assert not window.own_sees or f"{OWN} reader" in changed, "the window shows nothing to its owner either"


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("audience", ["", "?audience=party"])
def test_files_of_others_hold_the_same_words(clients: dict[str, Client], path: str, audience: str) -> None:
    before = {name: parts_of(client.get(path + audience).content) for name, client in clients.items()}
    hide_everything()
    after = {name: parts_of(client.get(path + audience).content) for name, client in clients.items()}
    changed = {name for name in clients if before[name] != after[name]}
    assert changed == ({name for name in clients if name.startswith(OWN)} if audience else set())


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of an office file, without the times at which they were made."""
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist() if not name.startswith("docProps/")}


def test_an_answer_known_before_is_the_same_or_nothing(clients: dict[str, Client]) -> None:
    feed = f"/feeds/party/{OWN}.ics"
    tag = clients["anonymous"].get(feed).headers["ETag"]
    hide_everything()
    for name, client in clients.items():
        assert client.get(feed, headers={"If-None-Match": tag}).status_code == 304, name
    row, piece = Engagement.objects.filter(visibility="private").earliest("pk"), Evidence.objects.earliest("pk")
    since = {"If-Modified-Since": "Mon, 01 Jan 2024 00:00:00 GMT", "If-None-Match": "*", "Range": "bytes=0-9"}
    for name, client in clients.items():
        for hidden, missing in (
            (f"/engagements/{row.key}", "/engagements/e_nothing"),
            (f"/evidence/{piece.pk}", "/evidence/999999"),
        ):
            statuses = {client.get(path, headers=since).status_code for path in (hidden, missing)}
            assert statuses == ({200, 404} if name.startswith(OWN) else {404}), (name, hidden)
