"""The sources: a TOML file a resolution, each paragraph in six languages with acts, notes and citations marked."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent / "source"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
NAMES = ("a_res_78_9001", "a_res_80_9002")

MARKS = re.compile(r"\*(?P<act>[^*]+)\*|<(?P<symbol>[^|>]+)\|(?P<printed>[^>]+)>|\{(?P<note>\d+)\}")
LETTERED = re.compile(r"(?P<above>.+)-(?P<letter>[a-d])(?:-(?P<numeral>i+))?")


@dataclass(frozen=True)
class Words:
    """A text without its marks, and where they stood: acts and citations as (start, end), notes as (marker, offset)."""

    text: str
    acts: tuple[tuple[int, int], ...] = ()
    citations: tuple[tuple[str, int, int], ...] = ()
    notes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class WrittenBlock:
    """One paragraph in one language. `number` is the printed label, `anchor` the one the model gives it."""

    id: str
    kind: str
    number: str
    depth: int
    anchor: str
    words: Words
    act_classes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """One resolution in one language."""

    language: str
    facts: Mapping[str, Any]
    form: Mapping[str, Any]
    cover: Mapping[str, Any]
    title: str
    blocks: tuple[WrittenBlock, ...]
    notes: Mapping[str, Words] = field(default_factory=dict)


def parse_words(marked: str) -> Words:
    """The words of a marked text; the three kinds of marks do not nest."""
    text, at = "", 0
    acts, citations, notes = [], [], []
    for mark in MARKS.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["act"]:
            acts.append((len(text), len(text) + len(mark["act"])))
            text += mark["act"]
        elif mark["symbol"]:
            citations.append((mark["symbol"], len(text), len(text) + len(mark["printed"])))
            text += mark["printed"]
        else:
            notes.append((mark["note"], len(text)))
    return Words(text + marked[at:], tuple(acts), tuple(citations), tuple(notes))


@cache
def read_source(name: str) -> dict[str, Any]:
    """One source as stored, with the words that `same_as` takes from the first resolution filled in."""
    source = tomllib.loads((SOURCE / f"{name}.toml").read_text("utf-8"))
    if name != NAMES[0]:
        first = read_source(NAMES[0])
        before = {block["id"]: block for block in first["blocks"]}
        source["blocks"] = [
            {**before[block["same_as"]], **block} if "same_as" in block else block for block in source["blocks"]
        ]
        source["notes"] = {
            marker: first["notes"][note["same_as"]] if "same_as" in note else note
            for marker, note in source["notes"].items()
        }
    return source


def read_document(name: str, language: str) -> Document:
    """A resolution in one language, its paragraphs labelled as the UN prints them there."""
    source = read_source(name)
    form = tomllib.loads((SOURCE / "form.toml").read_text("utf-8"))[language]
    cover = source["cover"][language]
    formula = WrittenBlock("formula", "formula", "", 0, "formula", Words(form["formula"]))
    blocks = [_block(block, language, form, cover) for block in source["blocks"]]
    return Document(
        language=language,
        facts=source,
        form=form,
        cover=cover,
        title=source["title"][language],
        blocks=(formula, *blocks),
        notes={marker: parse_words(note[language]) for marker, note in source["notes"].items()},
    )


def _block(block: Mapping[str, Any], language: str, form: Mapping[str, Any], cover: Mapping[str, Any]) -> WrittenBlock:
    if block["kind"] == "closing":
        lines = tuple(cover["closing"])
        words = Words(form["between_closing_lines"].join(lines))
        return WrittenBlock("closing", "closing", "", 0, "closing", words, lines=lines)
    number, depth, anchor = _label(block["id"], block["kind"], form)
    classes = [clause["class"] for clause in block.get("clauses", ())] or block.get("acts", ())
    words = parse_words(block[language])
    if len(classes) != len(words.acts):
        raise ValueError(f"{block['id']} in {language}: {len(words.acts)} acts marked, {len(classes)} classes given")
    return WrittenBlock(block["id"], block["kind"], number, depth, anchor, words, tuple(classes))


def _label(id: str, kind: str, form: Mapping[str, Any]) -> tuple[str, int, str]:
    """The printed label, the depth and the anchor that belong to an id such as "op4-b-ii" or "annex-3"."""
    if kind == "operative":
        return form["paragraph"].format(n=id.removeprefix("op")), 1, id
    lettered = LETTERED.fullmatch(id)
    if lettered:
        if not lettered["numeral"]:
            return form["letters"]["abcd".index(lettered["letter"])], 2, id
        return form["numerals"][len(lettered["numeral"]) - 1], 3, id
    if kind == "annex-text":
        return form["paragraph"].format(n=id.removeprefix("annex-")), 1, id
    return "", 0, id
