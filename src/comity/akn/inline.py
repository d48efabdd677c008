"""One text-bearing element -> its text, with label, emphasis, footnote marks and the way back to the source.

The element's text content (all characters below it, comments left out) is the source that spans count in.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from comity.akn.flow import NOTE, Flow
from comity.akn.kept import Kept
from comity.akn.rules import SIGNS, Rules
from comity.akn.xml import Element, paths_below
from comity.model.resolution import NOWHERE, Footnote, FootnoteReference
from comity.model.trace import Piece, Span

_NOTE = re.compile(NOTE)
_BLANK_RUN = re.compile(r"[ \t][ \t]+")
_BLANK_BESIDE_SIGN = re.compile(rf" (?:(?<=[{SIGNS}] )|(?=[{SIGNS}]))")
_EMPTY_LABEL = re.compile(r"\s*+[.)(]?+\s*+")
_REPEATED_MARK = re.compile(r"\(?(\d{1,3})\)?[,،]?")
_NOT_A_MARK_BESIDE = frozenset("() ،;؛.“”")
_BLANK_AND_PUNCTUATION = re.compile(r"[ \t][,.;:،؛]")


@dataclass(slots=True)
class Laid:
    """The text of an element as a reader sees it."""

    text: str = ""
    label: str = ""
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[FootnoteReference, ...] = ()
    emphasis: tuple[tuple[int, int, str], ...] = ()
    span: Span = NOWHERE


def squeeze(text: str, rules: Rules) -> str:
    """The words with one blank between them, none where the language sets none."""
    text = " ".join(text.split())
    return text if rules.blanks_between_signs else _BLANK_BESIDE_SIGN.sub("", text)


def lay_out(
    element: Element, path: str, rules: Rules, *, label: bool = True, skip: frozenset[str] = frozenset()
) -> Laid:
    """The text of an element: label taken off, blanks undone, footnotes at their marks, repeated marks found."""
    return lay_out_flow(Flow(element, skip), element, path, rules, label=label)


def lay_out_flow(flow: Flow, element: Element, path: str, rules: Rules, *, label: bool, start: int = 0) -> Laid:
    """The same for a flow already read; the characters before `start` are left out."""
    characters = flow.characters
    dropped, repeated = _raised_marks(flow, rules)
    laid = Laid()
    if label:
        laid.label, label_parts = _label(characters, rules)
        dropped += label_parts
    elif start:
        dropped.append((0, start))
    notes = [match.start() for match in _NOTE.finditer(characters)] if flow.notes else []
    dropped += [(i, i + 1) for i in notes]
    kept = Kept.all_of(characters)
    if dropped:
        kept = kept.without(dropped)
    kept = _without_blanks(kept, notes, rules)
    laid.text = kept.text.replace("\t", " ")
    laid.span = _span(kept, flow, path)
    laid.emphasis = _emphasis(flow, kept, laid.text) if flow.styles else ()
    if notes:
        laid.footnotes = tuple(
            read_footnote(note, below, rules, _mark(kept, at))
            for note, below, at in zip(flow.notes, paths_below(flow.notes, element, path), notes, strict=True)
        )
    if repeated:
        laid.references = tuple(
            FootnoteReference(marker, _mark(kept, at), _at(flow, at, path)) for at, marker in repeated
        )
    return laid


def _mark(kept: Kept, origin: int) -> int:
    """The offset of a mark: before the blanks that may precede it."""
    at = kept.position(origin)
    while at and kept.text[at - 1] in " \t":
        at -= 1
    return at


def _raised_marks(flow: Flow, rules: Rules) -> tuple[list[tuple[int, int]], list[tuple[int, str]]]:
    """What to leave out round and of superscript marks, and the repeated references found (place, marker)."""
    characters = flow.characters
    dropped: list[tuple[int, int]] = []
    repeated: list[tuple[int, str]] = []
    if rules.parentheses_round_notes and flow.notes:
        for match in re.finditer(rf"\({NOTE}\)", characters):
            dropped += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    repeated += flow.note_references
    if not flow.raised:
        return dropped, sorted(repeated)
    for begin, end in _joined(flow.raised):
        run = characters[begin:end]
        if rules.raised_parentheses:
            dropped += [(begin + i, begin + i + 1) for i in _lone_parentheses(run)]
        match_ = _REPEATED_MARK.fullmatch(run.strip())
        if match_ and not _is_exponent(characters, begin):
            repeated.append((begin, match_.group(1)))
            dropped.append((begin, end))
    return dropped, sorted(repeated)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in stretches:
        if joined and joined[-1][1] == begin:
            joined[-1] = (joined[-1][0], end)
        elif end > begin:
            joined.append((begin, end))
    return joined


def _lone_parentheses(run: str) -> list[int]:
    """Superscript parentheses with no superscript letter beside them: they stood round a footnote mark."""
    return [
        i
        for i, c in enumerate(run)
        if c in "()" and all(k in _NOT_A_MARK_BESIDE for k in run[max(i - 1, 0) : i] + run[i + 1 : i + 2])
    ]


def _is_exponent(characters: str, at: int) -> bool:
    """Whether a superscript number at `at` belongs to a figure or a metre (10², m²)."""
    before = characters[at - 1 : at]
    return before.isdigit() or (before != "" and before in "mMм" and not characters[at - 2 : at - 1].isalpha())


def _label(characters: str, rules: Rules) -> tuple[str, list[tuple[int, int]]]:
    """The label as printed and the stretches to leave out; an opening quotation mark before it stays."""
    tabbed = "\t" in characters
    match = (tabbed and rules.label_before_tab.match(characters)) or rules.label_before_blank.match(characters)
    if match:
        return " ".join(match.group(2).split()), [(0, match.start(1)), (match.end(1), match.end())]
    match = _EMPTY_LABEL.match(characters) if tabbed else None
    end = match.group().rfind("\t") + 1 if match else 0
    return "", [(0, end)] if 0 < end < len(characters) else []


def _without_blanks(kept: Kept, notes: list[int], rules: Rules) -> Kept:
    """One blank where there were several, none at the ends, none that only a footnote mark had left before a comma."""
    text = kept.text
    if "  " in text or "\t" in text or text[:1] == " " or text[-1:] == " ":
        left_out = _extra_blanks(text)
        if left_out:
            kept = kept.without(left_out)
    if notes and not rules.blank_before_punctuation:
        at = {_mark(kept, origin) for origin in notes}
        left_out = [(i, i + 1) for i in at if _BLANK_AND_PUNCTUATION.match(kept.text, i)]
        if left_out:
            kept = kept.without(left_out)
    if not rules.blanks_between_signs:
        left_out = [match.span() for match in _BLANK_BESIDE_SIGN.finditer(kept.text.replace("\t", " "))]
        if left_out:
            kept = kept.without(left_out)
    return kept


def _extra_blanks(text: str) -> list[tuple[int, int]]:
    """The blanks at both ends, and between words all but the first of each run of them."""
    start = len(text) - len(text.lstrip(" \t"))
    end = max(len(text.rstrip(" \t")), start)
    between = [(match.start() + 1, match.end()) for match in _BLANK_RUN.finditer(text, start, end)]
    return [(begin, stop) for begin, stop in ((0, start), *between, (end, len(text))) if begin < stop]


def _emphasis(flow: Flow, kept: Kept, text: str) -> tuple[tuple[int, int, str], ...]:
    """Runs of emphasised text; runs with only blanks between them are one, its style the sum of theirs."""
    runs: list[tuple[int, int, str]] = []
    for begin, end, style in flow.styles:
        start, stop = kept.position(begin), kept.position(end)
        if stop <= start:
            continue
        if runs and not text[runs[-1][1] : start].strip(" "):
            runs[-1] = (runs[-1][0], stop, f"{runs[-1][2]} {style}")
        else:
            runs.append((start, stop, style))
    return tuple((a, b, " ".join(sorted(set(style.split())))) for a, b, style in runs if text[a:b].strip())


def _span(kept: Kept, flow: Flow, path: str) -> Span:
    """Where in the element the text stands, with pieces where it is not one run."""
    pieces: list[Piece] = []
    sources, i = flow.sources, 0
    for start, origin, length in kept.stretches():
        while i and sources[i][0] > origin:
            i -= 1
        while i < len(sources):
            at, source, size = sources[i]
            low, high = max(at, origin), min(at + size, origin + length)
            if low < high:
                _append_piece(pieces, Piece(start + low - origin, source + low - at, high - low))
            if at + size >= origin + length:
                break
            i += 1
    if not pieces:
        return Span(0, 0, path)
    begin, end = pieces[0].source_start, pieces[-1].source_start + pieces[-1].length
    return Span(begin, end, path, pieces=() if len(pieces) == 1 else tuple(pieces))


def later_span(span: Span, offset: int) -> Span:
    """The span of a text whose first `offset` characters were taken off."""
    if not span.pieces:
        return replace(span, start=span.start + offset)
    pieces = []
    for piece in span.pieces:
        cut = min(max(offset - piece.text_start, 0), piece.length)
        if cut < piece.length:
            pieces.append(Piece(piece.text_start + cut - offset, piece.source_start + cut, piece.length - cut))
    return replace(span, start=pieces[0].source_start if pieces else span.end, pieces=tuple(pieces))


def _append_piece(pieces: list[Piece], piece: Piece) -> None:
    last = pieces[-1] if pieces else None
    if (
        last
        and last.text_start + last.length == piece.text_start
        and last.source_start + last.length == piece.source_start
    ):
        pieces[-1] = Piece(last.text_start, last.source_start, last.length + piece.length)
    else:
        pieces.append(piece)


def _at(flow: Flow, position: int, path: str) -> Span:
    """The source place of one character of the flow."""
    i = bisect_right(flow.sources, position, key=lambda piece: piece[0]) - 1
    if i < 0 or position >= flow.sources[i][0] + flow.sources[i][2]:
        return Span(0, 0, path)
    place = flow.sources[i][1] + position - flow.sources[i][0]
    return Span(place, place + 1, path)


def read_footnote(note: Element, path: str, rules: Rules, offset: int) -> Footnote:
    """The footnote without the marker that may be repeated at the head of its text."""
    marker = (note.get("marker") or "").strip()
    flow = Flow(note)
    start = _note_head(flow, marker)
    flow.raised = []
    laid = lay_out_flow(flow, note, path, rules, label=False, start=start)
    return Footnote(marker, offset, laid.text, span=laid.span)


@lru_cache(maxsize=1024)
def _marker_at_head(marker: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:\(\s*\)|\(?{re.escape(marker)}\)?(?=\s*\t)|[.\s])*\s*")


def _note_head(flow: Flow, marker: str) -> int:
    """How many characters of a footnote's flow are its marker, set again before the text."""
    head = _marker_at_head(marker).match(flow.characters)
    at = head.end() if head else 0
    raised = {at for begin, end in flow.raised for at in range(begin, end)}
    while at < len(flow.characters):
        character = flow.characters[at]
        is_raised_mark = (character.isdigit() or character in "()") and at in raised
        if not is_raised_mark and character not in "\t ":
            break
        at += 1
    return at
