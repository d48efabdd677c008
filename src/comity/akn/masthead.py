"""The masthead of an AKN4UN document: cover page, preface, FRBR dates, closing."""

import datetime
import re

from comity.akn.flow import plain
from comity.akn.inline import lay_out, squeeze
from comity.akn.rules import Rules
from comity.akn.uri import UNKNOWN_DATE, parse_uri
from comity.akn.xml import Element, elements_named, local_name, path_below, text_content
from comity.model.doubt import Doubt
from comity.model.resolution import Footnote, Masthead
from comity.model.trace import Span

COMMITTEES = {
    "firstCommittee": "main-committee-1",
    "secondCommittee": "main-committee-2",
    "thirdCommittee": "main-committee-3",
    "fourthCommittee": "main-committee-4",
    "fifthCommittee": "main-committee-5",
    "sixthCommittee": "main-committee-6",
}
Named = dict[str, list[Element]]
"""Elements by their names, in reading order."""

NO_COMMITTEE = "noMainCommittee"

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SESSION = re.compile(r"(ES-\d+|S-\d+|\d+)/")
_ASSEMBLY = re.compile(r"A/RES/(ES-\d+|S-\d+|\d+)/")
_COUNCIL_NUMBER = re.compile(r"S/RES/(\d+ ?\(\d{4}\))")
_AGENDA_NUMBER = re.compile(r"(\d{1,3})\s*(\(?[a-zA-Zа-яأ-ي]\))?")
_DOCUMENT = re.compile(
    r"(?<![A-Za-z/])(?:A|S|E|ST|CD|NPT|FCCC|UNEP|CAC|ISBA|TD|DP|CRC|CCPR|CEDAW|CERD|BWC|LOS|SPLOS|HSP|CBD|ICCD|CEB|"
    r"OIOS|IFAC|WT)(?:/[A-Za-z0-9.()-]+){1,6}"
)


def read_masthead(root: Element, rules: Rules) -> tuple[Masthead, tuple[Footnote, ...]]:
    """The masthead, and the footnotes that hang on the title, for which it has no place."""
    fields: dict[str, object] = {}
    named = _named(root)
    for cover in named["coverPage"][:1]:
        fields |= _cover(cover, _path_of(cover), rules)
    dates = adoption_dates(named)
    title_line = str(fields.get("cover_title", ""))
    fields["adoption_date"] = next((d for d in dates if stands_in(d, title_line)), (*dates, "")[0])
    fields["meeting"] = _meeting(named)
    notes: tuple[Footnote, ...] = ()
    preface = root.find("./{*}statement/{*}preface")
    if preface is None:
        preface = root.find("./{*}documentCollection/{*}preface")
    if preface is not None:
        fields["number"] = plain(preface.find(".//{*}docNumber")).rstrip(".")
        title = preface.find(".//{*}docTitle")
        if title is not None:
            laid = lay_out(title, _path_of(title), rules, label=False)
            fields |= {"title": laid.text, "title_span": laid.span}
            notes = laid.footnotes
    fields["symbol"] = fields.get("symbol") or _symbol_of_address(named)
    symbol, number = str(fields["symbol"]), str(fields.get("number", ""))
    council = _COUNCIL_NUMBER.search(symbol)
    if not number and council:
        fields["number"] = council.group(1)
    session = _SESSION.search(number) or _ASSEMBLY.search(symbol)
    fields["session"] = session.group(1) if session else ""
    return Masthead(**fields), notes  # type: ignore[arg-type]


def _named(root: Element) -> Named:
    """The elements that a masthead is read from, wherever they stand."""
    return elements_named(root, "coverPage", "docDate", "FRBRWork", "inline")


def masthead_doubts(root: Element, masthead: Masthead) -> list[Doubt]:
    """Doubts about a masthead: what is missing, and a date of adoption that the file's own statements contradict."""
    doubts = []
    named = _named(root)
    if not plain(_first_below(named["coverPage"], ".//{*}docNumber")):
        found = f"; {masthead.symbol} was read from the file's address" if masthead.symbol else ""
        doubts.append(Doubt("no-symbol", f"the cover page gives no symbol{found}"))
    if not masthead.title and _ASSEMBLY.match(masthead.symbol):
        doubts.append(Doubt("no-title", "the preface gives no title"))
    given, cover = adoption_dates(named), masthead.cover_title
    if not given:
        doubts.append(Doubt("no-adoption-date", "neither closing nor metadata give a date of adoption"))
    elif len(given) > 1 or (re.search(r"\d", cover) and not stands_in(masthead.adoption_date, cover)):
        message = f"the file gives {' and '.join(given)} as date of adoption, the cover says {cover!r}"
        doubts.append(Doubt("adoption-date", message, facts=(("cover", cover), ("closing", ", ".join(given)))))
    return doubts


def agenda_numbers(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The agenda items that the lines name, "72 (b)" as "72(b)", the letter as printed."""
    numbers = []
    for line in lines:
        for match in _AGENDA_NUMBER.finditer(line):
            letter = match.group(2)
            numbers.append(match.group(1) + (f"({letter.strip('()')})" if letter else ""))
    return tuple(numbers)


def documents_in(text: str) -> tuple[str, ...]:
    """The symbols printed in a line, in canonical form, sorted, each once."""
    found = {"".join(symbol.split()).strip(".,;:。，、；").upper() for symbol in _DOCUMENT.findall(text)}
    return tuple(sorted(found))


def _first_below(elements: list[Element], path: str) -> Element | None:
    """The first element at the path below any of these."""
    return next((found for element in elements if (found := element.find(path)) is not None), None)


def _symbol_of_address(named: Named) -> str:
    """The symbol of the resolution that the FRBR address names, "" where it names none."""
    element = _first_below(named["FRBRWork"], "{*}FRBRuri")
    address = None if element is None else parse_uri(element.get("value") or "")
    return address.symbol if address and "/RES/" in address.symbol else ""


def _cover(cover: Element, path: str, rules: Rules) -> dict[str, object]:
    fields: dict[str, object] = {}
    agenda: list[str] = []
    names: list[str] = []
    for element in cover.iter("{*}*"):
        match local_name(element):
            case "docNumber":
                fields["symbol"] = plain(element)
            case "session":
                fields["session_text"] = squeeze(plain(element), rules)
            case "inline" if element.get("name") == "agenda item":
                agenda.append(squeeze(plain(element), rules))
            case "inline" if element.get("name") == "agenda item name":
                names.append(squeeze(plain(element), rules))
            case "docTitle":
                fields["cover_title"] = squeeze(plain(element), rules)
            case "docProponent":
                fields |= _proponent(element, path, cover, rules)
            case "docDate" if element.get("refersTo") != "#adoptionDate":
                fields |= {
                    "publication_date": known_date(element.get("date")),
                    "publication_text": squeeze(plain(element), rules),
                }
            case "docAuthority":
                issuing = element.get("refersTo") == "#issuingBody"
                fields["authority" if issuing else "publisher"] = plain(element)
            case "docStatus":
                fields["status"] = squeeze(plain(element), rules)
    lines = tuple(agenda)
    return fields | {"agenda_text": lines, "agenda_names": tuple(names), "agenda_items": agenda_numbers(lines)}


def _proponent(element: Element, path: str, cover: Element, rules: Rules) -> dict[str, object]:
    printed = squeeze(plain(element), rules)
    originating = plain(element.find(".//{*}inline"))
    refers_to = (element.get("refersTo") or "").lstrip("#")
    committee = "" if refers_to == NO_COMMITTEE else COMMITTEES.get(refers_to, refers_to)
    return {
        "proponent": printed,
        "proponent_span": Span(0, len(text_content(element)), path_below(element, cover, path)),
        "originating_documents": documents_in(originating or printed),
        "without_reference": refers_to == NO_COMMITTEE,
        "committee": committee,
    }


def known_date(date: str | None) -> str:
    """The ISO date, "" where it is missing, no date or the placeholder for an unknown one."""
    if not date or date == UNKNOWN_DATE or not _DATE.fullmatch(date):
        return ""
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        return ""


def adoption_dates(named: Named) -> list[str]:
    """The dates of adoption that the file gives, each once: first those of the closing, then that of the metadata."""
    given = [d.get("date") for d in named["docDate"] if d.get("refersTo") == "#adoptionDate"]
    of_work = _first_below(named["FRBRWork"], '{*}FRBRdate[@name="adoption"]')
    given += [] if of_work is None else [of_work.get("date")]
    return list(dict.fromkeys(filter(None, map(known_date, given))))


def stands_in(date: str, printed: str) -> bool:
    """Whether day and year of an ISO date stand in a printed line, in any language."""
    return {date[8:].lstrip("0"), date[:4]} <= set(re.findall(r"\d+", printed))


def _meeting(named: Named) -> str:
    """The number of the meeting of adoption, "" where none is printed."""
    for element in named["inline"]:
        if element.get("name") == "adoptionMeeting":
            number = re.search(r"\d+", element.get("title") or "") or re.search(r"\d+", plain(element))
            if number:
                return number.group()
    return ""


def _path_of(element: Element) -> str:
    """The element path from the root."""
    root = element.getroottree().getroot()
    return path_below(element, root, f"/{local_name(root)}")
