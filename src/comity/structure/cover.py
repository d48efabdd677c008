"""The lines above the title: symbol, body, distribution, date, session, agenda items, adoption, proponents."""

import re
from dataclasses import dataclass
from itertools import takewhile

from comity.calendar.dates import find_dates
from comity.languages.masthead import MastheadWords
from comity.structure.closing import PrintedLine
from comity.structure.sponsors import DraftLine

SYMBOL = re.compile(
    r"(?<![A-Za-z/])(?:(?:A|E|S|T)/(?:RES|DEC)/(?:ES-|S-)?\d{1,4}(?:/\d{1,4})?|A/HRC/(?:RES|DEC|PRST)/(?:S-)?\d+/\d+"
    r"|S/PRST/\d{4}/\d+|(?:A|E|S)/(?:[A-Z]+[./])*\d+(?:/\d+)*(?:/(?:L|Add|Rev|Corr)\.\d+)*)"
    r"(?:\s?\((?:(?:19|20)\d\d|[LXVIES-]+)\))?(?:[ ]?[A-Z](?:\s?[-–]\s?[A-Z])?(?![\w/.]))?"
)
AGENDA_NUMBER = re.compile(r"(\d{1,3})\s*(?:\(?\s?([a-zA-Zа-яА-Яء-ي](?:\s?[a-zA-Zء-ي])?)\s?\))?")
SCRAMBLED_DATE = re.compile(r"\b([A-Z][a-z]+)\s+((?:19|20)\d\d)\s+(\d{1,2})\b")
_BLANK = re.compile(r"\s|$")
_LETTER = r"\([^\W\d_]{1,2}\)"
_REST_OF_ITEMS = re.compile(
    rf"(?:\s?{_LETTER})?(?:,?\s(?:[a-zа-яё]{{1,3}}\s)?(?:\d{{1,3}}(?![\w.])(?:\s?{_LETTER})?|{_LETTER}))*"
)
"""What goes on behind the first number of items: "(a)", ", 13 and 14 (b)", "and (c)"."""

PROPONENT = re.compile(r"[\[\]][^\[\]]*[\[\]](?:[\s\d.]+$)?")


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover's lines as printed, by what they say; `proponent` is the line in square brackets."""

    symbol: str = ""
    publisher: str = ""
    authority: str = ""
    status: str = ""
    publication_text: str = ""
    session_text: str = ""
    agenda_text: tuple[str, ...] = ()
    agenda_names: tuple[str, ...] = ()
    cover_title: str = ""
    proponent: str = ""
    proponent_start: int = 0
    proponent_end: int = 0


def read_cover(
    lines: tuple[PrintedLine, ...], language: str, words: MastheadWords, draft: DraftLine | None = None
) -> Cover:
    """What the lines above the title say, each field "" or empty where no line says it; `draft` names a draft."""
    proponent, start, end = _proponent(lines)
    above = tuple(line for line in lines if not (start <= line.start < end))
    first = {name: _first(above, pattern) for name, pattern in _whole_lines(words).items()}
    undrafted = tuple(line for line in above if draft is None or line.start < lines[draft.first].start)
    agenda, names = _agenda(undrafted, words)
    cover_title = _cover_title(above, language, words) or (draft.text if draft else "")
    return Cover(
        symbol=_symbol(above),
        publisher=first["publisher"],
        authority=_authority(above, words),
        status=_status(above, words),
        publication_text=_publication_text(above, language, words),
        session_text=first["session"],
        agenda_text=agenda,
        agenda_names=names,
        cover_title=cover_title,
        proponent=proponent,
        proponent_start=start,
        proponent_end=end,
    )


def agenda_numbers(agenda: tuple[str, ...]) -> tuple[str, ...]:
    """The agenda items of printed lines: "Agenda items 13 and 117 (b)" gives "13" and "117(b)"."""
    found = [match for line in agenda for match in AGENDA_NUMBER.finditer(line)]
    return tuple(match[1] + (f"({match[2]})" if match[2] else "") for match in found)


def publication_date(cover: Cover, language: str) -> str:
    """The ISO date of issue; it stands in English on the covers of four languages, in any order in broken texts."""
    text = SCRAMBLED_DATE.sub(r"\3 \1 \2", cover.publication_text)
    dates = find_dates(text, language) or find_dates(text, "en")
    return dates[0].iso if dates else ""


def _whole_lines(words: MastheadWords) -> dict[str, re.Pattern[str]]:
    """Fields that are the first whole line, or the head of a line, of a pattern."""
    return {"publisher": words.publishers, "session": words.sessions}


def _first(lines: tuple[PrintedLine, ...], pattern: re.Pattern[str]) -> str:
    """The first line that the pattern matches whole; else what it matches at the head of a line."""
    for line in lines:
        if pattern.fullmatch(line.text):
            return line.text
    for line in lines:
        match = pattern.match(line.text)
        if match and not re.match(r"\w", line.text[match.end() :][:1]):
            return match[0]
    return ""


def _symbol(lines: tuple[PrintedLine, ...]) -> str:
    """The document's own symbol: the first one above the title that is not inside a sentence."""
    for line in lines:
        match = SYMBOL.search(line.text) if "/" in line.text else None
        if match and len(line.text) - len(match[0]) < 60:
            return match[0].strip()
    return ""


def _authority(lines: tuple[PrintedLine, ...], words: MastheadWords) -> str:
    """The name of the body at the head of a line of the cover."""
    for line in lines:
        if words.is_cover_name(line.text):
            return next(match[0] for name in words.authorities.values() if (match := name.match(line.text)))
    return ""


def _status(lines: tuple[PrintedLine, ...], words: MastheadWords) -> str:
    """The distribution, as printed ("Distr.: General")."""
    for line in lines:
        match = re.search(rf"(?:{words.statuses.pattern})\s?:?\s?[\w-]+", line.text)
        if match:
            return match[0]
    return ""


def _publication_text(lines: tuple[PrintedLine, ...], language: str, words: MastheadWords) -> str:
    """The date of issue as printed: behind the distribution, on its line or the next one that is a date."""
    seen = False
    for line in lines:
        status = words.statuses.search(line.text)
        seen = seen or bool(status)
        rest = line.text[status.end() :] if status else line.text
        if not seen or words.cover_titles.match(line.text):
            continue
        scrambled = SCRAMBLED_DATE.search(rest)
        if scrambled:
            return scrambled[0]
        for code in (language, "en"):
            for mention in find_dates(rest, code):
                return rest[mention.start : mention.end]
    return ""


def _agenda(lines: tuple[PrintedLine, ...], words: MastheadWords) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of agenda items, and the lines below them as far as the cover title, joined to names.

    Two names are kept apart only where each stands on a line of its own and begins with a capital.
    """
    places = [index for index, line in enumerate(lines) if words.agenda.fullmatch(line.text)]
    if not places:
        return _agenda_behind_session(lines, words)
    return tuple(lines[place].text for place in places), _agenda_names(lines[places[-1] + 1 :], words)


def _agenda_names(below: tuple[PrintedLine, ...], words: MastheadWords) -> tuple[str, ...]:
    """The lines as far as the cover title."""
    ends = (words.cover_titles, words.number_lines)
    return tuple(takewhile(lambda text: not any(end.match(text) for end in ends), (line.text for line in below)))


def _agenda_behind_session(
    lines: tuple[PrintedLine, ...], words: MastheadWords
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The items that stand on the line of the session, behind it: as few words as make items, then their name."""
    for index, line in enumerate(lines):
        session = words.sessions.match(line.text)
        rest = line.text[session.end() :].strip() if session else ""
        blanks = (blank.start() for blank in _BLANK.finditer(rest))
        end = next((end for end in blanks if words.agenda.fullmatch(rest, 0, end)), 0)
        if end:
            end = others.end() if (others := _REST_OF_ITEMS.match(rest, end)) else end
            name = rest[end:].strip()
            return (rest[:end],), (*([name] if name else []), *_agenda_names(lines[index + 1 :], words))
    return (), ()


def _cover_title(lines: tuple[PrintedLine, ...], language: str, words: MastheadWords) -> str:
    """The line that says which body adopted the text and when, with the lines it runs on to; "" if none.

    Where it ends with its day, it runs on to none.
    """
    for index, line in enumerate(lines):
        numbered = words.number_lines.match(line.text)
        if numbered and numbered.groupdict().get("older"):
            return line.text
        if numbered and index + 1 < len(lines):
            return " ".join(part.text for part in lines[index : index + 3])
        if words.cover_titles.match(line.text):
            days = find_dates(line.text, language)
            ended = bool(days) and not re.search(r"\w", line.text[days[-1].end :])
            return line.text if ended else " ".join(part.text for part in lines[index : index + 2])
    return ""


def _proponent(lines: tuple[PrintedLine, ...]) -> tuple[str, int, int]:
    """The text in square brackets above the title ("[on the report of ...]"), its start and end."""
    for index, line in enumerate(lines):
        if line.text[0] not in "[]":
            continue
        joined = ""
        for follower in lines[index : index + 5]:
            joined = f"{joined} {follower.text}".strip()
            match = PROPONENT.match(joined)
            if match:
                return match[0], line.start, follower.end
    return "", 0, 0
