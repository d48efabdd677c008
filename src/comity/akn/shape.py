"""Settles what the markup leaves open: unmarked headings, kinds of body paragraphs, depth, opening phrases."""

import re

from comity.akn.draft import BODY, PRE_SUB, Draft
from comity.akn.labels import NEVER_SUB, OTHER, Reading, readings
from comity.akn.rules import Rules

_ENDS_A_SENTENCE = re.compile(r"[.;:,!?。；：，！？،؛؟:…][\"”“»)）]*$")
_OPENS_WITH_MARK = ("(", "（", "[", "“", "”", "«")
_TWO_LABELS = re.compile(r"\S+ [(\'’]?\S+[)\'‘]")
_ACT_EDGE = re.compile(r"^[\s,，،、;；؛:：.。“”«»\"]+|[\s,，،、;；؛:：.。“”«»\"]+$")
_FLAT = frozenset({"formula", "heading", "annex-heading", "closing", "table", "table-note", "separator"})
_ENDS_A_LIST = frozenset({"formula", "heading", "annex-heading", "closing"})
_TABLES = frozenset({"table", "table-note"})
_SECTIONS = frozenset({"ROMAN", "ALPHA", "cn"})
_ACTS_STAND_IN = frozenset({"preambular", "operative", "subparagraph"})
_LOOK_AHEAD = 11
_EMPHASIS_OPENS = 40  # an unnumbered body paragraph whose emphasis starts before this character is operative


def settle(drafts: list[Draft], rules: Rules) -> None:
    """Every draft has its final kind, its depth and its act."""
    _find_unmarked_headings(drafts, rules)
    _Depths(drafts).settle()
    for draft in drafts:
        if draft.kind in _ACTS_STAND_IN:
            draft.act = _act(draft, rules)


def _find_unmarked_headings(drafts: list[Draft], rules: Rules) -> None:
    """A short body paragraph without final punctuation or opening phrase is a heading."""
    for i, draft in enumerate(drafts):
        if draft.kind not in (BODY, "annex-text") or draft.footnotes or not draft.text:
            continue
        longest = rules.heading_longest
        if rules.blanks_between_signs and draft.emphasised_wholly:
            longest = 400
        if len(draft.text) > longest or _ENDS_A_SENTENCE.search(draft.text):
            continue
        family = readings(draft.number)[0][0] if draft.number else ""
        beside = {d.kind for d in drafts[max(i - 1, 0) : i] + drafts[i + 1 : i + 2]}
        if family not in _SECTIONS and beside & _TABLES:
            continue
        if family in rules.section_families or (not family and _reads_as_heading(draft, rules)):
            draft.kind = "heading" if draft.kind == BODY else "annex-heading"


def _reads_as_heading(draft: Draft, rules: Rules) -> bool:
    opens_with_act = bool(draft.emphasis) and draft.emphasis[0][0] == 0 and not draft.emphasised_wholly
    if opens_with_act or re.search("[：；;]", draft.text) or draft.text.startswith(_OPENS_WITH_MARK):
        return False
    return draft.kind != BODY or bool(draft.name) or not rules.heading_by_emphasis or bool(draft.emphasis)


class _Depths:
    """Walks the drafts in reading order with the labels of the lists that are open."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.open: list[Reading] = []

    def settle(self) -> None:
        """Every draft has a kind of the model and a depth."""
        for i, draft in enumerate(self.drafts):
            if draft.kind in _FLAT:
                if draft.kind in _ENDS_A_LIST:
                    self.open = []
            elif not draft.number:
                self._unnumbered(draft)
            else:
                self._numbered(i, draft)

    def _unnumbered(self, draft: Draft) -> None:
        self.open = []
        draft.depth = 0 if draft.kind == "preambular" else 1
        if draft.kind == PRE_SUB:
            draft.kind = "subparagraph"
        elif draft.kind == BODY:
            opens = bool(draft.emphasis) and draft.emphasis[0][0] <= _EMPHASIS_OPENS
            draft.kind = "operative" if opens else "paragraph"

    def _numbered(self, i: int, draft: Draft) -> None:
        kind, draft.kind = draft.kind, "subparagraph" if draft.kind == PRE_SUB else draft.kind
        may_be = readings(_first_label(draft.number))
        family = may_be[0][0]
        in_digits = family == "digit" and bool(self.open) and self.open[-1][0] == "digit"
        first_level = family in NEVER_SUB and not in_digits and kind != PRE_SUB
        if family == "digit" and kind == "preambular":
            first_level = True
        if first_level and (family == "digit" or kind != "preambular"):
            draft.depth, self.open = 1, []
            if kind == BODY:
                draft.kind = "operative"
        elif family in ("multi-digit", "other"):
            draft.depth = 1 if family == "multi-digit" else 2
            if kind == BODY:
                draft.kind = "operative" if family == "multi-digit" else "subparagraph"
        else:
            level, reading = self._place(i, may_be)
            self.open = [*self.open[:level], reading]
            draft.depth = level + 2
            if kind in (BODY, "preambular"):
                draft.kind = "subparagraph"

    def _place(self, i: int, may_be: tuple[Reading, ...]) -> tuple[int, Reading]:
        """The open list that the label goes on with, else the list that it begins."""
        follows = self._following(may_be)
        # "(i)" after "(h)": the next label tells the ninth letter from the first Roman numeral
        is_letter = follows is not None and follows[1][0] == "alpha"
        if is_letter and len(may_be) == 2 and may_be[1][1] == 1 and ("roman", 2) in self._next_readings(i):
            follows, may_be = None, may_be[1:]
        if follows:
            return follows
        begins = [reading for reading in may_be if reading[1] in (0, 1)]
        reading = begins[-1] if begins else may_be[0]
        same = [level for level, above in enumerate(self.open) if above[0] == reading[0]]
        return (same[-1] if same and reading[1] != 1 else len(self.open)), reading

    def _following(self, may_be: tuple[Reading, ...]) -> tuple[int, Reading] | None:
        for level in range(len(self.open) - 1, -1, -1):
            above = self.open[level]
            for reading in may_be:
                if reading[0] == above[0] and (reading[1] == above[1] + 1 or reading[0] == "bullet"):
                    return level, reading
        return None

    def _next_readings(self, i: int) -> tuple[Reading, ...]:
        following = self.drafts[i + 1 : i + 1 + _LOOK_AHEAD]
        return next((readings(draft.number) for draft in following if draft.number), (OTHER,))


def _first_label(number: str) -> str:
    """The outer one of two labels printed together: of "3 (a)" it is "3"; "4 -" is one label."""
    if _TWO_LABELS.fullmatch(number) and number[-1] not in "-–":
        return number.split(" ", maxsplit=1)[0]
    return number


def _act(draft: Draft, rules: Rules) -> str:
    """The opening phrase as set in emphasis, else as the UN names it; "" where neither opens the paragraph."""
    found = _first_phrase(draft, rules)
    if found is None:
        name = _ACT_EDGE.sub("", draft.name)
        named = name and name.lower() not in ("unknown", "container") and draft.text.startswith(name)
        return name if named and draft.kind != "subparagraph" else ""
    start, phrase = found
    if start > rules.act_latest:
        return ""
    if draft.kind == "subparagraph" and (len(phrase) > rules.act_longest or phrase in rules.act_openers):
        return ""
    return phrase


def _first_phrase(draft: Draft, rules: Rules) -> tuple[int, str] | None:
    text = draft.text
    for begin, end, style in draft.emphasis:
        start, stop = begin, end
        if rules.blanks_between_signs:  # emphasis that cuts a word means the whole word
            while start and text[start - 1].isalpha() and text[start].isalpha():
                start -= 1
            while stop < len(text) and text[stop].isalpha() and text[stop - 1].isalpha():
                stop += 1
        phrase = _ACT_EDGE.sub("", text[start:stop])
        if phrase and any(wanted in style for wanted in rules.act_styles):
            return text.index(phrase, start), phrase
    return None
