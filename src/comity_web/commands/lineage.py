"""`comity lineage SYMBOL`: the resolutions before and after one, and what each changed."""

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.lineage.recurrence import observed_recurrence
from comity.model.comparison import KINDS
from comity.progress import progress
from comity_web.commands.database import is_there, set_up

if TYPE_CHECKING:
    from comity_web.registry.lineage_models import Succession
    from comity_web.registry.models import Work

WORDS = {
    "citation": "cites it",
    "agenda-item": "same agenda item",
    "title": "title",
    "text": "text",
    "fields": "parties, citations and figures",
}


class LineageFormat(StrEnum):
    """Formats of a lineage: a list for people, an object for programs."""

    TEXT = "text"
    JSON = "json"


def lineage(
    symbol: Annotated[
        str, typer.Argument(metavar="SYMBOL", help="A resolution that has been loaded, A/RES/76/270.")
    ] = "",
    format: Annotated[LineageFormat, typer.Option("--format", help="What to write.")] = LineageFormat.TEXT,
    derive: Annotated[
        bool, typer.Option("--derive", help="First find the lineages of all that is loaded again.")
    ] = False,
) -> None:
    """Print the lineage of a resolution: those it follows and those that follow it, on what evidence, what changed.

    It is found by citation, agenda item, title and text together, when documents are loaded.

    Examples:

        comity lineage A/RES/76/270

        comity lineage --format json A/RES/76/270

        comity lineage --derive
    """
    if derive:
        set_up()
        _derive_all()
        if not symbol:
            return
    if not symbol:
        _fail("name a resolution: comity lineage A/RES/76/270")
    work = _work(symbol) if is_there() else None
    if work is None:
        _fail(f"{symbol} has not been read here; read it in first: comity load FILE")
    else:
        fields = lineage_fields(work)
        printed = json.dumps(fields, ensure_ascii=False, indent=1) + "\n" if format == "json" else lineage_text(fields)
        sys.stdout.write(printed)


def _fail(message: str) -> None:
    typer.secho(f"comity: {message}", fg=typer.colors.RED, err=True)
    raise typer.Exit(2)


def _work(symbol: str) -> "Work | None":
    from comity_web.registry.selectors import find_work

    return find_work(symbol=symbol)


def _derive_all() -> None:
    """Every lineage is found again."""
    from django.utils import timezone

    from comity_web.registry.lineage import derive_lineage
    from comity_web.registry.models import Work

    works = list(Work.objects.filter(kind="resolution"))
    with progress("lineage", len(works)) as advance:
        found = derive_lineage(works=works, now=timezone.now(), advance=advance)
    typer.echo(f"{found} links between {len(works)} resolutions", err=True)


def lineage_fields(work: "Work") -> dict[str, Any]:
    """What `--format json` prints: the works oldest first, the steps between them, and other likely links."""
    from comity_web.registry.lineage_selectors import lineage_of, other_links

    found = lineage_of(work=work)
    return {
        "symbol": work.full_symbol,
        "works": [
            {
                "symbol": one.full_symbol,
                "adopted": one.adopted_on.isoformat() if one.adopted_on else "",
                "titles": {row.language: row.title for row in one.expressions.all()},
            }
            for one in found.works
        ],
        "observed_recurrence": observed_recurrence(one.full_symbol for one in found.works),
        "steps": [_step_fields(step) for step in found.steps],
        "other_links": [_step_fields(link) for link in other_links(work=work)],
    }


def _step_fields(step: "Succession") -> dict[str, Any]:
    fields: dict[str, Any] = {
        "older": step.older.full_symbol,
        "newer": step.newer.full_symbol,
        "score": step.score,
        "evidence": step.strongest(),
    }
    if step.line is not None:
        fields |= {
            "languages": [step.older_language, step.newer_language],
            "similarity": round(step.similarity or 0.0, 3),
            "kinds": {kind: step.kinds[kind] for kind in KINDS if kind in step.kinds},
        }
    return fields


def lineage_text(fields: dict[str, Any]) -> str:
    """The lineage as a list, oldest first, the one asked for marked; under each what it changed and its evidence."""
    before = {step["newer"]: step for step in fields["steps"]}
    lines = []
    for work in fields["works"]:
        mark = "*" if work["symbol"] == fields["symbol"] else " "
        titles = work["titles"]
        title = titles.get("en") or next(iter(titles.values()), "")
        lines.append(f"{mark} {work['adopted'] or '?':<10}  {work['symbol']}  {title}")
        if step := before.get(work["symbol"]):
            changes = ", ".join(f"{count} {kind}" for kind, count in step["kinds"].items())
            lines.append(f"    after {step['older']}: {changes}; similarity {step['similarity']:.2f}")
            lines.append(f"    found by {_evidence(step['evidence'])}; score {step['score']:.2f}")
    if len(fields["works"]) == 1:
        lines.append("    no other resolution of its lineage has been loaded")
    if fields["observed_recurrence"]:
        lines.append(f"  in fact {fields['observed_recurrence']}, whatever is asked")
    lines += [
        f"  also likely: {link['older']} -> {link['newer']}, score {link['score']:.2f}"
        for link in fields["other_links"]
    ]
    return "\n".join(lines) + "\n"


def _evidence(evidence: dict[str, float]) -> str:
    return ", ".join(f"{WORDS.get(name, name)} {value:.2f}" for name, value in evidence.items())
