"""One text-bearing element -> its text, with label, emphasis, footnote marks and the way back to the source.

The element's text content (all characters below it, comments left out) is the source that spans count in.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache

from comity.akn.kept import Kept
from comity.akn.rules import SIGNS, Rules
from comity.akn.xml import Element, local_name, paths_below, text_content
from comity.model.resolution import Footnote, FootnoteReference
from comity.model.trace import Piece, Span

NOTE = "\ufffc"  # stands for a footnote while the text is laid out
_INVISIBLE = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u200b-\u200d\u00ad\u061c"
_BLANKS = "\xa0\u2007\u2008\u2009\u200a\u202f\u2002-\u2006\u3000\r\n\x0b\x0c\u2028"
_UNCOMMON = re.compile(f"[{_INVISIBLE}{_BLANKS}\u2010\u2011]")
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
_BLANK = re.compile(f"[{_BLANKS}]")
_HYPHEN = re.compile("[\u2010\u2011]")
_ASCII_BLANK = re.compile("[\r\n\x0b\x0c]")

_EXTRA_BLANKS = re.compile(r"(?<=[ \t])[ \t]+|^[ \t]+|[ \t]+$")
_BLANK_BESIDE_SIGN = re.compile(rf"(?<=[{SIGNS}]) | (?=[{SIGNS}])")
_EMPTY_LABEL = re.compile(r"\s*+[.)(]?+\s*+")
_REPEATED_MARK = re.compile(r"\(?(\d{1,3})\)?[,،]?")
_NOT_A_MARK_BESIDE = frozenset("() ،;؛.“”")
_BLANK_AND_PUNCTUATION = re.compile(r"[ \t][,.;:،؛]")
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_CLUSTER = re.compile(f"[^{_MARKS}]?[{_MARKS}]*", re.DOTALL)
_EMPHASIS = {"b": "bold", "i": "italic"}

SourcePiece = tuple[int, int, int]  # start in the flow, start in the source, length


@dataclass(slots=True)
class Flow:
    """The characters of an element in reading order, before anything is left out."""

    characters: str = ""
    styles: list[tuple[int, int, str]] = field(default_factory=list)
    raised: list[tuple[int, int]] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    note_references: list[tuple[int, str]] = field(default_factory=list)
    sources: list[SourcePiece] = field(default_factory=list)


@dataclass(slots=True)
class Laid:
    """The text of an element as a reader sees it."""

    text: str = ""
    label: str = ""
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[FootnoteReference, ...] = ()
    emphasis: tuple[tuple[int, int, str], ...] = ()
    span: Span = field(default_factory=lambda: Span(0, 0))


def clean(text: str | None) -> str:
    """NFC, every blank one of " " and tab, hyphens plain, marks of direction gone."""
    if not text:
        return ""
    if text.isascii():
        return _ASCII_BLANK.sub(" ", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _UNCOMMON.search(text):
        text = _HYPHEN.sub("-", _BLANK.sub(" ", _INVISIBLE_RUN.sub("", text)))
    return text


def squeeze(text: str, rules: Rules) -> str:
    """The words with one blank between them, none where the language sets none."""
    text = " ".join(text.split())
    return text if rules.blanks_between_signs else _BLANK_BESIDE_SIGN.sub("", text)


def plain(element: Element | None) -> str:
    """The words of an element without its footnotes, one blank between them."""
    if element is None:
        return ""
    return " ".join(clean("".join(_Collector(element).parts).replace(NOTE, "")).split())


def read_flow(element: Element, skip: frozenset[str] = frozenset()) -> Flow:
    """All characters of an element and what they are set in; children named in `skip` are passed over."""
    return _Collector(element, skip).flow()


class _Collector:
    """Walks an element once; counts characters of the flow and of the source as it goes."""

    def __init__(self, element: Element, skip: frozenset[str] = frozenset()) -> None:
        self.skip = skip
        self.parts: list[str] = []
        self.at = 0
        self.source = 0
        self.result = Flow()
        self._walk(element, "", False)

    def flow(self) -> Flow:
        """The flow, its characters put together."""
        self.result.characters = "".join(self.parts)
        return self.result

    def _walk(self, element: Element, style: str, raised: bool) -> None:
        self._add(element.text, style, raised)
        for child in element:
            name = local_name(child)
            if name == "authorialNote":
                self.result.notes.append(child)
                self._put(NOTE)
                self._pass_over(child)
            elif name == "noteRef":
                self.result.note_references.append((self.at, child.get("marker") or ""))
                self._pass_over(child)
            elif name in self.skip:
                self._pass_over(child)
            elif name in ("eol", "br"):
                self._put(" ")
                self._pass_over(child)
            elif name and name != "img":
                if name == "p" and self.at:
                    self._put(" ")
                self._walk(child, _style_of(child, name, style), raised or name == "sup")
            self._add(child.tail, style, raised)

    def _pass_over(self, element: Element) -> None:
        if len(element) or element.text:
            self.source += len(text_content(element))

    def _put(self, character: str) -> None:
        self.parts.append(character)
        self.at += 1

    def _add(self, text: str | None, style: str, raised: bool) -> None:
        if not text:
            return
        cleaned = clean(text)
        if len(cleaned) == len(text):
            self.result.sources.append((self.at, self.source, len(text)))
        else:
            self.result.sources += [(self.at + a, self.source + b, n) for a, b, n in _unequal_pieces(text)]
        start, self.at = self.at, self.at + len(cleaned)
        if style:
            self.result.styles.append((start, self.at, style))
        if raised:
            self.result.raised.append((start, self.at))
        self.parts.append(cleaned)
        self.source += len(text)


def _style_of(element: Element, name: str, style: str) -> str:
    if name not in ("span", "b", "i"):
        return style
    own = element.get("class") or _EMPHASIS.get(name, name)
    return f"{style} {own}".strip() if "bold" in own or "italic" in own else style


def _unequal_pieces(text: str) -> list[SourcePiece]:
    """How a text node whose cleaned form has another length maps to that form: cluster by cluster."""
    pieces: list[SourcePiece] = []
    at = 0
    for match in _CLUSTER.finditer(text):
        cleaned = clean(match.group())
        if cleaned and len(cleaned) == len(match.group()):
            if pieces and pieces[-1][0] + pieces[-1][2] == at and pieces[-1][1] + pieces[-1][2] == match.start():
                pieces[-1] = (pieces[-1][0], pieces[-1][1], pieces[-1][2] + len(cleaned))
            else:
                pieces.append((at, match.start(), len(cleaned)))
        elif cleaned:
            pieces.append((at, match.start(), 1))
        at += len(cleaned)
    return pieces


def lay_out(
    element: Element, path: str, rules: Rules, *, label: bool = True, skip: frozenset[str] = frozenset()
) -> Laid:
    """The text of an element: label taken off, blanks undone, footnotes at their marks, repeated marks found."""
    return lay_out_flow(read_flow(element, skip), element, path, rules, label=label)


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
    notes = [i for i, c in enumerate(characters) if c == NOTE] if flow.notes else []
    dropped += [(i, i + 1) for i in notes]
    kept = Kept.all_of(characters)
    if dropped:
        kept = kept.without(dropped)
    kept = _without_blanks(kept, notes, rules)
    laid.text = kept.text.replace("\t", " ")
    laid.span = _span(kept, flow, path)
    laid.emphasis = _emphasis(flow, kept, laid.text)
    laid.footnotes = tuple(
        read_footnote(note, below, rules, _mark(kept, at))
        for note, below, at in zip(flow.notes, paths_below(flow.notes, element, path), notes, strict=True)
    )
    laid.references = tuple(FootnoteReference(marker, _mark(kept, at), _at(flow, at, path)) for at, marker in repeated)
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
    match = rules.label_before_tab.match(characters) or rules.label_before_blank.match(characters)
    if match:
        return " ".join(match.group(2).split()), [(0, match.start(1)), (match.end(1), match.end())]
    match = _EMPTY_LABEL.match(characters)
    end = match.group().rfind("\t") + 1 if match else 0
    return "", [(0, end)] if 0 < end < len(characters) else []


def _without_blanks(kept: Kept, notes: list[int], rules: Rules) -> Kept:
    """One blank where there were several, none at the ends, none that only a footnote mark had left before a comma."""
    text = kept.text
    if "  " in text or "\t" in text or text[:1] == " " or text[-1:] == " ":
        left_out = [match.span() for match in _EXTRA_BLANKS.finditer(text)]
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
    flow = _Collector(note).flow()
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
