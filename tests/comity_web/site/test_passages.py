"""From a paragraph to the words of its source in one click."""

from importlib.resources import files

import pytest
from django.utils import timezone

from comity_web.registry.intake import bring_in

pytestmark = pytest.mark.django_db

NAMES = {"clean": "A_RES_80_9002-en.txt", "damaged": "A_RES_78_9001-zh-damaged.txt"}


@pytest.fixture
def document(request, db):
    """A sample brought in: text as it is or damaged, or the same written as AKN4UN XML."""
    import comity

    kind = request.param
    data = (files("comity_web") / "samples" / NAMES.get(kind, NAMES["clean"])).read_bytes()
    if kind == "xml":
        data = comity.write(comity.read(data, name="x.txt"), "akn")
    return bring_in(data, name="x", language="", now=timezone.now(), actor="").reading.expression


@pytest.mark.parametrize("document", ["clean", "damaged", "xml"], indirect=True)
def test_the_words_of_the_source(document, client):
    response = client.get(f"/{document.work.full_symbol}/source/op2?content={document.language}")
    text = response.content.decode()
    assert response.status_code == 200
    assert f"{document.work.full_symbol} #op2" in text
    marked = "".join(part.partition("</mark>")[0] for part in text.split("<mark>")[1:])
    words = document.current.paragraphs.get(anchor="op2").text
    assert set(words) - set(marked) <= set(" ")
    assert len(marked) >= 0.9 * len("".join(words.split()))


@pytest.mark.parametrize("document", ["clean"], indirect=True)
@pytest.mark.parametrize("anchor", ["op99", "pp1-x", "OP2"])
def test_a_paragraph_that_is_not_there(document, client, anchor):
    assert client.get(f"/{document.work.full_symbol}/source/{anchor}").status_code == 404


@pytest.mark.parametrize("document", ["clean"], indirect=True)
def test_the_document_leads_there(document, client):
    assert '/A/RES/80/9002/source/op2?content=en"' in client.get("/A/RES/80/9002").content.decode()
