"""Occurrences, tasks, engagements: what is true after each step."""

from datetime import date, timedelta

import pytest
from tests.comity_web.followup.conftest import NOW, person

from comity_web.accounts.models import AuditRecord
from comity_web.accounts.permissions import Actor
from comity_web.followup.engagement_account import Account, account_of
from comity_web.followup.engagements import (
    NewEngagement,
    correct_engagement,
    record_engagement,
    share_engagement,
    withdraw_engagement,
)
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.models import Engagement, Occurrence, Task
from comity_web.followup.occurrences import (
    close_task,
    move_occurrence,
    planned_stages,
    preview_move,
    resume_task,
    seat_parties,
)
from comity_web.followup.selectors import find_engagement, inbox, state_of, visible_engagements
from comity_web.followup.stages import stages_for
from comity_web.parties.services import load_parties

XAA, XAB = "parliament:XAA", "parliament:XAB"


def task_of(occurrence: Occurrence, owner: str) -> Task:
    return occurrence.tasks.filter(owner_id=owner).earliest("due_on")


def account(**more: object) -> Account:
    return Account(**{"title": "Wrote to the committee", "happened_on": date(2026, 3, 1), **more})  # type: ignore[arg-type]


def test_each_parliament_owes_its_stages_on_the_days_of_the_schedule(hearing: Occurrence) -> None:
    planned = {one.stage: one.due for one in planned_stages(hearing)}
    tasks = hearing.tasks.filter(owner_id=XAA)
    assert tasks
    assert {task.stage: task.due_on for task in tasks} == {task.stage: planned[task.stage] for task in tasks}
    assert set(inbox(actor=person(XAA, "reader"))) == set(tasks)
    assert not inbox(actor=person(XAA))


def test_moving_the_anchor_moves_what_is_not_done(hearing: Occurrence) -> None:
    before = {task.pk: task.due_on for task in hearing.tasks.all()}
    target = hearing.anchor_on + timedelta(days=45)
    preview = preview_move(occurrence=hearing, anchor_on=target, today=NOW.date())
    assert {task.pk: task.due_on for task in hearing.tasks.all()} == before
    move_occurrence(
        occurrence=hearing, anchor_on=target, reason="", actor=person("ipu", "focal-point"), version=1, now=NOW
    )
    new = {one.stage: one.new for one in preview.moved}
    assert all(task.due_on == new[task.stage] != before[task.pk] for task in hearing.tasks.all())


@pytest.mark.parametrize(
    ("visibility", "parties", "held"),
    [
        ("public", (XAA, XAB), True),
        ("public", (XAA,), False),
        ("shared", (XAA, XAB), False),
        ("private", (XAA, XAB), False),
    ],
    ids=["all in public", "one of two in public", "all, shared", "all, privately"],
)
def test_a_stage_stays_where_everybody_sees_it_done(
    hearing: Occurrence, visibility: str, parties: tuple[str, ...], held: bool
) -> None:
    for party in parties:
        register(hearing, party, date(2026, 3, 1), visibility)
    before = {one.stage: one.due for one in planned_stages(hearing)}
    target = hearing.anchor_on + timedelta(days=45)
    preview = preview_move(occurrence=hearing, anchor_on=target, today=NOW.date())
    move(hearing, target)
    after = {one.stage: one.due for one in planned_stages(hearing)}
    assert {one.stage: one.new for one in preview.moved} == after
    assert {stage for stage in after if after[stage] == before[stage]} == ({"registration"} if held else set())
    days = set(hearing.tasks.filter(stage="registration").values_list("due_on", flat=True))
    assert days == {after["registration"]}, "the days of a task are the schedule's, done or not"


def register(hearing: Occurrence, party: str, day: date, visibility: str = "private") -> Engagement:
    """The party's delegation is registered, with a file that shows it."""
    task = hearing.tasks.get(stage="registration", owner_id=party)
    new = NewEngagement(
        party=party,
        account=account(happened_on=day, evidence_kind="letter", visibility=visibility),
        task=task,
        files=[EvidenceFile("list.pdf", f"%PDF-1.7 {party}".encode())],
    )
    return record_engagement(new=new, actor=person(party, "focal-point"), now=NOW)


def move(hearing: Occurrence, anchor_on: date) -> None:
    hearing.refresh_from_db()
    actor = person("ipu", "focal-point")
    move_occurrence(occurrence=hearing, anchor_on=anchor_on, reason="", actor=actor, version=hearing.version, now=NOW)


def test_what_was_done_in_time_stays_so_for_its_party_alone(hearing: Occurrence) -> None:
    made = register(hearing, XAA, date(2026, 3, 1), "shared")
    share_engagement(engagement=made, parties=[XAB], actor=person(XAA, "focal-point"), now=NOW)
    for days in (220, 30):
        move(hearing, hearing.anchor_on - timedelta(days=days))
    task = hearing.tasks.get(stage="registration", owner_id=XAA)
    assert task.ends_on < date(2026, 3, 1) < (task.ended_on or date.min) == date(2026, 8, 24)
    assert state_of(task, today=NOW.date()) == "done"
    late = {}
    for viewer in (person(XAA, "reader"), person("ipu", "reader"), person(XAB, "reader")):
        views = stages_for(occurrence=hearing, actor=viewer, today=NOW.date())
        owed = next(view.owed for view in views if view.stage.id == "registration")
        late[viewer.party] = next(one.state.late for one in owed if one.task.owner_id == XAA)
    assert late == {XAA: False, "ipu": False, XAB: True}
    withdraw_engagement(engagement=made, reason="Wrong", sequence=1, actor=person(XAA, "focal-point"), now=NOW)
    task.refresh_from_db()
    assert (task.done_on, task.ended_on) == (None, None)


def test_of_two_who_move_at_once_the_second_is_told(hearing: Occurrence) -> None:
    actor = person("ipu", "focal-point")
    move = {"anchor_on": date(2026, 10, 1), "reason": "", "actor": actor, "version": 1, "now": NOW}
    move_occurrence(occurrence=Occurrence.objects.get(pk=hearing.pk), **move)  # type: ignore[arg-type]
    with pytest.raises(ChangedMeanwhileError):
        move_occurrence(occurrence=hearing, **move)  # type: ignore[arg-type]


def test_refusing_takes_a_reason_and_a_right(hearing: Occurrence) -> None:
    task = task_of(hearing, XAA)
    with pytest.raises(FollowupError, match="reason"):
        close_task(task=task, kind="refuse", reason=" ", actor=person(XAA, "focal-point"), now=NOW)
    with pytest.raises(NotAllowedError):
        close_task(task=task, kind="refuse", reason="Elections", actor=person(XAA, "contributor"), now=NOW)
    close_task(task=task, kind="refuse", reason="Elections", actor=person(XAA, "focal-point"), now=NOW)
    task.refresh_from_db()
    assert state_of(task, today=NOW.date()) == "refused"
    resume_task(task=task, actor=person(XAA, "focal-point"), now=NOW)
    task.refresh_from_db()
    assert task.closed == ""


def test_the_audit_tells_from_which_state_to_which(hearing: Occurrence) -> None:
    task, focal = task_of(hearing, XAA), person(XAA, "focal-point")
    late = NOW + timedelta(days=1000)
    close_task(task=task, kind="refuse", reason="Elections", actor=focal, now=NOW)
    resume_task(task=task, actor=focal, now=late)
    close_task(task=task, kind="skip", reason="Not needed", actor=person("ipu", "focal-point"), now=late)
    told = AuditRecord.objects.filter(reference=task.key).order_by("pk")
    assert [(one.before, one.after) for one in told] == [
        ({"state": "upcoming"}, {"state": "refused", "reason": "Elections"}),
        ({"state": "refused"}, {"state": "late"}),
        ({"state": "late"}, {"state": "skipped", "reason": "Not needed"}),
    ]


def test_the_audit_tells_who_held_a_role_before(hearing: Occurrence) -> None:
    seat_parties(
        occurrence=hearing,
        holders={"parliaments": ["parliament:XAC", XAA], "body": ["ecosoc"]},
        actor=person("ipu", "focal-point"),
        version=1,
        now=NOW,
    )
    note = AuditRecord.objects.get(reference=hearing.key, action="seat")
    assert note.before == {"parliaments": [XAA, XAB], "body": []}
    assert note.after == {"parliaments": [XAA, XAB, "parliament:XAC"], "body": ["ecosoc"]}


def test_a_form_sent_twice_makes_one_engagement(world: None) -> None:
    new = NewEngagement(party=XAA, account=account(), form="f1")
    first = record_engagement(new=new, actor=person(XAA, "contributor"), now=NOW)
    assert record_engagement(new=new, actor=person(XAA, "contributor"), now=NOW) == first
    assert Engagement.objects.count() == 1


def test_private_is_seen_by_its_party_and_shared_by_those_named(world: None) -> None:
    contributor, focal = person(XAA, "contributor"), person(XAA, "focal-point")
    other = person("parliament:XAB", "reader")
    made = record_engagement(new=NewEngagement(party=XAA, account=account()), actor=contributor, now=NOW)
    assert find_engagement(key=made.key, actor=contributor) == made
    assert find_engagement(key=made.key, actor=other) is None
    with pytest.raises(NotAllowedError):
        share_engagement(engagement=made, parties=["parliament:XAB"], actor=contributor, now=NOW)
    correct_engagement(
        engagement=made,
        account=account(visibility="shared"),
        reason="To share it",
        sequence=1,
        actor=focal,
        now=NOW,
    )
    assert find_engagement(key=made.key, actor=other) is None
    share_engagement(engagement=made, parties=["parliament:XAB"], actor=focal, now=NOW)
    assert list(visible_engagements(actor=other)) == [made]
    assert not visible_engagements(actor=person("parliament:XAC", "focal-point"))


def test_a_correction_is_a_further_record_and_the_audit_says_so(world: None) -> None:
    actor = person(XAA, "contributor")
    made = record_engagement(new=NewEngagement(party=XAA, account=account()), actor=actor, now=NOW)
    correct = {"engagement": made, "reason": "Wrong place", "sequence": 1, "actor": actor, "now": NOW}
    correct_engagement(account=account(place="Harbourtown"), **correct)  # type: ignore[arg-type]
    with pytest.raises(ChangedMeanwhileError):
        correct_engagement(account=account(place="Elsewhere"), **correct)  # type: ignore[arg-type]
    made.refresh_from_db()
    assert [record.place for record in made.records.all()] == ["", "Harbourtown"]
    assert made.current is not None and account_of(made.current).place == "Harbourtown"
    assert list(AuditRecord.objects.filter(reference=made.key).values_list("action", flat=True)) == [
        "correct",
        "record",
    ]
    with pytest.raises(TypeError, match="append-only"):
        made.current.save()


def test_evidence_that_the_stage_accepts_closes_the_task(hearing: Occurrence) -> None:
    from comity_web.followup.catalogue import process_of

    task = task_of(hearing, XAA)
    kind = process_of(hearing.process).stage(task.stage).evidence[0]
    file = EvidenceFile("answer.pdf", b"%PDF-1.7 an answer")
    new = NewEngagement(party=XAA, account=account(evidence_kind=kind), task=task, files=[file, file])
    made = record_engagement(new=new, actor=person(XAA, "focal-point"), now=NOW)
    task.refresh_from_db()
    assert task.done_on == date(2026, 3, 1)
    assert made.evidence.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("empty.pdf", b"", "empty"),
        ("page.html", b"<script>", "kind"),
        ("false.pdf", b"MZ", "not what its name says"),
        ("text.txt", b"a\0b", "not plain text"),
    ],
)
def test_evidence_is_checked_for_kind(world: None, name: str, data: bytes, found: str) -> None:
    new = NewEngagement(party=XAA, account=account(), files=[EvidenceFile(name, data)])
    with pytest.raises(FollowupError, match=found):
        record_engagement(new=new, actor=person(XAA, "contributor"), now=NOW)
    assert not Engagement.objects.exists()


def test_the_same_form_of_two_parties_makes_two_records(db: None) -> None:
    load_parties()
    for party in ("parliament:XAA", "parliament:XAB", "parliament:XAA"):
        new = NewEngagement(party=party, account=Account("Debate", date(2026, 3, 1)), form="one form")
        record_engagement(new=new, actor=Actor("p_1", party, frozenset({"contributor"})), now=NOW)
    assert sorted(Engagement.objects.values_list("party", flat=True)) == ["parliament:XAA", "parliament:XAB"]
