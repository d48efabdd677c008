"""The register of delegations: who answers, what is refused, shares with who answered, sex only in totals."""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation
from tests.comity_web.followup.conftest import NOW, person
from tests.comity_web.site.test_processes import client_of

from comity_web.accounts.models import AuditRecord
from comity_web.followup.catalogue import process_of
from comity_web.followup.delegations import (
    Count,
    NewDelegation,
    answers_for,
    register_delegation,
    share_of,
)
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.models import Delegation, Engagement, Occurrence
from comity_web.followup.occurrences import NewOccurrence, open_occurrence
from comity_web.followup.titles import title_of
from comity_web.parties.models import Chamber

STATES = ("XAA", "XAB", "XAC", "XAD")


@pytest.fixture
def meeting(world: None) -> Occurrence:
    """A meeting to which four States are asked, with the parliament of the first."""
    return open_occurrence(
        new=NewOccurrence(
            process="legislators-in-delegations",
            title="Meeting on lighthouses",
            anchor_on=date(2026, 7, 1),
            convener="ipu",
            holders={
                "ipu": ["ipu"],
                "governments": [f"state:{code}" for code in STATES],
                "parliaments": ["parliament:XAA"],
            },
        ),
        actor=person("ipu", "focal-point"),
        now=NOW,
    )


def say(meeting: Occurrence, party: str, members: int, legislators: int | None, **more: object) -> Delegation:
    new = NewDelegation(members, legislators, **more)  # type: ignore[arg-type]
    return register_delegation(occurrence=meeting, new=new, actor=person(party, "focal-point"), now=NOW)


def test_an_entry_does_the_task_and_silence_is_not_none(meeting: Occurrence) -> None:
    say(meeting, "state:XAA", 10, 3)
    say(meeting, "state:XAB", 5, None)
    assert meeting.tasks.get(stage="registered", owner_id="state:XAA").done_on == NOW.date()
    share = share_of(answers_for(meeting))
    assert (share.legislators, share.members, share.answered, share.asked) == (3, 10, 1, 4)


def test_the_record_of_an_entry_is_called_what_its_stage_is_called_in_the_language_read(meeting: Occurrence) -> None:
    say(meeting, "state:XAA", 10, 3)
    engagement = Engagement.objects.get()
    assert engagement.current is not None
    titles = {}
    for language in ("en", "fr", "zh-hans", "ar"):
        with translation.override(language):
            titles[language] = title_of(engagement, engagement.current)
    stage = process_of(meeting.process).stage("registered").title
    assert titles == {code: stage.to(code.partition("-")[0]) for code in titles}
    assert len(set(titles.values())) == 4
    engagement.current.title = "Three keepers were named"
    assert title_of(engagement, engagement.current) == "Three keepers were named"


def test_government_and_parliament_stand_side_by_side(meeting: Occurrence) -> None:
    say(meeting, "parliament:XAA", 10, 4)
    assert share_of(answers_for(meeting)).legislators == 4
    say(meeting, "state:XAA", 10, 3)
    answer = answers_for(meeting)[0]
    assert answer.differ
    assert share_of(answers_for(meeting)).legislators == 3


def test_a_correction_takes_a_reason_and_the_row_that_was_seen(meeting: Occurrence) -> None:
    first = say(meeting, "state:XAA", 10, 3)
    with pytest.raises(ChangedMeanwhileError):
        say(meeting, "state:XAA", 11, 3)
    with pytest.raises(FollowupError, match="reason"):
        say(meeting, "state:XAA", 11, 3, seen=first.sequence)
    say(meeting, "state:XAA", 11, 2, seen=first.sequence, reason="One fell ill")
    assert share_of(answers_for(meeting)).legislators == 2
    assert Delegation.objects.count() == 2


@pytest.mark.parametrize(
    ("members", "legislators", "counts"),
    [
        (0, None, ()),
        (3, 4, ()),
        (9, 2, (Count(None, "f", 3),)),
        (9, None, (Count(None, "f", 1),)),
        (9, 3, (Count(10**6, "f", 1),)),
        (9, 3, (Count(None, "q", 1),)),
    ],
)
def test_false_numbers_are_refused(
    meeting: Occurrence, members: int, legislators: int | None, counts: tuple[Count, ...]
) -> None:
    with pytest.raises(FollowupError):
        say(meeting, "state:XAA", members, legislators, counts=counts)
    assert not Delegation.objects.exists()


@pytest.mark.parametrize(
    ("party", "role"), [("state:XAA", "contributor"), ("state:XAE", "focal-point"), ("ipu", "focal-point")]
)
def test_only_a_focal_point_of_who_was_asked_registers(meeting: Occurrence, party: str, role: str) -> None:
    with pytest.raises(NotAllowedError):
        register_delegation(occurrence=meeting, new=NewDelegation(3), actor=person(party, role), now=NOW)


def test_the_audit_tells_what_an_entry_said_before(meeting: Occurrence) -> None:
    first = say(meeting, "state:XAA", 10, 3)
    say(meeting, "state:XAA", 11, 2, seen=first.sequence, reason="One fell ill")
    made, corrected = AuditRecord.objects.filter(kind="delegation").order_by("pk")
    assert (made.before, made.after) == (None, {"members": 10, "legislators": 3, "sequence": 1})
    assert (corrected.before, corrected.after) == (made.after, {"members": 11, "legislators": 2, "sequence": 2})


def test_sex_is_told_in_totals_of_three_states_or_more(meeting: Occurrence) -> None:
    for number, code in enumerate(STATES[:3], start=1):
        counts = (Count(None, "f", 1), Count(None, "m", 1))
        say(meeting, f"state:{code}", 5, 2, counts=counts)
        share = share_of(answers_for(meeting))
        assert share.women == (3 if number == 3 else None)


def test_the_page_tells_numerator_denominator_and_who_answered(meeting: Occurrence) -> None:
    chamber = Chamber.objects.create(parliament_id="parliament:XAA", code="L", names={"en": "House"}, source="us")
    focal = client_of("state:XAA", "focal-point")
    form = {"members": "8", "legislators": "2", f"count-{chamber.pk}-f": "2", "seen": "0"}
    assert focal.post(f"/occurrences/{meeting.key}/delegations/register", form).status_code == 302
    outside = Client().get(f"/occurrences/{meeting.key}/delegations").content.decode()
    assert "2 of 8 members are legislators" in outside
    assert "1 of 4 States answered" in outside
    assert outside.count("no information received") == 3
    assert "women: 2" not in outside
    assert "women: 2" in focal.get(f"/occurrences/{meeting.key}/delegations").content.decode()
    assert "2 of 8" in Client().get("/delegations").content.decode()
    assert focal.post(f"/occurrences/{meeting.key}/delegations/register", form).status_code == 409


@pytest.mark.parametrize("members", ["", "many", "-1", "1e9", "999999999"])
def test_what_is_no_number_is_refused_and_kept(meeting: Occurrence, members: str) -> None:
    focal = client_of("state:XAA", "focal-point")
    answer = focal.post(f"/occurrences/{meeting.key}/delegations/register", {"members": members, "legislators": "7"})
    assert answer.status_code == 400
    assert 'value="7"' in answer.content.decode()


def test_who_may_not_register_is_told_so(meeting: Occurrence) -> None:
    address = f"/occurrences/{meeting.key}/delegations/register"
    for client in (Client(), client_of("state:XAA", "reader"), client_of("ipu", "focal-point")):
        assert client.get(address).status_code == client.post(address, {"members": "3"}).status_code == 403
    assert Client().get("/occurrences/o_none/delegations").status_code == 404
