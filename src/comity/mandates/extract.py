"""Who is asked to do what: a resolution to the mandates of its operative paragraphs."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice, pairwise
from re import Match

from comity.languages.acts import (
    apart_from_pronoun,
    bare_act,
    declared_acts,
    find_acts,
    rival_classes,
    speakers_named,
)
from comity.languages.clauses import ClauseProfile, clause_profile
from comity.languages.folding import fold
from comity.languages.masthead import series_of
from comity.languages.structure import structure_of
from comity.mandates.addressees import Before, parties_of
from comity.mandates.joint import CLASS_UNSURE, with_the_same
from comity.mandates.mentions import Known, Mention
from comity.mandates.offices import with_offices
from comity.mandates.paragraphs import Paragraph, paragraphs_of
from comity.mandates.regions import blanked, only_filler
from comity.mandates.reports import find_report, keeps_item, receiver_of
from comity.mandates.timing import recurrence_of, timing_of
from comity.model.adopting import SECURITY_COUNCIL, adopting_body
from comity.model.anchors import annex_number, label_slug
from comity.model.doubt import Doubt
from comity.model.mandate import MANDATE_CLASSES, OWN_CLASSES, Clause, Due, Mandate, ParagraphMandates
from comity.model.resolution import Act, BlockKind, Resolution

AGAIN = 80
"""How many characters behind an act show whether it only asks again: a pronoun for whom it asks, the deed asked."""

BEFORE_MANDATES = (BlockKind.PREAMBULAR, BlockKind.HEADING)
"""Kinds of blocks whose parties a short name in an operative paragraph may stand for."""


def extract_mandates(resolution: Resolution) -> tuple[ParagraphMandates, ...]:
    """The clauses of every operative paragraph, and of those of an annex in which its speakers do something.

    A clause's offsets are characters of the paragraph's text and of its lettered items, a line feed before each.
    """
    profile = clause_profile(resolution.language)
    adopting = adopting_body(series_of(resolution))
    known = Known(resolution.language, profile, council=adopting == SECURITY_COUNCIL)
    known.learn_title(resolution.masthead.title)
    paragraphs = {id(paragraph.block): paragraph for paragraph in paragraphs_of(resolution)}
    annexes = structure_of(resolution.language).annex
    named = False
    found = []
    for block in resolution.blocks:
        if block.kind is BlockKind.ANNEX_HEADING and annexes.fullmatch(block.text.strip()):
            named = False  # those who speak in one annex do not in the next
        named = speakers_named(block.text, resolution.language, before=named)
        for note in block.footnotes:
            known.learn_short_names(note.text)
        paragraph = paragraphs.get(id(block))
        if paragraph is None:
            if block.kind in BEFORE_MANDATES:
                known.learn(block.text)
            elif block.kind is not BlockKind.SUBPARAGRAPH:
                known.learn_short_names(block.text)
            continue
        clauses = _ParagraphReader(paragraph, resolution, profile, known, named=named).clauses()
        if clauses or not paragraph.annexed:
            found.append(_mandates_of(paragraph, resolution, clauses))
    return tuple(found)


def _mandates_of(paragraph: Paragraph, resolution: Resolution, clauses: tuple[Clause, ...]) -> ParagraphMandates:
    block = paragraph.block
    anchor = block.anchor or f"op{label_slug(block.number)}"
    return ParagraphMandates(
        symbol=resolution.symbol,
        language=resolution.language,
        index=paragraph.index,
        number=annex_number(anchor) if paragraph.annexed else block.number.rstrip(" .-–—"),
        anchor=anchor,
        clauses=clauses,
    )


def mandates_of(paragraphs: Iterable[ParagraphMandates]) -> tuple[Mandate, ...]:
    """The clauses that ask something, each under its own address: "op7-c1" is the first clause of paragraph 7."""
    return tuple(
        Mandate(paragraph.symbol, paragraph.language, f"{paragraph.anchor}-c{number}", paragraph.number, clause)
        for paragraph in paragraphs
        for number, clause in enumerate(paragraph.clauses, start=1)
        if clause.asks
    )


class _ParagraphReader:
    """Reads one paragraph's clauses from left to right, remembering whom it has asked so far."""

    def __init__(
        self, paragraph: Paragraph, resolution: Resolution, profile: ClauseProfile, known: Known, *, named: bool
    ) -> None:
        self.resolution, self.profile, self.paragraph = resolution, profile, paragraph
        self.folded = fold(paragraph.text)
        self.text = self.folded.text
        self.known_before, self.adopting = tuple(known.ids), adopting_body(series_of(resolution))
        acts = [self._in_folded(act) for act in acts_of(paragraph, resolution.language, named=named)]
        self.acts = [act for before, act in pairwise((None, *acts)) if act and not self._adds_nothing(before, act)]
        self.acts = self._with_their_lists(self.acts)
        self.mentions = with_offices(self.text, self._mentions(known), profile)
        self.acts = self._with_more_asked(self.acts)
        self.asked: list[tuple[str, ...]] = []
        self.done: list[Clause] = []
        self.recalled: str | None = None
        self.looked_back = 0

    def clauses(self) -> tuple[Clause, ...]:
        """Every clause, in text order, its offsets characters of the paragraph as printed."""
        ends = [act.start for act in self.acts[1:]] + [len(self.text)]
        for act, end in zip(self.acts, ends, strict=False):
            self.done.append(self._clause(act, max(end, act.end)))
        read = with_the_same(self.done, self.text, self.profile.zone.joins, adopting=self.adopting)
        return tuple(self._as_printed(clause) for clause in read)

    def _mentions(self, known: Known) -> tuple[Mention, ...]:
        """The parties named; a name read from an act's last character on (Chinese 建议会员国) is read again without."""
        mentions, words = known.read(self.text), self.text
        starts = [mention.start for mention in mentions]
        for act in self.acts:
            before = bisect_left(starts, act.end)
            if before and act.end < mentions[before - 1].end:
                words = words[: act.start] + " " * (act.end - act.start) + words[act.end :]
        return mentions if words == self.text else known.read(words)

    def _adds_nothing(self, before: Act | None, act: Act) -> bool:
        """Whether the act only says more of a call told before it, or says the one before again."""
        told = before is not None and act.act_class in MANDATE_CLASSES
        return (told and self.profile.apposed.match(act.text) is not None) or self._repeats(before, act)

    def _repeats(self, before: Act | None, act: Act) -> bool:
        """Whether the act only says the one before it again, for its second object, and asks nothing of anybody."""
        if before is None or before.text != act.text or act.act_class in MANDATE_CLASSES:
            return False
        return bool(self.profile.repeats.search(self.text, before.end, act.start))

    def _with_their_lists(self, acts: list[Act]) -> list[Act]:
        """The acts, but those printed again before more of whom one asks, or before a pronoun for them: blanked."""
        kept = acts[:1]
        for before, act in pairwise(acts):
            words, pronoun = apart_from_pronoun(self.text[act.start : act.end], self.resolution.language)
            behind = pronoun + self.text[act.end : act.end + AGAIN]
            added = words.removesuffix(bare_act(words, self.resolution.language))
            around = f"{self.text[before.end : act.start]}{added}~{behind}"
            if self._same(before, act, words) and self.profile.asks_again.search(around):
                self.text = self.text[: act.start] + " " * (act.end - act.start) + self.text[act.end :]
            else:
                kept.append(act)
        return kept

    def _with_more_asked(self, acts: list[Act]) -> list[Act]:
        """The acts, one told again for each further party it asks something else, its verb left unsaid."""
        told = []
        for act, end in zip(acts, [*(act.start for act in acts[1:]), len(self.text)], strict=False):
            told.append(act)
            one = self.profile.asks_one.match(self.text, act.end, end) if act.act_class in MANDATE_CLASSES else None
            if one is None:
                continue
            found = self.profile.asks_more.finditer(self.text, one.end() - 1, end)
            further = (more.span("again") for more in found if self._names_parties(*more.span("asked")))
            told += [replace(act, start=first, end=last) for first, last in further]
        return told

    def _names_parties(self, start: int, end: int) -> bool:
        """Whether a party of the registry stands at `start`, and up to `end` nothing but it and others joined to it."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        last = bisect_left(self.mentions, end, key=lambda mention: mention.start)
        ends = [start, *(mention.end for mention in self.mentions[first:last])]
        starts = [*(mention.start for mention in self.mentions[first:last]), end]
        gaps = [self.text[one:other] for one, other in zip(ends, starts, strict=True)]
        return first < last and not gaps[0].strip() and all(only_filler(gap, self.profile.zone) for gap in gaps)

    def _same(self, before: Act, act: Act, words: str) -> bool:
        """Whether both acts ask, and in the same words, those of the second given as `words`."""
        if act.act_class not in MANDATE_CLASSES or before.act_class != act.act_class:
            return False
        bare = (bare_act(one, self.resolution.language) for one in (self.text[before.start : before.end], words))
        return len(set(bare)) == 1

    def _in_folded(self, act: Act) -> Act:
        if self.folded.offsets is None:
            return act
        start, end = bisect_left(self.folded.offsets, act.start), bisect_left(self.folded.offsets, act.end)
        return replace(act, start=start, end=end)

    def _as_printed(self, clause: Clause) -> Clause:
        if self.folded.offsets is None:
            return clause
        span = self.folded.source_span
        start, end = span(clause.start, clause.end)
        act_start, act_end = span(clause.act_start, clause.act_end)
        spans = tuple((name, *span(first, last)) for name, first, last in clause.spans)
        doubts = tuple(Doubt(one.code, one.message, *span(one.start, one.end), one.facts) for one in clause.doubts)
        placed = replace(clause, start=start, end=end, act_start=act_start, act_end=act_end)
        return replace(placed, spans=spans, doubts=doubts)

    def _clause(self, act: Act, end: int) -> Clause:
        bare, act_class = bare_act(act.text, self.resolution.language), act.act_class or "other"
        if act.act_class not in MANDATE_CLASSES:
            return Clause(bare, act_class, act.start, end, act.start, act.end)
        before = Before(self.asked, self.known_before, self.adopting)
        words = blanked(self.profile.quoted, self.text[act.end : end])
        parties = parties_of(self.text, act, words, self.mentions, self.profile, before)
        self.asked.append(parties.asked)
        own = parties.asked in ((), (self.adopting,)) and act.act_class in OWN_CLASSES
        timing = timing_of(self.text, act, words, self.resolution, self.profile, own=own)
        due = timing.due or self._same_session(act, end)
        asks = Clause(
            act=bare,
            act_class=act_class,
            start=act.start,
            end=end,
            act_start=act.start,
            act_end=act.end,
            addressees=parties.asked,
            with_=parties.partners,
            names=parties.names,
            due=due[0] if due else None,
            due_all=due if len(due) > 1 else (),
            recurrence=timing.recurrence or self._recalled(),
            inherited=self._inherited(act, end),
            spans=(*parties.spans, *timing.spans),
            doubts=(*self._class_doubts(act, end), *parties.doubts),
        )
        return self._with_report(self._with_agenda(asks, act, end), act, end, own=own)

    def _same_session(self, act: Act, end: int) -> tuple[Due, ...]:
        """The session that the clause told last is due at, where this one speaks of the same."""
        if not self.done or not self.profile.same_session.search(self.text, act.end, end):
            return ()
        told = (due for clause in reversed(self.done) for due in clause.due_all or (clause.due,))
        named = (due for due in told if due and due.session)
        return tuple(islice(named, 1))

    def _class_doubts(self, act: Act, end: int) -> tuple[Doubt, ...]:
        """A doubt where translators print the act's words for acts of other classes too, and nothing settles which."""
        before = self.done[-1].act_class if self.done else ""
        rivals = rival_classes(act.text, self.resolution.language, self.text[act.end : end], before)
        if not rivals:
            return ()
        return (
            Doubt(
                CLASS_UNSURE,
                f"the same words stand for: {', '.join(rivals)}",
                act.start,
                act.end,
                (("acts", " ".join(rivals)),),
            ),
        )

    def _with_agenda(self, clause: Clause, act: Act, end: int) -> Clause:
        agenda = keeps_item(self.text[act.start : end], self.profile, deciding=act.act_class == "decide")
        if agenda is None:
            return clause
        return replace(clause, agenda_item=True, spans=(*clause.spans, *_spans(act.start, agenda_item=agenda)))

    def _with_report(self, clause: Clause, act: Act, end: int, *, own: bool) -> Clause:
        """The clause with the report it asks for; what it says of a report asked before, taken from there."""
        words = self.text[act.start : end]
        found = None if own else find_report(words, self.profile)
        if found is None:
            return clause
        first = bisect_left(self.mentions, act.end, key=lambda mention: mention.start)
        last = bisect_left(self.mentions, end, key=lambda mention: mention.start)
        inside = [mention for mention in self.mentions[first:last] if mention.end <= end]
        receiver = receiver_of(
            words,
            act.start,
            inside,
            self.profile,
            asked=clause.addressees,
            adopting=self.adopting,
            since=found.span(),
        )
        reported = replace(
            clause, report=True, report_to=receiver, spans=(*clause.spans, *_spans(act.start, report=found))
        )
        earlier = next((one for one in reversed(self.done) if one.report or one.agenda_item), None)
        if earlier and not clause.due and self.profile.report_same.search(words):
            before = earlier.report_to or (self.adopting if earlier.agenda_item else None)
            return replace(reported, due=earlier.due, due_all=earlier.due_all, report_to=receiver or before)
        return reported

    def _inherited(self, act: Act, end: int) -> tuple[tuple[str, str], ...]:
        """Where a reiterated request was first made, as printed."""
        if not self.profile.reiterates.search(act.text):
            return ()
        match = self.profile.inherited.search(self.text, act.start, end)
        return (("source", match[0]),) if match else ()

    def _recalled(self) -> str | None:
        """How often, where the paragraph recalls a decision that says it ("to observe 30 June of each year")."""
        while self.recalled is None and self.looked_back < len(self.done):
            clause = self.done[self.looked_back]
            self.looked_back += 1
            words = self.text[clause.start : clause.end] if clause.act_class == "recognize" else ""
            if self.profile.recurrence_recalled.search(words):
                found = recurrence_of(blanked(self.profile.quoted, words), self.profile)
                self.recalled = found[0] if found else None
        return self.recalled


def acts_of(paragraph: Paragraph, language: str, *, named: bool = False) -> tuple[Act, ...]:
    """The main-clause acts of a paragraph; where its own words hold none, those that open its items or declare.

    `named` says that those who adopt the declaration are named above. In an annex only they do anything: what
    a paragraph of rules or of terms of reference opens with is no act.
    """
    if paragraph.annexed:
        return _declared(paragraph.text, language, named)
    own = paragraph.block.acts or _find(paragraph.block.text, language, paragraph.emphasis())
    if own and own[0].start == 0:
        return own
    declared = _declared(paragraph.text, language, named)
    if own:  # where verbs do not change with who speaks (Chinese), those after the first are found either way
        return declared if declared and declared[0].start < own[0].start else own
    opened: list[Act] = []
    for start, _, item in paragraph.item_spans():
        acts = item.acts or _find(item.text, language, tuple((run[0], run[1]) for run in item.emphasis))
        opened += [replace(act, start=act.start + start, end=act.end + start) for act in acts]
    return tuple(opened) or declared


def _declared(text: str, language: str, named: bool) -> tuple[Act, ...]:
    """The acts of a paragraph of a declaration, whose speakers say what they do themselves."""
    found = declared_acts(text, language, named=named)
    return tuple(Act(match.text, match.start, match.end, match.act_class) for match in found)


def _find(text: str, language: str, emphasis: tuple[tuple[int, int], ...]) -> tuple[Act, ...]:
    return tuple(
        Act(match.text, match.start, match.end, match.act_class)
        for match in find_acts(text, language, "operative", emphasis)
    )


def _spans(offset: int, **found: Match[str] | None) -> tuple[tuple[str, int, int], ...]:
    """Where each field was read, as characters of the paragraph."""
    return tuple((name, offset + match.start(), offset + match.end()) for name, match in found.items() if match)
