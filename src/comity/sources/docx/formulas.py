"""Formulas on a line: x^2, a/b, √(x) (ECMA-376, part 1, 22.1)."""

from collections.abc import Callable

from lxml import etree

from comity.sources.docx.changes import GONE
from comity.sources.docx.package import MATH, w


def m(name: str) -> str:
    """The qualified name of Office Math's `name`."""
    return f"{{{MATH}}}{name}"


FORMS: dict[str, Callable[[dict[str, str], str], str]] = {
    m("f"): lambda parts, _: f"{_grouped(parts['num'])}/{_grouped(parts['den'])}",
    m("sSup"): lambda parts, _: f"{parts['e']}^{_grouped(parts['sup'])}",
    m("sSub"): lambda parts, _: f"{parts['e']}_{_grouped(parts['sub'])}",
    m("sSubSup"): lambda parts, _: f"{parts['e']}_{_grouped(parts['sub'])}^{_grouped(parts['sup'])}",
    m("rad"): lambda parts, _: f"{parts['deg']}√{_grouped(parts['e'])}",
    m("d"): lambda parts, inner: f"{parts['begChr']}{inner}{parts['endChr']}",
    m("nary"): lambda parts, _: f"{parts['chr']}{_limits(parts['sub'], parts['sup'])} {parts['e']}",
}
"""How each form is written, from its parts and from its content as a whole."""

SIGNS = {"begChr": "(", "endChr": ")", "chr": "∫"}
"""The signs that a form may say in its properties, and what is printed where it does not (22.1.2)."""

LETTERS = (m("t"), w("t"))
"""Elements that hold letters, of a formula and of words within it."""

PARTS = ("num", "den", "e", "sup", "sub", "deg")


def formula_text(formula: etree._Element) -> str:
    """The formula on a line; of forms that are not known, the letters in their order."""
    if formula.tag in LETTERS:
        return formula.text or ""
    seen = (child for child in formula if isinstance(child.tag, str) and child.tag not in GONE)
    written = [(child.tag, formula_text(child)) for child in seen]
    inner = "".join(words for _, words in written)
    if formula.tag not in FORMS:
        return inner
    parts = dict.fromkeys(PARTS, "")
    parts |= {tag.removeprefix(f"{{{MATH}}}"): words for tag, words in written}
    return FORMS[str(formula.tag)](parts | _signs(formula), inner)


def _signs(formula: etree._Element) -> dict[str, str]:
    """The signs of a form: those around it, or of a sum, product or integral."""
    said = {one.tag.removeprefix(f"{{{MATH}}}"): one for one in formula.iterfind("*/*") if isinstance(one.tag, str)}
    return {name: said[name].get(m("val"), "") if name in said else sign for name, sign in SIGNS.items()}


def _limits(low: str, high: str) -> str:
    return f"({low}..{high})" if low or high else ""


def _grouped(words: str) -> str:
    return words if len(words) < 2 or words.isalnum() else f"({words})"
