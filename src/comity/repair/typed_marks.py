"""Typography typed as marks: *italics*, **bold**, # headings, [^1] footnotes, | tables |, as converters write Markdown.

The marks go, and what they said becomes the typography of the source, so that opening phrases are read as it sets them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.model.text import SourceText, TextRun
from comity.repair.traced import Edit, Traced

_FEWEST = 2
"""Lines or sentences that must open with an emphasised phrase before stars and underscores are marks of emphasis."""

_KINDS = 2
"""Or kinds of marks that must stand in the text: emphasis, headings, footnotes."""

_LONGEST_LABEL = 12
"""Characters of a stop and a paragraph's number, behind which an opening phrase may stand."""

_LONGEST_HEADING = 300
"""Characters of a line that is a heading for its sign; a longer one is a text that lost its line ends."""

_MOST_NESTED = 3
"""Marks of emphasis within marks of emphasis: bold and italic with a rest of one."""

# Behind these no emphasis begins: 2*3, snake_case, a State with a star (Dorvik*). In scripts that part no words by
# blanks it may.
_JOINED = "0-9A-Za-z\u00c0-\u024f\u0400-\u052f\u0600-\u06ff"
_WORDS = r"(?:[^{mark}\n]|\n(?![ \t]*\n)){{0,400}}?"
_MARKED = (
    rf"(?<![{_JOINED}{{mark}}\\])(?P<{{name}}>{{mark}}{{{{1,3}}}})(?![\s{{mark}}])"
    rf"(?:{_WORDS}[^\W\d_]{_WORDS}|\d{{{{1,3}}}}[.)])(?<![\s\\])(?P={{name}})(?!{{behind}})"
)
# A bar code (*1410551*) has no letter; a number of a paragraph is set bold by some (**1.**).
_EMPHASIS = re.compile(
    _MARKED.format(mark=r"\*", name="stars", behind=r"\*") + "|" + _MARKED.format(mark="_", name="lines", behind=r"\w")
)
_BEGUN = re.compile(r"[\n,;.:，；。：،؛]\s*\S{0,5}\s*$")
_OPENING = re.compile(r"[*_]{1,3}[^\W\d_]")
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>[^\n]*[^\n#\s])[ \t#]*$", re.MULTILINE)
_ROW = re.compile(r"^\|[^\n]*\|[ \t]*$", re.MULTILINE)
_RULE_OF_TABLE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+\s*")
_BAR = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_LINE_MARKS = re.compile(
    r"^(?:(?:>[ \t]?)+|[-+*][ \t]+(?=\(\w|\d{1,3}[.)]))|(?<=\n)[ \t]*(?:={3,}|-{3,})[ \t]*(?:\n|$)", re.MULTILINE
)
_BODY = re.compile(r"\n(?:[ \t]*\n)+(?=\[\^[^\]\s]{1,4}\]:)")
_DEFINED = re.compile(r"^\[\^[^\]\s]{1,4}\]:[ \t]", re.MULTILINE)
_LONG_BODY = re.compile(r"^\[\^[^\]\s]{1,4}\]:[^\n]*(?:\n[ \t]{2,}\S[^\n]*)+", re.MULTILINE)
_SET_IN = re.compile(r"\n[ \t]{2,}")
_NOTE = re.compile(r"(?P<open>\[\^)[^\]\s]{1,4}(?P<close>\]):?")
_OTHER_NOTES = (
    re.compile(r"(?P<open><sup>\[?)\d{1,3}(?P<close>\]?</sup>)"),
    re.compile(r"(?P<open>\[\\?\[)\d{1,3}(?P<close>\\?\]\]\(#[^()\s]{1,60}\))"),
)
_ADDRESS = r"(?:https?:|mailto:|[/#])[^()\s]{0,500}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?"
_LINK = re.compile(rf"\[(?P<words>(?:[^\[\]]|\[\d{{1,3}}\]){{1,400}})\]\({_ADDRESS}\)")
_ESCAPED = re.compile(r"\\(?=[!-)+-/:-@\[-^`{-~])")
"""A backslash before a sign, but for stars and underscores: what they would then mark was not meant so."""


def with_typed_marks(source: SourceText, text: Traced) -> tuple[SourceText, Traced]:
    """The source with the typography that typed marks stood for, and the text without them.

    Both are as given where the source has typography of its own, or too few marks to be Markdown.
    """
    if source.runs or not _is_marked(text.text):
        return source, text
    for taken_out in (_line_marks, _notes, _links):
        text = _edited(text, taken_out(text.text))
    headings = list(_HEADING.finditer(text.text))
    short = (match for match in headings if len(match["words"]) <= _LONGEST_HEADING)
    runs = [_run(text, *match.span("words"), role="heading") for match in short]
    text = _edited(text, [*_around(headings, "words"), *_rows(text.text)])
    for _ in range(_MOST_NESTED):
        emphasised = list(_EMPHASIS.finditer(text.text))
        if not emphasised:
            break
        runs += [_emphasis(text, match) for match in emphasised]
        text = _edited(text, [edit for match in emphasised for edit in _ends(match)])
    text = _edited(text, [(match.start(), match.end(), "") for match in _ESCAPED.finditer(text.text)])
    return replace(source, runs=tuple(sorted(runs, key=lambda run: (run.start, run.end)))), text


def _is_marked(text: str) -> bool:
    """Whether lines or sentences open with emphasised phrases, or marks of two kinds stand in the text."""
    opened = _phrases_opened(text) if "*" in text or "_" in text else 0
    if opened >= _FEWEST:
        return True
    if "[^" in text and len(_DEFINED.findall(text)) >= _FEWEST:
        return True
    noted = "[^" in text and _NOTE.search(text) is not None
    headed = "#" in text and _HEADING.search(text) is not None
    return (opened > 0) + noted + headed >= _KINDS


def _phrases_opened(text: str) -> int:
    """How many lines, or sentences, open with an emphasised phrase; no more than need be are counted."""
    opened = 0
    for match in _OPENING.finditer(text):
        before = text[max(match.start() - _LONGEST_LABEL, 0) : match.start()]
        begins = match.start() < _LONGEST_LABEL or _BEGUN.search(before)
        if begins and _EMPHASIS.match(text, match.start()):
            opened += 1
            if opened == _FEWEST:
                break
    return opened


def _edited(text: Traced, edits: Iterable[Edit]) -> Traced:
    """The text with the edits made, but for those that begin within another."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return text.edited(kept)


def _ends(match: re.Match[str]) -> tuple[Edit, Edit]:
    """The marks before and behind what is emphasised, taken out."""
    length = len(match["stars"] or match["lines"])
    return (match.start(), match.start() + length, ""), (match.end() - length, match.end(), "")


def _emphasis(text: Traced, match: re.Match[str]) -> TextRun:
    """What one, two or three marks say: italics, bold, or both."""
    length = len(match["stars"] or match["lines"])
    return _run(text, match.start() + length, match.end() - length, bold=length > 1, italic=length != 2)


def _run(text: Traced, start: int, end: int, *, bold: bool = False, italic: bool = False, role: str = "") -> TextRun:
    """The run of the source that characters `start` to `end` of the text stand for."""
    return TextRun(text.offsets[start], text.offsets[end - 1] + 1, bold=bold, italic=italic, role=role)


def _around(matches: Iterable[re.Match[str]], kept: str) -> Iterator[Edit]:
    """All but the group `kept` taken out."""
    for match in matches:
        start, end = match.span(kept)
        yield match.start(), start, ""
        yield end, match.end(), ""


def _line_marks(text: str) -> Iterator[Edit]:
    """Signs of quoted lines, list signs before a number or letter, lines drawn under a heading, taken out.

    Empty lines between the bodies of footnotes go too, and the line ends within them: bodies close a text one a line.
    """
    for match in _LINE_MARKS.finditer(text):
        yield match.start(), match.end(), ""
    for match in _BODY.finditer(text):
        if text.startswith("[^", text.rfind("\n", 0, match.start()) + 1):
            yield match.start(), match.end(), "\n"
    for body in _LONG_BODY.finditer(text):
        for match in _SET_IN.finditer(text, *body.span()):
            yield match.start(), match.end(), " "


def _rows(text: str) -> Iterator[Edit]:
    """Rows of tables with a tab between their cells; the rule below their head goes."""
    for row in _ROW.finditer(text):
        bars = [] if _RULE_OF_TABLE.fullmatch(row[0]) else list(_BAR.finditer(text, *row.span()))
        if not bars:
            yield row.start(), min(row.end() + 1, len(text)), ""
        for bar in bars:
            yield bar.start(), bar.end(), "" if bar in (bars[0], bars[-1]) else "\t"


def _notes(text: str) -> Iterator[Edit]:
    """Marks of footnotes in plain brackets; the first and last characters of what was printed stand for these."""
    for form in (_NOTE, *_OTHER_NOTES):
        for match in form.finditer(text):
            start, end = match.start("open"), match.end("close")
            yield start, start + 1, "["
            yield start + 1, match.end("open"), ""
            yield match.start("close"), end - 1, ""
            yield end - 1, end, "]"
            yield end, match.end(), ""


def _links(text: str) -> Iterator[Edit]:
    """The words of links without their addresses."""
    return _around(_LINK.finditer(text), "words")
