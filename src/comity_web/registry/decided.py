"""Which decisions of persons count, and which of them stand on the text as it is read now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from comity_web.registry.consensus import FIELDS
from comity_web.registry.models import Doubt, Mandate, Reading, Settlement, Witness, Work
from comity_web.registry.words import plain_words, whole_text, whole_texts

CLAUSES = "clauses"
"""The field of a decision about which clauses a paragraph holds."""

SETTLEABLE = (*FIELDS, CLAUSES)
"""The fields of a mandate that a person can decide; CLAUSES of a mandate: it is one, whatever languages lack it."""

DOUBTED_FIELDS: Mapping[str, Collection[str]] = {
    "act-class-unsure": ("act_class",),
    "addressee-unknown": ("addressees",),
    "no-act-found": (CLAUSES,),
    "party-unsure": ("addressees", "with"),
}
"""The doubts of the reader that a decision on one of these fields settles."""


@dataclass(slots=True)
class Texts:
    """The paragraphs of a work as its current readings have them, fetched when they are first asked for."""

    work: Work
    _blocks: dict[str, list[Mapping[str, Any]]] | None = None
    _words: dict[str, set[str]] | None = None

    def blocks(self) -> dict[str, list[Mapping[str, Any]]]:
        """Language -> the blocks of the current reading."""
        if self._blocks is None:
            readings = Reading.objects.filter(current_of__work=self.work).select_related("expression")
            self._blocks = {reading.expression.language: reading.document["blocks"] for reading in readings}
        return self._blocks

    def of(self, places: Mapping[str, str]) -> dict[str, str]:
        """Language -> the paragraph's text, for a paragraph whose anchor in each language is given."""
        blocks = self.blocks()
        return {code: whole_text(blocks[code], anchor) for code, anchor in sorted(places.items()) if code in blocks}

    def changed(self, settlement: Settlement) -> list[str]:
        """The languages whose current reading holds the words no more that the decision was taken on."""
        if self._words is None:
            self._words = {code: whole_texts(blocks) for code, blocks in self.blocks().items()}
        known = self._words
        return [
            code
            for code, text in sorted(settlement.texts.items())
            if code in known and plain_words(text) not in known[code]
        ]

    def place_of(self, settlement: Settlement) -> str:
        """The anchor at which the words that were cut stand now; "" where they are gone."""
        blocks = self.blocks().get(settlement.language, [])
        words = plain_words(settlement.texts[settlement.language])
        return next((str(block["anchor"]) for block in blocks if plain_words(str(block["text"])) == words), "")


def last_of(found: Iterable[Settlement]) -> dict[tuple[str, str, str], Settlement]:
    """(language, subject, field) -> the last decision; those that give the reader's value back are none."""
    last: dict[tuple[str, str, str], Settlement] = {}
    for settlement in sorted(found, key=lambda each: each.sequence):
        last[settlement.language, settlement.subject, settlement.field] = settlement
    return {key: settlement for key, settlement in last.items() if settlement.kind != "withdraw"}


def decisions_by_mandate(*, work: Work) -> dict[int, dict[str, Settlement]]:
    """Mandate -> field -> the decision that counts, whether or not the text has changed since."""
    found: dict[int, dict[str, Settlement]] = {}
    for settlement in last_of(work.settlements.exclude(mandate=None)).values():
        if settlement.mandate_id is not None:
            found.setdefault(settlement.mandate_id, {})[settlement.field] = settlement
    return found


def cuts_of(*, work: Work, language: str) -> dict[str, Settlement]:
    """Digest of a paragraph's words -> the decision about which clauses it holds in this language."""
    found = work.settlements.filter(field=CLAUSES, language=language)
    return {settlement.subject: settlement for settlement in last_of(found).values()}


def history_of(*, mandate: Mandate) -> list[Settlement]:
    """Every decision on the mandate, the newest first."""
    return list(mandate.settlements.order_by("-decided_at", "-id"))


def cut_history(*, work: Work, language: str, subject: str) -> list[Settlement]:
    """Every decision about the clauses of one paragraph in one language, the newest first."""
    return list(work.settlements.filter(field=CLAUSES, language=language, subject=subject).order_by("-sequence"))


def texts_now(doubt: Doubt) -> dict[str, str]:
    """Language -> the paragraph as it stands now, for the paragraph that a doubt is about."""
    texts = Texts(doubt.work)
    if doubt.mandate_id is not None:
        found = Witness.objects.filter(mandate_id=doubt.mandate_id, current=True)
        return texts.of({witness.language: witness.paragraph_anchor for witness in found})
    language = doubt.settlement.language if doubt.settlement else ""
    return texts.of({language: doubt.anchor} if language else {})
