"""States, keys and figures in the reader's words. Silence is "no information received", never "not done"."""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from comity.model.anchors import ANNEX, annex_number
from comity.processes.states import MandateStanding, MandateState, TwoKeys

STANDINGS: dict[str, Promise] = {
    "no-information": gettext_lazy("no information received"),
    "not-due": gettext_lazy("not due yet, no information received"),
    "overdue": gettext_lazy("overdue, no information received"),
    "action-recorded": gettext_lazy("action recorded"),
    "reported": gettext_lazy("reported"),
    "completed": gettext_lazy("completed"),
    "superseded": gettext_lazy("asked anew in a later resolution"),
}

FIGURES: dict[str, Promise] = {
    "paragraphs": gettext_lazy("Paragraphs that ask somebody, with information received in the period"),
    "mandates": gettext_lazy("Mandates with information received in the period"),
    "parties": gettext_lazy("Parties asked by name or owing a stage, of which information was received"),
    "evidence": gettext_lazy("Engagements with evidence"),
    "reports": gettext_lazy("Mandates that ask for a report, reported under a symbol"),
    "overdue": gettext_lazy("Mandates whose day has passed, and no information received"),
    "differ": gettext_lazy("Mandates on which government and parliament say different things"),
}

SAYS: dict[str, Promise] = {
    "action": gettext_lazy("action"),
    "report": gettext_lazy("report"),
    "completion": gettext_lazy("completion"),
}

SIDES: dict[str, Promise] = {
    "government": gettext_lazy("Government"),
    "parliament": gettext_lazy("Parliament"),
    "": gettext_lazy("United Nations, Inter-Parliamentary Union and others"),
}

CLOSED: dict[str, Promise] = {
    "refused": gettext_lazy("declined this stage"),
    "skipped": gettext_lazy("left this stage out"),
}

VISIBILITIES: dict[str, Promise] = {
    "public": gettext_lazy("seen by everybody"),
    "shared": gettext_lazy("shared with named parties"),
    "private": gettext_lazy("seen by the party alone"),
}

UNNUMBERED = re.compile(r"p(-(?P<count>\d+))?")
"""A paragraph without a number, in what an annex's paragraphs are called by."""
REPEATED = re.compile(r"(?P<number>\w+)-(?P<count>\d+)")
"""One whose number another had before it."""

PARAGRAPH_OF_ANNEX = re.compile(r"annex-(?!heading)[^\W_]+(-\d+)?")
"""The anchor of a whole paragraph of an annex."""


def say_day(day: date) -> str:
    """The day as the locale writes it."""
    return date_format(day, "DATE_FORMAT")


def say_standing(state: MandateState) -> str:
    """Where it stands, in a word or a few."""
    return str(STANDINGS[state.standing.value])


def say_details(state: MandateState) -> str:
    """What the standing rests on: how many engagements, the last day, the symbol of the report, the due day."""
    said = []
    if state.count:
        count = ngettext("%(count)s engagement", "%(count)s engagements", state.count) % {"count": state.count}
        last = _("the last on %(day)s") % {"day": say_day(state.last)} if state.last else ""
        said += [count, last]
    if state.symbol:
        said.append(state.symbol)
    if state.standing is MandateStanding.SUPERSEDED:
        symbol, _space, anchor = state.superseded_by.rpartition(" ")
        said.append(pgettext("between symbol and paragraph", ", ").join([symbol, say_place(anchor)]))
    if state.due:
        overdue = state.standing is MandateStanding.OVERDUE
        said.append((_("was due on %(day)s") if overdue else _("due on %(day)s")) % {"day": say_day(state.due)})
    return pgettext("between facts", ", ").join(part for part in said if part)


def say_state(state: MandateState) -> str:
    """The standing and what it rests on, in one line."""
    details = say_details(state)
    return f"{say_standing(state)} ({details})" if details else say_standing(state)


def say_keys(keys: TwoKeys) -> list[tuple[str, str]]:
    """(side, state) for the two keys, the government's first; nothing where neither turned one."""
    if not keys.government.count and not keys.parliament.count:
        return []
    both = (("government", keys.government), ("parliament", keys.parliament))
    return [(str(SIDES[side]), say_state(state)) for side, state in both]


def say_paragraph(number: str) -> str:
    """The words for a number: "pp3" is "PP 3", "7" is "OP 7", "B.2" is "B, OP 2", "annex.3" is "Annex, 3"."""
    part, _dot, last = number.rpartition(".")
    if part == ANNEX:
        return _in_annex(last)
    if last.startswith("pp"):
        name = _("PP %(number)s") % {"number": last.removeprefix("pp")}
    else:
        name = _("OP %(number)s") % {"number": last}
    return (
        pgettext("part and paragraph", "%(part)s, %(paragraph)s") % {"part": part, "paragraph": name} if part else name
    )


def _in_annex(number: str) -> str:
    """The words for a paragraph of an annex; the first without a number is "p", the second "p-2", a second 1 "1-2"."""
    unnumbered = UNNUMBERED.fullmatch(number)
    if unnumbered:
        return _("Annex, unnumbered paragraph %(count)s") % {"count": unnumbered["count"] or "1"}
    repeated = REPEATED.fullmatch(number)
    if repeated:
        return _("Annex, %(number)s (occurrence %(count)s)") % repeated.groupdict()
    return _("Annex, %(number)s") % {"number": number}


def say_whole_paragraph(number: str) -> str:
    """The same in full, in the middle of a line: "operative paragraph 7"; "Annex, 3"."""
    return say_paragraph(number) if _annexed(number) else _("operative paragraph %(number)s") % {"number": number}


def head_paragraph(number: str) -> str:
    """The same as a heading: "Operative paragraph 7"; "Annex, 3"."""
    return (
        capfirst(say_paragraph(number))
        if _annexed(number)
        else _("Operative paragraph %(number)s") % {"number": number}
    )


def say_place(anchor: str) -> str:
    """The words for a paragraph: "op4-b-i" is "OP 4", "pp3" is "PP 3", "annex-2" is "Annex, 2"; others stay."""
    if PARAGRAPH_OF_ANNEX.fullmatch(anchor):
        return say_paragraph(annex_number(anchor))
    part, _dash, rest = anchor.partition("-")
    head = part
    if len(part) == 1 and rest.startswith(("op", "pp")):
        head = f"{part.upper()}.{rest.partition('-')[0]}"
    plain = head.replace("op", "", 1) if "op" in head else head
    last = plain.rpartition(".")[2]
    return say_paragraph(plain) if last.removeprefix("pp").isdigit() else anchor


def _annexed(number: str) -> bool:
    return number.partition(".")[0] == ANNEX
