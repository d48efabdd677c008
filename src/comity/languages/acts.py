"""Acts: the formulaic verbs of a resolution, in six languages; grammar in `act_grammar`, lexicon in `data/acts`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from comity.languages.act_clauses import clause_units
from comity.languages.act_cues import FAR, deciding
from comity.languages.act_folding import Folded
from comity.languages.act_frames import framed_phrase, may_begin_framed
from comity.languages.act_glued import glued_phrase, may_begin_glued
from comity.languages.act_grammar import DECLARED, FIRST_LETTERS, KINDS, Grammar, Unit, grammar
from comity.model.mandate import OWN_CLASSES

_LEADING = " \t\n\u00a0\u3000\"'“”„«»‹›‘’([（［「『《"
_STARTS = re.compile(r"\A|[.,;:،؛] |[。，；：]|\n")
"""Behind these a sentence or an item begins, or what a comma parts from the words before it."""

_COMMAS, _COLONS = (",", "，", "、"), (":", "：")

_SPEAKER = 20
"""No word for those who speak is longer."""

_OPENING = 400
"""No opening phrase, lead-in included, is longer."""

_GLANCE = 72
"""Characters looked at first: a paragraph and the line that opens it have them in common, and are read once."""

_WITHIN = 40
"""A phrase that ends before this many characters goes no further, nor does another verb behind it."""


class ActMatch(NamedTuple):
    """An act found: characters `start` to `end` of the text given; `lemma` names its verb ("take-note")."""

    start: int
    end: int
    text: str
    act_class: str
    lemma: str


def opening_act(text: str, language: str, kind: str) -> ActMatch | None:
    """The whole phrase that opens a paragraph, as the UN sets it in italics; None where no act does.

    `kind` is "preambular" or "operative". The paragraph's number is already gone; blanks, quotes and brackets may lead.
    """
    lead = _lead(text)
    if not _may_open(text[lead : lead + FIRST_LETTERS], language):
        return None
    folded, units = _opening(text[lead : lead + _OPENING], language, kind)
    return _match(text, lead, folded, units[0], units[-1].end) if units else None


def opening_kinds(text: str, language: str) -> frozenset[str]:
    """The kinds of paragraphs, "preambular" and "operative", whose own form the opening phrase has ("Recalling")."""
    lead = _lead(text)
    rules, folded = grammar(language), _folded(text[lead : lead + _OPENING], language).text
    starts = {0, rules.after_lead_ins(folded, 0)}
    return frozenset(kind for kind in KINDS if any(rules.phrase(folded, start, kind) for start in starts))


@lru_cache(maxsize=4096)
def _may_open(letters: str, language: str) -> bool:
    """Whether a phrase of either kind may begin with these letters: most lines are refused without being folded."""
    rules = grammar(language)
    folded = rules.folding.fold(letters).text
    if len(folded) < len(letters) or any(rules.may_begin(folded, 0, kind) for kind in KINDS):
        return True
    return may_begin_glued(rules, folded) or may_begin_framed(rules, folded)


def _opening(words: str, language: str, kind: str) -> tuple[Folded, tuple[Unit, ...]]:
    """The words that hold the opening phrase folded, and its verbs; further ones only where these may not be all."""
    folded, units = _opening_units(words[:_GLANCE], language, kind)
    further = units[-1].end > _WITHIN if units else bool(grammar(language).object_leads)
    return _opening_units(words, language, kind) if further and len(words) > _GLANCE else (folded, units)


@lru_cache(maxsize=1024)
def _opening_units(words: str, language: str, kind: str) -> tuple[Folded, tuple[Unit, ...]]:
    """The words folded, and the verbs of the phrase that opens them; the same lines are asked for again and again."""
    folded = _folded(words, language)
    rules = grammar(language)
    framed = framed_phrase(rules, folded.text, kind)
    return folded, framed or rules.opening(folded.text, kind) or glued_phrase(rules, folded.text, kind)


@lru_cache(maxsize=1024)
def _folded(words: str, language: str) -> Folded:
    """The words folded; they are asked for again as the other kind of paragraph."""
    return grammar(language).folding.fold(words)


def coordinated_act(text: str, language: str, kind: str) -> ActMatch | None:
    """The act that a text goes on with behind a word such as "and"; None where no such word or no act opens it."""
    rules = grammar(language)
    folded = rules.folding.fold(text[:_OPENING])
    start = next((len(word) for word in rules.joining if folded.text.startswith(word)), 0)
    units = rules.phrase(folded.text, start, kind) if start else ()
    return _match(text, 0, folded, units[0], units[-1].end) if units else None


def breaks_off(text: str, language: str) -> bool:
    """Whether a text ends with a word such as "and", behind which more must follow."""
    return text.endswith(tuple(word.rstrip() for word in grammar(language).coordinators))


def find_acts(text: str, language: str, kind: str, emphasis: Sequence[tuple[int, int]] = ()) -> tuple[ActMatch, ...]:
    """Every finite main-clause act in text order, coordinated verbs apart; the first lies within the opening phrase.

    `emphasis` are stretches that the source sets in italics or bold, as characters of the text; none need be known.
    """
    rules = grammar(language)
    lead = _lead(text)
    words = text[lead:]
    opens = _may_open(words[:FIRST_LETTERS], language)
    opening = _opening(words[:_OPENING], language, kind)[1] if opens else ()
    folded = rules.folding.fold(words)
    emphasised = [folded.folded(start - lead) for start, _ in emphasis if start > lead]
    units = clause_units(rules, folded.text, kind, opening, emphasised)
    return tuple(_match(text, lead, folded, unit, unit.end) for unit in units)


def declared_acts(text: str, language: str, *, named: bool = False) -> tuple[ActMatch, ...]:
    """The acts of those who adopt a declaration and speak of themselves in it ("We request the Secretary-General ...").

    No source sets them off: they are read where a sentence or what a comma parts begins, behind the word for "we" where
    the verb alone does not tell, and from there on as any act is. What opens the text needs no such word where those
    who speak are `named` above ("We, the Heads of State, ...").
    """
    rules = grammar(language)
    folded = rules.folding.fold(text)
    places = sorted(set(_said(rules, folded.text, named)))
    opened = [(start, units) for start in places if (units := rules.phrase(folded.text, start, DECLARED))]
    found: list[Unit] = []
    for (start, units), (end, _) in pairwise([*opened, (len(folded.text), ())]):
        if not found or start >= found[-1].end:
            found += _said_by_them(rules, units, clause_units(rules, folded.text[:end], DECLARED, units))
    return tuple(_match(text, 0, folded, unit, unit.end) for unit in found)


def _said_by_them(rules: Grammar, opening: Sequence[Unit], units: Sequence[Unit]) -> list[Unit]:
    """The acts but those that only look like one of theirs: "we commit to promote trade, support growth".

    Where the verb does not tell who acts, what they do themselves has their word before it, or opens with what has.
    """
    return [unit for unit in units if not rules.speaker_needed or unit in opening or unit.act_class not in OWN_CLASSES]


def speakers_named(text: str, language: str, *, before: bool = False) -> bool:
    """Whether behind this paragraph those who adopt a declaration are named, and need no word for themselves.

    They are where it names them ("We, the Heads of State, ...", or "... we, the Heads of State, declare:") or leads in
    to what they do with a colon, until a paragraph opens with the word alone ("We request ..."); else as they were
    `before`. Only asked in languages whose verbs do not tell who speaks.
    """
    rules = grammar(language)
    if not rules.speaker_needed:
        return False
    lead = _lead(text)
    opening = text[lead : lead + _SPEAKER].lower()
    leads_in = text.rstrip().endswith(_COLONS)
    before_word = " " if rules.blanks else ""
    for word in map(str.rstrip, rules.speakers):
        if opening.startswith(word) and not (rules.blanks and opening[len(word) :][:1].isalnum()):
            return leads_in or opening[len(word) :].startswith(_COMMAS)
        if leads_in and any(f"{before_word}{word}{comma}" in text for comma in _COMMAS):
            return True
    return before


def _said(rules: Grammar, text: str, named: bool) -> Iterator[int]:
    """Where those who speak may say what they do: behind the word for them, if there must be one, and a lead-in.

    Where there need not be one it may belong to the verb (French "Nous engageons à", for "Nous nous engageons à").
    """
    for match in _STARTS.finditer(text):
        start = rules.after_lead_ins(text, match.end())
        if not rules.speaker_needed or (named and match.end() == 0):
            yield start
        joined = next((start + len(word) for word in rules.joining if text.startswith(word, start)), start)
        for place in (start, joined, rules.after_lead_ins(text, joined)):
            speaker = next((word for word in rules.speakers if text.startswith(word, place)), "")
            if speaker:
                yield rules.after_lead_ins(text, place + len(speaker))


@lru_cache(maxsize=4096)
def bare_act(match_text: str, language: str) -> str:
    """The act in lower case without qualifiers such as "also", "further", "in this regard", "strongly"."""
    rules = grammar(language)
    phrase = match_text[_lead(match_text) :].rstrip(_LEADING).lower()
    folded = rules.folding.fold(phrase)
    kept, last = [], 0
    for start, end in sorted(span for unit in _best_phrase(rules, folded.text) for span in unit.dropped):
        kept.append(phrase[last : folded.source(start)])
        last = folded.source_end(end)
    kept.append(phrase[last:])
    return " ".join("".join(kept).split()).strip(" ,")


def apart_from_pronoun(phrase: str, language: str) -> tuple[str, str]:
    """The words of an act without the pronoun written onto its verb (Arabic: تحثها), and that pronoun, if any."""
    verb, blank, rest = phrase.partition(" ")
    for pronoun in grammar(language).enclitics:
        plain = verb.removesuffix(pronoun)
        if plain != verb and act_class_of(plain, language):
            return plain + blank + rest, pronoun
    return phrase, ""


def act_class_of(phrase: str, language: str) -> str:
    """The class of the act that `phrase` is or begins with, one of ACT_CLASSES; "" where it is unknown."""
    rules = grammar(language)
    units = _best_phrase(rules, rules.folding.fold(phrase[_lead(phrase) :]).text)
    return units[0].act_class if units else ""


def rival_classes(phrase: str, language: str, behind: str = "", before: str = "") -> tuple[str, ...]:
    """Other classes that the same words often have, commonest first: a reader may doubt the one it was given.

    The words `behind` the phrase and the class of the act `before` it in the paragraph may change or settle its class.
    """
    rules = grammar(language)
    folded = rules.folding.fold(phrase[_lead(phrase) :]).text
    units = _best_phrase(rules, folded)
    if not units or not units[0].rivals:
        return ()
    cues = rules.cues.get(units[0].lemma, ())
    verb, words = folded[units[0].head_start : units[0].end], rules.folding.fold(behind[:FAR]).text
    cue = deciding(cues, verb, words, before)
    if cue is None:
        return units[0].rivals
    return () if cue.sure else tuple(one for one in (units[0].act_class, *units[0].rivals) if one != cue.act_class)


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip(_LEADING))


def _match(text: str, lead: int, folded: Folded, unit: Unit, end: int) -> ActMatch:
    start, stop = lead + folded.source(unit.start), lead + folded.source_end(end)
    return ActMatch(start, stop, text[start:stop], unit.act_class, unit.lemma)


@lru_cache(maxsize=4096)
def _best_phrase(rules: Grammar, folded: str) -> tuple[Unit, ...]:
    """The reading, as either kind of paragraph, that reaches furthest; the same few phrases are asked for again."""
    readings = [rules.phrase(folded, 0, kind) or glued_phrase(rules, folded, kind) for kind in KINDS]
    return max(readings, key=lambda units: units[-1].end if units else -1)
