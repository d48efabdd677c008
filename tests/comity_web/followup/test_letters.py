"""Letters: templates in six languages, drafting, sending once, who sees them, the Word file."""

import string
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.comity_web.followup.conftest import NOW, person

from comity.languages.loader import CODES
from comity_web.accounts.permissions import ANYONE
from comity_web.followup.catalogue import all_processes
from comity_web.followup.errors import ChangedMeanwhileError, NotAllowedError
from comity_web.followup.letter_files import letter_document
from comity_web.followup.letter_templates import PLAIN, all_templates, template_for
from comity_web.followup.letters import (
    NewLetter,
    draft_letter,
    facts_of,
    revise_letter,
    send_letter,
    version_of,
    visible_letters,
)
from comity_web.followup.models import Engagement, Letter, Occurrence, Task
from comity_web.followup.selectors import visible_engagements

XAA, XAB = "parliament:XAA", "parliament:XAB"


def convocation(hearing: Occurrence) -> Task:
    return hearing.tasks.get(stage="convocation")


def draft(hearing: Occurrence, to: str = XAA, language: str = "en") -> Letter:
    new = NewLetter(convocation(hearing), to, language)
    return draft_letter(new=new, actor=person("ipu", "contributor"), now=NOW)


def send(letter: Letter) -> None:
    send_letter(letter=letter, seen=version_of(letter), actor=person("ipu", "focal-point"), now=NOW)


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


def test_sending_does_the_task_once_the_last_draft_is_sent(hearing: Occurrence) -> None:
    first, second = draft(hearing, XAA), draft(hearing, XAB, "fr")
    send(first)
    assert convocation(hearing).done_on is None
    send(second)
    assert convocation(hearing).done_on == NOW.date()
    made = Engagement.objects.get()
    assert set(made.shares.values_list("party_id", flat=True)) == {XAA, XAB}
    assert list(visible_engagements(actor=person(XAA, "reader"))) == [made]
    assert not visible_engagements(actor=person("parliament:XAC", "reader"))


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


@pytest.mark.parametrize("announced", [False, True])
def test_that_a_letter_was_sent_is_public_only_where_it_is_announced(hearing: Occurrence, announced: bool) -> None:
    letter = draft(hearing)
    sender = person("ipu", "focal-point")
    send_letter(letter=letter, seen=version_of(letter), actor=sender, now=NOW, announced=announced)
    public = visible_engagements(actor=ANYONE).filter(task=convocation(hearing))
    assert public.exists() == announced
    assert [one.current.title for one in public] == ["Parliaments invited"] * announced
    assert not visible_letters(actor=ANYONE).exists()
    assert visible_engagements(actor=person(XAA, "reader")).filter(task=convocation(hearing)).exists()
