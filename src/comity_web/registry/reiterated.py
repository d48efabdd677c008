"""What a reiterated request asks: the mandates of the paragraph in which it was first made, where that is here."""

import re
from collections.abc import Iterable

from comity.citations.find import find_citations
from comity_web.registry.models import Mandate, Witness
from comity_web.registry.selectors import mandates_with_words, resolve_symbols

NUMBER = re.compile(r"\d+")
SERIES = re.compile(r"(.*)/RES/")
"""The body in a resolution's symbol: "A", "A/HRC", "S"."""


def reiterated_by(*, mandate: Mandate, witnesses: Iterable[Witness]) -> list[Mandate]:
    """The standing mandates of the paragraphs that this one reiterates ("paragraph 2 of its resolution 78/9010").

    The first language that names a paragraph of a resolution that is here decides; nothing where none does.
    """
    series = SERIES.match(mandate.work.full_symbol)
    for witness in witnesses:
        printed = str((witness.fields.get("inherited") or {}).get("source", ""))
        cited = find_citations(printed, witness.language, body=series[1] if series else "A") if printed else ()
        named = [citation for citation in cited if citation.symbol]
        here = resolve_symbols(symbols=[citation.symbol for citation in named[:1]])
        if not here:
            continue
        around = printed[: named[0].start] + printed[named[0].end :]
        anchors = [f"op{number}" for number in NUMBER.findall(around)]
        rows = Mandate.objects.filter(work__full_symbol__in=here.values(), paragraph_anchor__in=anchors)
        found = mandates_with_words(rows.filter(withdrawn_at=None)).order_by("position", "order")
        if found:
            return [each for each in found if each.asks]
    return []
