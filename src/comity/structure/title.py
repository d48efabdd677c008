"""The title of a resolution: the line that begins with its number, to where its text begins."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.calendar.ordinals import chinese_value, roman_numeral
from comity.languages.folding import INVISIBLE, Folded
from comity.languages.masthead import NUMBER, NUMBER_OF_OLD, PART, MastheadWords
from comity.structure.closing import PrintedLine

LONGEST_TITLE = 14  # printed lines
LONGEST_BARE = 3  # printed lines of a title that neither a number nor a cover shows
FARTHEST = 80  # printed lines above which no title is looked for
TITLE_LINE = re.compile(rf"^(?P<number>{NUMBER}{PART})(?:\s?[.．。]|、)\s*(?P<title>.*)$")
CAPITAL = r"[^\W\d_a-zß-öø-ÿа-я]"
OLD_UNSTOPPED = re.compile(rf"^(?P<number>{NUMBER_OF_OLD})(?P<title>\s+{CAPITAL}.*)$")
UNSTOPPED = re.compile(rf"^(?P<number>{NUMBER})(?P<title>\s*(?:[-–—]|(?=[^\W\d_])).*)?$")
STOP_FIRST = re.compile(rf"^(?P<dash>[-–—]?)\s*[.．]\s*(?P<number>{NUMBER}{PART})\s*(?P<title>.*)$")
PART_LINE = re.compile(r"^([A-Z])\.?(?:\s+\S.*)?$")
SECTION_LINE = re.compile(r"^(?:[IVX]{1,5}|[一二三四五六七八九十]{1,3}|أولا|اولا)[.、]?(?:\s+\S.*)?$")
INVISIBLE_MARKS = re.compile(f"[{INVISIBLE}]")
EXCHANGED_LINES = re.compile(r"\s*\n(?P<last>[^\n]+)\n\s*(?P<first>[^\n]+)")
ROOMY = 0.6  # the share of the line below that a line fills at most with the first word below, where it was not wrapped
LONGEST_PREPOSITION = 4
SURE_PREPOSITION = 2  # letters of a word that ends no title
_OLD_NUMBER = re.compile(
    r"(?P<number>\w+)\((?:د(?P<special>إط?)?[-–](?P<arabic>\d+)|(?P<chinese>[一二三四五六七八九十]+))\)"
)
NUMBER_TO_COME = re.compile(r"(?:S-)?\d{1,3}\s?/\s?(?:…|(?:\.\s?){3}|-{2,3})[.\s]*(?=\S)")
_PAUSES = (",", ";", "،", "؛", "，", "；")
NOTE_MARK = re.compile(r"(?<=\D)[*†‡]+$|\s*\[[\d*]+\]$")


@dataclass(frozen=True, slots=True)
class Title:
    """Number and place of a title: characters `start` to `end` of the folded text, after `dash` ("-" or "").

    `first` and `last` are its lines, `body` the line where the text begins; `sure` is false where neither formula,
    part, section nor opening word ended it.
    """

    number: str
    dash: str
    start: int
    end: int
    first: int
    last: int
    body: int
    sure: bool


def find_title(lines: tuple[PrintedLine, ...], words: MastheadWords, wanted: str) -> Title | None:
    """The first title whose number is `wanted` ("75/19", "" for any) and whose text begins within a few lines.

    A number without a stop may stand on the cover, too: one with a stop between it and the text goes before.
    """
    fallback: Title | None = None
    plain: Title | None = None  # one whose number has no stop
    for found, stopped in _numbered_titles(lines, words, wanted):
        if plain and plain.sure and found.first >= plain.body:
            break
        if stopped and found.sure:
            return found
        if stopped:
            fallback = fallback or found
        elif found.sure or (wanted and not plain):
            plain = plain if plain and plain.sure else found
    return plain if plain and (plain.sure or not fallback) else fallback


def _numbered_titles(lines: tuple[PrintedLine, ...], words: MastheadWords, wanted: str) -> Iterator[tuple[Title, bool]]:
    """The titles whose number is `wanted`, in order, and whether a stop parts the number from the words."""
    for index, line in enumerate(lines[:FARTHEST]):
        number_line, shift = _with_prefix(line.text, words)
        match = (
            TITLE_LINE.match(number_line)
            or STOP_FIRST.match(number_line)
            or _unstopped(number_line, bool(wanted) or not index)
            or _old_unstopped(lines, index, number_line, words)
        )
        if not match:
            continue
        number = _plain_number(match["number"])
        if wanted and number.split(" ")[0] != wanted:
            continue
        found = _title_from(lines, index, number, words)
        start = (line.start + match.start("title") + shift) if match["title"] is not None else line.end
        dash = match.groupdict().get("dash") or ""
        yield replace(found, dash=dash, start=min(start, found.end)), match.re not in (UNSTOPPED, OLD_UNSTOPPED)


def _unstopped(line: str, titled: bool) -> re.Match[str] | None:
    """A title line whose number has no stop behind it: one that fills the line, or where `titled` the title behind it.

    That is so where the number is the document's own, and on the first line of a text.
    """
    match = UNSTOPPED.match(line)
    return match if match and (titled or not match["title"]) else None


def _old_unstopped(lines: tuple[PrintedLine, ...], index: int, line: str, words: MastheadWords) -> re.Match[str] | None:
    """A title line of an old form without a stop behind its number: above any formula, and no line of a paragraph.

    Below a formula a line that begins so cites: "1514 (XV) of 14 December 1960".
    """
    match = OLD_UNSTOPPED.match(line)
    if not match or line.rstrip().endswith(_PAUSES):
        return None
    openings = (above.text for above in lines[:index] if above.text.rstrip().endswith(_PAUSES))
    return None if any(formula_head(opening, words) is not None for opening in openings) else match


def unnumbered_title(
    lines: tuple[PrintedLine, ...], body: int, proponent_end: int, draft: int | None, words: MastheadWords
) -> Title | None:
    """The title of a draft, or of a text that lost its number: the lines between what says who proposes it and `body`.

    That is the line in square brackets, which ends at `proponent_end` (0 for none), or the line `draft` that names a
    draft. A draft of the Human Rights Council prints a number to come, "60/… Title".
    """
    if body >= len(lines) or formula_head(lines[body].text, words) is None:
        return None
    behind = (index for index in range(body) if proponent_end and lines[index].end <= proponent_end)
    first = max([*([] if draft is None else [draft]), *behind], default=body) + 1
    if not first < body <= first + LONGEST_TITLE:
        return None
    number = NUMBER_TO_COME.match(lines[first].text)
    start = lines[first].start + (number.end() if number else 0)
    return Title("", "", start, lines[body - 1].end, first, body - 1, body, sure=True)


def bare_title(lines: tuple[PrintedLine, ...], body: int, words: MastheadWords) -> Title | None:
    """The title of a text without number and cover: the few lines above its formula, letters among them."""
    if not 0 < body <= LONGEST_BARE or body >= len(lines) or formula_head(lines[body].text, words) is None:
        return None
    if not all(any(map(str.isalpha, line.text)) for line in lines[:body]):
        return None
    return Title("", "", lines[0].start, lines[body - 1].end, 0, body - 1, body, sure=True)


def title_words(title: Title, text: str, folded: Folded) -> str:
    """The title as printed: line breaks undone, without invisible marks and without a footnote's mark at its end.

    A line that holds no letter or digit, such as the stop of a number that is lost, is none.

    Its last line may have come out above the first, below a number that stands alone: it leaves room for much more, and
    of the two only the first ends with a word that more must follow ("of").
    """
    start, end = folded.source_span(title.start, title.end)
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1  # vowel marks on the last letter
    words = text[start:end]
    exchanged = EXCHANGED_LINES.fullmatch(words)
    if exchanged and _leaves_room(exchanged["last"], exchanged["first"]) and _are_exchanged(**exchanged.groupdict()):
        words = f"{exchanged['first']} {exchanged['last']}"
    if not any(map(str.isalnum, words)):
        return ""
    printed = INVISIBLE_MARKS.sub("", f"{title.dash} {words}")
    return NOTE_MARK.sub("", re.sub(r"\s+", " ", printed).strip())


def _leaves_room(above: str, below: str) -> bool:
    """Whether the first word of a line that begins with a capital would have fit on the line above by far."""
    first = below.split(maxsplit=1)[0]
    return below[0].isupper() and len(above) + 1 + len(first) < ROOMY * len(below)


def _are_exchanged(last: str, first: str) -> bool:
    """Whether what ends the first line cannot end a title, and what ends the last one can: prepositions are short."""
    open_end, end = first.rsplit(maxsplit=1)[-1], last.rsplit(maxsplit=1)[-1]
    may_end = end[-1].isalnum() and not (end.islower() and len(end) <= LONGEST_PREPOSITION)
    return may_end and open_end.islower() and len(open_end) <= SURE_PREPOSITION


def body_start(lines: tuple[PrintedLine, ...], start: int, words: MastheadWords) -> int | None:
    """The first line from `start` on that is an opening formula, None if there is none near."""
    for index in range(start, min(start + LONGEST_TITLE, len(lines))):
        if formula_head(lines[index].text, words) is not None:
            return index
    return None


def formula_head(line: str, words: MastheadWords) -> str | None:
    """The head of the symbols of the body whose opening formula the line is ("A", "S" ...), None for other lines.

    The formula may be printed several times on end (overprinted bold), and an act may follow its comma.
    """
    if not words.any_formula.match(line):
        return None  # as nearly every line
    for head, formula in words.formulas.items():
        match = formula.match(line)
        if match and re.fullmatch(rf"(?:[\s,，،]|{formula.pattern})*(?:[,，،].*)?", line[match.end() :]):
            return head
    return None


def _with_prefix(line: str, words: MastheadWords) -> tuple[str, int]:
    """The line with a printed prefix of its number in the symbol's form, and how much shorter it has become."""
    for printed, plain in words.number_prefixes.items():
        match = re.match(printed, line)
        if match:
            return plain + line[match.end() :], match.end() - len(plain)
    return line, 0


def _title_from(lines: tuple[PrintedLine, ...], first: int, number: str, words: MastheadWords) -> Title:
    """The title that begins on line `first`; it ends before a formula, a first part or section, or a first act."""
    formula = body_start(lines, first + 1, words)
    stop = formula if formula is not None else min(first + LONGEST_TITLE, len(lines))
    sure = formula is not None
    for index in range(first + 1, stop):
        told = index + 1 != formula or re.search("[,，،:：.。]", lines[index].text)  # else a title names the meeting
        opens = (told and words.meeting_openers.match(lines[index].text)) or (
            formula is None and words.openers.match(lines[index].text)
        )
        if opens or _begins_part(lines, index, stop):
            stop, sure = index, True
            break
    if not sure:
        stop = first + 1
    return Title(number, "", lines[first].start, lines[stop - 1].end, first, stop - 1, stop, sure)


def _begins_part(lines: tuple[PrintedLine, ...], index: int, stop: int) -> bool:
    """Whether the line heads part A (a part B must follow somewhere) or section I (alone on its line)."""
    text = lines[index].text
    if SECTION_LINE.fullmatch(text) and index >= stop - 3 and len(text.split()[0]) == len(text):
        return True
    if not PART_LINE.match(text) or text[0] != "A":
        return False
    return any(re.match(r"^B(?:[.\s]|$)", line.text) for line in lines[index + 1 :])


def _plain_number(printed: str) -> str:
    """The number without the blanks that extraction put in, in plain digits, a part after one blank: "75/250 B"."""
    plain = re.sub(r"\d", lambda digit: str(int(digit[0])), re.sub(r"\s+", "", printed))
    old = _OLD_NUMBER.fullmatch(plain)
    if old:
        special = {"": "", "إ": "S-", "إط": "ES-"}[old["special"] or ""]
        session = int(old["arabic"]) if old["arabic"] else chinese_value(old["chinese"]) or 0
        number = chinese_value(old["number"]) if old["chinese"] else old["number"]
        return f"{number} ({special}{roman_numeral(session)})"
    packed = re.sub(r"(?<=[\dA-Z])(?=\()", " ", plain)
    return re.sub(r"(?<=[\d)])(?=[A-Z])", " ", packed)
