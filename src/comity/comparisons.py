"""Comparisons and agreements as a person reads them: a list of what changed, words removed and added marked."""

from rich.markup import escape

from comity.model.comparison import Agreement, Comparison, Pair, WordChange

STYLES = {
    "strengthened": "bold red",
    "weakened": "bold magenta",
    "reworded": "yellow",
    "new": "bold green",
    "dropped": "bold blue",
    "carried-over": "dim",
}
CONTEXT = 40
"""Characters of kept text shown on each side of a change."""


def comparison_markup(comparison: Comparison) -> str:
    """A heading, then for each pair its numbers, its kind, what differs, and the words; in rich's markup."""
    counts: dict[str, int] = {}
    for pair in comparison.pairs:
        counts[pair.kind] = counts.get(pair.kind, 0) + 1
    lines = [
        f"{escape(_symbol(comparison.older, comparison.older_language))} → "
        f"{escape(_symbol(comparison.newer, comparison.newer_language))} · similarity {comparison.similarity:.2f}",
        ", ".join(f"{count} [{STYLES[kind]}]{kind}[/]" for kind, count in counts.items()) or "no paragraphs",
    ]
    if comparison.older_language != comparison.newer_language:
        lines.append("no language in common: aligned by act, parties, citations, dates and order; no words compared")
    moved = {(move.older, move.newer) for move in comparison.moved}
    for pair in comparison.pairs:
        lines += ["", *_pair_lines(pair, moved)]
    return "\n".join(lines) + "\n\n"


def agreement_markup(agreement: Agreement) -> str:
    """A heading, then each paragraph in which the languages differ, with both sides; in rich's markup."""
    differing = [paragraph for paragraph in agreement.paragraphs if paragraph.disagreements]
    total = len(agreement.paragraphs)
    lines = [
        f"{escape(agreement.symbol)} · {', '.join(agreement.languages)} · "
        f"all languages agree in {total - len(differing)} of {total} paragraphs"
    ]
    lines += [f"[yellow]{escape(one.doubt.message)}[/]" for paragraph in differing for one in paragraph.disagreements]
    return "\n".join(lines) + "\n\n"


def _symbol(symbol: str, language: str) -> str:
    return f"{symbol or 'no symbol'} ({language})"


def _pair_lines(pair: Pair, moved: set[tuple[str, str]]) -> list[str]:
    numbers = f"{'+'.join(pair.older) or '-'} → {'+'.join(pair.newer) or '-'}"
    place = " · moved" if pair.older and pair.newer and (pair.older[0], pair.newer[0]) in moved else ""
    what = f" ({', '.join(pair.what)})" if pair.what else ""
    likeness = f" · {pair.similarity:.2f}" if pair.older and pair.newer else ""
    head = f"{escape(numbers)}  [{STYLES[pair.kind]}]{pair.kind}[/]{what}{place}{likeness}"
    words = "" if pair.kind == "carried-over" else _words(pair.words)
    return [head, f"    {words}"] if words else [head]


def _words(changes: tuple[WordChange, ...]) -> str:
    """The text with what was removed in [-...-] and added in {+...+}; long stretches kept are cut short."""
    shown = []
    for place, change in enumerate(changes):
        if change.kind == "removed":
            shown.append(f"[red]{escape('[-' + change.older + '-]')}[/]")
        elif change.kind == "added":
            shown.append(f"[green]{escape('{+' + change.newer + '+}')}[/]")
        else:
            shown.append(escape(_cut(change.newer, first=place == 0, last=place == len(changes) - 1)))
    return "".join(shown).replace("\n", " ")


def _cut(text: str, *, first: bool, last: bool) -> str:
    """The ends of a kept stretch that stand beside a change."""
    if len(text) <= 2 * CONTEXT:
        return text
    head, tail = ("" if first else text[:CONTEXT]), ("" if last else text[-CONTEXT:])
    return f"{head} … {tail}"
