"""Notes to the names above a title, "* State not a member of the Human Rights Council.", lifted out of the text.

They stand at the foot of the first page, in the midst of a paragraph that goes on overleaf.
"""

import re

from comity.languages.sponsors import sponsor_words
from comity.languages.structure import StructureProfile
from comity.repair.lines import NOTE, TEXT, PrintedLine
from comity.repair.notes import Body
from comity.repair.traced import Traced, joined

_HEAD = 80
"""Printed lines of a masthead."""

_LONGEST = 4
"""Printed lines of such a note."""

_STOPS = ".。"


def lift_star_notes(lines: list[PrintedLine], text: Traced, profile: StructureProfile) -> list[Body]:
    """The notes whose star stands behind a name in the masthead, each to its stop; their lines are text no more."""
    bodies: list[Body] = []
    words = sponsor_words(profile.code)
    for index, line in enumerate(lines):
        note = words.note.match(line.text) if line.text[:1] == "*" and line.role is TEXT else None
        if note is None or not _is_marked(lines[: min(index, _HEAD)], note["star"]):
            continue
        whole = note.end("words") == len(line.text)
        followers = [] if whole else _to_stop(lines[index : index + _LONGEST], profile)
        if followers is None:
            continue
        parts = [text.part(line.start + note.end(), line.end)]
        parts += (text.part(follower.start, follower.end) for follower in followers)
        for lifted in (line, *followers):
            lifted.role = NOTE
        bodies.append(Body(note["star"], joined(parts, profile.joint)))
    return bodies


def _to_stop(lines: list[PrintedLine], profile: StructureProfile) -> list[PrintedLine] | None:
    """The lines below the first over which its sentence runs on to the stop that ends it; None where none does."""
    for count, line in enumerate(lines):
        if count and (line.gap or line.new_page or line.role is not TEXT or profile.any_label.match(line.text)):
            break
        if line.text[-1:] in _STOPS:
            return lines[1 : count + 1]
    return None


def _is_marked(above: list[PrintedLine], star: str) -> bool:
    """Whether the star stands behind a word, comma or colon in these lines."""
    marked = re.compile(rf"[\w,،、:：)）]\s?(?<!\*){re.escape(star)}(?!\*)")
    return any(marked.search(line.text) for line in above if "*" in line.text)
