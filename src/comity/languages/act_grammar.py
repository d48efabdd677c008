"""The grammar of acts of one language: qualifier + verb + object + qualifier, read from `data/acts/<code>.toml`.

A form is written as it is printed; ` ~ ` in it is a place where qualifiers may stand ("takes ~ note"), and what
stands after ` > ` must follow the act but is not printed with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from comity.languages.act_cues import read_cues
from comity.languages.act_folding import Folding, patterns_of, replaced
from comity.languages.act_tries import SLOT, Node, insert, lengthened, packed, prefixes
from comity.languages.loader import read_table

PREAMBULAR, OPERATIVE = KINDS = ("preambular", "operative")
DECLARED = "declared"
"""The kind of a declaration's paragraphs: those who adopt it speak of themselves ("We request the ...")."""

FIRST_LETTERS = 6
"""How many letters tell that no act begins with them."""

LONGEST_LEAD = 200
"""Characters that words such as "in this regard" may take before an act."""

BOUNDARIES = ("accompanying", "certain", "strong", "listing", "weak")
"""How sure it is that an act behind such words is a main clause; data/acts/en.toml says what each means."""

Spans = tuple[tuple[int, int], ...]
"""Stretches of the folded text that are qualifiers the bare act goes without."""


@dataclass(frozen=True, slots=True)
class Head:
    """A verb, a state ("mindful") or an object ("its concern") of the lexicon. `objects` is empty for what takes none.

    `silent` objects give the act their class but are not printed with it; `ahead` is what must follow the act.
    `weak` objects leave the class to the verb they stand with; a verb of an `own` class keeps it whatever its object.
    """

    lemma: str
    act_class: str
    own: bool = False
    weak: bool = False
    objects: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    determined: bool = False
    bare: bool = True
    ahead: str = ""
    variant: bool = False
    name: str = ""
    rivals: tuple[str, ...] = ()

    @property
    def neutral(self) -> str:
        """The lemma as other languages name it, where this language keeps more than one table entry for it."""
        return self.name or self.lemma


class Unit(NamedTuple):
    """One verb with all that belongs to it, in the folded text; `head_start` is where its verb begins."""

    start: int
    head_start: int
    end: int
    lemma: str
    act_class: str
    dropped: Spans
    variant: bool
    rivals: tuple[str, ...]


class Grammar:
    """The acts of one language, as tries of letters over folded text."""

    def __init__(self, code: str) -> None:
        table = read_table("acts", code)
        reading = table["reading"]
        self.code = code
        self.folding = Folding(reading["ignored"], reading["same"])
        self.blanks: bool = reading["blanks"]
        self.enclitics: tuple[str, ...] = tuple(sorted(reading["enclitics"], key=len, reverse=True))
        self.gap = " " if self.blanks else ""
        self._forms: dict[str, str] = {}
        self._others: dict[str, str] = {}
        self._variants = patterns_of(reading["variants"])
        self._object_variants = patterns_of(reading["object_variants"])
        self._dropped_groups = frozenset(table["qualifiers"]["dropped"])
        words, places = table["qualifiers"]["words"], table["qualifiers"]["places"]
        self._object_words = {place: self._words(words) for place, words in table["object_words"].items()}
        self._before = self._qualifiers(words, places["before"])
        self._within = self._qualifiers(words, places["within"])
        self._behind = {kind: self._qualifiers(words, places["after"][kind]) for kind in KINDS}
        self._behind[DECLARED] = self._behind[OPERATIVE]
        self._first_person = patterns_of(table["declared"]["forms"])
        self.speakers: tuple[str, ...] = tuple(self._form(word) for word in table["declared"]["speakers"])
        self.speaker_needed: bool = table["declared"]["speaker_needed"]
        self._verbs = {kind: self._heads(table, kind) for kind in (*KINDS, DECLARED)}
        self.cues = read_cues(table["cues"], self._form)
        self._objects = self._object_heads(table["objects"])
        self._lead_ins = self._words(table["lead_ins"]["words"])
        self.frames = tuple((self._form(first), self._form(last)) for first, last in table["lead_ins"]["frames"])
        self.frame_starts = tuple(first for first, _ in self.frames)
        clauses = table["clauses"]
        self.boundaries = {name: tuple(self._form(word) for word in clauses[name]) for name in BOUNDARIES}
        self.aspects: tuple[str, ...] = tuple(reading["aspects"])
        self.object_leads: tuple[str, ...] = tuple(self._form(word) for word in reading["object_leads"])
        self.object_verbs: tuple[str, ...] = tuple(self._form(word) for word in reading["object_verbs"])
        self.enclosures: tuple[tuple[str, str], ...] = tuple((left, right) for left, right in reading["enclosures"])
        self.subordinators = tuple(self._form(word) for word in clauses["subordinators"])
        self.adverbials = tuple(self._form(word) for word in clauses["adverbials"])
        self.opening_only = frozenset(clauses["opening_only"])
        self.governed = frozenset(clauses["governed"]["verbs"])
        pairs = (verb.split("~") for verb in self.governed if "~" in verb)
        self.governed_before = tuple((verb, self._form(words)) for verb, words in pairs if verb in table["verbs"])
        self.governing = tuple(self._form(word) for word in clauses["governed"]["words"])
        self._lead_starts = frozenset(prefixes(self._lead_ins, 2, self._within))
        self.starts = {kind: self._first_letters(kind) for kind in self._verbs}
        self.coordinators: tuple[str, ...] = tuple(self._form(word) for word in table["coordinators"]["within"])
        self.joining = tuple(sorted({word.lstrip(" ,") for word in self.coordinators} - {""}, key=len, reverse=True))

    def _form(self, form: str) -> str:
        if form not in self._forms:
            folded = self.folding.fold(form).text
            self._forms[form] = folded if self.blanks else folded.replace(" ", "")
        return self._forms[form]

    def _words(self, words: list[str]) -> Node:
        root: Node = {}
        for word in words:
            insert(root, self._form(word), (True, ""))
        return packed(root, self.gap)

    def _qualifiers(self, words: dict[str, list[str]], groups: list[str]) -> Node:
        root: Node = {}
        for group in groups:
            for word in words[group]:
                printed, _, ahead = word.partition(" > ")
                insert(root, self._form(printed), (group in self._dropped_groups, self._form(ahead)))
        return packed(root, self.gap)

    def _heads(self, table: dict[str, Any], kind: str) -> Node:
        root: Node = {}
        governors = [("", OPERATIVE if kind == DECLARED else kind)]
        governors += [(governor["words"], governor["form"]) for governor in table["governors"].get(kind, ())]
        for lemma, verb in table["verbs"].items():
            head = Head(
                lemma,
                verb["class"],
                own=verb.get("own", False),
                objects=self._objects_of(verb, table["objects"]),
                silent=frozenset(verb.get("silent", ())),
                determined=verb.get("determined", False),
                bare=verb.get("bare", True),
                name=verb.get("lemma", ""),
                rivals=tuple(verb.get("rivals", ())),
            )
            for words, group in governors:
                for form in self._first_persons(verb.get(group, ())) if kind == DECLARED else verb.get(group, ()):
                    printed, _, ahead = form.partition(" > ")
                    payload = replace(head, ahead=self._form(ahead)) if ahead else head
                    stem = self._form(printed)
                    insert(root, self._form(words) + stem, payload)
                    other = self._varied(words), self._varied(stem)
                    if other != (words, stem):
                        insert(root, self._form(other[0]) + other[1], replace(payload, variant=True))
        return packed(root, self.gap)

    def _first_persons(self, forms: Iterable[str]) -> list[str]:
        """The forms in the first person plural; none for one that has none, all of them where verbs do not change."""
        return [
            first for form in forms if (first := replaced(self._first_person, form)) != form or not self._first_person
        ]

    def _varied(self, form: str) -> str:
        """The form, folded, in the other gender or spelling; the form itself where it has none."""
        if form not in self._others:
            self._others[form] = replaced(self._variants, form)
        return self._others[form]

    def beginnings(self, kind: str) -> tuple[set[str], set[str]]:
        """Six letters, or fewer, that acts and lead-ins begin with; and those that qualifiers before an act do."""
        roots = (self._verbs[kind], self._lead_ins)
        starts = {start for root in roots for start in prefixes(root, FIRST_LETTERS, self._within)}
        starts |= {lead[:FIRST_LETTERS] for lead in self.object_leads}
        return starts, set(prefixes(self._before, FIRST_LETTERS, self._object_words["before"]))

    def _first_letters(self, kind: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """What an act or a lead-in may begin with: six letters, or fewer; the first three of them; one or two."""
        starts, words = self.beginnings(kind)
        followed = self.blanks and not self.enclitics  # the end of a word shows
        starts |= lengthened(words, starts | words, FIRST_LETTERS) if followed else words
        short = frozenset(start for start in starts if len(start) < 3)
        return frozenset(starts), frozenset(start[:3] for start in starts - short), short

    def may_begin(self, text: str, place: int, kind: str) -> bool:
        """Whether an act or a lead-in may begin at `place`, by its first letters: nearly every place is refused."""
        starts, heads, short = self.starts[kind]
        head = text[place : place + 3]
        if head in heads:
            ahead = text[place : place + FIRST_LETTERS]
            if ahead in starts or ahead[:5] in starts or ahead[:4] in starts or head in starts:
                return True
        return bool(short) and (head[:2] in short or head[:1] in short)

    @staticmethod
    def _objects_of(verb: dict[str, Any], nouns: dict[str, Any]) -> frozenset[str]:
        named = verb.get("objects", ())
        return frozenset(nouns) - frozenset(verb.get("silent", ())) if "any" in named else frozenset(named)

    def _object_heads(self, table: dict[str, Any]) -> Node:
        root: Node = {}
        for lemma, noun in table.items():
            head = Head(lemma, noun["class"], weak=noun.get("weak", False), name=noun.get("lemma", ""))
            for form in noun["forms"]:
                insert(root, self._form(form), head)
                insert(root, replaced(self._object_variants, self._form(form)), head)
        return packed(root, self.gap)

    def _ends_word(self, text: str, place: int) -> bool:
        return not self.blanks or place >= len(text) or not (text[place].isalnum() or text[place] == "-")

    def _enclitic_end(self, text: str, place: int) -> int:
        """The end of the pronoun written onto the verb that ends at `place`; `place` where there is none."""
        for pronoun in self.enclitics:
            if text.startswith(pronoun, place) and self._ends_word(text, place + len(pronoun)):
                return place + len(pronoun)
        return place

    def _walk(
        self, node: Node, text: str, place: int, slot: Node | None = None, dropped: Spans = ()
    ) -> Iterator[tuple[int, Any, Spans]]:
        """Every form of the trie that stands at `place`: where it ends, what it is, the qualifiers in its slots."""
        while True:
            if "" in node:
                whole = self._ends_word(text, place)
                end = place if whole else self._enclitic_end(text, place)
                if whole or end > place or text[place - 1] == "'":
                    for payload in node[""]:
                        yield end, payload, dropped
            if SLOT in node:
                yield from self._walk(node[SLOT], text, place, slot, dropped)
                for end, spans in self._run(slot or self._within, text, place):
                    yield from self._walk(node[SLOT], text, end, slot, dropped + spans)
            if place >= len(text) or (further := node.get(text[place])) is None:
                return
            rest, node = further
            place += 1
            if rest:
                if not text.startswith(rest, place):
                    return
                place += len(rest)

    def _run(self, words: Node, text: str, place: int) -> Iterator[tuple[int, Spans]]:
        """One or more qualifiers from `place`, each with the gap after it: where the run ends; the droppable ones."""
        if text[place : place + 1] not in words:
            return  # as at nearly every place
        for word_end, (drop, _), _ in self._walk(words, text, place, self._object_words["before"]):
            gap = "" if text[word_end - 1] == "'" else self.gap
            if text.startswith(gap, word_end):
                end = word_end + len(gap)
                spans = ((place, end),) if drop else ()
                yield end, spans
                for further, more in self._run(words, text, end):
                    yield further, spans + more

    def _after(self, text: str, place: int, kind: str) -> tuple[int, Spans]:
        """The longest run of qualifiers that follows what ends at `place`."""
        words = self._behind[kind]
        spans: Spans = ()
        while True:
            best, dropped = place, False
            begin = place if text.startswith(",", place) else place + len(self.gap)
            if text.startswith((self.gap, ","), place) and text[begin : begin + 1] in words:
                for end, (drop, ahead), _ in self._walk(words, text, begin, self._object_words["before"]):
                    if end > best and (not ahead or text.startswith(ahead, end + len(self.gap))):
                        best, dropped = end, drop
            if best == place:
                return place, spans
            if dropped:
                spans += ((place, best),)
            place = best

    def _object(self, verb: Head, allowed: frozenset[str], text: str, place: int) -> tuple[int, Head] | None:
        """The object that follows a verb ("its deep concern"): its end and its noun; the longest there is."""
        best: tuple[int, Head] | None = None
        for start in self._noun_starts(text, place, "determiners", *(() if verb.determined else ("articles",))):
            if verb.determined and start == place:
                continue
            for begin in self._noun_starts(text, start, "before"):
                for end, noun, _ in self._walk(self._objects, text, begin):
                    if noun.lemma in allowed and (best is None or end > best[0]):
                        best = end, noun
        return (self._object_tail(text, best[0]), best[1]) if best else None

    def _noun_starts(self, text: str, place: int, *kinds: str) -> list[int]:
        """Where a noun may begin: at `place`, or behind words of those kinds."""
        starts = [place]
        for words in map(self._object_words.__getitem__, kinds):
            if text[place : place + 1] in words:
                starts += [end for end, _ in self._run(words, text, place)]
        return starts

    def _object_tail(self, text: str, place: int) -> int:
        """The end of adjectives behind a noun that ends at `place`, and of a second noun coordinated with it."""
        for end, _ in self._run(self._object_words["after"], text + self.gap, place + len(self.gap)):
            place = max(place, end - len(self.gap))
        for word in self.coordinators:
            if text.startswith(word, place):
                for start in self._noun_starts(text, place + len(word), "determiners"):
                    for begin in self._noun_starts(text, start, "before"):
                        for end, _, _ in self._walk(self._objects, text, begin):
                            return self._object_tail(text, end)
        return place

    def unit(self, text: str, place: int, kind: str) -> Unit | None:
        """The longest act of one verb that begins at `place` of the folded text; of equals, the longest verb."""
        best: Unit | None = None
        if not self.may_begin(text, place, kind):
            return None
        rank = (0, 0, 0)
        qualified = self._run(self._before, text, place) if text[place] in self._before else ()
        for start, spans in ((place, ()), *qualified):
            for end, verb, within in self._walk(self._verbs[kind], text, start):
                for stop, more, lemma, act_class in self._completed(verb, text, end, kind):
                    if (stop, end - start, len(verb.ahead)) > rank:
                        rank = stop, end - start, len(verb.ahead)
                        best = Unit(
                            place, start, stop, lemma, act_class, spans + within + more, verb.variant, verb.rivals
                        )
        return best

    def _completed(self, verb: Head, text: str, end: int, kind: str) -> Iterator[tuple[int, Spans, str, str]]:
        """The ways to go on behind a verb that ends at `end`: where the act ends, qualifiers, lemma, class."""
        behind = self._after(text, end, kind)
        for place, dropped in {behind, (end, ())} if verb.objects else ():
            gap = "" if text[place - 1] == "'" else self.gap
            found = self._object(verb, verb.objects, text, place + len(gap)) if text.startswith(gap, place) else None
            if found:
                stop, more = self._after(text, found[0], kind)
                yield stop, dropped + more, f"{verb.neutral}-{found[1].neutral}", _class_of(verb, found[1])
        stop, spans = behind
        if verb.bare and (not verb.ahead or text.startswith(verb.ahead, stop + len(self.gap))):
            noun = self._object(verb, verb.silent, text, stop + len(self.gap)) if verb.silent else None
            yield stop, spans, verb.neutral, _class_of(verb, noun[1]) if noun else verb.act_class or "other"

    def after_lead_ins(self, text: str, place: int) -> int:
        """The place behind words such as "in this regard," that stand before an act; `place` where there are none."""
        marks = (", ", "، ", "，", " ") if self.blanks else ("，", "")
        last = place + LONGEST_LEAD
        while place < last and not self._lead_starts.isdisjoint((text[place : place + 2], text[place : place + 1])):
            ends = sorted((end for end, _, _ in self._walk(self._lead_ins, text, place)), reverse=True)
            behind = next((end + len(mark) for end in ends for mark in marks if text.startswith(mark, end)), place)
            if behind == place:
                break
            place = behind
        return place

    def opening(self, text: str, kind: str) -> tuple[Unit, ...]:
        """The units of the phrase that opens a paragraph, behind its lead-in; of the other kind if there is none."""
        start = self.after_lead_ins(text, 0)
        units = self.phrase(text, 0, kind)
        if start and (not units or units[-1].end < start):  # an act within the lead-in is none: "Compte tenu de ..."
            units = self.phrase(text, start, kind) or units
        return units or self.behind_object(text, start, kind) or self.phrase(text, start, KINDS[kind == KINDS[0]])

    def behind_object(self, text: str, place: int, kind: str) -> tuple[Unit, ...]:
        """The act that stands behind its object, where the language prints it so (Chinese: 对 ... 表示关切)."""
        if not self.object_leads or not text.startswith(self.object_leads, place):
            return ()
        stop = min((end for mark in "。；" if (end := text.find(mark, place)) > 0), default=len(text))
        places = range(place + 2, min(stop, place + 200))
        first = next((start for start in places if text.startswith(self.object_verbs, start)), None)
        return (unit,) if first is not None and (unit := self.unit(text, first, kind)) else ()

    def phrase(self, text: str, place: int, kind: str) -> tuple[Unit, ...]:
        """The units of the whole phrase at `place`, coordinated verbs apart; empty where no act begins."""
        first = self.unit(text, place, kind)
        if first is None:
            return ()
        units = [first]
        while True:
            ends = [units[-1].end + len(word) for word in self.coordinators if text.startswith(word, units[-1].end)]
            following = next(filter(None, (self.unit(text, end, kind) for end in ends)), None)
            if following is None:
                return tuple(units)
            units.append(following)


def _class_of(verb: Head, noun: Head) -> str:
    if verb.own or (noun.weak and verb.act_class):
        return verb.act_class
    return noun.act_class


@cache
def grammar(code: str) -> Grammar:
    """The grammar of the language `code`, built once."""
    return Grammar(code)
