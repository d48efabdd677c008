"""Drafts of one stage, looked at and sent together: all that are ticked, or none."""

from datetime import timedelta

import pytest
from tests.comity_web.followup.conftest import NOW, member, person

from comity_web.accounts.models import AuditRecord
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.letters import (
    NewLetter,
    discard_letter,
    draft_letter,
    drafts_of,
    revise_letter,
    send_drafts,
    version_of,
    visible_letters,
)
from comity_web.followup.models import Engagement, Letter, Occurrence, Task

XAA, XAB = "parliament:XAA", "parliament:XAB"


def convocation(hearing: Occurrence) -> Task:
    return hearing.tasks.get(stage="convocation")


def draft(hearing: Occurrence, to: str) -> Letter:
    new = NewLetter(convocation(hearing), to, "en")
    return draft_letter(new=new, actor=person("ipu", "contributor"), now=NOW)


def send_all(hearing: Occurrence, letters: list[Letter], role: str = "focal-point", **said: bool) -> None:
    seen = {letter.key: version_of(letter) for letter in letters}
    send_drafts(task=convocation(hearing), seen=seen, actor=person("ipu", role), now=NOW, **said)


def test_drafts_are_sent_together_and_each_reads_its_own(hearing: Occurrence) -> None:
    letters = [draft(hearing, party) for party in (XAA, XAB)]
    send_all(hearing, letters, announced=True)
    assert convocation(hearing).done_on == NOW.date()
    assert not drafts_of(convocation(hearing)).exists()
    assert [list(visible_letters(actor=person(party, "reader"))) for party in (XAA, XAB)] == [[one] for one in letters]
    made = Engagement.objects.get()
    assert made.visibility == "public"
    assert AuditRecord.objects.filter(action="send").count() == 2


def test_of_those_ticked_every_draft_is_sent_or_none(hearing: Occurrence) -> None:
    first, second = draft(hearing, XAA), draft(hearing, XAB)
    with pytest.raises(NotAllowedError):
        send_all(hearing, [first, second], role="contributor")
    with pytest.raises(FollowupError, match="Tick"):
        send_all(hearing, [])
    stale = Letter.objects.get(pk=second.pk)
    revise_letter(
        letter=second,
        subject="Another",
        body="Text",
        seen=version_of(second),
        actor=person("ipu", "contributor"),
        now=NOW + timedelta(minutes=1),
    )
    with pytest.raises(ChangedMeanwhileError):
        send_all(hearing, [first, stale])
    discard_letter(letter=second, actor=person("ipu", "contributor"), now=NOW)
    with pytest.raises(ChangedMeanwhileError, match="none was sent"):
        send_all(hearing, [first, stale])
    assert not Letter.objects.exclude(sent_at=None).exists()
    assert not Engagement.objects.exists()


def test_the_page_sends_the_drafts_that_are_ticked(hearing: Occurrence) -> None:
    first, second = draft(hearing, XAA), draft(hearing, XAB)
    task, client = convocation(hearing), member("ipu", "focal-point")
    address = f"/occurrences/{hearing.key}/tasks/{task.key}/letters"
    assert address in client.get(f"/occurrences/{hearing.key}").content.decode()
    page = client.get(address).content.decode()
    assert first.subject in page and second.body.split("\n")[0] in page
    ticks = {letter.pk: f"{letter.key} {version_of(letter)}" for letter in (first, second)}
    assert all(f'value="{tick}" checked' in page for tick in ticks.values())
    refused = client.post(address, {"announced": "1"})
    assert refused.status_code == 400
    sent = client.post(address, {"letter": [ticks[second.pk]]})
    assert sent.status_code == 302
    assert list(drafts_of(task)) == [first]
    assert client.post(address, {"letter": list(ticks.values())}).status_code == 409
    assert list(drafts_of(task)) == [first]
    assert client.post(address, {"letter": ["nonsense", "l_aaaa x"]}).status_code == 409


def test_drafts_whose_dates_moved_are_sent_together_once_they_were_checked(hearing: Occurrence) -> None:
    letters = [draft(hearing, party) for party in (XAA, XAB)]
    Letter.objects.filter(pk=letters[1].pk).update(dates_moved_at=NOW)
    address = f"/occurrences/{hearing.key}/tasks/{convocation(hearing).key}/letters"
    client = member("ipu", "focal-point")
    assert 'name="dates_checked"' in client.get(address).content.decode()
    given = {"letter": [f"{letter.key} {version_of(letter)}" for letter in letters]}
    refused = client.post(address, given)
    assert refused.status_code == 400 and "dates" in refused.content.decode()
    assert drafts_of(convocation(hearing)).count() == 2
    assert client.post(address, {**given, "dates_checked": "1"}).status_code == 302
    assert not drafts_of(convocation(hearing)).exists()
