"""Page furniture: what is printed on every page and belongs to none of the text."""

import re
from collections import Counter
from itertools import chain, pairwise

from comity.languages.structure import StructureProfile
from comity.repair.lines import FURNITURE, RULE, TEXT, PrintedLine

_FOLIO = r"\d{1,3} ?/ ?\d{1,3}"
_FOLIO_IN = re.compile(r"(?<!\S)(\d{1,3}) ?/ ?(\d{1,3})(?!\S)")
_JOB = (
    r"(?:(?:GE\.|V\.)?\d{2}-\d{5}(?: ?\*+)?(?: ?\(\w\))?(?: ?\d{6}(?: ?\d{6})?)?"
    r"|[A-Z]\( ?(?:GE\.|V\.)?\d{2}-\d{5}\))"
)
"""A job number, its letter of the language in brackets behind it; in lines written right to left before it.

Those of Geneva and Vienna say which of the two it is.
"""
_PAGE_OF_JOB = r"\d{1,3} (?:GE|V)\.\d{2}-\d{5}|(?:GE|V)\.\d{2}-\d{5} \d{1,3}"
"""The page beside the job number, as Geneva prints it."""
_SYMBOL = r"(?:[A-Z]{1,5}/)[A-Z0-9][A-Za-z0-9/.()\-]*\d[A-Za-z0-9/.()\-]*"
_BEHIND = r"(?: [A-Z](?:-[A-Z])?| \((?:19|20)\d\d\))?"
"""The letter of a part, or the year of the Security Council, behind a symbol."""

_LETTERED = rf"{_SYMBOL}{_BEHIND}"
JOB_NUMBER = re.compile(_JOB)
_BEGIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ*-–")
"""What page and job numbers, symbols and what else is left of a page's end begin with, if not with a digit."""

_COUNTING = re.compile(rf"(?:{_JOB}|{_PAGE_OF_JOB}|{_FOLIO}|{_JOB}\s*{_FOLIO}|{_FOLIO}\s*{_JOB})")
_WITH_SYMBOL = re.compile(rf"{_LETTERED}(?:\s+{_FOLIO})?|{_FOLIO}\s+{_LETTERED}")
_OWN_SYMBOL = re.compile(rf"(?<!\S){_LETTERED}$|^{_SYMBOL}(?!\S)")
_BARE_SYMBOL = re.compile(_LETTERED + r"(?<!\.)")
_SYMBOL_BEFORE = re.compile(rf"{_LETTERED}\s+")
_SYMBOL_BEHIND = re.compile(rf"\s+{_LETTERED}$")
_RESIDUE = re.compile(r"\*\d{6,8}\*|Please recycle.{0,3}|[-–] ?\d{1,3} ?[-–]")
_SPECIAL = r"(?:[A-Z]{1,2}-|[\u0621-\u064a](?: ?[\u0621-\u064a]){0,2}-)"
"""What stands before the number of a special session's resolutions."""

_TITLE_LINE = re.compile(rf"{_SPECIAL}?\d{{1,4}}/\d{{1,4}}(?: ?[A-Z](?:-[A-Z])?)?\.\s*(?P<words>.*)")
_WIDEST = 160
"""Columns of a printed line, blanks between its two ends included."""

_MASTHEAD_LINES = 15
_TITLE_LINES = 12
_HEAD_LINES = 8
_NEAR = 4
_FEWEST_HEADS = 3
_SHORTEST_HEAD = 20
_FEW_PAGES = 9
"""Pages up to this number need no other beside them: no session of the Assembly whose symbols look so is as low."""
_SHORTEST_TITLE = 4
"""The letters of a title that is looked for in heads; a Chinese character, which is a word, counts as two."""

_HAN = re.compile("[\u3400-\u9fff]")


def mark_furniture(lines: list[PrintedLine], profile: StructureProfile) -> None:
    """Page and job numbers, symbols and titles at page ends are FURNITURE; what follows is on a new page."""
    _mark_counting(lines)
    _mark_heads_of_volumes(lines, profile)
    _mark_symbols(lines)
    if any(line.role is FURNITURE for line in lines):  # heads stand beside it
        _mark_running_heads(lines)
        _mark_repeated_heads(lines)
    _mark_new_pages(lines)


def _mark_counting(lines: list[PrintedLine]) -> None:
    """Page and job numbers; a high page that no other stands beside may be a symbol ("74/218") alone on its line."""
    found: list[PrintedLine] = []
    pages: set[tuple[int, int]] = set()
    for line in lines:
        first = line.text[:1]
        if not (first in _BEGIN or first.isdecimal()) or len(line.text) >= _WIDEST or line.role is not TEXT:
            continue  # most lines: they begin small, or with another letter than such numbers do
        text = " ".join(line.text.split())
        if len(text) >= 60:
            continue
        if _COUNTING.fullmatch(text) or _RESIDUE.fullmatch(text):
            found.append(line)
        elif "/" not in text or not _WITH_SYMBOL.fullmatch(text):
            continue
        pages.update(map(_pages_of, _FOLIO_IN.finditer(text)))
    for line in found:
        folio = _folio(line.text)
        if folio is None or folio[0] <= _FEW_PAGES or _beside(folio, pages):
            line.role = FURNITURE


def _mark_heads_of_volumes(lines: list[PrintedLine], profile: StructureProfile) -> None:
    """Heads of the volumes of resolutions, beside which the number of the page stands; several make a contents page."""
    heads = {index for index, line in enumerate(lines) if _is_head_of_volume(line, profile)}
    for index in heads:
        if heads.isdisjoint((index - 1, index + 1)):
            lines[index].role = FURNITURE


def _is_head_of_volume(line: PrintedLine, profile: StructureProfile) -> bool:
    """Whether the line is such a head, and no part of a sentence.

    A small letter tells that a sentence goes on; in writing without capitals a head has room above it or its number.
    """
    paged = line.text[:1].isdigit() or line.text[-1:].isdigit()
    if line.role is not TEXT or not paged or len(line.text) >= _WIDEST or not profile.page_head.fullmatch(line.text):
        return False
    first = next(filter(str.isalpha, line.text))
    return first.isupper() or (not first.islower() and (line.new_page or line.gap > 0 or "  " in line.text))


def _folio(text: str) -> tuple[int, int] | None:
    """The page and the number of pages, in either order, if the line holds nothing else."""
    match = _FOLIO_IN.fullmatch(text)
    return _pages_of(match) if match else None


def _pages_of(folio: re.Match[str]) -> tuple[int, int]:
    """The page and the number of pages."""
    page, pages = sorted(map(int, folio.groups()))
    return page, pages


def _beside(folio: tuple[int, int], pages: set[tuple[int, int]]) -> bool:
    """Whether the page before or behind is numbered, too."""
    page, count = folio
    return not pages.isdisjoint({(page - 1, count), (page + 1, count)})


def _mark_symbols(lines: list[PrintedLine]) -> None:
    """A symbol that fills a line twice or more is the document's own; the first may stand in the masthead."""
    slashed = [line.text for line in lines if "/" in line.text and len(line.text) < 60]
    found = Counter(text for text in slashed if _BARE_SYMBOL.fullmatch(text))
    own = {text for text, times in found.items() if times > 1}
    head = [line.text for line in lines[:_MASTHEAD_LINES] if "/" in line.text]
    own |= {match.group() for text in head if (match := _OWN_SYMBOL.search(text))}
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if line.role is not TEXT or "/" not in line.text or len(line.text) > 80:
            continue
        if not _WITH_SYMBOL.fullmatch(line.text):
            continue
        symbol = max((text for text in own if text in line.text), key=len, default="")  # "A/98/10" holds "A/98/1" too
        if symbol and (symbol in seen or index >= _MASTHEAD_LINES):
            line.role = FURNITURE
        seen.add(symbol)


def _mark_running_heads(lines: list[PrintedLine]) -> None:
    """Lines beside furniture that repeat the whole title are a running head; beside a head an annex may repeat it."""
    own, starts = _title_prefixes(lines)
    if not starts:
        return
    longest = max(starts, key=len)
    for index in [index for index, line in enumerate(lines) if line.role is FURNITURE]:
        below = range(index + 1, min(index + _NEAR, len(lines)))
        above = range(index - 1, max(-1, index - _HEAD_LINES), -1)
        for side in (below, above):  # on a short last page the next head stands near, and is not this page's
            for first in side:
                count = _head_length(lines, first, starts, longest) if first != own else 0
                if count and (first > index or _touches(lines, first + count, index)):
                    for head in lines[first : first + count]:
                        head.role = FURNITURE
                    break


def _mark_repeated_heads(lines: list[PrintedLine]) -> None:
    """A line that stands beside furniture on three pages or more, and hardly ever elsewhere, is part of a head."""
    times = Counter(line.text for line in lines if line.role is TEXT and len(line.text) >= _SHORTEST_HEAD)
    often = {text for text, count in times.items() if count >= _FEWEST_HEADS}
    while often:
        found: dict[str, list[PrintedLine]] = {}
        for index, line in enumerate(lines):
            if line.role is TEXT and line.text in often:
                near = lines[max(index - 1, 0) : index + 2]
                if any(beside.role is FURNITURE for beside in near):
                    found.setdefault(line.text, []).append(line)
        heads = [some for text, some in found.items() if len(some) >= max(_FEWEST_HEADS, times[text] - 2)]
        if not heads:
            return
        for line in chain.from_iterable(heads):
            line.role = FURNITURE


def _touches(lines: list[PrintedLine], after: int, index: int) -> bool:
    return all(line.role is FURNITURE for line in lines[after:index]) and after <= index


def _title_prefixes(lines: list[PrintedLine]) -> tuple[int, set[str]]:
    """The line where the words of the title begin, and their letters, ended at each of its printed lines.

    Where it ends is not known yet.
    """
    for index, line in enumerate(lines[:60]):
        match = _TITLE_LINE.match(line.text)
        if match:
            letters, prefixes = _letters(match["words"]), set()
            for following in lines[index + 1 : index + _TITLE_LINES]:
                prefixes.add(letters)
                letters += _letters(following.text)
            long = {prefix for prefix in prefixes if len(prefix) + len(_HAN.findall(prefix)) >= _SHORTEST_TITLE}
            return (index if match["words"] else index + 1), long
    return 0, set()


def _head_length(lines: list[PrintedLine], first: int, prefixes: set[str], longest: str) -> int:
    """How many lines from `first` are the title, the longest way; 0 if they are not. `longest` begins with the rest."""
    text = lines[first].text
    if "/" not in text and not longest.startswith(text[:1]):  # most lines: a title's symbol may stand before its words
        return 0
    letters, found = "", 0
    for count, line in enumerate(lines[first : first + _HEAD_LINES], start=1):
        if letters and line.role is FURNITURE:
            continue  # the symbol may stand between the lines of a head
        if line.role is not TEXT or _TITLE_LINE.match(line.text):
            break
        words, behind = _without_symbol(line.text)
        letters += _letters(words)
        if letters in prefixes:
            found = count
        if behind or not longest.startswith(letters):
            break
    return found


def _without_symbol(text: str) -> tuple[str, bool]:
    """The words of a head that share their line with the symbol, and whether it stands behind them."""
    if "/" not in text:
        return text, False
    before = _SYMBOL_BEFORE.match(text)
    if before:
        return text[before.end() :], False
    behind = _SYMBOL_BEHIND.search(text)
    return (text[: behind.start()], True) if behind else (text, False)


def _letters(text: str) -> str:
    return "".join(text.split())


def _mark_new_pages(lines: list[PrintedLine]) -> None:
    for above, line in pairwise(lines):
        if above.role is FURNITURE or (above.role is RULE and above.new_page):
            line.new_page = True
