"""Tracked changes taken as accepted: deleted paragraph marks join what they parted, deleted rows go.

Text that a change deletes or moves away stands in elements of its own, which readers of the tree pass over; a
paragraph's mark and a table's row say it in their properties (ECMA-376, part 1, 17.13.5).
"""

from lxml import etree

from comity.sources.docx.notes import runs_of
from comity.sources.docx.package import w

GONE = (w("del"), w("moveFrom"))

PROPERTIES = w("pPr")


def accept_changes(root: etree._Element) -> None:
    """No paragraph mark and no row under `root` is left that a tracked change deletes or moves away."""
    for row in list(root.iter(w("tr"))):
        if _is_gone(row.find(w("trPr"))):
            _remove(row)
    _join_to_next([one for one in root.iter(w("p")) if _is_gone(one.find(f"{PROPERTIES}/{w('rPr')}"))])


def _is_gone(properties: etree._Element | None) -> bool:
    return properties is not None and any(properties.find(gone) is not None for gone in GONE)


def _join_to_next(paragraphs: list[etree._Element]) -> None:
    """The words stand at the head of the next paragraph, whose mark is left; with none behind they stay, if any do."""
    heads: dict[etree._Element, list[etree._Element]] = {}
    for paragraph in reversed(paragraphs):  # from the last on, so that no words are moved twice
        following = next((one for one in paragraph.itersiblings() if one.tag in {w("p"), w("tbl"), w("sdt")}), None)
        if following is not None and following.tag == w("p"):
            heads.setdefault(following, []).extend(child for child in reversed(paragraph) if child.tag != PROPERTIES)
        elif next(runs_of(paragraph), None) is not None:
            continue
        _remove(paragraph)
    for following, content in heads.items():
        properties = following.find(PROPERTIES)
        place = 0 if properties is None else following.index(properties) + 1
        following[place:place] = content[::-1]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
