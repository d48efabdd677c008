"""A cover page that lost its line ends: where its parts begin, by the words that each of them has."""

import re
from collections.abc import Iterator
from itertools import islice

from comity.languages.masthead import NUMBER, PART, MastheadWords

_LONGEST_COVER, _LONGEST_AGENDA = 3000, 200
"""Characters before or behind a place in which such a part is looked for."""

_FIGURES = "0123456789 ,.:"
_YEAR = re.compile(r"(?:19|20)\d\d")
_PROPONENT = re.compile(r"\[[^\[\]]{10,}\]")
_BLANK = re.compile(r"\s|$")
_ITEM = r"\d{1,3}(?:\s?\(?[^\W\d_]{1,2}\))?"
_AND = r"(?:(?<=[,،、])\s?|\s?(?:,|،|、|[^\W\d_]{1,3})\s?)"
_MORE_ITEMS = re.compile(rf"(?:\s?\(?[^\W\d_]{{1,2}}\)(?!\w))?(?:{_AND}(?:{_ITEM}|\([^\W\d_]{{1,2}}\)))*\s*")


def cover_starts(line: str, formula: int, words: MastheadWords) -> Iterator[int]:
    """Where the parts of a cover page above the formula begin: body, distribution, session, agenda, title, more."""
    above = max(formula - _LONGEST_COVER, 0)
    head = line[above:formula]
    places = [match.start() for match in list(_title(words).finditer(head))[-1:]]
    for proponent in list(_PROPONENT.finditer(head))[-1:]:
        places += proponent.span()
    for pattern in (*words.authorities.values(), words.statuses):
        places += [match.start() for match in islice(pattern.finditer(head), 1)]
    if publisher := words.publishers.match(head):
        places.append(publisher.end())
    starts = [match.end() for match in _BLANK.finditer(head)]
    places += islice((start for start in reversed(starts) if words.cover_titles.match(head, start)), 1)
    for session in islice(words.sessions.finditer(head), 1):
        places += [_session(head, session, words), session.end()]
    for agenda in islice(words.agenda.finditer(head), 1):
        places += _agenda(head, agenda.start(), words)
    return (above + place for place in places)


def _title(words: MastheadWords) -> re.Pattern[str]:
    """The number of a title and what parts it from the words: a stop, in Arabic a dash."""
    prefixes = "".join(f"(?:{printed})?" for printed in words.number_prefixes)
    return re.compile(rf"(?<!\S){prefixes}{NUMBER}{PART}\s?[.．。-]\s")


def _session(head: str, session: re.Match[str], words: MastheadWords) -> int:
    """Where the words of the session begin, which the body's name may run into: behind its name, and behind figures.

    The year of a session is not left out: "2043 session".
    """
    ends = [match.end() for name in words.authorities.values() for match in name.finditer(head)]
    within = [end for end in ends if session.start() < end < session.end()]
    if within:
        return max(within)
    plain = session[0].lstrip(_FIGURES)
    figures = session[0][: len(session[0]) - len(plain)]
    years = () if words.sessions.match(plain) else tuple(_YEAR.finditer(figures))
    return session.start() + (years[-1].start() if years else len(figures))


def _agenda(head: str, start: int, words: MastheadWords) -> list[int]:
    """Where the line of agenda items begins and ends: the fewest words that make one, and the items behind these."""
    for blank in _BLANK.finditer(head, start, start + _LONGEST_AGENDA):
        if words.agenda.fullmatch(head, start, blank.start()):
            more = _MORE_ITEMS.match(head, blank.start())
            return [start, more.end() if more else blank.start()]
    return [start]
