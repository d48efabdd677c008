"""Uploading: what is right is read and kept, what is wrong is a 4xx page with file and hint, and leaves nothing."""

import json
from importlib.resources import files

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import comity
from comity_web.registry.models import Reading, StoredFile, Work

pytestmark = pytest.mark.django_db

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE akomaNtoso [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>&c;</statement></akomaNtoso>"""

BAD = {
    "empty": b"",
    "blank": b" \n\t\n",
    "binary": bytes(range(256)) * 40,
    "an image": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "in an encoding that is not certain": "Резолюция".encode("koi8-r") * 30,
    "truncated UTF-8": "联合国大会决议".encode() * 20 + b"\xe8\x81",
    "an XML bomb": BOMB,
    "XML that is not well formed": b"<akomaNtoso><statement>",
    "XML of another kind": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "no document of the UN's kind": b"Dear all,\n\nlunch is at noon.\n\nYours\n",
    "JSON of another kind": b'{"a": 1}',
    "broken JSON": b'{"format": "comity/1",',
}


def send(client: Client, content: bytes, name: str = "given.txt", **more: str):
    return client.post("/upload", {"document": SimpleUploadedFile(name, content), **more})


@pytest.fixture
def sample() -> bytes:
    folder = files("comity_web") / "samples"
    return (folder / "A_RES_80_9002-en.txt").read_bytes()


@pytest.mark.parametrize("case", BAD)
def test_what_is_refused(people, case):
    response = send(people["uploader"], BAD[case], name="strange name.txt")
    text = response.content.decode()
    assert 400 <= response.status_code < 500
    assert "The document was not stored" in text
    assert "strange name.txt" in text
    assert '<p class="hint" dir="auto">' in text
    assert not Work.objects.exists()
    assert not StoredFile.objects.exists()


def changed(sample: bytes, **changes: object) -> bytes:
    """Our own JSON of the sample, with some fields made wrong."""
    document = json.loads(comity.write(comity.read(sample, name="x.txt"), "json"))
    block = {name.removeprefix("block_"): value for name, value in changes.items() if name.startswith("block_")}
    document |= {name: value for name, value in changes.items() if not name.startswith("block_")}
    document["blocks"][0] |= block
    return json.dumps(document).encode()


HOSTILE = {
    "a symbol that is an address elsewhere": {"symbol": "//elsewhere.example/A"},
    "a symbol that climbs": {"symbol": "A/../../x"},
    "a symbol that is markup": {"symbol": "A/<script>"},
    "a symbol that is one of our addresses": {"symbol": "A/RES/1/1/source"},
    "a symbol that is a download": {"symbol": "A/RES/1/1.json"},
    "a symbol without end": {"symbol": "A/" + "1" * 500},
    "no symbol": {"symbol": "", "number": ""},
    "a language that is none": {"language": "klingon"},
    "a character that PostgreSQL cannot hold": {"title": "a\x00b"},
    "an anchor without end": {"block_anchor": "a" * 500},
    "an anchor twice": {"block_anchor": "op1"},
    "a depth without end": {"block_depth": 10**9},
    "a doubt outside the text": {"block_doubts": [{"code": "x", "message": "", "start": -5, "end": 10**12}]},
}


@pytest.mark.parametrize("case", HOSTILE)
def test_our_own_format_is_not_trusted(people, sample, case):
    response = send(people["uploader"], changed(sample, **HOSTILE[case]), name="x.json")
    assert response.status_code == 400
    assert not Work.objects.exists()
    assert people["anonymous"].get("/").status_code == 200


def test_our_own_format_is_read(people, sample):
    assert send(people["uploader"], changed(sample), name="x.json").status_code == 302


def test_no_file_at_all(people):
    response = people["uploader"].post("/upload", {})
    assert response.status_code == 400
    assert "No file was chosen." in response.content.decode()


def test_what_is_too_large_is_refused_unread(people, settings):
    settings.MAX_UPLOAD = 1000
    response = send(people["uploader"], b"x" * 200_000)
    assert response.status_code == 413
    assert "larger than" in response.content.decode()
    assert not StoredFile.objects.exists()


def test_what_is_a_little_too_large_is_refused_too(people, settings):
    settings.MAX_UPLOAD = 1000
    response = send(people["uploader"], b"x" * 1500)
    assert response.status_code == 400
    assert not StoredFile.objects.exists()


def test_a_body_without_a_size_is_refused(people):
    response = people["uploader"].post("/upload", {}, HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH="")
    assert response.status_code == 411


@pytest.mark.parametrize(("visitor", "status"), [("anonymous", 302), ("reader", 403)])
def test_who_may_not(people, sample, visitor, status):
    assert send(people[visitor], sample).status_code == status
    assert not Work.objects.exists()


@pytest.mark.parametrize("visitor", ["uploader", "administrator"])
def test_who_may(people, sample, visitor):
    response = send(people[visitor], sample, name="A_RES_80_9002-en.txt")
    assert (response.status_code, response.headers["Location"]) == (302, "/A/RES/80/9002?content=en")
    page = people[visitor].get(response.headers["Location"])
    assert page.status_code == 200
    assert "has been read" in page.content.decode()
    reading = Reading.objects.get()
    assert reading.read_by.startswith("p_")
    assert bytes(StoredFile.objects.get().content) == sample


def test_the_same_document_again_changes_nothing(people, sample):
    send(people["uploader"], sample)
    send(people["uploader"], sample)
    assert Reading.objects.count() == 1


def test_a_failure_while_storing_leaves_nothing(people, sample, monkeypatch):
    def fail(*arguments: object, **named: object) -> None:
        raise RuntimeError("halfway")

    monkeypatch.setattr("comity_web.registry.services.store_clauses", fail)
    people["uploader"].raise_request_exception = False
    assert send(people["uploader"], sample).status_code == 500
    assert not Work.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_form_from_elsewhere_is_refused(people, sample):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = people["uploader"].cookies
    assert send(strict, sample).status_code == 403
    assert not Work.objects.exists()
