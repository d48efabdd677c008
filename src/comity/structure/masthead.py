"""What stands above the text: the masthead of a resolution, decision or statement, read from lines."""

import re
from dataclasses import dataclass, replace

from comity.calendar.dates import find_dates
from comity.calendar.sessions import session_span
from comity.languages.folding import Folded, fold
from comity.languages.masthead import MastheadWords, masthead_words
from comity.model import Doubt, Masthead, Span
from comity.structure.closing import Closing, PrintedLine, closings_among, printed_lines
from comity.structure.cover import SYMBOL, Cover, agenda_numbers, publication_date, read_cover
from comity.structure.sponsors import DraftLine, find_draft_line, placed_draft, sponsor_doubts
from comity.structure.title import (
    Title,
    bare_title,
    body_start,
    find_title,
    formula_head,
    title_words,
    unnumbered_title,
)
from comity.structure.untitled import heads_text, untitled_body

SERIES = {"A": "A/RES/", "S": "S/RES/", "E": "E/RES/", "A/HRC": "A/HRC/RES/"}
DRAFT = re.compile(r"(?:A|E|S)/(?:[A-Z]+[./])?(?:(?:E?S-)?\d+/)*[A-Z]*\.?\d+(?:/(?:Add|Rev|Corr)\.\d+|/[A-Z]\.\d+)*")
_OPENING_LINES = 4
_IN_SESSIONS = ("A", "A/HRC")
OWN_NUMBER = re.compile(r"/(?:RES|DEC|PRST)/((?:ES-|S-)?\d+/\d+)")
ADDENDUM = re.compile(r"(?<![/A-Za-z0-9])(Add|Rev|Corr)\.\s?(\d+)")
OWN_PART = r"(?<![\d/]){number}\s?([A-Z])(?![A-Za-z/.])"
OWN_BARE = r"(?:(?<=\w )|(?<=第)){number}(?! ?[A-Z])(?![\d/.])"


@dataclass(frozen=True, slots=True)
class MastheadReading:
    """A masthead, the character where the first block (formula, heading or act) begins, closings, a draft's line."""

    masthead: Masthead
    start_of_body: int
    doubts: tuple[Doubt, ...] = ()
    closings: tuple[Closing, ...] = ()
    draft: DraftLine | None = None


def read_masthead(text: str, language: str) -> MastheadReading:
    """The masthead of a whole document: from its cover where it has one, else from title line and closing formula."""
    folded = fold(text)
    lines = printed_lines(folded)
    words = masthead_words(language)
    wanted = _cover_number(lines, words, language)
    title = find_title(lines, words, wanted) or (find_title(lines, words, "") if wanted else None)
    above = lines[: title.first] if title else lines[: untitled_body(lines, words, language)]
    draft = find_draft_line(above, language, words)
    draft = placed_draft(draft, lines, folded) if draft else None
    cover = read_cover(above, language, words, draft)
    closings = closings_among(lines, text, folded, language)
    body = title.body if title else len(above)
    masthead = _masthead(cover, title, closings, language, words)
    printed = title or unnumbered_title(lines, body, cover.proponent_end, draft.last if draft else None, words)
    if not printed and cover == Cover() and heads_text(lines[:body], language):
        printed = bare_title(lines, body, words)
    if printed:
        masthead = replace(masthead, title=title_words(printed, text, folded))
    if not masthead.symbol and title:
        head = formula_head(lines[body].text, words) if body < len(lines) else None
        head = head or _speaker(title, lines[body : body + _OPENING_LINES], words)
        masthead = _with_own_symbol(masthead, title, head, lines, words)
    elif not masthead.symbol:
        masthead = _with_numbered_symbol(masthead, lines[: body + 1], words)
    masthead = _with_spans(masthead, folded, lines, printed, cover)
    start = folded.source_of(lines[body].start) if body < len(lines) else len(text)
    doubts = _doubts(masthead, title, cover, closings, language) + sponsor_doubts(draft, language)
    return MastheadReading(masthead, start, doubts, closings, draft)


def _cover_number(lines: tuple[PrintedLine, ...], words: MastheadWords, language: str) -> str:
    """The number in the document's own symbol ("75/19") if the cover prints one before the first formula."""
    for line in lines[: untitled_body(lines, words, language)]:
        match = OWN_NUMBER.search(line.text) if len(line.text) < 70 else None
        if match:
            return match[1]
    return ""


def _masthead(
    cover: Cover, title: Title | None, closings: tuple[Closing, ...], language: str, words: MastheadWords
) -> Masthead:
    """The fields as cover, title line and closing formula give them.

    Where they differ the closing's day is the day of adoption: covers are set by hand from an older document.
    """
    symbol = canonical_symbol(cover.symbol)
    number = title.number if title else _number_of(symbol)
    dates = find_dates(cover.cover_title, language)
    closing = closings[0] if closings else None
    return Masthead(
        symbol=symbol,
        number=number,
        session=session_of(symbol, number),
        adoption_date=(closing.date if closing else "") or (dates[0].iso if dates else ""),
        meeting=(closing.meeting if closing else "") or _cover_meeting(cover.cover_title, words),
        publication_date=publication_date(cover, language),
        agenda_items=agenda_numbers(cover.agenda_text),
        agenda_text=cover.agenda_text,
        agenda_names=cover.agenda_names,
        committee=_committee(cover.proponent, words),
        without_reference=bool(words.without_reference.search(cover.proponent)),
        proponent=cover.proponent,
        originating_documents=originating_documents(cover.proponent),
        publisher=cover.publisher,
        authority=cover.authority,
        status=cover.status,
        publication_text=cover.publication_text,
        session_text=cover.session_text,
        cover_title=cover.cover_title,
    )


def canonical_symbol(printed: str) -> str:
    """A printed symbol with one blank before a part or a year in brackets: "A/RES/75/101 A-B", "S/RES/2565 (2021)"."""
    packed = re.sub(r"\s+", "", printed).replace("–", "-")
    packed = re.sub(r"(?<=\d)(?=\()", " ", packed)
    return re.sub(r"(?<=[\d)])(?=[A-Z](?:-[A-Z])?$)", " ", packed)


def session_of(symbol: str, number: str) -> str:
    """The session in a symbol or number: "66", "ES-11", "S-32"; of "2625 (XXV)" the numeral; "" for other bodies."""
    match = re.search(r"^A/(?:HRC/)?(?:RES|DEC)/((?:E?S-)?\d+)/", symbol) or re.match(r"((?:E?S-)?\d+)/", number)
    if match and not match[1].isdigit():
        return match[1]
    if match and int(match[1]) < 1900:
        return match[1]
    old = re.search(r"\(((?:E?S-)?[LXVI]+)\)", symbol or number)
    return old[1] if old else ""


def originating_documents(proponent: str) -> tuple[str, ...]:
    """The drafts and reports that the proponent line names, in capitals, sorted: "A/66/L.45 and Add.1" are two."""
    found: list[str] = []
    base = ""
    for match in re.finditer(f"{DRAFT.pattern}|{ADDENDUM.pattern}", proponent):
        if match[0].startswith(("A/", "E/", "S/")):
            base = re.sub(r"\s+", "", match[0]).upper()
            found.append(base)
        elif base:
            found.append(f"{base}/{match[1]}.{match[2]}".upper())
    return tuple(sorted(set(found)))


def _committee(proponent: str, words: MastheadWords) -> str:
    """The id of the Main Committee on whose report the text was adopted, "" if none is named."""
    if words.without_reference.search(proponent):
        return ""
    for committee, names in words.committees.items():
        if names.search(proponent):
            return committee
    return ""


def _number_of(symbol: str) -> str:
    """What follows the series in a symbol: "2565 (2021)" of S/RES/2565 (2021)."""
    match = re.search(r"/(?:RES|DEC|PRST)/(.+)$", symbol)
    return match[1] if match else ""


def _cover_meeting(cover_title: str, words: MastheadWords) -> str:
    """The meeting that the cover title names, as the Security Council's do."""
    for pattern in words.meetings:
        match = pattern.search(cover_title)
        if match and any(value for name, value in match.groupdict().items() if name != "word"):
            return next(value for name, value in match.groupdict().items() if value and name != "word")
    return ""


def _with_own_symbol(
    masthead: Masthead, title: Title, head: str, lines: tuple[PrintedLine, ...], words: MastheadWords
) -> Masthead:
    """The masthead with a symbol made of the series of the body that speaks and the number of the title line.

    Parts are those that follow the title (A ... C, each with a formula), or the letter after the one that the
    text cites under its own number: a resolution that names 75/250 A and is itself 75/250 is 75/250 B. One that names
    76/246 and is itself 76/246 is the second, too: the first gets its letter only when there is another. Other bodies
    adopt nothing in parts under one number on several days.
    """
    parts = _parts(lines[title.body :], words)
    number = title.number
    if " " not in number and parts:
        number = f"{number} {parts[0]}-{parts[-1]}"
    elif " " not in number and head == "A":
        cited = _part_cited(number, [line.text for line in lines[title.body :]])
        number = f"{number} {chr(ord(cited) + 1)}" if cited else number
    return replace(masthead, symbol=SERIES[head] + number, session=session_of(SERIES[head] + number, number))


def _part_cited(number: str, below: list[str]) -> str:
    """The last part of its own number that a text cites, A where it cites the number alone; "" for none."""
    if not any(number in text for text in below):
        return ""
    text, own = " ".join(below), re.escape(number)
    letters = re.findall(OWN_PART.format(number=own), text)
    return max(letters, default="A" if re.search(OWN_BARE.format(number=own), text) else "")


def _with_numbered_symbol(masthead: Masthead, lines: tuple[PrintedLine, ...], words: MastheadWords) -> Masthead:
    """The masthead with the symbol that the line "Resolution 2565 (2021)" gives, as the Security Council prints it.

    Its volumes print "95 (1951). Resolution of 1 September 1951". Of other bodies some copies head the text with
    "Resolution 60/112": the opening formula, the last of the lines, tells the body.
    """
    for line in lines:
        match = words.number_lines.match(line.text)
        if match:
            number = next(filter(None, match.groupdict().values()))
            symbol = canonical_symbol(f"{SERIES['S']}{number}")
            return replace(masthead, symbol=symbol, number=_number_of(symbol))
    head = formula_head(lines[-1].text, words) if lines else None
    alone = next(filter(None, (words.numbers_alone.match(line.text) for line in lines)), None)
    if head and head != "S" and alone:
        number = alone["number"]
        return replace(masthead, symbol=SERIES[head] + number, number=number, session=session_of("", number))
    return masthead


def _speaker(title: Title, lines: tuple[PrintedLine, ...], words: MastheadWords) -> str:
    """The head of the symbols of the body that speaks without formula: whose sessions the number counts, or years.

    A decision that names its meeting first names its body next.
    """
    if re.match(r"(?:19|20)\d\d/", title.number):
        return "E"
    if not lines or not words.meeting_openers.match(lines[0].text):
        return "A"
    opening = " ".join(line.text for line in lines)
    named = {head: match.start() for head in _IN_SESSIONS if (match := words.authorities[head].search(opening))}
    return min(named, key=lambda head: named[head], default="A")


def _parts(lines: tuple[PrintedLine, ...], words: MastheadWords) -> list[str]:
    """The letters of parts, A, B ..., each a line that a formula follows within three lines; [] for fewer than two."""
    letters: list[str] = []
    for index, line in enumerate(lines):
        letter = chr(ord("A") + len(letters))
        if line.text[0] != letter or not re.match(r"[A-Z](?:[.\s]|$)", line.text):
            continue
        if body_start(lines[: index + 5], index + 1, words):
            letters.append(letter)
    return letters if len(letters) > 1 else []


def _with_spans(
    masthead: Masthead, folded: Folded, lines: tuple[PrintedLine, ...], title: Title | None, cover: Cover
) -> Masthead:
    """The masthead with the places of title and proponent line in the text."""
    if title:
        span = folded.source_span(lines[title.first].start, lines[title.last].end)
        masthead = replace(masthead, title_span=Span(*span))
    if cover.proponent:
        span = folded.source_span(cover.proponent_start, cover.proponent_end)
        masthead = replace(masthead, proponent_span=Span(*span))
    return masthead


def _doubts(
    masthead: Masthead, title: Title | None, cover: Cover, closings: tuple[Closing, ...], language: str
) -> tuple[Doubt, ...]:
    """What is not sure: no symbol, a symbol without a cover that has a part, a title's end, dates that differ."""
    found = []
    if not masthead.symbol:
        found.append(Doubt("no-symbol", "neither the cover nor a title line gives a symbol"))
    elif not cover.symbol and re.search(r" [A-Z]", masthead.symbol) and "(" not in masthead.symbol:
        found.append(
            Doubt(
                "part-inferred",
                f"no cover; {masthead.symbol} was put together from the text",
                facts=(("symbol", masthead.symbol),),
            )
        )
    if title and not title.sure:
        found.append(Doubt("title-end", "no opening formula ends the title"))
    if not masthead.adoption_date:
        found.append(Doubt("no-adoption-date", "neither cover title nor closing formula gives a day"))
    dates = find_dates(cover.cover_title, language)
    if dates and closings and closings[0].date and closings[0].date != dates[0].iso:
        found.append(
            Doubt(
                "adoption-date",
                f"the cover says {dates[0].iso}, the closing {closings[0].date}",
                facts=(("cover", dates[0].iso), ("closing", closings[0].date)),
            )
        )
    if _is_out_of_session(masthead):
        found.append(
            Doubt(
                "adoption-date",
                f"{masthead.adoption_date} is no day of session {masthead.session}",
                facts=(("adopted", masthead.adoption_date), ("session", masthead.session)),
            )
        )
    if SYMBOL.fullmatch(cover.symbol) and title and title.number.split(" ")[0] not in masthead.symbol:
        found.append(
            Doubt(
                "symbol-number",
                f"the cover says {masthead.symbol}, the title line {title.number}",
                facts=(("cover", masthead.symbol), ("title", title.number)),
            )
        )
    return tuple(found)


def _is_out_of_session(masthead: Masthead) -> bool:
    """Whether the day of adoption lies before or behind the regular session of the General Assembly that adopted."""
    if not (masthead.symbol.startswith(SERIES["A"]) and masthead.session.isdigit() and masthead.adoption_date):
        return False
    session = int(masthead.session)
    if not session:
        return False
    first, last = session_span(session)
    return not first.isoformat() <= masthead.adoption_date <= last.isoformat()
