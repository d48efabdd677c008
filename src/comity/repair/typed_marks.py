"""Typography typed as marks: *italics*, **bold**, # headings, [^1] footnotes, | tables |, as converters write Markdown.

The marks go, and what they said becomes the typography of the source, so that opening phrases are read as it sets them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from comity.model.text import SourceText, TextRun
from comity.repair.traced import Edit, Traced

_FEWEST = 2
"""Lines that must open with an emphasised phrase before stars and underscores are taken for marks of emphasis."""

_KINDS = 2
"""Or kinds of marks that must stand in the text: emphasis, headings, footnotes."""

_LONGEST_LABEL = 8
_MOST_NESTED = 3

# No blank stands inside the marks, and an underscore within a word is none. A bar code (*1410551*) has no letter.
_EMPHASIS = re.compile(
    r"(?<![*\\])(?P<stars>\*{1,3})(?![\s*])(?P<starred>[^*\n]{0,400}?[^\W\d_][^*\n]{0,400}?)(?<![\s\\])(?P=stars)(?!\*)"
    r"|(?<![\w\\])(?P<lines>_{1,3})(?![\s_])(?P<lined>[^_\n]{0,400}?[^\W\d_][^_\n]{0,400}?)(?<![\s\\])(?P=lines)(?!\w)"
)
_OPENING = re.compile(r"[*_]{1,3}[^\W\d_]")
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>[^\n]*[^\n#\s])[ \t#]*$", re.MULTILINE)
_ROW = re.compile(r"^\|[^\n]*\|[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"^>[ \t]?", re.MULTILINE)
_RULE_OF_TABLE = re.compile(r"[\s|:-]+")
_BAR = re.compile(r"[ \t]*\|[ \t]*")
_NOTE = re.compile(r"\[\^(?P<marker>[^\]\s]{1,4})\](?P<body>:?)|<sup>\[?(?P<raised>\d{1,3})\]?</sup>")
_LINK = re.compile(r"\[(?P<words>[^\]\n]{1,400})\]\((?:https?:|mailto:|[/#])[^)\s]*\)")
_ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|>-])")


def with_typed_marks(source: SourceText, text: Traced) -> tuple[SourceText, Traced]:
    """The source with the typography that typed marks stood for, and the text without them.

    Both are as given where the source has typography of its own, or too few marks to be Markdown.
    """
    if source.runs or not _is_marked(text.text):
        return source, text
    runs: list[TextRun] = []
    text = _edited(text, [*_headings(text, runs), *_rows(text.text), *_notes(text.text), *_links(text.text)])
    for _ in range(_MOST_NESTED):
        emphasised = list(_emphasised(text, runs))
        if not emphasised:
            break
        text = _edited(text, emphasised)
    text = _edited(text, [(match.start(), match.end(), "") for match in _ESCAPED.finditer(text.text)])
    return replace(source, runs=tuple(sorted(runs, key=lambda run: (run.start, run.end)))), text


def _is_marked(text: str) -> bool:
    """Whether lines open with emphasised phrases, or marks of two kinds stand in the text."""
    opened = _lines_opened(text) if "*" in text or "_" in text else 0
    if opened >= _FEWEST:
        return True
    noted = "[^" in text and _NOTE.search(text) is not None
    headed = "#" in text and _HEADING.search(text) is not None
    return (opened > 0) + noted + headed >= _KINDS


def _lines_opened(text: str) -> int:
    """How many lines open with an emphasised phrase, behind a number or not; no more than need be are counted."""
    opened = 0
    for match in _OPENING.finditer(text):
        label = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        if len(label) <= _LONGEST_LABEL and len(label.split()) <= 1 and _EMPHASIS.match(text, match.start()):
            opened += 1
            if opened == _FEWEST:
                break
    return opened


def _edited(text: Traced, edits: list[Edit]) -> Traced:
    """The text with the edits made, but for those that begin within another."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return text.edited(kept)


def _emphasised(text: Traced, runs: list[TextRun]) -> Iterator[Edit]:
    """The marks of emphasis taken out, and what stood between them put to the runs."""
    for match in _EMPHASIS.finditer(text.text):
        marks = match["stars"] or match["lines"]
        start, end = match.start() + len(marks), match.end() - len(marks)
        runs.append(_run(text, start, end, bold=len(marks) > 1, italic=len(marks) != 2))
        yield match.start(), start, ""
        yield end, match.end(), ""


def _headings(text: Traced, runs: list[TextRun]) -> Iterator[Edit]:
    """The signs before and behind headings taken out; the line is put to the runs as one."""
    for match in _HEADING.finditer(text.text):
        start, end = match.span("words")
        runs.append(_run(text, start, end, role="heading"))
        yield match.start(), start, ""
        yield end, match.end(), ""


def _run(text: Traced, start: int, end: int, *, bold: bool = False, italic: bool = False, role: str = "") -> TextRun:
    """The run of the source that characters `start` to `end` of the text stand for."""
    return TextRun(text.offsets[start], text.offsets[end - 1] + 1, bold=bold, italic=italic, role=role)


def _rows(text: str) -> Iterator[Edit]:
    """Rows of tables with a tab between their cells; the rule below their head goes."""
    for row in _ROW.finditer(text):
        if _RULE_OF_TABLE.fullmatch(row[0]):
            yield row.start(), min(row.end() + 1, len(text)), ""
            continue
        bars = list(_BAR.finditer(text, *row.span()))
        for bar in bars:
            yield bar.start(), bar.end(), "" if bar in (bars[0], bars[-1]) else "\t"


def _notes(text: str) -> Iterator[Edit]:
    """Marks of footnotes in plain brackets."""
    for match in _NOTE.finditer(text):
        yield match.start(), match.end(), f"[{match['marker'] or match['raised']}]"


def _links(text: str) -> Iterator[Edit]:
    """The words of links without their addresses, and quoted lines without their sign."""
    for match in _LINK.finditer(text):
        start, end = match.span("words")
        yield match.start(), start, ""
        yield end, match.end(), ""
    for quoted in _QUOTED.finditer(text):
        yield quoted.start(), quoted.end(), ""
