"""The form in which a person settles a mandate: what stands in each row, and what a sent form decides."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from comity.bodies import coin_id
from comity.bodies.finding import resolve_name
from comity.languages.loader import CODES
from comity.model.errors import ComityError, FormatError
from comity.model.mandate import ACT_CLASSES
from comity_web.parties.models import Party
from comity_web.registry.consensus import FIELDS
from comity_web.registry.decided import CLAUSES
from comity_web.registry.settlements import WITHDRAW
from comity_web.site.languages import interface_language
from comity_web.site.words import RECURRENCES

BLANKS = 2
"""Empty inputs offered beside the parties that are there."""

MOST_PARTIES = 30

DUE_KINDS = ("session", "date", "year", "within")

DURATION = re.compile(r"P(?=\d)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,4}D)?")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a sent form decides: values by field, the decisions that were seen, a note, and parties newly named."""

    values: dict[str, Any]
    seen: dict[str, int]
    note: str
    named: dict[str, str]


class PartyNames:
    """Names of parties and back: ids, names in six languages, acronyms."""

    def __init__(self) -> None:
        self.language = interface_language()
        self.rows = {party.pk: party for party in Party.objects.all()}
        self.by_name: dict[str, set[str]] = {}
        for party in self.rows.values():
            for name in {*party.names.values(), party.acronym} - {""}:
                self.by_name.setdefault(str(name).casefold(), set()).add(party.pk)

    def name_of(self, party_id: str) -> str:
        """A name that leads back to this party: its name here, else its id."""
        party = self.rows.get(party_id)
        name = party.name(self.language) if party else party_id
        return name if self.by_name.get(name.casefold()) == {party_id} else party_id

    def names(self) -> list[str]:
        """What can be chosen, in the order of the alphabet."""
        return sorted((self.name_of(party_id) for party_id in self.rows), key=str.casefold)

    def resolve(self, text: str, *, coin: bool, named: dict[str, str]) -> str:
        """The id of the party meant; one that nobody knows gets a coined id if `coin`, and its name in `named`."""
        given = " ".join(text.split())
        if given in self.rows:
            return given
        found = self.by_name.get(given.casefold(), set())
        if not found:
            found = {party for code in CODES if (party := resolve_name(given, code))}
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise FormatError(
                _("%(name)s is the name of several parties") % {"name": given},
                hint=_("give one of their ids: %(ids)s") % {"ids": ", ".join(sorted(found))},
            )
        coined = coin_id(given)[:200]
        if not coin or not coined:
            raise FormatError(
                _("%(name)s is not in the registry of bodies") % {"name": given},
                hint=_("choose a name from the list, or tick that it is to be kept as printed (in Latin letters)"),
            )
        named[coined] = given
        return coined


def read_answer(query: QueryDict, names: PartyNames) -> Answer:
    """What the form decides: each field that is ticked, given back or changed; a ComityError says what is wrong."""
    named: dict[str, str] = {}
    coin = query.get("coin") == "1"
    decided, withdrawn = set(query.getlist("decide")), set(query.getlist("withdraw"))
    values: dict[str, Any] = {}
    seen: dict[str, int] = {}
    for field in FIELDS:
        given = _value(field, query, names, coin=coin, named=named)
        if field in withdrawn:
            values[field] = WITHDRAW
        elif field in decided or _changed(given, query.get(f"was-{field}", "")):
            values[field] = given
    if CLAUSES in withdrawn:
        values[CLAUSES] = WITHDRAW
    elif CLAUSES in decided:
        values[CLAUSES] = True
    if not values:
        raise ComityError(_("Nothing was decided."), hint=_("Tick what you have checked, or change it."))
    for field in values:
        text = query.get(f"seen-{field}", "0")
        seen[field] = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    return Answer(values, seen, query.get("note", "").replace("\x00", "")[:2000].strip(), named)


def _changed(given: Any, was: str) -> bool:
    try:
        before = json.loads(was)
    except ValueError:
        return False
    if isinstance(given, list) and isinstance(before, list):
        return set(given) != set(before)
    return bool(given != before and (given or before))


def _value(field: str, query: QueryDict, names: PartyNames, *, coin: bool, named: dict[str, str]) -> Any:
    """The value that the form gives for a field, in the form of SCHEME."""
    match field:
        case "act_class":
            given = query.get("act_class", "")
            if given not in ACT_CLASSES:
                raise FormatError(_("There is no such act."), hint=_("Choose one from the list."))
            return given
        case "addressees" | "with":
            texts = [text for text in query.getlist(field)[:MOST_PARTIES] if text.strip()]
            return list(dict.fromkeys(names.resolve(text, coin=coin, named=named) for text in texts))
        case "report" | "agenda_item":
            return query.get(field) == "1"
        case "report_to":
            text = query.get("report_to", "").strip()
            return names.resolve(text, coin=coin, named=named) if text else None
        case "recurrence":
            given = query.get("recurrence", "")
            return given if given in RECURRENCES else None
        case _:
            return _due(query.get("due_kind", ""), query.get("due", "").strip())


def _due(kind: str, text: str) -> dict[str, Any] | None:
    """By when, as the form gives it; FormatError where the words are none of the kind."""
    if kind not in DUE_KINDS:
        return None
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    match kind:
        case "session" if 0 < number < 1000:
            return {"session": number}
        case "year" if 1945 <= number < 3000:
            return {"year": number}
        case "within" if DURATION.fullmatch(text):
            return {"within": text}
        case "date":
            try:
                return {"date": date.fromisoformat(text).isoformat()}
            except ValueError:
                pass
        case _:
            pass
    raise FormatError(
        _("%(text)s is no such time") % {"text": text or "—"},
        hint=_("a session: 81; a day: 2027-03-31; a year: 2030; a time allowed: P6M for six months"),
    )


def party_inputs(parties: Sequence[str], names: PartyNames) -> tuple[str, ...]:
    """The names that are there, and some room."""
    return (*(names.name_of(party) for party in parties), *("" for _blank in range(BLANKS)))


def due_input(due: Mapping[str, Any] | None) -> tuple[str, str]:
    """Kind and text of a due time: ("session", "81"); two empty ones for none."""
    for kind, value in (due or {}).items():
        return kind, str(value)
    return "", ""
