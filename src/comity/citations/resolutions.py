"""Resolutions named in words and numbers: "resolutions 57/47 and 63/24", "217 A (III)", "1325 (2000)", "2021/4"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from comity.calendar.dates import date_pattern, dates_in
from comity.calendar.ordinals import chinese_value, roman_numeral, roman_value
from comity.calendar.sessions import SPECIAL_SESSION_YEARS
from comity.languages.citations import CitationWords, citation_words
from comity.languages.folding import Folded
from comity.languages.openings import matches_at, matches_from
from comity.model import Citation

LAST_SHARED_SESSION = 60  # the Human Rights Council has had no more sessions than the Assembly has past this one
FIRST_SLASHED_SESSION = 31  # from 1976 on resolutions of the Assembly are numbered 31/1
FIRST_YEAR = 1946  # of the Security Council's resolutions
NEAR = 60  # characters within which a body belongs to a number
SENTENCE_END = re.compile(r"[.;。；؛](?=\s|$)")
NAME_END = re.compile(r"[^\w\s’'-]")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words of a kind stand in the text: starts and ends, ascending."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: tuple[str, ...]

    def last_before(self, position: int) -> int | None:
        """The index of the last one that ends at or before `position`."""
        index = bisect_right(self.ends, position) - 1
        return index if index >= 0 else None

    def first_after(self, position: int) -> int | None:
        """The index of the first one that starts at or after `position`."""
        index = bisect_left(self.starts, position)
        return index if index < len(self.starts) else None


NO_PLACES = Places((), (), ())


@dataclass(frozen=True, slots=True)
class Scene:
    """A folded text, its language, and where kinds (resolution, decision), bodies and dates stand in it."""

    text: str
    language: str
    words: CitationWords
    body: str
    kinds: Places
    bodies: Places
    dates: Places


def find_resolutions(text: str, language: str, body: str) -> Iterator[Citation]:
    """Every resolution of the folded text that is named by its number.

    The symbol is that of the document, which holds all parts: "57/228 A" is in A/RES/57/228, and the letter stays in
    `printed`. A decision has no symbol; its `instrument` is "decision:A/DEC/74/545". `body` is the head of the
    series of the body whose document this is ("A"): "its resolution 57/32" is one of that body.
    """
    words = citation_words(language)
    numbers = numbers_in(text, language) if "/" in text or "(" in text else ()
    kinds = _kinds(text, words) if numbers else NO_PLACES
    if not kinds.starts:
        return
    scene = Scene(text, language, words, body, kinds, _bodies(text, words), _dates(text, language))
    for match in numbers:
        kind = _kind_of(match, scene)
        if not kind:
            continue
        symbol = _symbol(match, scene)
        if not symbol:
            continue
        printed = text[match.start() : match.end()].strip()
        end = match.start() + len(printed)
        if kind == "decision":
            yield Citation("", match.start(), end, printed, instrument=f"decision:{symbol.replace('/RES/', '/DEC/')}")
        else:
            yield Citation(symbol, match.start(), end, printed)


def numbers_in(text: str, language: str) -> list[re.Match[str]]:
    """Every number of a resolution in the folded text, whether or not a word says that it is one."""
    figures = citation_words(language).figures
    spelled = any(f"{figure}(" in text for figure in figures)
    return matches_at(_number_openings(language, spelled), number_pattern(language), text)


@cache
def _number_openings(language: str, spelled: bool) -> re.Pattern[str]:
    """Finds the first character of all that may be a number: a digit, or a letter of the prefix of special sessions.

    Where numbers are `spelled`, a Chinese figure behind what stands before the number of a resolution, too.
    """
    words = citation_words(language)
    special = words.special
    first = "".join(sorted({prefix[0] for prefix in special}))
    behind = "|".join(["S?-", *(prefix[1:] for prefix in special)])
    figures = f"|(?<=[案第])[{words.figures}]" if spelled else ""
    return re.compile(rf"[\dES{first}](?<![A-Za-z0-9/.].)(?:(?<=\d)|(?={behind})){figures}")


@cache
def number_pattern(language: str) -> re.Pattern[str]:
    """Matches the number of a resolution: with a slash, with a year or a session in brackets; letters of parts too."""
    words = citation_words(language)
    letter = "|".join(["[A-Z]{1,2}", *words.letters])
    bound = r"(?![\w/])(?!\.\w)"
    several = rf"(?:{words.ranges})(?P<to>{letter}){bound}|(?:{words.joints})(?P<also>{letter}){bound}"
    part = rf"(?:\s?(?P<letter>{letter}){bound}(?:{several})?)?"
    special = "".join(f"|{prefix}" for prefix in words.special)
    first = "".join(sorted({prefix[0] for prefix in words.special}))
    session = rf"(?:E?S-?)?[LXVI]+|(?:E?S-|{words.regular or '(?!)'}{special})\d+"
    spelled_session = f"[{words.figures}]{{1,4}}" if words.figures else "(?!)"
    spelled = rf"(?:(?<=决议案)|(?<=第)(?=[^)]*\)\s*号))[{words.figures}]" if words.figures else "(?!)"
    return re.compile(
        rf"(?=[\dES{first}{words.figures}])(?<![A-Za-z0-9/.])(?:"  # one look at the first refuses nearly every place
        rf"(?P<year>(?:19|20)\d\d)/(?P<council>\d{{1,3}})(?![\d/])"
        rf"|(?P<special>E?S-{special})?(?P<session>\d{{1,3}})(?:\s?/\s?)(?P<item>\d{{1,4}})(?![\d/]){part}"
        rf"|(?P<old>\d{{1,4}})(?:\s?(?P<oldletter>{letter}))?\s?\(\s?(?P<roman>{session})\s?\)"
        rf"|(?P<spelled>{spelled}{{1,5}})\s?\((?P<stems>{spelled_session})\)"
        rf"|(?P<security>\d{{1,4}})\s?\(\s?(?P<secyear>(?:19|20)\d\d)\s?\)"
        rf")"
    )


def _kinds(text: str, words: CitationWords) -> Places:
    """Where "resolution" and "decision" stand."""
    starts = [opening.start() for opening in words.kind_openings.finditer(text)]
    found = [(*match.span(), "resolution") for match in matches_from(starts, words.resolutions, text)]
    found += [(*match.span(), "decision") for match in matches_from(starts, words.decisions, text)]
    return _places(found)


def _bodies(text: str, words: CitationWords) -> Places:
    """Where bodies are named."""
    starts = [opening.start() for opening in words.body_openings.finditer(text)]
    named = words.bodies.items() if starts else ()
    return _places([(*match.span(), head) for head, name in named for match in matches_from(starts, name, text)])


def _dates(text: str, language: str) -> Places:
    """Where dates stand; their names are the ISO dates."""
    return _places(
        [(mention.start, mention.end, mention.iso) for mention in dates_in(Folded(text, len(text)), language)]
    )


def _places(found: list[tuple[int, int, str]]) -> Places:
    """The spans in order."""
    found.sort()
    return Places(tuple(x[0] for x in found), tuple(x[1] for x in found), tuple(x[2] for x in found))


def _kind_index(match: re.Match[str], scene: Scene) -> int | None:
    """Which of the scene's kinds governs the number: the nearest before it, or after it in its sentence."""
    if scene.words.kind_follows:
        after = scene.kinds.first_after(match.end())
        if after is not None:
            stop = SENTENCE_END.search(scene.text, match.end())
            if stop is None or stop.start() > scene.kinds.starts[after]:
                return after
    return scene.kinds.last_before(match.start())


def _kind_of(match: re.Match[str], scene: Scene) -> str:
    """The kind whose word governs the number, resolution or decision; "" where neither does."""
    index = _kind_index(match, scene)
    return scene.kinds.names[index] if index is not None else ""


def _symbol(match: re.Match[str], scene: Scene) -> str:
    """The canonical symbol of a number in its surroundings, "" where the body cannot be told."""
    if match["security"]:
        return f"S/RES/{match['security']}({match['secyear']})"
    if match["old"]:
        return _old_symbol(match, match["old"], _session_in_brackets(match["roman"], scene.words), scene)
    if match["spelled"]:
        number, session = chinese_value(match["spelled"]), chinese_value(match["stems"]) or 0
        if session >= FIRST_YEAR:
            return f"S/RES/{number}({session})"
        return _old_symbol(match, str(number), roman_numeral(session), scene)
    if match["year"]:
        return f"E/RES/{match['year']}/{match['council']}" if _named_body(match, scene) in ("", "E", "A") else ""
    head = _body_of(match, scene)
    if not head:
        return ""
    special = _prefix(match["special"] or "", scene.words)
    return f"{head}/RES/{special}{match['session']}/{match['item']}"


def _prefix(printed: str, words: CitationWords) -> str:
    """The prefix of special sessions as symbols have it: "S-", "ES-" or ""."""
    if not printed or printed in ("S-", "ES-"):
        return printed
    return next((plain for form, plain in words.special.items() if re.fullmatch(form.split("(?=")[0], printed)), "")


_CUT_SESSION = re.compile(r"^(E?S)(?=[LXVI])")
"""A special session whose hyphen was taken for that of a word cut at a line's end: "1874 (SIV)"."""


def _session_in_brackets(printed: str, words: CitationWords) -> str:
    """The session that stands in brackets behind a number, in the form of symbols: "XXV", "S-VI"."""
    session = _CUT_SESSION.sub(r"\1-", re.sub(r"\s+", "", printed))
    for form, plain in words.special.items():
        session = re.sub("^" + form.replace(r"\s*", ""), plain, session)
    number = re.search(r"\d+$", session)
    if not number:
        return session
    head = "ES-" if session.startswith("ES-") else "S-" if session.startswith("S-") else ""
    return head + roman_numeral(int(number[0]))


def _old_symbol(match: re.Match[str], number: str, session: str, scene: Scene) -> str:
    """The symbol of a number with its session in brackets: "2625 (XXV)" is A/RES/2625(XXV)."""
    named, day, regular = _named_body(match, scene), _day_of(match, scene), roman_value(session)
    if named == "other" or (day and regular and named != "E" and not 1945 <= day.year - regular <= 1946):
        return ""
    head = "E" if named == "E" else "A"
    return f"{head}/RES/{number}({session})"


def _body_of(match: re.Match[str], scene: Scene) -> str:
    """The head of the series that n/n belongs to: "A", "A/HRC", or "" where it is some other body's.

    The day of a resolution tells: session n of the Assembly begins in 1945 + n, session n of the Human Rights
    Council about four months after session n - 1, from June 2006 on. Without a day the body named nearby decides,
    and without one the body whose document this is.
    """
    session = int(match["session"])
    named = _named_body(match, scene)
    day = _day_of(match, scene)
    if match["special"]:
        return _special_body(_prefix(match["special"], scene.words) + match["session"], named, day)
    council = _fits_human_rights_council(session, day)
    if _fits_assembly(session, day) and not (named == "A/HRC" and council):
        return "A"
    if council and named != "other":
        return "A/HRC"
    if named in ("A", "A/HRC", "other"):
        return "" if named == "other" or (named == "A" and session < FIRST_SLASHED_SESSION) else named
    if session > LAST_SHARED_SESSION or (day is None and session >= FIRST_SLASHED_SESSION):
        return scene.body if scene.body == "A/HRC" else "A"
    mentioned = set(scene.bodies.names)
    council = "A/HRC" in mentioned or scene.body == "A/HRC"
    return "A/HRC" if day is None and council and "other" not in mentioned else ""


def _special_body(session: str, named: str, day: date | None) -> str:
    """The head of the series of a special session: both the Assembly and the Human Rights Council hold them."""
    if named == "other":
        return ""
    if day and session in SPECIAL_SESSION_YEARS and day.year != SPECIAL_SESSION_YEARS[session]:
        return "A/HRC" if day.year >= 2006 else ""
    return "A/HRC" if named == "A/HRC" else "A"


def _fits_assembly(session: int, day: date | None) -> bool:
    """Whether regular session `session` of the Assembly, numbered with a slash, may have sat on that day."""
    return day is not None and session >= FIRST_SLASHED_SESSION and 1945 + session <= day.year <= 1946 + session


def _fits_human_rights_council(session: int, day: date | None) -> bool:
    """Whether session `session` of the Human Rights Council may have sat on that day."""
    if day is None:
        return False
    expected = 2006.45 + (session - 1) * 0.329
    return abs(day.year + day.month / 12 - expected) < 0.8


def _day_of(match: re.Match[str], scene: Scene) -> date | None:
    """The day printed behind the number, or behind the last number of its list ("5/1 and 5/2 of 18 June 2007").

    Chinese prints the day before the number ("2018年3月23日第37/22号决议").
    """
    if scene.words.kind_follows:
        before = scene.dates.last_before(match.start())
        between = scene.text[scene.dates.ends[before] : match.start()] if before is not None else "，"
        if before is not None and len(between) <= NEAR and not re.search(r"[,，、；。\d]", between):
            return date.fromisoformat(scene.dates.names[before])
        return None
    after = scene.dates.first_after(match.end())
    if after is None or scene.dates.starts[after] - match.end() > NEAR:
        return None
    between = scene.text[match.end() : scene.dates.starts[after]]
    rest = number_pattern(scene.language).sub("", between)
    if len(rest) > 22 or SENTENCE_END.search(between) or re.search(r"[()]", rest):
        return None
    return date.fromisoformat(scene.dates.names[after])


def _named_body(match: re.Match[str], scene: Scene) -> str:
    """The body named with the number: between kind and number, before the kind, or behind the list; "" for none."""
    index = _kind_index(match, scene)
    if index is None:
        return ""
    if scene.words.kind_follows:
        return _body_before(match.start(), scene, scene.kinds.ends[index - 1] if index else 0)
    kind_start, kind_end = scene.kinds.starts[index], scene.kinds.ends[index]
    behind = _body_behind(match.end(), scene)
    between = scene.bodies.last_before(match.start())
    if between is not None and scene.bodies.starts[between] >= kind_end:
        return scene.bodies.names[between]
    if behind:
        return behind
    return scene.bodies.names[between] if between is not None and _adjoins(between, kind_start, scene) else ""


def _adjoins(body: int, kind_start: int, scene: Scene) -> bool:
    """Whether a body is the one whose resolution is named: right before the word, or with more of its name between."""
    between = scene.text[scene.bodies.ends[body] : kind_start]
    if any(map(str.isdigit, between)):
        return False  # the day of an earlier resolution of that body
    if len(between) <= 16:
        return not SENTENCE_END.search(between)
    return len(between) <= 45 and not NAME_END.search(between)


def _body_before(position: int, scene: Scene, floor: int) -> str:
    """The last body named between `floor` and `position`."""
    index = scene.bodies.last_before(position)
    if index is None or scene.bodies.starts[index] < floor:
        return ""
    return scene.bodies.names[index]


def _body_behind(position: int, scene: Scene) -> str:
    """The body named behind a list of numbers and dates ("16/18 et 17/19 du Conseil des droits de l'homme")."""
    index = scene.bodies.first_after(position)
    if index is None:
        return ""
    between = scene.text[position : scene.bodies.starts[index]]
    if len(between) > 400 or SENTENCE_END.search(between):
        return ""
    kind = scene.kinds.first_after(scene.bodies.ends[index])
    if kind is not None and scene.kinds.starts[kind] - scene.bodies.ends[index] <= 1:
        return ""  # "60/251 and Human Rights Council resolution 5/1": the body of the next number
    rest = number_pattern(scene.language).sub(" ", date_pattern(scene.language).sub(" ", between))
    return scene.bodies.names[index] if len(re.sub(r"[\s,،]+", " ", rest).strip()) <= 9 else ""
