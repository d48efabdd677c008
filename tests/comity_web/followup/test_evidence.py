"""What suffices as evidence: a kind that is named shows nothing unless one of its pieces is there."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings
from tests.comity_web.followup.conftest import NOW, person
from tests.comity_web.followup.test_engagement_pages import member, sent
from tests.comity_web.followup.test_ground import XAA, account

from comity.processes import find_process
from comity_web.followup.engagements import NewEngagement, add_evidence, add_link, record_engagement
from comity_web.followup.errors import FollowupError
from comity_web.followup.evidence import EvidenceFile, is_shown
from comity_web.followup.matching import match_processes
from comity_web.followup.models import Engagement, Evidence, MatchedProcess, Occurrence, Task
from comity_web.followup.stages import stages_for
from comity_web.registry.models import StoredFile
from comity_web.site.errors import show_error

pytestmark = pytest.mark.django_db

FILE = EvidenceFile("paper.txt", b"The lamps burn.")
LINK = "https://example.org/lamps"


@pytest.mark.parametrize(
    ("kind", "pieces", "shown"),
    [
        ("letter", (), False),
        ("letter", ("file",), True),
        ("letter", ("letter",), True),
        ("letter", ("link",), False),
        ("published", ("link",), True),
        ("published", ("letter",), False),
        ("symbol", ("file", "link"), False),
        ("symbol", ("symbol",), True),
        ("minutes", ("file",), True),
        ("hearsay", ("file",), False),
    ],
)
def test_what_suffices_for_a_kind(kind: str, pieces: tuple[str, ...], shown: bool) -> None:
    assert find_process("treaty-body-review").shows(kind, pieces) is shown


def registration(hearing: Occurrence) -> Task:
    return hearing.tasks.get(owner_id=XAA, stage="registration")


def record(hearing: Occurrence, **more: object) -> NewEngagement:
    kind = find_process(hearing.process).stage("registration").evidence[0]
    told = account(evidence_kind=kind, visibility="public")
    return NewEngagement(party=XAA, account=told, task=registration(hearing), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("files", "standing"), [((), "recorded"), ((FILE,), "done")])
def test_everybody_is_told_alike(hearing: Occurrence, files: tuple[EvidenceFile, ...], standing: str) -> None:
    record_engagement(new=record(hearing, files=files), actor=person(XAA, "focal-point"), now=NOW)
    for viewer in (person(XAA, "reader"), person("ipu", "reader"), person("parliament:XAD", "reader"), person("")):
        view = next(
            one
            for one in stages_for(occurrence=hearing, actor=viewer, today=NOW.date() + timedelta(days=900))
            if one.stage.id == "registration"
        )
        assert [str(one.state.standing) for one in view.owed if one.task.owner_id == XAA] == [standing], viewer


def test_a_task_without_evidence_is_still_owed_and_can_be_done(hearing: Occurrence) -> None:
    focal = person(XAA, "focal-point")
    made = record_engagement(new=record(hearing), actor=focal, now=NOW)
    assert registration(hearing).done_on is None
    add_link(engagement=made, link=LINK, actor=focal, now=NOW)
    process = find_process(hearing.process)
    made.refresh_from_db()
    assert (registration(hearing).done_on is not None) is is_shown(made, process)


def test_what_a_process_file_says_anew_settles_tasks_anew(hearing: Occurrence) -> None:
    record_engagement(new=record(hearing), actor=person(XAA, "focal-point"), now=NOW)
    Task.objects.filter(pk=registration(hearing).pk).update(done_on=NOW.date(), recorded_on=None)
    MatchedProcess.objects.filter(process=hearing.process).delete()
    match_processes(now=NOW)
    assert registration(hearing).done_on is None
    assert registration(hearing).recorded_on is not None


WHOLE, ONE_TOO_MANY = b"%PDF-1.7 m", b"%PDF-1.7 mm"


def stored() -> tuple[int, int, int]:
    return Engagement.objects.count(), Evidence.objects.count(), StoredFile.objects.count()


def test_a_file_may_be_as_long_as_the_limit_and_no_longer(world: None, settings: Settings) -> None:
    settings.MAX_EVIDENCE = len(WHOLE)
    actor = person(XAA, "contributor")
    made = record_engagement(
        new=NewEngagement(party=XAA, account=account(), files=[EvidenceFile("whole.pdf", WHOLE)]), actor=actor, now=NOW
    )
    assert stored() == (1, 1, 1)
    long = EvidenceFile("long.pdf", ONE_TOO_MANY)
    with pytest.raises(FollowupError) as refused:
        add_evidence(engagement=made, file=long, actor=actor, now=NOW)
    assert (refused.value.code, refused.value.facts) == ("evidence-too-large", {"name": "long.pdf", "limit": 10})
    with pytest.raises(FollowupError):
        new = NewEngagement(party=XAA, account=account(title="Another"), files=[long])
        record_engagement(new=new, actor=actor, now=NOW)
    assert stored() == (1, 1, 1)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The file long.pdf is larger than 10 bytes."),
        ("ru", "Файл long.pdf больше 10 байт."),
        ("ar", "الملف long.pdf أكبر من 10 بايت."),
    ],
)
def test_a_file_too_long_is_refused_on_both_forms_with_the_limit(
    world: None, settings: Settings, language: str, said: str
) -> None:
    settings.MAX_EVIDENCE = len(WHOLE)
    client, asked = member(XAA, "contributor"), {"headers": {"Accept-Language": language}}

    def paper(data: bytes) -> SimpleUploadedFile:
        return SimpleUploadedFile("long.pdf", data)

    refused = client.post("/engagements/new", sent(files=paper(ONE_TOO_MANY)), **asked)  # type: ignore[arg-type]
    assert (refused.status_code, said in refused.content.decode()) == (400, True)
    assert stored() == (0, 0, 0)
    made = client.post("/engagements/new", sent(files=paper(WHOLE)), **asked)  # type: ignore[arg-type]
    assert made.status_code == 302
    address = f"{made.headers['Location']}/evidence"
    refused = client.post(address, {"files": paper(ONE_TOO_MANY)}, **asked)  # type: ignore[arg-type]
    assert (refused.status_code, said in refused.content.decode()) == (400, True)
    assert stored() == (1, 1, 1)


def test_the_limit_that_is_named_is_written_as_the_language_does(settings: Settings) -> None:
    error = FollowupError("too large", code="evidence-too-large", facts={"name": "long.pdf", "limit": 20_000_000})
    assert show_error(error).what == "The file long.pdf is larger than 20,000,000 bytes."
