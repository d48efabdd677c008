"""Words that print cut at the ends of lines, with a hyphen that is none of theirs."""

import re

from comity.repair.traced import Edit, Traced

_CUT = re.compile(
    r"(?P<head>[^\W\d_]{3,})(?P<cut>-[ \t]*\n[ \t]*)(?P<tail>[^\W\d_]{2,})(?P<end>[^\s]*)(?P<blank>[ \t]?)"
)
_WORD = re.compile(r"[^\W\d_]{4,}")


def rejoin_cut_words(text: Traced) -> Traced:
    """The text with the rest of each such word on the line on which it begins.

    The hyphen is no part of a word that the text has elsewhere without one, and nowhere with it.
    """
    cuts = [match for match in _CUT.finditer(text.text) if match["tail"].islower()] if "-" in text.text else []
    if not cuts:
        return text
    words = {word.lower() for word in _WORD.findall(text.text)}
    lowered = text.text.lower()
    edits: list[Edit] = []
    for match in cuts:
        head, tail = match["head"].lower(), match["tail"]
        if head + tail in words and f"{head}-{tail}" not in lowered:
            edits.append((match.start("cut"), match.end("cut"), ""))
            if match["blank"]:
                edits.append((match.start("blank"), match.end("blank"), "\n"))
    return text.edited(edits)
