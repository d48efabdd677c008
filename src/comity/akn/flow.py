"""The characters of one text-bearing element in reading order, cleaned, with the way back to the source.

The element's text content (all characters below it, comments left out) is the source that spans count in.
"""

import re
import unicodedata

from comity.akn.xml import Element, local_name, text_content

NOTE = "\ufffc"  # stands for a footnote while the text is laid out
_INVISIBLE = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u200b-\u200d\u00ad\u061c"
_BLANKS = "\xa0\u2007\u2008\u2009\u200a\u202f\u2002-\u2006\u3000\r\n\x0b\x0c\u2028"
_UNCOMMON = re.compile(f"[{_INVISIBLE}{_BLANKS}\u2010\u2011]")
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
_BLANK = re.compile(f"[{_BLANKS}]")
_HYPHEN = re.compile("[\u2010\u2011]")
_ASCII_BLANK = re.compile("[\r\n\x0b\x0c]")
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_CLUSTER = re.compile(f"[^{_MARKS}]?[{_MARKS}]*", re.DOTALL)
_EMPHASIS = {"b": "bold", "i": "italic"}

SourcePiece = tuple[int, int, int]  # start in the flow, start in the source, length


def clean(text: str | None) -> str:
    """NFC, every blank one of " " and tab, hyphens plain, marks of direction gone."""
    if not text:
        return ""
    if text.isascii():
        return _ASCII_BLANK.sub(" ", text) if "\n" in text or "\r" in text else text  # XML allows no other of them
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = text.replace("\xa0", " ")
    if _UNCOMMON.search(text):
        text = _HYPHEN.sub("-", _BLANK.sub(" ", _INVISIBLE_RUN.sub("", text)))
    return text


def plain(element: Element | None) -> str:
    """The words of an element without its footnotes, one blank between them."""
    if element is None:
        return ""
    return " ".join(clean(Flow(element).characters.replace(NOTE, "")).split())


class Flow:
    """The characters of an element before anything is left out, and what they are set in.

    Children named in `skip` are passed over. `at` counts characters of the flow, `source` those of the source.
    """

    def __init__(self, element: Element, skip: frozenset[str] = frozenset()) -> None:
        self.skip = skip
        self.at = 0
        self.source = 0
        self.parts: list[str] = []
        self.styles: list[tuple[int, int, str]] = []
        self.raised: list[tuple[int, int]] = []
        self.notes: list[Element] = []
        self.note_references: list[tuple[int, str]] = []
        self.sources: list[SourcePiece] = []
        self._walk(element, "", False)
        self.characters = "".join(self.parts)

    def _walk(self, element: Element, style: str, raised: bool) -> None:
        if text := element.text:
            self._add(text, style, raised)
        for child in element:
            name = local_name(child)
            if name == "authorialNote":
                self.notes.append(child)
                self._put(NOTE)
                self._pass_over(child)
            elif name == "noteRef":
                self.note_references.append((self.at, child.get("marker") or ""))
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
            if text := child.tail:
                self._add(text, style, raised)

    def _pass_over(self, element: Element) -> None:
        if len(element) or element.text:
            self.source += len(text_content(element))

    def _put(self, character: str) -> None:
        self.parts.append(character)
        self.at += 1

    def _add(self, text: str, style: str, raised: bool) -> None:
        cleaned = clean(text)
        start, size = self.at, len(text)
        begin, source, length = self.sources[-1] if self.sources else (0, 0, 0)
        if len(cleaned) != size:
            self.sources += [(start + a, self.source + b, n) for a, b, n in _unequal_pieces(text)]
        elif length and begin + length == start and source + length == self.source:
            self.sources[-1] = begin, source, length + size  # right behind the piece before it, here and there
        else:
            self.sources.append((start, self.source, size))
        self.at += len(cleaned)
        if style:
            self.styles.append((start, self.at, style))
        if raised:
            self.raised.append((start, self.at))
        self.parts.append(cleaned)
        self.source += size


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
