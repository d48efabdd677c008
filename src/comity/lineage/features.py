"""What of a paragraph does not depend on its language: class of the act, parties, citations, figures."""

import re

from comity.bodies import find_bodies
from comity.calendar.dates import find_dates
from comity.calendar.sessions import find_sessions
from comity.languages.folding import fold
from comity.lineage.passages import Passage

FIGURE = re.compile(r"(?<![\d/.])\d{1,4}(?![\d/])")


def features_of(passage: Passage) -> frozenset[str]:
    """The neutral codes of a paragraph: "class:urge", "party:ipu", "cites:A/RES/57/32", "figure:2015" ..."""
    text, language = passage.text, passage.language
    found = {f"class:{passage.opening_class}", f"part:{passage.place}"}
    found |= {f"party:{mention.id}" for mention in find_bodies(text, language)}
    found |= {f"cites:{one.symbol or one.instrument}" for one in passage.citations}
    found |= {f"day:{one.iso}" for one in find_dates(text, language)}
    found |= {f"session:{one.session}" for one in find_sessions(text, language)}
    found |= {f"figure:{figure}" for figure in FIGURE.findall(fold(text).text)}
    for clause in passage.clauses:
        found.add(f"act:{clause.act_class}")
        found |= {f"asked:{party}" for party in clause.addressees}
        found |= {f"with:{party}" for party in clause.with_}
        marks = (("report", clause.report), ("agenda", clause.agenda_item), (clause.recurrence, clause.recurrence))
        found |= {f"clause:{name}" for name, present in marks if present}
    return frozenset(found)
