"""What was asked once and has been done is said so on the form; a correction drops a link that was wrong."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.comity_web.followup.conftest import person
from tests.comity_web.followup.test_engagement_pages import member, sent
from tests.comity_web.followup.test_status import FILE, XAA, at, mandate, record, standing

from comity_web.accounts.models import AuditRecord
from comity_web.followup.engagement_account import account_of
from comity_web.followup.engagements import correct_engagement
from comity_web.followup.errors import FollowupError
from comity_web.followup.mandate_links import LinkChanges
from comity_web.followup.models import Engagement, EngagementMandate
from comity_web.followup.status import follow
from comity_web.registry.links import links_for_review
from comity_web.registry.models import Mandate, MandateLink

pytestmark = pytest.mark.django_db

SECRETARY_GENERAL = "secretary-general"


def paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 minutes")


def ticks(text: str, name: str) -> dict[str, bool]:
    """The value of each check box of this name on the page, and whether it is ticked."""
    found = re.findall(rf'<input type="checkbox" name="{name}" value="([^"]+)"( checked)?', text)
    return {value: bool(checked) for value, checked in found}


def told_of(number: str) -> str:
    """The page of the mandate and that of the coverage of its resolution, as anybody sees them today."""
    pages = [f"/mandates/{mandate(number).key}", "/coverage/A/RES/79/9101"]
    return "\n".join(Client().get(page).content.decode() for page in pages)


def correct(made: Engagement, links: LinkChanges, month: int) -> None:
    assert made.current is not None
    count = made.records.count()
    correct_engagement(
        engagement=made,
        account=account_of(made.current),
        reason="Linked wrongly",
        sequence=count,
        actor=person(made.party_id, "contributor", "focal-point"),
        now=at(month),
        links=links,
    )
    made.refresh_from_db()


def test_what_was_asked_once_is_said_to_be_done_on_the_form(harbour: None) -> None:
    client, key = member(SECRETARY_GENERAL, "focal-point"), mandate("3").key
    offered = client.get(f"/engagements/new?mandate={key}").content.decode()
    assert ticks(offered, "completes")[key] is False
    typed = sent(mandate=key, completes=key, visibility="public", happened_on=timezone.localdate().isoformat())
    refused = client.post("/engagements/new", {**typed, "title": " ", "files": paper()})
    assert refused.status_code == 400
    assert ticks(refused.content.decode(), "completes")[key] is True
    assert "completed" not in [cell.strip() for cell in re.findall(r">([^<]+)<", told_of("3"))]
    made = client.post("/engagements/new", {**typed, "files": paper()})
    assert made.status_code == 302
    pages = [f"/mandates/{key}", "/coverage/A/RES/79/9101"]
    for page in pages:
        text = Client().get(page).content.decode()
        assert re.search(r">\s*completed", text), page
    assert Mandate.objects.get(key=key).engagement_links.get().says == "completion"


def test_without_evidence_nothing_is_completed(harbour: None) -> None:
    client, key = member(SECRETARY_GENERAL, "focal-point"), mandate("3").key
    day = timezone.localdate().isoformat()
    made = client.post("/engagements/new", sent(completes=key, visibility="public", happened_on=day))
    assert made.status_code == 302
    assert standing(mandate("3"), timezone.localdate()) == ("action-recorded", 1)
    assert client.post(f"{made.headers['Location']}/evidence", {"files": paper()}).status_code == 302
    assert standing(mandate("3"), timezone.localdate()) == ("completed", 1)


@pytest.mark.parametrize("number", ["1", "2"])
def test_what_recurs_is_never_done_with(harbour: None, number: str) -> None:
    key = mandate(number).key
    client = member("un-women", "contributor")
    text = client.get(f"/engagements/new?mandate={key}").content.decode()
    assert ticks(text, "mandate")[key] is True
    assert key not in ticks(text, "completes")
    assert "what is recorded answers the present round" in text
    refused = client.post("/engagements/new", sent(mandate=key, completes=key))
    assert refused.status_code == 400
    assert "is asked again and again" in refused.content.decode()
    assert not Engagement.objects.exists()


def test_a_wrong_link_counts_until_the_day_of_the_correction(harbour: None) -> None:
    made, wrong = record(mandate("3"), files=(FILE,)), mandate("3")
    correct(made, LinkChanges(mandates=[mandate("2").key], dropped=[wrong.key]), 6)
    assert standing(wrong, date(2026, 5, 31)) == ("action-recorded", 1)
    assert standing(wrong, date(2026, 6, 1)) == ("not-due", 0)
    assert standing(mandate("2"), date(2026, 5, 31)) == ("no-information", 0)
    assert standing(mandate("2"), date(2026, 6, 1)) == ("action-recorded", 1)
    actor = person(XAA, "reader")
    for known, count in ((date(2026, 5, 31), 1), (date(2026, 6, 1), 0)):
        found = follow(mandates=[wrong.pk], day=date(2026, 4, 1), actor=actor, known=known)
        assert len(found[wrong.pk].links) == count, known
    assert EngagementMandate.objects.filter(mandate=wrong).count() == 1, "the row stays"
    note = AuditRecord.objects.get(action="link")
    assert (note.before, note.after) == ({wrong.key: "action"}, {mandate("2").key: "action"})


def test_a_link_dropped_is_linked_anew(harbour: None) -> None:
    made, one = record(mandate("3"), files=(FILE,)), mandate("3")
    correct(made, LinkChanges(dropped=[one.key]), 4)
    correct(made, LinkChanges(mandates=[one.key]), 6)
    expected = [(3, 1), (4, 0), (5, 0), (6, 1)]
    assert [(month, standing(one, date(2026, month, 20))[1]) for month, _count in expected] == expected
    assert MandateLink.objects.filter(mandate=one).count() == 2


def test_completion_is_said_and_taken_back_from_the_day_on(harbour: None) -> None:
    made, one = record(mandate("3"), files=(FILE,)), mandate("3")
    correct(made, LinkChanges(completes=[one.key]), 4)
    correct(made, LinkChanges(leaves_open=[one.key]), 6)
    days = [standing(one, date(2026, month, 20)) for month in (3, 4, 6)]
    assert days == [("action-recorded", 1), ("completed", 1), ("action-recorded", 1)]
    with pytest.raises(FollowupError) as refused:
        correct(made, LinkChanges(completes=[mandate("2").key]), 7)
    assert refused.value.code == "mandate-recurs"


def test_a_dropped_link_is_neither_listed_nor_reviewed(harbour: None) -> None:
    made, one = record(mandate("3"), files=(FILE,)), mandate("3")
    correct(made, LinkChanges(dropped=[one.key]), 4)
    Mandate.objects.filter(pk=one.pk).update(act_class="urge")
    assert links_for_review() == []
    client = Client()
    assert one.key not in client.get(f"/engagements/{made.key}").content.decode()
    assert "Trained keepers" not in client.get(f"/engagements?mandate={one.key}").content.decode()
    assert "Trained keepers" not in client.get(f"/mandates/{one.key}").content.decode()
    listed = client.get("/mandates?symbol=A/RES/79/9101&information=received").context["mandates"]
    assert [shown.number for shown, _state in listed] == []


def test_the_form_of_a_correction_shows_the_links_and_drops_what_is_unticked(harbour: None) -> None:
    made, one = record(mandate("3"), completes=True, files=(FILE,)), mandate("3")
    client = member(XAA, "focal-point")
    page = client.get(f"/engagements/{made.key}/correct").content.decode()
    assert (ticks(page, "mandate")[one.key], ticks(page, "completes")[one.key]) == (True, True)
    assert f'<input type="hidden" name="linked" value="{one.key}">' in page
    form = sent(visibility="public", reason="It answers none", sequence="1")
    untouched = client.post(f"/engagements/{made.key}/correct", {**form, "title": "Trained more keepers"})
    assert untouched.status_code == 302
    assert EngagementMandate.objects.get().ended_at is None, "a form that showed no links changes none"
    wrong = client.post(f"/engagements/{made.key}/correct", {**form, "linked": one.key, "sequence": "2", "reason": ""})
    assert wrong.status_code == 400
    assert (ticks(wrong.content.decode(), "mandate")[one.key]) is False
    opened = {**form, "linked": one.key, "mandate": one.key, "sequence": "2"}
    assert client.post(f"/engagements/{made.key}/correct", opened).status_code == 302
    assert EngagementMandate.objects.get(ended_at=None).says == "action"
    dropped = {**form, "linked": one.key, "sequence": "3"}
    assert client.post(f"/engagements/{made.key}/correct", dropped).status_code == 302
    assert not EngagementMandate.objects.filter(ended_at=None).exists()
    assert standing(one, timezone.localdate())[1] == 0


def test_another_party_changes_no_link(harbour: None) -> None:
    made, one = record(mandate("3"), files=(FILE,)), mandate("3")
    form = sent(visibility="public", reason="Ours", sequence="1", linked=one.key)
    assert member("parliament:XAB", "focal-point").post(f"/engagements/{made.key}/correct", form).status_code == 403
    assert EngagementMandate.objects.get().ended_at is None
