"""Doubts and errors of the library are said in the reader's language, from their codes and facts."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

import comity
from comity.model.errors import ComityError, SourceError
from comity_web.site import doubts, errors
from comity_web.site.doubts import doubt_detail
from comity_web.site.errors import show_error

LIBRARY = Path(comity.__file__).parent
ROOT = LIBRARY.parents[1]
LOCALES = ("ar", "es", "fr", "ru", "zh-hans")


def calls():
    """The name and the call of everything that library and site call by a plain name."""
    for module in (*LIBRARY.rglob("*.py"), *LIBRARY.with_name("comity_web").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield node.func.id, node


def codes_of_errors():
    return {
        word.value.value
        for name, call in calls()
        if name.endswith("Error")
        for word in call.keywords
        if word.arg == "code" and isinstance(word.value, ast.Constant)
    }


def codes_of_doubts():
    return {
        call.args[0].value
        for name, call in calls()
        if name == "Doubt" and call.args and isinstance(call.args[0], ast.Constant)
    }


def test_every_code_has_words_and_no_words_are_left_over():
    assert codes_of_errors() == set(errors.WORDS)
    assert codes_of_doubts() <= set(doubts.WORDS)
    assert set(doubts.DETAILS) <= codes_of_doubts()


@pytest.mark.parametrize("code", sorted(codes_of_doubts() | codes_of_errors()))
def test_every_code_is_in_the_glossary(code):
    assert f"`{code}`" in (ROOT / "docs/glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_error_is_said_in_the_language_of_the_page(locale):
    error = SourceError("the document is larger than 5 bytes", code="too-large", facts={"limit": 5})
    with translation.override(locale):
        shown = show_error(error)
    assert "5" in shown.what
    assert shown.what != "The document is larger than 5 bytes."
    assert not shown.tongue


def test_an_error_without_a_code_is_marked_as_english():
    shown = show_error(ComityError("there is no session 0", hint="count from 1"))
    assert (shown.what, shown.hint, shown.tongue) == ("there is no session 0", "count from 1", "en")


@pytest.mark.parametrize("code", sorted(errors.WORDS))
def test_an_error_with_too_few_facts_is_still_said(code):
    assert show_error(SourceError("found", hint="try", code=code)).what


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("number-out-of-sequence", {"number": "5", "before": "3"}, "5 suit 3"),
        ("language-uncertain", {"found": "es"}, "lu comme : Espagnol"),
        ("act-class-unsure", {"acts": "request invite"}, "prie, invite"),
        ("footnote-unplaced", {}, ""),
        ("no-stop-at-end", {}, ""),
    ],
)
def test_what_the_facts_of_a_doubt_say(code, facts, said):
    with translation.override("fr"):
        assert doubt_detail(code, facts) == said


def test_a_document_brings_its_facts():
    lines = ["Article one of the text;", "1. Welcomes the report;", "4. Invites States to fish fairly."]
    read = comity.read("\n".join(["The General Assembly,", *lines]).encode(), name="x.txt", language="en")
    facts = [
        dict(doubt.facts) for block in read.blocks for doubt in block.doubts if doubt.code.startswith("number-out")
    ]
    assert {"number": "4", "before": "1"} in facts
