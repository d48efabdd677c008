"""Which of a paragraph's act verbs are finite main clauses of the body that adopts the resolution."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from comity.languages.act_cues import FAR, deciding
from comity.languages.act_grammar import PREAMBULAR, Grammar, Unit
from comity.model.mandate import MANDATE_CLASSES, OWN_CLASSES

_CIRCUMSTANTIAL = frozenset({"recognize", "reaffirm", "other"})


@cache
def _enclosed(rules: Grammar) -> re.Pattern[str]:
    """Finds each quotation and bracket."""
    pairs = ((re.escape(left), re.escape(right)) for left, right in rules.enclosures)
    return re.compile("|".join(f"{left}[^{left}{right}]*{right}" for left, right in pairs))


@cache
def _boundaries(rules: Grammar) -> tuple[re.Pattern[str], dict[str, str]]:
    """Finds each place where a further main clause may begin, and says of what it finds how sure that is."""
    surest: dict[str, str] = {}
    for name, words in rules.boundaries.items():
        for word in sorted(words, key=len, reverse=True):
            surest.setdefault(word, name)
    return re.compile(_first_of(list(surest))), surest


def _first_of(words: Sequence[str]) -> str:
    """A pattern for the first of the words that stands at a place, no letter looked at twice."""
    if len(words) == 1:
        return re.escape(words[0])
    behind: dict[str, list[str]] = {}
    for word in words:
        behind.setdefault(word[:1], []).append(word[1:])
        if not word:  # the words below it never come first
            break
    return f"(?:{'|'.join(re.escape(letter) + (_first_of(rest) if letter else '') for letter, rest in behind.items())})"


@cache
def _subordinators(rules: Grammar) -> re.Pattern[str] | None:
    """Finds each word that opens a subordinate clause, but those of an accompanying circumstance."""
    words = "|".join(map(re.escape, rules.subordinators))
    circumstances = "|".join(map(re.escape, rules.boundaries["accompanying"])) or r"\b\B"
    if not words:
        return None
    opens = rf"\b(?:{words})(?:(?<=')|\b ?)" if rules.blanks else words
    return re.compile(f"{circumstances}|(?P<opens>{opens})")


@cache
def _adverbials(rules: Grammar) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Finds each adverbial phrase at the end of what is searched, up to the comma behind which its verb stands."""
    pairs = (phrase.partition("~") for phrase in rules.adverbials)
    return tuple(
        (re.compile(rf"(?:^|[,，、]){re.escape(opening)}[^,，;；]*[,，]\s*\Z"), verb) for opening, _, verb in pairs
    )


def clause_units(
    rules: Grammar, text: str, kind: str, opening: Sequence[Unit], emphasised: Sequence[int] = ()
) -> tuple[Unit, ...]:
    """The main-clause acts of a paragraph, given folded, in text order; `opening` are those that open it.

    `emphasised` are places where the source sets words in italics or bold: an act that begins there is a clause.
    """
    units = list(opening)
    place = units[-1].end if units else 0
    for start, sureness in sorted({*_places(rules, text, place, kind), *((start, "certain") for start in emphasised)}):
        if start < place:
            continue
        spoken = _spoken(rules, text, start, kind, sureness)
        if not spoken or (spoken != kind and units and units[-1].act_class in MANDATE_CLASSES):
            continue  # a participle behind what is asked says how those asked are to do it
        further = rules.phrase(text, start, spoken) or rules.behind_object(text, start, spoken)
        if not further or _is_subordinate(rules, text, place, start, sureness):
            continue
        if sureness == "listing" and units and _is_governed(rules, text, units[-1], further[0]):
            continue
        for number, unit in enumerate(further):
            other_gender = unit.variant and units and not units[0].variant
            told = bool(rules.aspects) and text.startswith(rules.aspects, unit.end)
            stands = _is_clause(rules, unit, sureness) or (
                _asks_with_next(rules, further[number:], sureness) and not _opened(rules, text, place, start)
            )
            if not other_gender and not told and stands:
                units.append(unit)
                place = unit.end
    return _by_cues(rules, text, units)


def _by_cues(rules: Grammar, text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The acts, each of the class that the words behind it and the act before it give its verb, if any."""
    decided: list[Unit] = []
    for unit in units:
        cues = rules.cues.get(unit.lemma, ())
        before = decided[-1].act_class if decided else ""
        behind = text[unit.end : unit.end + FAR]
        cue = deciding(cues, text[unit.head_start : unit.end], behind, before) if cues else None
        if cue is None or cue.act_class:
            decided.append(unit._replace(act_class=cue.act_class) if cue else unit)
    return tuple(decided)


def _is_clause(rules: Grammar, unit: Unit, sureness: str) -> bool:
    """Whether an act at a boundary that sure is a clause of its own."""
    if unit.lemma in rules.opening_only and sureness != "certain":
        return False
    return sureness != "accompanying" or unit.act_class not in _CIRCUMSTANTIAL


def _asks_with_next(rules: Grammar, joined: Sequence[Unit], sureness: str) -> bool:
    """Whether the first of these joined acts asks others, and so does the next, a clause of its own."""
    asking = [unit.act_class in MANDATE_CLASSES - OWN_CLASSES for unit in joined[:2]]
    return len(asking) > 1 and all(asking) and _is_clause(rules, joined[1], sureness)


def _places(rules: Grammar, text: str, start: int, kind: str) -> Iterator[tuple[int, str]]:
    """Where clauses may begin after `start`, lead-ins passed over, outside quotations and brackets; and how sure."""
    boundaries, sureness = _boundaries(rules)
    enclosed: list[tuple[int, int]] | None = None
    may_begin = rules.may_begin
    for match in boundaries.finditer(text, start):
        end, sure = match.end(), sureness[match.group()]
        if not may_begin(text, end, kind) and (sure != "accompanying" or not may_begin(text, end, PREAMBULAR)):
            continue
        if enclosed is None:
            enclosed = [found.span() for found in _enclosed(rules).finditer(text, start)]
        last = bisect_left(enclosed, (end,)) - 1
        if last < 0 or end > enclosed[last][1]:
            yield rules.after_lead_ins(text, end), sure


def _spoken(rules: Grammar, text: str, place: int, kind: str, sureness: str) -> str:
    """The kind of forms in which an act may begin at `place`; what accompanies may be a participle. "" for none."""
    if rules.may_begin(text, place, kind):
        return kind
    return PREAMBULAR if sureness == "accompanying" and rules.may_begin(text, place, PREAMBULAR) else ""


def _is_subordinate(rules: Grammar, text: str, since: int, place: int, sureness: str) -> bool:
    """Whether an act at `place` stands in a subordinate clause opened since the last act, as far as words tell."""
    phrases = _adverbials(rules) if sureness == "listing" else ()
    if any(text.startswith(verb, place) and phrase.search(text, since, place) for phrase, verb in phrases):
        return True
    if sureness in ("certain", "strong"):
        return False
    opened = _opened(rules, text, since, place)
    return bool(opened) if sureness == "weak" else any(rules.after_lead_ins(text, end) == place for end in opened)


def _opened(rules: Grammar, text: str, since: int, place: int) -> list[int]:
    """Where words end that open subordinate clauses."""
    pattern = _subordinators(rules)
    found = pattern.finditer(text, since, place) if pattern else ()
    return [match.end() for match in found if match["opens"]]


def _is_governed(rules: Grammar, text: str, before: Unit, unit: Unit) -> bool:
    """Whether the verb is one of those that the act before asks for: "to consider ways and encourage their use".

    Some verbs are so only behind a word of their own ("continue to", written 继续~encourage), perhaps only where the
    act before is of one class ("request 继续~encourage"), or before a word (encourage~和支持). A pronoun on the verb
    stands for whom the act before asked, so that the verb is an act again.
    """
    led = f"{text[unit.start : unit.head_start]}~{unit.lemma}"
    joined = any(unit.lemma == verb and text.startswith(words, unit.end) for verb, words in rules.governed_before)
    named = joined or not rules.governed.isdisjoint((unit.lemma, led, f"{before.act_class} {led}"))
    if not named or before.act_class not in MANDATE_CLASSES:
        return False
    asks = any(text.find(words, before.end, unit.start) >= 0 for words in rules.governing)
    return asks and not (rules.enclitics and text.endswith(rules.enclitics, unit.start, unit.end))
