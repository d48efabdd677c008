"""A file's text before it has structure: as stored (SourceText), and with the damage undone (CleanText)."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import NamedTuple

from comity.model.doubt import Doubt


@dataclass(frozen=True, slots=True)
class TextRun:
    """Characters `start` to `end` of a SourceText share this typography (formats that have it: PDF, DOCX, HTML).

    `size` is in points; `box` is left, bottom, right, top in points on `page` (from 1). `role` is what the file
    itself says of the whole line: "heading", "cell" (a line is a row, cells parted by tabs), "small" (set smaller
    than running text, as titles and notes of tables are), "" for text and where the file says nothing.
    """

    start: int
    end: int
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    page: int = 0
    box: tuple[float, float, float, float] | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded characters of one file.

    `digest` is the SHA-256 of its bytes (64 hexadecimal digits), `name` what to call it in messages, `media_type`
    one of text/plain, application/xml, application/pdf ... `runs` is empty where the format has no typography.
    `doubts` are of what the file holds besides these characters.
    """

    text: str
    digest: str
    name: str
    media_type: str = "text/plain"
    runs: tuple[TextRun, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class TextLine(NamedTuple):
    """One printed line: characters `start` to `end` of a CleanText, blanks at both ends taken off.

    `indent` counts the blanks that stood before it, `gap` the empty lines above it; `trailing` says that a blank
    stood behind it; `new_page` that a page ended between it and the line above; `stretched` that its words were set
    apart to fill the line, as those of a paragraph's last line and of headings are not.
    """

    start: int
    end: int
    indent: int = 0
    trailing: bool = False
    gap: int = 0
    new_page: bool = False
    stretched: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote mark taken out of the text: it stood before character `at` of the CleanText.

    `source_start` to `source_end` are its characters in the source; `sure` is false where a number of the text
    itself could have been meant.
    """

    at: int
    marker: str
    source_start: int
    source_end: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class NoteBody:
    """A footnote's words, lifted out of the text. `offsets` as in CleanText. `sure` as in NoteMark."""

    marker: str
    text: str
    offsets: array[int]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text with the extraction's damage undone; `offsets[i]` is the source character of `text[i]`, -1 if added.

    `in_order` says that offsets that are not -1 never decrease: no step had to reorder. `lines` are the printed lines
    in order; `marks` and `notes` the footnotes, no longer part of `text`, and `asides` the notes whose star stands in
    the masthead. `run_together` says that most of the source stood on one line: where paragraphs begin was told by
    their words.
    """

    text: str
    offsets: array[int]
    source: SourceText
    language: str
    doubts: tuple[Doubt, ...] = field(default=())
    lines: tuple[TextLine, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    notes: tuple[NoteBody, ...] = ()
    asides: tuple[NoteBody, ...] = ()
    run_together: bool = False
    in_order: bool = False
