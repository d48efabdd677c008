"""The catalogues are complete, in step with the code, and free of fuzzy entries."""

import re
from pathlib import Path

import pytest
from django.utils.translation import gettext, override

import comity
from comity_web.site import catalogues
from comity_web.site.doubts import WORDS


def test_every_catalogue_is_complete_and_in_step():
    assert list(catalogues.faults()) == []


def test_the_code_has_messages_and_so_have_the_templates():
    messages = {message.id for message in catalogues.extract() if isinstance(message.id, str)}
    assert {"Due next", "No file was chosen.", "The languages disagree"} <= messages


@pytest.mark.parametrize("code", catalogues.CODES)
def test_a_message_that_lacks_is_named(code, monkeypatch):
    catalogue = catalogues.read_catalogue(code)
    catalogue.delete("Due next")
    monkeypatch.setattr(catalogues, "read_catalogue", lambda _code: catalogue)
    assert any("'Due next' is not in the catalogue" in fault for fault in catalogues.faults())


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("ar", "الولايات"),
        ("es", "Mandatos"),
        ("fr", "Mandats"),
        ("ru", "Мандаты"),
        ("zh-hans", "任务"),
    ],
)
def test_a_word_in_each_language(code, word):
    with override(code):
        assert gettext("Mandates") == word


def test_doubt_words_are_translated():
    with override("fr"):
        assert str(WORDS["languages-disagree"]) == "Les langues ne concordent pas"


def test_every_doubt_of_the_reader_has_words():
    found = set()
    for module in Path(comity.__file__).parent.rglob("*.py"):
        found |= set(re.findall(r'\bDoubt\(\s*(?:code=)?"([a-z-]+)"', module.read_text(encoding="utf-8")))
    assert found
    assert found <= set(WORDS)
