"""Opens XML without trusting it: no entities, no DTD, no network, no bottomless trees."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from comity.model.errors import NotADocumentError, SourceError

Element: TypeAlias = etree._Element

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_CHARACTERS = etree.XPath("string()", smart_strings=False)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")


def local_name(element: Element) -> str:
    """The name without its namespace; "" for a comment or a processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


Placed = tuple[Element, str, str]
"""An element, its local name, its path."""


def placed_children(element: Element, path: str) -> Iterator[Placed]:
    """The child elements with name and path."""
    counts: dict[str, int] = {}
    for child in element:
        name = local_name(child)
        if name:
            counts[name] = counts.get(name, 0) + 1
            yield child, name, f"{path}/{name}[{counts[name]}]"


def path_below(element: Element, above: Element, path: str) -> str:
    """The path of an element that stands below another whose path is known."""
    return paths_below([element], above, path)[0]


def paths_below(elements: list[Element], above: Element, path: str) -> list[str]:
    """The paths of several such elements; siblings are counted once for all of them."""
    known: dict[Element, str] = {above: path}
    return [_path(element, known) for element in elements]


def _path(element: Element, known: dict[Element, str]) -> str:
    if element not in known:
        parent = element.getparent()
        if parent is None:
            return f"/{local_name(element)}"
        known |= {child: at for child, _, at in placed_children(parent, _path(parent, known))}
    return known[element]


def elements_named(root: Element, *names: str) -> dict[str, list[Element]]:
    """The elements that bear one of the names, by name and in reading order, in one pass; each `find` makes its own."""
    found: dict[str, list[Element]] = {name: [] for name in names}
    for element in root.iter(*(f"{{*}}{name}" for name in names)):
        found[local_name(element)].append(element)
    return found


def text_content(element: Element) -> str:
    """All characters below an element, comments left out: what spans count in."""
    return str(_CHARACTERS(element))


def parse_akn(data: bytes, name: str) -> Element:
    """The root element `akomaNtoso` of the file.

    Raises SourceError for what is empty, not well formed, too deep or declares a DTD (line and column are named),
    NotADocumentError for XML of another kind.
    """
    if not data.strip():
        raise SourceError("the file is empty", where=name, hint="was the download complete?", code="empty")
    _refuse_doctype(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise SourceError(
            f"the XML is not well formed: {error.msg}",
            where=f"{name}, line {line}, column {column}",
            hint="repair the file at that place, or read the text or PDF version",
            code="xml-broken",
            facts={"line": line, "column": column},
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype_error(name)
    if local_name(root) != "akomaNtoso":
        raise NotADocumentError(
            f"the XML is no Akoma Ntoso: its root element is <{local_name(root)}>",
            where=name,
            hint="AKN4UN files begin with <akomaNtoso>",
            code="xml-other",
            facts={"root": local_name(root)},
        )
    return root


def _refuse_doctype(data: bytes, name: str) -> None:
    """Refuse a DTD before the parser sees it: entities can only be declared in one."""
    head = data.replace(b"\x00", b"") if data.startswith(_WIDE) else data
    if _DOCTYPE.search(head):
        raise _doctype_error(name)


def _doctype_error(name: str) -> SourceError:
    return SourceError(
        "the XML declares a document type (DTD), which is never read",
        where=name,
        hint="AKN4UN files have none; remove the <!DOCTYPE ...> declaration",
        code="xml-doctype",
    )
