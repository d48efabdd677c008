"""Letters: templates in six languages, drafting, sending once, who sees them, the Word file."""

import hashlib
import string
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.comity_web.followup.conftest import NOW, person

from comity.languages.loader import CODES
from comity.processes.states import StageStanding
from comity_web.accounts.models import AuditRecord
from comity_web.accounts.permissions import ANYONE, Actor
from comity_web.followup.catalogue import all_processes
from comity_web.followup.engagements import add_evidence, settle_task
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.letter_files import letter_document
from comity_web.followup.letter_templates import PLAIN, all_templates, template_for
from comity_web.followup.letter_words import facts_of
from comity_web.followup.letters import (
    NewLetter,
    discard_letter,
    draft_letter,
    draft_to_all,
    revise_letter,
    send_letter,
    version_of,
    visible_letters,
    waive_letter,
)
from comity_web.followup.models import Engagement, Letter, Occurrence, Task
from comity_web.followup.occurrences import seat_parties
from comity_web.followup.selectors import visible_engagements
from comity_web.followup.stages import stages_for
from comity_web.followup.written import written_for

XAA, XAB = "parliament:XAA", "parliament:XAB"
OPEN_DAY = date(2026, 5, 4)
"""The convocation is open: due on 14 May, to be worked on from four weeks before."""


def convocation(hearing: Occurrence) -> Task:
    return hearing.tasks.get(stage="convocation")


def draft(hearing: Occurrence, to: str = XAA, language: str = "en") -> Letter:
    new = NewLetter(convocation(hearing), to, language)
    return draft_letter(new=new, actor=person("ipu", "contributor"), now=NOW)


def send(letter: Letter, now: datetime = NOW) -> None:
    send_letter(letter=letter, seen=version_of(letter), actor=person("ipu", "focal-point"), now=now)


def fields(text: str) -> frozenset[str]:
    return frozenset({name for _, name, _, _ in string.Formatter().parse(text) if name})


@pytest.mark.parametrize("name", sorted(all_templates()))
def test_a_template_says_the_same_facts_in_every_language(name: str) -> None:
    template = all_templates()[name]
    assert {fields(template.texts[code][1]) for code in CODES} == {fields(template.texts["en"][1])}
    for process in template.processes:
        known = {stage.id: stage for stage in all_processes()[process].stages}
        assert any(stage in known and known[stage].accepts("letter") for stage in template.stages), process


def test_a_stage_without_a_letter_of_its_own_gets_the_plain_one() -> None:
    assert template_for("parliamentary-hearing", "convocation").id == "hearing"
    assert template_for("a-process-of-a-user", "sent").id == PLAIN


@pytest.mark.parametrize("language", CODES)
def test_a_draft_holds_the_facts_in_its_language(hearing: Occurrence, language: str) -> None:
    letter = draft(hearing, language=language)
    assert hearing.title in letter.body
    assert letter.recipient.name(language) in letter.body
    facts = facts_of(convocation(hearing), letter.recipient, language)
    assert facts["anchor"] in letter.body
    assert "{" not in letter.body + letter.subject


def test_who_may_draft_and_who_may_send(hearing: Occurrence) -> None:
    new = NewLetter(convocation(hearing), XAA, "en")
    for actor in (person(XAA, "focal-point"), person("ipu", "reader")):
        with pytest.raises(NotAllowedError):
            draft_letter(new=new, actor=actor, now=NOW)
    letter = draft(hearing)
    with pytest.raises(NotAllowedError):
        send_letter(letter=letter, seen=version_of(letter), actor=person("ipu", "contributor"), now=NOW)


def standing(hearing: Occurrence, actor: Actor) -> StageStanding:
    """Where the convocation stands for this viewer."""
    views = stages_for(occurrence=hearing, actor=actor, today=OPEN_DAY)
    (owed,) = next(view.owed for view in views if view.stage.id == "convocation")
    return owed.state.standing


def test_one_letter_of_two_leaves_the_stage_open_and_is_evidence_at_once(hearing: Occurrence) -> None:
    sender, first, second = person("ipu", "focal-point"), person(XAA, "reader"), person(XAB, "reader")
    send(draft(hearing, XAA))
    task = convocation(hearing)
    assert (task.done_on, task.recorded_on) == (None, None)
    assert written_for(task).missing == (XAB,)
    made = Engagement.objects.get()
    assert [list(visible_engagements(actor=one)) for one in (first, second)] == [[made], []]
    assert standing(hearing, sender) is StageStanding.OPEN
    assert standing(hearing, first) is StageStanding.DONE
    assert standing(hearing, second) is standing(hearing, ANYONE) is StageStanding.OPEN


def test_the_last_letter_does_the_stage_and_each_reads_its_own(hearing: Occurrence) -> None:
    letters = {party: draft(hearing, party, language) for party, language in ((XAA, "en"), (XAB, "fr"))}
    for number, (party, letter) in enumerate(letters.items()):
        Letter.objects.filter(pk=letter.pk).update(subject=f"For {party} alone")
        letter.refresh_from_db()
        send(letter, NOW + timedelta(days=number))
    assert convocation(hearing).done_on == NOW.date() + timedelta(days=1)
    made = Engagement.objects.get()
    assert made.current is not None and made.current.title == "Parliaments invited"
    for party, letter in letters.items():
        reader = person(party, "reader")
        assert standing(hearing, reader) is StageStanding.DONE
        assert list(visible_letters(actor=reader)) == [letter]
        assert list(visible_engagements(actor=reader)) == [made]
    assert not visible_engagements(actor=person("parliament:XAC", "reader"))
    shares = AuditRecord.objects.filter(reference=made.key, action="share")
    assert [(one.before, one.after) for one in shares] == [([XAA], [XAA, XAB])]


def test_a_draft_still_open_keeps_the_stage_open_until_it_is_thrown_away(hearing: Occurrence) -> None:
    spare = draft(hearing, XAB)
    for party in (XAA, XAB):
        send(draft(hearing, party), NOW + timedelta(days=1))
    assert convocation(hearing).done_on is None
    discard_letter(letter=spare, actor=person("ipu", "contributor"), now=NOW + timedelta(days=2))
    assert convocation(hearing).done_on == NOW.date() + timedelta(days=1)
    draft_letter(
        new=NewLetter(convocation(hearing), XAA, "en"),
        actor=person("ipu", "contributor"),
        now=NOW + timedelta(days=3),
    )
    settle_task(convocation(hearing))
    assert convocation(hearing).done_on == NOW.date() + timedelta(days=1), "a further letter undoes nothing"


def test_to_all_who_have_none_yet(hearing: Occurrence) -> None:
    draft(hearing, XAA)
    task, actor = convocation(hearing), person("ipu", "contributor")
    seat(hearing, "parliament:XAC")
    given = {"task": task, "language": "es", "form": "f1", "actor": actor, "now": NOW}
    made = draft_to_all(**given)  # type: ignore[arg-type]
    assert {letter.recipient_id for letter in made} == {XAB, "parliament:XAC"}
    assert {letter.pk for letter in draft_to_all(**given)} == {letter.pk for letter in made}  # type: ignore[arg-type]
    with pytest.raises(FollowupError, match="already"):
        draft_to_all(**{**given, "form": "f2"})  # type: ignore[arg-type]
    assert Letter.objects.count() == 3


def test_of_drafts_to_all_every_one_is_made_or_none(hearing: Occurrence) -> None:
    with pytest.raises(FollowupError, match="six languages"):
        draft_to_all(task=convocation(hearing), language="tlh", form="", actor=person("ipu", "contributor"), now=NOW)
    with pytest.raises(NotAllowedError):
        draft_to_all(task=convocation(hearing), language="en", form="", actor=person(XAA, "focal-point"), now=NOW)
    assert not Letter.objects.exists()


def seat(hearing: Occurrence, party: str) -> None:
    seat_parties(
        occurrence=hearing,
        holders={"parliaments": [party]},
        actor=person("ipu", "focal-point"),
        version=hearing.version,
        now=NOW,
    )


def test_who_is_seated_later_is_to_be_written_to(hearing: Occurrence) -> None:
    for party in (XAA, XAB):
        send(draft(hearing, party))
    assert convocation(hearing).done_on
    seat(hearing, "parliament:XAC")
    assert convocation(hearing).done_on is None
    send(draft(hearing, "parliament:XAC"))
    assert convocation(hearing).done_on


def test_the_convener_says_who_need_not_be_written_to(hearing: Occurrence) -> None:
    send(draft(hearing, XAA))
    task = convocation(hearing)
    waive = {"task": task, "recipient": XAB, "reason": "Parliament was dissolved.", "now": NOW}
    with pytest.raises(NotAllowedError):
        waive_letter(**waive, actor=person("ipu", "contributor"))  # type: ignore[arg-type]
    with pytest.raises(FollowupError, match="reason"):
        waive_letter(**{**waive, "reason": " "}, actor=person("ipu", "focal-point"))  # type: ignore[arg-type]
    waive_letter(**waive, actor=person("ipu", "focal-point"))  # type: ignore[arg-type]
    assert convocation(hearing).done_on == NOW.date()
    assert hearing.tasks.filter(owner_id=XAB).exclude(closed="").count() == 0, "what XAB owes itself stands"
    note = AuditRecord.objects.filter(reference=task.key, action="skip").get()
    assert note.before == {"recipient": XAB, "state": "owed"}
    assert note.after == {"recipient": XAB, "state": "skipped", "reason": "Parliament was dissolved."}
    with pytest.raises(ChangedMeanwhileError):
        waive_letter(**waive, actor=person("ipu", "focal-point"))  # type: ignore[arg-type]


def test_a_file_that_shows_it_does_the_stage_whoever_has_a_letter(hearing: Occurrence) -> None:
    send(draft(hearing, XAA))
    add_evidence(
        engagement=Engagement.objects.get(),
        file=EvidenceFile("circular.pdf", b"%PDF-1.7 to all parliaments"),
        actor=person("ipu", "contributor"),
        now=NOW,
    )
    assert convocation(hearing).done_on == NOW.date()


def test_a_letter_is_sent_once_and_stays_as_it_is(hearing: Occurrence) -> None:
    letter = draft(hearing)
    send(letter)
    with pytest.raises(ChangedMeanwhileError):
        send(letter)
    with pytest.raises(ChangedMeanwhileError):
        revise_letter(
            letter=letter,
            subject="Other",
            body="Other",
            seen=version_of(letter),
            actor=person("ipu", "contributor"),
            now=NOW,
        )
    assert Engagement.objects.count() == 1


def test_the_audit_tells_which_words_became_which_and_never_the_words(hearing: Occurrence) -> None:
    letter, contributor = draft(hearing), person("ipu", "contributor")
    revise_letter(
        letter=letter, subject="Lamps", body="Bring lamps.", seen=version_of(letter), actor=contributor, now=NOW
    )
    send(letter)
    drafted, revised, sent = AuditRecord.objects.filter(reference=letter.key).order_by("pk")
    assert revised.before == {"sha256": drafted.after["sha256"]}
    assert drafted.after["sha256"] != revised.after["sha256"] == sent.after["sha256"]
    assert revised.after["sha256"] == hashlib.sha256(b"Lamps\nBring lamps.").hexdigest()
    assert "amps" not in str([(one.before, one.after) for one in (drafted, revised, sent)])


def test_a_form_sent_twice_makes_one_draft(hearing: Occurrence) -> None:
    new = NewLetter(convocation(hearing), XAA, "en", form="f1")
    actor = person("ipu", "contributor")
    assert draft_letter(new=new, actor=actor, now=NOW) == draft_letter(new=new, actor=actor, now=NOW)


def test_a_draft_is_the_senders_and_a_letter_sent_the_recipients_too(hearing: Occurrence) -> None:
    letter = draft(hearing)
    sender, recipient, other = person("ipu", "reader"), person(XAA, "reader"), person(XAB, "focal-point")
    assert [list(visible_letters(actor=one)) for one in (sender, recipient, other)] == [[letter], [], []]
    send(letter)
    assert [list(visible_letters(actor=one)) for one in (sender, recipient, other)] == [[letter], [letter], []]


TAGS = {
    "ar": ("bidi", "ar-SA"),
    "en": ("val", "en-GB"),
    "es": ("val", "es-ES"),
    "fr": ("val", "fr-FR"),
    "ru": ("val", "ru-RU"),
    "zh": ("eastAsia", "zh-CN"),
}
"""Under which attribute of a run Word looks for its language, and which it is."""


@pytest.mark.parametrize("sent", [False, True], ids=["draft", "sent"])
@pytest.mark.parametrize("language", CODES)
def test_the_word_file_is_the_letter_in_its_language_and_direction(
    hearing: Occurrence, language: str, sent: bool
) -> None:
    letter = draft(hearing, language=language)
    if sent:
        send(letter)
        letter.refresh_from_db()
    lines = [line.strip() for line in letter.body.splitlines() if line.strip()]
    assert len(lines) > 3
    paragraphs = Document(BytesIO(letter_document(letter))).paragraphs
    assert [one.text for one in paragraphs] == [*(["2026-03-02"] if sent else []), letter.subject, *lines]
    attribute, tag = TAGS[language]
    for paragraph in paragraphs:
        (run,) = paragraph.runs
        properties, marks = paragraph._p.pPr, run._r.rPr
        assert (properties is not None and properties.find(qn("w:bidi")) is not None) is (language == "ar")
        assert (marks.find(qn("w:rtl")) is not None) is (language == "ar")
        assert dict(marks.find(qn("w:lang")).attrib) == {qn(f"w:{attribute}"): tag}


def test_days_are_written_as_the_language_does(hearing: Occurrence) -> None:
    assert hearing.anchor_on == date(2026, 9, 14)
    assert "14 septembre 2026" in draft(hearing, language="fr").body


@pytest.mark.parametrize("announced", [(False, False), (True, False), (False, True), (True, True)])
def test_that_letters_were_sent_is_public_only_where_each_is_announced(
    hearing: Occurrence, announced: tuple[bool, bool]
) -> None:
    sender = person("ipu", "focal-point")
    public = visible_engagements(actor=ANYONE).filter(task=convocation(hearing))
    for number, (party, told) in enumerate(zip((XAA, XAB), announced, strict=True)):
        assert not public.exists(), "not before all are written to"
        letter, at = draft(hearing, party), NOW + timedelta(days=number)
        send_letter(letter=letter, seen=version_of(letter), actor=sender, now=at, announced=told)
    assert [one.current.title for one in public] == ["Parliaments invited"] * all(announced)
    ends = StageStanding.DONE if all(announced) else StageStanding.OPEN
    assert standing(hearing, ANYONE) is ends
    assert not visible_letters(actor=ANYONE).exists()
    assert visible_engagements(actor=person(XAA, "reader")).filter(task=convocation(hearing)).exists()
