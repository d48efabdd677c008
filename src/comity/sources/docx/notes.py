"""Footnotes and endnotes of a Word file: their marks as Word counts them, and their bodies."""

from collections.abc import Iterator

from lxml import etree

from comity.sources.docx.package import w

DELETED = frozenset({w("del"), w("moveFrom"), w("instrText"), w("delText"), w("pict"), w("drawing"), w("object")})
"""What a reader of the printed page does not see."""

CHARACTERS = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("ptab"): " "}
"""What stands for a character in the tree. A tab inside a paragraph only sets its words apart, as a blank does."""

REFERENCES = {w("footnoteReference"): w("footnote"), w("endnoteReference"): w("endnote")}
"""The reference of a note, and the note."""

HEADS = (w("footnoteRef"), w("endnoteRef"))
"""Where a note's own mark is printed."""

LONGEST_MARK = 4


class Notes:
    """Remembers which notes were referred to, in order; endnotes are counted on behind the footnotes."""

    def __init__(
        self, footnotes: etree._Element | None, endnotes: etree._Element | None, document: etree._Element
    ) -> None:
        self.bodies = _bodies(footnotes) | _bodies(endnotes)
        self.marks: dict[tuple[str, str], str] = {}
        self.given: set[str] = set()
        """The marks printed so far."""
        footnote, endnote = REFERENCES.values()
        printed = (one for run in runs_of(document) for one in run.findall(w("footnoteReference")))
        behind = len({one.get(w("id")) for one in printed if not _has_own_mark(one)})
        self.counted = {footnote: 0, endnote: behind}

    def mark(self, reference: etree._Element) -> str:
        """The mark that is printed at the reference."""
        note = REFERENCES[str(reference.tag)]
        key = note, str(reference.get(w("id")))
        if key not in self.marks:
            if _has_own_mark(reference):
                self.marks[key] = own_mark(reference) or "*"
            else:
                self.counted[note] += 1
                self.marks[key] = str(self.counted[note])
            self.given.add(self.marks[key])
        return self.marks[key]

    def in_order(self) -> Iterator[tuple[str, str]]:
        """Mark and body of each note referred to; a mark typed at the head of a body is left out."""
        for key, mark in self.marks.items():
            body = self.bodies.get(key, "")
            yield mark, body if mark.isdecimal() else body.removeprefix(mark).lstrip()


def own_mark(reference: etree._Element) -> str:
    """The mark that is typed behind the reference, in the same run; "" where Word counts."""
    if not _has_own_mark(reference):
        return ""
    typed = "".join([one.text or "" for one in reference.itersiblings(w("t"))]).strip()
    return typed if len(typed) <= LONGEST_MARK else ""


def _has_own_mark(reference: etree._Element) -> bool:
    return reference.get(w("customMarkFollows")) in {"1", "true", "on"}


def runs_of(element: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph that are printed, those inserted by a tracked change too, in order."""
    for child in element:
        if child.tag == w("r"):
            yield child
        elif child.tag not in DELETED and isinstance(child.tag, str):
            yield from runs_of(child)


def _text(element: etree._Element) -> str:
    children = (child for run in runs_of(element) for child in run)
    return "".join(
        child.text or "" if child.tag == w("t") else CHARACTERS.get(str(child.tag), "") for child in children
    ).strip()


def _bodies(part: etree._Element | None) -> dict[tuple[str, str], str]:
    """The text of each note by its kind and id; the separators that Word keeps among them are left out."""
    return {
        (str(note.tag), str(note.get(w("id")))): " ".join(_text(paragraph) for paragraph in _from_mark(note)).strip()
        for note in (part if part is not None else ())
        if note.tag in REFERENCES.values() and note.get(w("type"), "normal") == "normal"
    }


def _from_mark(note: etree._Element) -> list[etree._Element]:
    """The paragraphs of a note from the one with its mark on; those above it come behind."""
    paragraphs = list(note.iter(w("p")))
    marked = (
        place
        for place, paragraph in enumerate(paragraphs)
        if any(paragraph.find(f".//{head}") is not None for head in HEADS)
    )
    first = next(marked, 0)
    return paragraphs[first:] + paragraphs[:first]
