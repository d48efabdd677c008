"""A declaration in an annex on the site: its mandates have their own addresses and say where they stand."""

from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document

import comity
from comity_web.registry.models import Mandate
from comity_web.registry.services import store_reading

pytestmark = pytest.mark.django_db

SYMBOL = "A/RES/90/901"
TEXT = """\
United Nations                                      A/RES/90/901

General Assembly                                    Distr.: General
                                                    14 December 2035

Ninetieth session
Agenda item 14

              Resolution adopted by the General Assembly on 12 December 2035

          [without reference to a Main Committee (A/90/L.7)]

90/901.      Declaration on lighthouses

      The General Assembly

      1.      Adopts the declaration contained in the annex to the present resolution;

      2.      Requests the Secretary-General to make it known.

                                                    58th plenary meeting
                                                    12 December 2035

Annex

Declaration on lighthouses

      We, Heads of State and Government, assembled in Xalandia,

      1.      We recognize the work of keepers and commit to support them.

      2.      We call upon parliaments to review their laws on lighthouses by 2040.

      3.      The lamps shall be lit at dusk.
"""


@pytest.fixture
def declaration(db: None) -> None:
    source = TEXT.encode()
    resolution = comity.read(source, name="declaration.txt")
    store_reading(resolution, comity.extract(resolution), source=source, now=timezone.now(), actor="")


def test_what_an_annex_asks_is_kept_apart_from_the_paragraph_of_the_same_number(declaration):
    assert sorted(Mandate.objects.values_list("paragraph_anchor", "number", "act_class")) == [
        ("annex-1", "annex.1", "other"),
        ("annex-1", "annex.1", "recognize"),
        ("annex-2", "annex.2", "call"),
        ("op1", "1", "decide"),
        ("op2", "2", "request"),
    ]


@pytest.mark.parametrize(("language", "name"), [("en", "Annex, 2"), ("ar", "المرفق، 2"), ("zh-hans", "附件，2")])
def test_pages_say_that_it_stands_in_the_annex(declaration, client, language, name):
    client.cookies["comity_language"] = language
    key = Mandate.objects.get(act_class="call").key
    for path in (f"/mandates/{key}", "/mandates", f"/coverage/{SYMBOL}"):
        assert name in client.get(path).content.decode(), path


def test_the_coverage_holds_the_paragraphs_of_an_annex_that_ask(declaration, client):
    page = client.get(f"/coverage/{SYMBOL}").content.decode()
    assert "review their laws" in page
    assert "lit at dusk" not in page
    paper = Document(BytesIO(client.get(f"/coverage/{SYMBOL}.docx").content))
    heads = [one.text for one in paper.paragraphs if one.style.name == "Heading 2"]
    assert heads[-3:] == ["Operative paragraph 1", "Operative paragraph 2", "Annex, 2"]


def test_a_heading_begins_with_a_capital_in_every_language(declaration, client):
    client.cookies["comity_language"] = "fr"
    page = client.get(f"/coverage/{SYMBOL}").content.decode()
    assert ">Annexe, 2<" in page
