"""What Word keeps otherwise than as runs of a paragraph, put where a reader finds it, once.

Of alternatives (ECMA-376, part 3, 10) one is left. The paragraphs of text boxes, and words in drawings, stand behind
the paragraph that the box hangs on. Formulas, words with a reading above them (part 1, 17.3.3.25) and symbols of
fonts are plain text. Of fields (17.16) only what they print is left.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from comity.sources.docx.changes import GONE
from comity.sources.docx.formulas import formula_text
from comity.sources.docx.layout import is_on
from comity.sources.docx.package import DRAWING, MATH, w
from comity.sources.docx.symbols import FONT_SIGN, font_sign, with_font_signs

ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

WORDS = (w("t"), w("sym"), f"{{{MATH}}}t", f"{{{DRAWING}}}t")
"""Elements that hold letters."""

PRINTED = (*WORDS, w("tab"), w("br"), w("cr"), w("noBreakHyphen"))
"""What an instruction of a field may hold that would be printed elsewhere."""

_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
"""The instruction of a field that prints the number of a page."""

_LONGEST_NUMBER = 4
"""Digits of the number of a page."""

EMBEDDED = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:office:office}OLEObject",
    w("altChunk"),
    w("subDoc"),
)
"""Charts, diagrams, objects of other programs and other documents: their words are in other parts of the file."""


def unfold(root: etree._Element) -> None:
    """All that is printed under `root` stands in runs of paragraphs."""
    for one in list(root.iter(ALTERNATIVES)):
        _put_in_place(one, _chosen(one))
    for formula in list(root.iter(f"{{{MATH}}}oMath")):
        _put_in_place(formula, [_run(formula_text(formula))])
    _set_out_boxes(root)
    for ruby in list(root.iter(w("ruby"))):
        base = ruby.find(w("rubyBase"))
        _put_in_place(ruby, [child for run in _found(base, w("r")) for child in run if child.tag != w("rPr")])
    for symbol in list(root.iter(w("sym"))):
        _put_in_place(symbol, [_text(font_sign(symbol.get(w("font"), ""), symbol.get(w("char"), "")))])
    for text in root.iter(w("t")):
        run = text.getparent()
        if run is not None and text.text and FONT_SIGN.search(text.text):
            fonts = run.find(f"{w('rPr')}/{w('rFonts')}")
            text.text = with_font_signs(text.text, "" if fonts is None else fonts.get(w("ascii"), ""))
    _take_instructions(root)


def embedded(root: etree._Element) -> int:
    """How many charts, diagrams, objects and documents are embedded, whose words are not read."""
    return sum(1 for one in root.iter(*EMBEDDED) if not _is_gone(one))


def _chosen(alternatives: etree._Element) -> list[etree._Element]:
    """The content of the first alternative that has words, or else of the first."""
    branches = [one for one in alternatives if isinstance(one.tag, str)]
    worded = (one for one in branches if next(one.iter(*WORDS), None) is not None)
    return list(next(worded, branches[0])) if branches else []


def _set_out_boxes(root: etree._Element) -> None:
    """The paragraphs of boxes and drawings stand behind the one they hang on, in order."""
    last: dict[etree._Element, etree._Element] = {}
    boxes = list(root.iter(w("txbxContent"), f"{{{DRAWING}}}p"))
    numbers = _page_numbers(root, boxes)
    for box in boxes:
        anchor = next(box.iterancestors(w("p")), None)
        if anchor is None or anchor.getparent() is None or _is_gone(box) or _is_hidden(box) or box in numbers:
            continue
        content = list(box) if box.tag == w("txbxContent") else _drawn(box)
        for block in content:
            last.get(anchor, anchor).addnext(block)
            last[anchor] = block


def _page_numbers(root: etree._Element, boxes: list[etree._Element]) -> set[etree._Element]:
    """The boxes that hold the number of a page and nothing else.

    A field says so; or all numbers that stand alone in boxes count up, one by one, or to no more than there are pages.
    """
    words = {box: "".join([text.text or "" for text in box.iter(*WORDS)]).strip() for box in boxes}
    numbers = [box for box in boxes if words[box].isdecimal() and len(words[box]) <= _LONGEST_NUMBER]
    told = {box for box in numbers if any(_PAGE.search(said) for said in _instructions(box))}
    typed = [int(words[box]) for box in numbers if box not in told]
    one_by_one = len(typed) > 1 and all(one + 1 == other for one, other in pairwise(typed))
    rising = bool(typed) and all(one < other for one, other in pairwise(typed))
    return set(numbers) if one_by_one or (rising and typed[-1] <= _pages(root)) else told


def _instructions(box: etree._Element) -> Iterator[str]:
    """What the fields within a box say that they print."""
    yield from (one.text or "" for one in box.iter(w("instrText")))
    yield from (one.get(w("instr"), "") for one in box.iter(w("fldSimple")))


def _pages(root: etree._Element) -> int:
    """How many pages there are at least, as breaks tell: those seen when it was saved, those set, those of sections."""
    shown = sum(1 for _ in root.iter(w("lastRenderedPageBreak")))
    breaks = sum(1 for one in root.iter(w("br")) if one.get(w("type")) == "page")
    sections = sum(1 for properties in root.iter(w("pPr")) if properties.find(w("sectPr")) is not None)
    return 1 + max(shown, breaks + sections)


def _is_hidden(box: etree._Element) -> bool:
    """Whether the run that a box hangs on is hidden."""
    return any(is_on(run.find(f"{w('rPr')}/{w('vanish')}")) for run in box.iterancestors(w("r")))


def _drawn(paragraph: etree._Element) -> list[etree._Element]:
    """A paragraph of a drawing as one of the text."""
    words = "".join(text.text or "" for text in paragraph.iter(f"{{{DRAWING}}}t"))
    made = etree.Element(w("p"))
    made.append(_run(words))
    return [made] if words.strip() else []


def _take_instructions(root: etree._Element) -> None:
    """What stands between the begin of a field and its result is gone; a field without end is left as it is."""
    if next(root.iter(w("fldChar")), None) is None:
        return
    fields: list[list[etree._Element] | None] = []  # those begun: what of an instruction was seen, None in the result
    outer = 0  # how many of them, from the outermost on, are in their result
    for one in list(root.iter(w("fldChar"), *PRINTED)):
        kind = one.get(w("fldCharType")) if one.tag == w("fldChar") else ""
        if not kind:
            instruction = fields[outer] if outer < len(fields) else None
            if instruction is not None:
                instruction.append(one)
        elif kind == "begin":
            fields.append([])
        elif fields:
            for word in fields[-1] or ():
                _remove(word)
            fields[-1] = None
            outer += outer == len(fields) - 1
            if kind == "end":
                fields.pop()
                outer = min(outer, len(fields))


def _put_in_place(element: etree._Element, content: list[etree._Element]) -> None:
    """The content stands where the element stood; the root of a part, which is none then, is left."""
    if element.getparent() is None:
        return
    for child in content:
        element.addprevious(child)
    _remove(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _found(element: etree._Element | None, tag: str) -> Iterator[etree._Element]:
    return iter(()) if element is None else element.iter(tag)


def _is_gone(element: etree._Element) -> bool:
    return next(element.iterancestors(*GONE), None) is not None


def _run(words: str) -> etree._Element:
    run = etree.Element(w("r"))
    run.append(_text(words))
    return run


def _text(words: str) -> etree._Element:
    text = etree.Element(w("t"))
    text.text = words
    return text
