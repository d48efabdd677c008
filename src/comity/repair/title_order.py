"""The lines of a title whose number stands alone, put in order.

An extractor takes the number and the title's short last line, which ends below it, for one column: the last line then
stands under the number, and the others follow below an empty line.
"""

import re

from comity.languages.structure import StructureProfile
from comity.repair.traced import Traced

_HEAD = 5000
"""Characters in which a title begins."""

_LONGEST = 120
"""Characters of a title's line."""

_TITLE = re.compile(
    rf"^(?:[A-Z]{{1,2}}-)?\d{{1,3}}/\d{{1,3}}\.[ \t]*\n(?P<last>\S[^\n]{{0,{_LONGEST}}}\n)[ \t]*\n"
    rf"(?P<first>(?:[ \t]*\S[^\n]*\n)+)[ \t]*\n\s*(?P<formula>\S[^\n]*)",
    re.MULTILINE,
)


def title_in_order(text: Traced, profile: StructureProfile) -> Traced:
    """The last line of a title that stands under its number comes behind the others, which it had room to go on with.

    What follows must be the opening formula. Only the extractor that leaves page ends in the text does this: in another
    text a title's part below an empty line is set so by hand.
    """
    title = _TITLE.search(text.text, 0, _HEAD) if "\x0c" in text.text else None
    if title is None or not profile.formula.fullmatch(title["formula"].strip()):
        return text
    lines = title["first"].strip().split("\n")
    if title["last"][0].isupper() and lines[0][0].islower():
        return text
    if len(title["last"]) + len(lines[0].split(" ")[0]) >= max(map(len, lines)):
        return text
    begin, end = title.span("last")
    start, stop = title.span("first")
    return text.reordered(
        [range(begin), range(start, stop), range(begin, end), range(end, start), range(stop, len(text.text))]
    )
