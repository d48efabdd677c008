"""What a Word file says of its layout: headings and small print by style, the header of the first page, tables."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from comity.sources.docx.notes import runs_of
from comity.sources.docx.package import w

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

SMALL = 0.92
"""What is set smaller than this part of running text is a title or note of a table."""

UNSEEN = 5
"""Half points: what is set smaller is not there to be read."""

ORDINARY = 20
"""Half points of running text where no style says a size."""

MOST_COLUMNS = 63
"""Those that a table of Word may have."""

SOURCES = (w("sdt"), w("sdtContent"), w("ins"), w("customXml"))


class Styles:
    """Sizes and outline levels as styles hand them down, and the size of running text."""

    def __init__(self, styles: etree._Element | None, document: etree._Element) -> None:
        named = styles.findall(w("style")) if styles is not None else []
        self._styles = {str(style.get(w("styleId"))): style for style in named}
        defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if styles is not None else None
        self._plain = next((key for key, style in self._styles.items() if _is_plain(style)), "")
        self._default = _size(defaults) or ORDINARY
        self._sizes: dict[str, int] = {}
        self._headings: dict[str, bool] = {}
        sizes: Counter[int] = Counter()
        for paragraph in document.iter(w("p")):
            style = style_of(paragraph)
            for run in runs_of(paragraph):
                length = sum(len(text.text or "") for text in run.findall(w("t")))
                if length:
                    sizes[self.size(run, style)] += length
        self.running = sizes.most_common(1)[0][0] if sizes else ORDINARY

    def role(self, paragraph: etree._Element, style: str) -> str:
        """The role of a paragraph of this style, as TextRun names it."""
        if style not in self._headings:
            self._headings[style] = any(map(self._outline, self._chain(style)))
        if self._headings[style]:
            return "heading"
        printed = (run for run in runs_of(paragraph) if any((text.text or "").strip() for text in run.iter(w("t"))))
        sizes = [self.size(run, style) for run in printed if not _is_raised(run)]
        return "small" if sizes and max(sizes) < SMALL * self.running else ""

    def is_unseen(self, run: etree._Element, style: str) -> bool:
        """Whether the run is hidden, or too small to be seen, as runs that only set a distance are."""
        return is_on(run.find(f"{w('rPr')}/{w('vanish')}")) or self.size(run, style) < UNSEEN

    def size(self, run: etree._Element, style: str) -> int:
        """The size of a run in half points: its own, or that of its paragraph's style, or the default."""
        own = _size(run.find(w("rPr")))
        if own:
            return own
        if style not in self._sizes:
            said = (_size(one.find(w("rPr"))) for one in self._chain(style))
            self._sizes[style] = next(filter(None, said), self._default)
        return self._sizes[style]

    def _chain(self, style: str) -> Iterator[etree._Element]:
        """The style and those it is based on; the plain style where none is named."""
        seen: set[str] = set()
        style = style or self._plain
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            based = self._styles[style].find(w("basedOn"))
            style = str(based.get(w("val"))) if based is not None else ""

    def _outline(self, style: etree._Element) -> bool:
        level = style.find(f"{w('pPr')}/{w('outlineLvl')}")
        return level is not None and str(level.get(w("val"), "9")) != "9"


def is_on(switch: etree._Element | None) -> bool:
    """Whether a property that is switched on or off is there, and on."""
    return switch is not None and switch.get(w("val"), "true") not in {"0", "false", "off"}


def style_of(paragraph: etree._Element) -> str:
    """The id of the paragraph's style, "" for the plain one."""
    properties = paragraph.find(w("pPr"))
    style = properties.find(w("pStyle")) if properties is not None else None
    return str(style.get(w("val"))) if style is not None else ""


def parts_of(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, not those of tables in its cells."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in SOURCES:
            yield from parts_of(child, tag)


def span_of(element: etree._Element, path: str, otherwise: int) -> int:
    """The number of columns that a property of a row or cell says."""
    said = element.find(path)
    value = str(said.get(w("val"), "")) if said is not None else ""
    return min(int(value), MOST_COLUMNS) if value.isdecimal() and len(value) < 7 else otherwise


def has_leader(paragraph: etree._Element) -> bool:
    """Whether a tab of the paragraph runs over dots, as in tables of contents."""
    return any(tab.get(w("leader")) == "dot" for tab in paragraph.iter(w("tab")))


def first_header(body: etree._Element, relations: etree._Element | None) -> str:
    """The package part that heads the first page alone, "" where no section has one: the masthead may stand there."""
    titled = (section for section in body.iter(w("sectPr")) if is_on(section.find(w("titlePg"))))
    return _part(next(filter(None, (_header(section, "first") for section in titled)), ""), relations)


def running_header(body: etree._Element, relations: etree._Element | None) -> str:
    """The part that heads the first page as it does others, "" where the page has a header of its own, or none."""
    section = next(body.iter(w("sectPr")), None)
    if section is None or is_on(section.find(w("titlePg"))):
        return ""
    return _part(_header(section, "default"), relations)


def _header(section: etree._Element, kind: str) -> str:
    """The relation of a section's header of this kind, "" where it has none of its own."""
    found = (one for one in section.findall(w("headerReference")) if one.get(w("type")) == kind)
    return next((str(one.get(RELATION_ID, "")) for one in found), "")


def _part(relation: str, relations: etree._Element | None) -> str:
    """The part that a relation names."""
    if relations is None or not relation:
        return ""
    target = next((one.get("Target") for one in relations.iter(RELATION) if one.get("Id") == relation), None)
    return f"word/{target}" if target else ""


def _is_plain(style: etree._Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}


def _size(properties: etree._Element | None) -> int:
    found = properties.find(w("sz")) if properties is not None else None
    value = str(found.get(w("val"), "")) if found is not None else ""
    return int(value) if value.isdecimal() else 0


def _is_raised(run: etree._Element) -> bool:
    raised = run.find(f"{w('rPr')}/{w('vertAlign')}")
    return raised is not None and raised.get(w("val")) == "superscript"
