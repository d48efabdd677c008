"""Into which clauses a person cut a paragraph: the decided cut, put in place of the reader's.

Pure functions over the library's clauses: no rows here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import comity
from comity.languages.acts import find_acts
from comity.model.mandate import Clause
from comity.model.resolution import Act, Block, BlockKind, Masthead, Reading, Resolution
from comity_web.registry.words import place_of, plain_words


@dataclass(frozen=True, slots=True)
class Cut:
    """The plain characters of the paragraph before which each clause but the first begins."""

    places: tuple[int, ...]


def cut_of(pieces: Sequence[str]) -> Cut:
    """The cut of a paragraph whose clauses are these pieces, one after the other."""
    at, places = 0, []
    for piece in pieces[:-1]:
        at += len(plain_words(piece))
        places.append(at)
    return Cut(tuple(places))


def pieces_of(text: str, starts: Sequence[int]) -> list[str]:
    """The whole text cut before each of these characters; nothing of it is left out."""
    edges = [0, *(start for start in starts if 0 < start < len(text)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(edges)]


def recut(text: str, clauses: Sequence[Clause], cut: Cut, language: str, symbol: str) -> tuple[Clause, ...]:
    """The clauses of the paragraph as it was cut, each with what the reader reads in it.

    A piece in which one clause begins is that clause; where several do, the first act heads it and the parties of all
    are its parties; where none does, the piece is read as a paragraph of its own.
    """
    edges = [0, *(place_of(text, place) for place in cut.places), len(text)]
    found = []
    for start, end in pairwise(edges):
        inside = [clause for clause in clauses if start <= clause.act_start < end]
        whole = _merged(inside) if inside else _read_alone(text[start:end], start, language, symbol)
        found.append(replace(whole, start=start, end=len(text[:end].rstrip())))
    return tuple(found)


def _merged(clauses: Sequence[Clause]) -> Clause:
    """One clause out of several: the first one's act, the parties of all, and of the rest what is said first."""
    first = clauses[0]
    if len(clauses) == 1:
        return first
    return replace(
        first,
        addressees=tuple(dict.fromkeys(party for clause in clauses for party in clause.addressees)),
        with_=tuple(dict.fromkeys(party for clause in clauses for party in clause.with_)),
        report=any(clause.report for clause in clauses),
        report_to=next((clause.report_to for clause in clauses if clause.report_to), None),
        due=next((clause.due for clause in clauses if clause.due), None),
        due_all=tuple(due for clause in clauses for due in clause.due_all),
        recurrence=next((clause.recurrence for clause in clauses if clause.recurrence), None),
        agenda_item=any(clause.agenda_item for clause in clauses),
        names=tuple(dict(pair for clause in clauses for pair in clause.names).items()),
        spans=tuple({span[0]: span for clause in clauses for span in clause.spans}.values()),
        doubts=tuple(doubt for clause in clauses for doubt in clause.doubts),
    )


def _read_alone(piece: str, start: int, language: str, symbol: str) -> Clause:
    """What the reader finds in the piece alone, moved to `start`; its first word as an act of no class if nothing."""
    acts = tuple(
        Act(match.text, match.start, match.end, match.act_class) for match in find_acts(piece, language, "operative")
    )
    block = Block(BlockKind.OPERATIVE, piece, number="1.", depth=1, acts=acts, anchor="op1")
    alone = Resolution(language, Masthead(symbol=symbol), (block,), Reading("", "", "text/plain", ""))
    found = [clause for paragraph in comity.extract(alone) for clause in paragraph.clauses]
    if found:
        return _moved(_merged(found), start)
    word = (piece.split() or [""])[0]
    at = start + piece.find(word)
    return Clause(word.casefold(), "other", start, start + len(piece), at, at + len(word))


def _moved(clause: Clause, by: int) -> Clause:
    return replace(
        clause,
        act_start=clause.act_start + by,
        act_end=clause.act_end + by,
        spans=tuple((name, start + by, end + by) for name, start, end in clause.spans),
        doubts=tuple(replace(doubt, start=doubt.start + by, end=doubt.end + by) for doubt in clause.doubts),
    )
