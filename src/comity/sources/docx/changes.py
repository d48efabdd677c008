"""Tracked changes taken as accepted: deleted paragraph marks join what they parted, deleted rows go.

Text that a change deletes or moves away stands in elements of its own, which readers of the tree pass over; a
paragraph's mark and a table's row say it in their properties (ECMA-376, part 1, 17.13.5).
"""

from lxml import etree

from comity.sources.docx.package import w

GONE = (w("del"), w("moveFrom"))

PROPERTIES = w("pPr")


def accept_changes(root: etree._Element) -> None:
    """No paragraph mark and no row under `root` is left that a tracked change deletes or moves away."""
    for row in list(root.iter(w("tr"))):
        if _is_gone(row.find(w("trPr"))):
            _remove(row)
    for paragraph in reversed(list(root.iter(w("p")))):  # from the last on, so that no words are moved twice
        if _is_gone(paragraph.find(f"{PROPERTIES}/{w('rPr')}")):
            _join_to_next(paragraph)


def _is_gone(properties: etree._Element | None) -> bool:
    return properties is not None and any(properties.find(gone) is not None for gone in GONE)


def _join_to_next(paragraph: etree._Element) -> None:
    """The words stand at the head of the next paragraph, whose mark is left; with none behind they stay, if any do."""
    following = next((one for one in paragraph.itersiblings() if one.tag in {w("p"), w("tbl"), w("sdt")}), None)
    content = [child for child in paragraph if child.tag != PROPERTIES]
    if following is not None and following.tag == w("p"):
        properties = following.find(PROPERTIES)
        place = 0 if properties is None else following.index(properties) + 1
        following[place:place] = content
    elif any(child.tag not in GONE for child in content):
        return
    _remove(paragraph)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
