"""Who is asked to do what: a resolution to the mandates of its operative paragraphs."""

from collections.abc import Iterable
from dataclasses import replace
from re import Match

from comity.languages.acts import bare_act, find_acts
from comity.languages.clauses import ClauseProfile, clause_profile
from comity.mandates.addressees import Before, parties_of
from comity.mandates.mentions import Known, Mention
from comity.mandates.paragraphs import Paragraph, operative_paragraphs
from comity.mandates.reports import find_report, keeps_item, receiver_of
from comity.mandates.timing import timing_of
from comity.model.anchors import label_slug
from comity.model.mandate import MANDATE_CLASSES, Clause, Mandate, ParagraphMandates
from comity.model.resolution import Act, BlockKind, Resolution


BEFORE_MANDATES = (BlockKind.PREAMBULAR, BlockKind.HEADING)
"""Kinds of blocks whose parties a short name in an operative paragraph may stand for."""


def extract_mandates(resolution: Resolution) -> tuple[ParagraphMandates, ...]:
    """The clauses of every operative paragraph, in reading order.

    A clause's offsets are characters of the paragraph's text, followed by its lettered items with a line feed before each.
    """
    profile = clause_profile(resolution.language)
    known = Known(resolution.language, profile)
    known.read(resolution.masthead.title)
    paragraphs = {id(paragraph.block): paragraph for paragraph in operative_paragraphs(resolution)}
    found = []
    for block in resolution.blocks:
        paragraph = paragraphs.get(id(block))
        if paragraph is None:
            if block.kind in BEFORE_MANDATES:
                known.read(block.text)
            continue
        reader = _ParagraphReader(paragraph, resolution, profile, known)
        found.append(
            ParagraphMandates(
                symbol=resolution.symbol,
                language=resolution.language,
                index=paragraph.index,
                number=block.number.rstrip(". "),
                anchor=block.anchor or f"op{label_slug(block.number)}",
                clauses=reader.clauses(),
            )
        )
    return tuple(found)


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

    def __init__(self, paragraph: Paragraph, resolution: Resolution, profile: ClauseProfile, known: Known) -> None:
        self.paragraph, self.resolution, self.profile = paragraph, resolution, profile
        self.known_before = tuple(known.ids)
        self.mentions: tuple[Mention, ...] = known.read(paragraph.text)
        self.asked: list[tuple[str, ...]] = []

    def clauses(self) -> tuple[Clause, ...]:
        """Every clause, in text order."""
        acts = acts_of(self.paragraph, self.resolution.language)
        ends = [act.start for act in acts[1:]] + [len(self.paragraph.text)]
        return tuple(self._clause(act, end) for act, end in zip(acts, ends, strict=False))

    def _clause(self, act: Act, end: int) -> Clause:
        act_words = bare_act(act.text, self.resolution.language)
        if act.act_class not in MANDATE_CLASSES:
            return Clause(act_words, act.act_class or "other", act.start, end, act.start, act.end)
        before = Before(self.asked, self.known_before)
        parties = parties_of(self.paragraph.text, act, end, self.mentions, self.profile, before)
        self.asked.append(parties.asked)
        words = self.paragraph.text[act.start : end]
        report = find_report(words, self.profile)
        agenda = keeps_item(words, self.profile)
        timing = timing_of(self.paragraph.text, act, end, self.resolution, self.profile)
        inside = [mention for mention in self.mentions if act.end <= mention.start and mention.end <= end]
        return Clause(
            act=act_words,
            act_class=act.act_class,
            start=act.start,
            end=end,
            act_start=act.start,
            act_end=act.end,
            addressees=parties.asked,
            with_=parties.partners,
            report=report is not None,
            report_to=receiver_of(words, act.start, inside, self.profile) if report else None,
            due=timing.due[0] if timing.due else None,
            due_all=timing.due if len(timing.due) > 1 else (),
            recurrence=timing.recurrence,
            agenda_item=agenda is not None,
            names=parties.names,
            spans=(*parties.spans, *timing.spans, *_spans(act.start, report=report, agenda_item=agenda)),
        )


def acts_of(paragraph: Paragraph, language: str) -> tuple[Act, ...]:
    """The main-clause acts of a paragraph; those that open its items, where its own words hold none."""
    own = paragraph.block.acts or _find(paragraph.block.text, language, paragraph.emphasis())
    if own:
        return own
    opened: list[Act] = []
    for start, _, item in paragraph.item_spans():
        acts = item.acts or _find(item.text, language, tuple((run[0], run[1]) for run in item.emphasis))
        opened += [replace(act, start=act.start + start, end=act.end + start) for act in acts]
    return tuple(opened)


def _find(text: str, language: str, emphasis: tuple[tuple[int, int], ...]) -> tuple[Act, ...]:
    return tuple(
        Act(match.text, match.start, match.end, match.act_class)
        for match in find_acts(text, language, "operative", emphasis)
    )


def _spans(offset: int, **found: Match[str] | None) -> tuple[tuple[str, int, int], ...]:
    """Where each field was read, as characters of the paragraph."""
    return tuple((name, offset + match.start(), offset + match.end()) for name, match in found.items() if match)
