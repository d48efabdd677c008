"""A coverage in the words that every export prints, so that a file and the page say the same."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from comity_web.followup.answers import Answer
from comity_web.followup.models import Evidence
from comity_web.reporting.coverage import Coverage, CoveredMandate, Silent
from comity_web.reporting.words import CLOSED, FIGURES, VISIBILITIES, say_day, say_state


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure: what is counted, its two counts as everybody sees them, and as the party does (None: as everybody)."""

    code: str
    label: str
    part: int
    whole: int
    own: tuple[int, int] | None = None


def figure_lines(coverage: Coverage) -> list[FigureLine]:
    """The figures, each with numerator and denominator."""
    return [
        FigureLine(
            public.code,
            str(FIGURES[public.code]),
            public.part,
            public.whole,
            (seen.part, seen.whole) if coverage.party and seen != public else None,
        )
        for public, seen in zip(coverage.figures, coverage.seen, strict=True)
    ]


def say_silent(one: Silent, language: str) -> str:
    """A party's name, and that it declined or left out the stage it owed."""
    name = one.party.name(language)
    return f"{name} ({CLOSED[one.closed]})" if one.closed in CLOSED else name


def say_period(coverage: Coverage) -> str:
    """The period and the day on which it was known."""
    return _("From %(first)s to %(last)s, as recorded until %(known)s.") % {
        "first": say_day(coverage.first),
        "last": say_day(coverage.last),
        "known": say_day(coverage.known),
    }


def say_audience(coverage: Coverage, name: str) -> str:
    """Whose view it is: everybody's, or one party's, which then is to be handled as that party's."""
    if not coverage.party:
        return _("It holds what everybody may see, and nothing else.")
    return _("It also holds what only %(party)s and some others may see; each such record is marked.") % {"party": name}


def say_days(answer: Answer) -> str:
    """The day, or the first and the last."""
    return f"{say_day(answer.on)} – {say_day(answer.until)}" if answer.until else say_day(answer.on)


def say_evidence(piece: Evidence) -> str:
    """The name or address of a piece, with the beginning of its digest."""
    digest = piece.file.digest[:12] if piece.file else ""
    return f"{piece.name or piece.link} [{digest}]" if digest else piece.name or piece.link


def say_mark(answer: Answer) -> str:
    """Who sees it; "" where everybody does."""
    return "" if answer.public else str(VISIBILITIES[answer.visibility])


def say_public(one: CoveredMandate) -> str:
    """What everybody sees of the state, where the party sees another; else ""."""
    return "" if one.keys == one.public else say_state(one.public.state)
