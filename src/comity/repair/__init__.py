"""Undoes what extraction did to a text: a chain of small steps, every offset traceable to the source.

The order, and why:

0. direction: what was written as it looks, parts or whole lines, is put in reading order while the marks of direction
   are still there;
1. characters: every later step may rely on one kind of blank, hyphen, line end and letter, and on tabs for cells;
2. typed marks: what they say of typography is kept while they are still there;
3. Arabic lines and words that an extractor parted, in this order, because the parts of a line are known by its
   blanks; repeated words, printed three times or more, then those printed twice: before lines are looked at, because
   a repeated word makes a line longer than it was printed; then ordinals whose ending was raised, words parted at a
   line's end, hyphens lost there, and lines of which each word became a line;
4. a title's lines, whose order tells the heads of pages; then paragraphs run together: a text that lost its line ends
   is parted before its lines are looked at;
5. lines and furniture: page ends must be known before footnotes, which stand above them;
6. footnote bodies, then their marks: a number is a mark only if it has a body; then notes to the names above a title,
   by their words;
7. blanks, last, because the runs of blanks are what tells rules, indents and paragraph ends.
"""

from dataclasses import replace

from comity.languages.structure import StructureProfile, structure_of
from comity.model.text import CleanText, SourceText
from comity.repair.alone import bracketed_alone, marks_alone
from comity.repair.assembly import assembled, note_body
from comity.repair.bold import undo_repeated_words
from comity.repair.characters import plain_characters
from comity.repair.direction import undo_visual_order
from comity.repair.doubled import undo_doubled_words
from comity.repair.furniture import mark_furniture
from comity.repair.hyphens import rejoin_hyphenated
from comity.repair.kerned import rejoin_kerned
from comity.repair.lines import FURNITURE, TEXT, PrintedLine, read_lines
from comity.repair.loose import lift_loose_bodies
from comity.repair.lost_hyphens import restore_hyphens
from comity.repair.marker_rows import unmarked_bodies
from comity.repair.marks import glued_marks
from comity.repair.mirrored import undo_mirrored_lines
from comity.repair.notes import (
    Body,
    Notes,
    bracketed_marks,
    close_the_text,
    lift_end_bodies,
    lift_ruled_bodies,
    lone_marks,
)
from comity.repair.ordinals import rejoin_ordinals
from comity.repair.pages import Page, find_pages, lift_page_bodies
from comity.repair.parted import rejoin_parted_lines
from comity.repair.raised import raised_marks
from comity.repair.run_together import part_run_together
from comity.repair.spread import rejoin_spread_lines
from comity.repair.star_notes import lift_star_notes
from comity.repair.tabs import without_typed_tabs
from comity.repair.title_order import title_in_order
from comity.repair.traced import Traced, joined, traced
from comity.repair.typed_marks import with_typed_marks

__all__ = ["repair"]


def repair(source: SourceText, language: str) -> CleanText:
    """The text with the damage of its extraction undone, its lines kept apart, its footnotes lifted out."""
    profile = structure_of(language)
    ordered = undo_mirrored_lines(undo_visual_order(traced(source.text)), profile)
    plain = plain_characters(ordered)
    if not source.runs:
        plain = without_typed_tabs(plain, profile, source.media_type)
    source, text = with_typed_marks(source, plain)
    spread = undo_doubled_words(undo_repeated_words(rejoin_kerned(rejoin_parted_lines(text))), language)
    spread = restore_hyphens(rejoin_hyphenated(rejoin_ordinals(spread, profile), profile), profile)
    together = title_in_order(rejoin_spread_lines(spread, profile), profile)
    text = part_run_together(together, language)
    lines = read_lines(text)
    mark_furniture(lines, profile)
    notes = _footnotes(lines, text, profile)
    notes.marks = raised_marks(notes.marks, lines, text, source)
    asides = tuple(note_body(body) for body in lift_star_notes(lines, text, profile))
    clean = replace(assembled(text, lines, notes, source, language), asides=asides)
    return replace(clean, run_together=True) if text is not together else clean


def _footnotes(lines: list[PrintedLine], text: Traced, profile: StructureProfile) -> Notes:
    """The footnotes' bodies and marks: ruled, at the end of the text or between its paragraphs, or at ends of pages."""
    paged = _is_paged(lines)  # before rules are taken for ends of pages
    ruled = lift_ruled_bodies(lines, text, profile)
    notes = Notes(bodies=ruled + lift_end_bodies(lines, text))
    bare = not (notes.bodies or paged)
    if bare:
        notes.bodies = lift_loose_bodies(lines, text, profile)
    elif not notes.bodies:
        found = unmarked_bodies(lines, text, profile)
        notes.bodies = [Body(marker, joined(parts, profile.joint), (0, 0)) for marker, parts in found]
    if notes.bodies:
        notes.marks = lone_marks(lines, notes.markers)
        marked = {mark.marker for mark in notes.marks}
        notes.marks += bracketed_marks(lines, [body for body in notes.bodies if body.marker not in marked])
        if 2 * len({mark.marker for mark in notes.marks}) < len(notes.bodies):
            whole = not (ruled or bare) or close_the_text(lines)
            pages = [Page(0, [line for line in lines if line.role is TEXT])] if whole else find_pages(lines)
            bodies = [replace(body, page=(0, 0)) for body in notes.bodies] if whole else notes.bodies
            glued = glued_marks(text.text, pages, bodies, profile)
            notes.marks = max(glued, notes.marks, key=lambda marks: len({mark.marker for mark in marks}))
    elif _is_paged(lines):
        pages = find_pages(lines)
        notes.bodies = lift_page_bodies(pages, text, profile)
        bracketed = bracketed_marks(lines, notes.bodies)
        shown = {mark.marker for mark in bracketed} | (bracketed_alone(pages) & notes.markers)
        enough = 2 * len(shown) > len(notes.bodies)
        notes.marks = bracketed if enough else glued_marks(text.text, pages, notes.bodies, profile)
        notes.marks += marks_alone(pages, notes.bodies, notes.marks, profile)
    return notes


def _is_paged(lines: list[PrintedLine]) -> bool:
    """Whether it is known where pages end."""
    return any(line.role is FURNITURE or line.new_page for line in lines)
