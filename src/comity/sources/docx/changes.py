"""Tracked changes taken as accepted: deleted paragraph marks join what they parted, deleted rows go.

Text that a change deletes or moves away stands in elements of its own, which readers of the tree pass over; a
paragraph's mark and a table's row say it in their properties (ECMA-376, part 1, 17.13.5).
"""

from lxml import etree

from comity.sources.docx.notes import runs_of
from comity.sources.docx.package import MATH, w

GONE = (w("del"), w("moveFrom"))

PROPERTIES = w("pPr")

FORMULA = f"{{{MATH}}}oMath"

BLOCKS = frozenset({w("p"), w("tbl"), w("sdt")})
"""What ends the joining of paragraphs, or takes their words."""


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
    gone = set(paragraphs)
    heads: dict[etree._Element, list[etree._Element]] = {}
    for parent in dict.fromkeys(one.getparent() for one in paragraphs):
        following: etree._Element | None = None
        for child in reversed(list(parent) if parent is not None else []):  # from the last on: no words move twice
            if child in gone:
                if following is not None and following.tag == w("p"):
                    heads.setdefault(following, []).extend(one for one in reversed(child) if one.tag != PROPERTIES)
                    _remove(child)
                    continue
                if next(runs_of(child), None) is None and next(child.iter(FORMULA), None) is None:
                    _remove(child)
                    continue
            if child.tag in BLOCKS:
                following = child
    for following, content in heads.items():
        properties = following.find(PROPERTIES)
        place = 0 if properties is None else following.index(properties) + 1
        following[place:place] = content[::-1]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
