"""A file's text before it has structure: as stored (SourceText), and with the damage undone (CleanText)."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from comity.model.doubt import Doubt


@dataclass(frozen=True, slots=True)
class TextRun:
    """Characters `start` to `end` of a SourceText share this typography (formats that have it: PDF, DOCX, HTML).

    `size` is in points; `box` is left, bottom, right, top in points on `page` (from 1).
    """

    start: int
    end: int
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    page: int = 0
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded characters of one file.

    `digest` is the SHA-256 of its bytes (64 hexadecimal digits), `name` what to call it in messages, `media_type`
    one of text/plain, application/xml, application/pdf ... `runs` is empty where the format has no typography.
    """

    text: str
    digest: str
    name: str
    media_type: str = "text/plain"
    runs: tuple[TextRun, ...] = ()


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text with the extraction's damage undone; `offsets[i]` is the source character of `text[i]`, -1 if added.

    Offsets that are not -1 never decrease, unless a step had to reorder (then a doubt says so).
    """

    text: str
    offsets: array[int]
    source: SourceText
    language: str
    doubts: tuple[Doubt, ...] = field(default=())
