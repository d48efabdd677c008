"""Drafts whose dates move: drafted again where they say what the template says, else marked until somebody looks."""

from datetime import date, timedelta

import pytest
from django.utils.formats import date_format
from django.utils.translation import override
from tests.comity_web.followup.conftest import NOW, person

from comity.languages.loader import CODES
from comity_web.accounts.models import AuditRecord
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError
from comity_web.followup.letter_dates import drafts_to_change
from comity_web.followup.letter_words import INTERFACE_OF, draft_words
from comity_web.followup.letters import NewLetter, draft_letter, revise_letter, send_letter, version_of
from comity_web.followup.models import Letter, Occurrence
from comity_web.followup.occurrences import move_occurrence, move_stage, planned_stages, preview_move

XAA, XAB = "parliament:XAA", "parliament:XAB"
OLD, NEW = date(2026, 9, 14), date(2026, 10, 29)
LATER = NOW + timedelta(hours=1)
IPU = person("ipu", "focal-point")


def drafted(hearing: Occurrence, language: str = "en", stage: str = "convocation", sender: str = "ipu") -> Letter:
    task = hearing.tasks.get(stage=stage, owner_id=sender)
    new = NewLetter(task, XAA if sender == "ipu" else "ipu", language)
    return draft_letter(new=new, actor=person(sender, "contributor"), now=NOW)


def changed_by_hand(letter: Letter, body: str = "Come on 14 September 2026.") -> None:
    revise_letter(letter=letter, subject=letter.subject, body=body, seen=version_of(letter), actor=IPU, now=NOW)


def move(hearing: Occurrence, anchor_on: date = NEW) -> None:
    move_occurrence(occurrence=hearing, anchor_on=anchor_on, reason="", actor=IPU, version=hearing.version, now=LATER)


def written(day: date, language: str) -> str:
    with override(INTERFACE_OF.get(language, language)):
        return date_format(day, "DATE_FORMAT")


def due(hearing: Occurrence, stage: str) -> date:
    return {one.stage: one.due for one in planned_stages(hearing)}[stage]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(("stage", "sender", "names"), [("convocation", "ipu", "anchor"), ("registration", XAA, "due")])
def test_a_draft_nobody_changed_says_the_new_days(
    hearing: Occurrence, language: str, stage: str, sender: str, names: str
) -> None:
    letter = drafted(hearing, language, stage, sender)
    old = {"anchor": OLD, "due": due(hearing, stage)}
    seen = version_of(letter)
    move(hearing)
    new = {"anchor": NEW, "due": due(hearing, stage)}
    before = letter.body
    letter.refresh_from_db()
    assert written(old[names], language) in before
    assert written(old[names], language) not in letter.body
    assert written(new[names], language) in letter.body
    assert letter.task is not None
    assert draft_words(letter.task, letter.recipient, language).same(letter.subject, letter.body)
    assert letter.dates_moved_at is None
    note = AuditRecord.objects.get(reference=letter.key, action="redraft")
    assert (note.owner, note.acting_for) == (sender, "ipu")
    assert note.before == {name: day.isoformat() for name, day in old.items()}
    assert note.after == {name: day.isoformat() for name, day in new.items()}
    with pytest.raises(ChangedMeanwhileError):
        send_letter(letter=letter, seen=seen, actor=person(sender, "focal-point"), now=LATER)


def test_a_draft_kept_without_a_change_is_drafted_again(hearing: Occurrence) -> None:
    letter = drafted(hearing)
    changed_by_hand(letter, letter.body.replace("\n", "\r\n") + "\n")
    move(hearing)
    letter.refresh_from_db()
    assert written(NEW, "en") in letter.body


def test_a_draft_changed_by_hand_is_marked_and_sent_once_somebody_looked(hearing: Occurrence) -> None:
    letter = drafted(hearing)
    changed_by_hand(letter)
    move(hearing)
    letter.refresh_from_db()
    assert letter.body == "Come on 14 September 2026."
    assert letter.dates_moved_at == LATER
    note = AuditRecord.objects.get(reference=letter.key, action="move")
    assert (note.before["anchor"], note.after["anchor"]) == (OLD.isoformat(), NEW.isoformat())
    send = {"letter": letter, "seen": version_of(letter), "actor": IPU, "now": LATER}
    with pytest.raises(FollowupError, match="dates moved"):
        send_letter(**send)  # type: ignore[arg-type]
    assert not Letter.objects.exclude(sent_at=None).exists()
    send_letter(**send, dates_checked=True)  # type: ignore[arg-type]
    assert letter.sent_at == LATER


def test_a_further_revision_takes_the_mark_away(hearing: Occurrence) -> None:
    letter = drafted(hearing)
    changed_by_hand(letter)
    move(hearing)
    letter.refresh_from_db()
    changed_by_hand(letter, "Come on 29 October 2026.")
    assert letter.dates_moved_at is None
    send_letter(letter=letter, seen=version_of(letter), actor=IPU, now=LATER)


def test_a_letter_sent_stays_and_a_draft_of_other_days_too(hearing: Occurrence) -> None:
    sent, other = drafted(hearing), drafted(hearing, stage="registration", sender=XAA)
    send_letter(letter=sent, seen=version_of(sent), actor=IPU, now=NOW)
    move_stage(
        occurrence=hearing, stage="convocation", day=date(2026, 6, 1), reason="", actor=IPU, version=1, now=LATER
    )
    for letter in (sent, other):
        before = letter.body
        letter.refresh_from_db()
        assert (letter.body, letter.dates_moved_at) == (before, None)
    assert not AuditRecord.objects.filter(kind="letter", action__in=["redraft", "move"]).exists()


def test_moving_a_stage_moves_the_drafts_of_its_days(hearing: Occurrence) -> None:
    as_drafted, by_hand = (drafted(hearing, stage="registration", sender=party) for party in (XAA, XAB))
    revise_letter(
        letter=by_hand,
        subject="Our delegation",
        body="We come.",
        seen=version_of(by_hand),
        actor=person(XAB, "contributor"),
        now=NOW,
    )
    move_stage(
        occurrence=hearing, stage="registration", day=date(2026, 9, 7), reason="", actor=IPU, version=1, now=LATER
    )
    as_drafted.refresh_from_db()
    by_hand.refresh_from_db()
    assert "7 September 2026" in as_drafted.body
    assert (by_hand.body, by_hand.dates_moved_at) == ("We come.", LATER)


def test_a_preview_counts_the_drafts_of_ones_own_that_change(hearing: Occurrence) -> None:
    drafted(hearing)
    changed_by_hand(drafted(hearing))
    drafted(hearing, stage="registration", sender=XAA)
    preview = preview_move(occurrence=hearing, anchor_on=NEW, today=NOW.date())
    dues = {one.stage: one.new for one in preview.moved}
    asked = {"occurrence": hearing, "anchor_on": NEW, "dues": dues}
    assert drafts_to_change(**asked, actor=IPU) == (1, 1)  # type: ignore[arg-type]
    assert drafts_to_change(**asked, actor=person(XAA, "contributor")) == (1, 0)  # type: ignore[arg-type]
    assert drafts_to_change(**asked, actor=person(XAB, "focal-point")) == (0, 0)  # type: ignore[arg-type]
    assert not AuditRecord.objects.filter(kind="letter", action__in=["redraft", "move"]).exists()
    move(hearing)
    assert AuditRecord.objects.filter(kind="letter", action="redraft", owner="ipu").count() == 1
    assert AuditRecord.objects.filter(kind="letter", action="move", owner="ipu").count() == 1
