"""Documents named by their symbol: A/66/770, A/C.3/75/L.5/Rev.1, A/65/382-S/2010/490, A/75/6 (Sect. 10)/Add.1."""

import re
from collections.abc import Iterator

from comity.languages.openings import matches_at
from comity.model import Citation

HEADS = (
    "A|S|E|T|ST|CD|DC|NPT|FCCC|UNEP|CAC|ISBA|TD|DP|CRC|CCPR|CEDAW|CERD|CRPD|CED|CAT|CMW|HRI|BWC|CCW|APLC|CCM|LOS|SPLOS"
    "|CLCS|CTOC|HSP|HS|CBD|ICCD|CEB|OIOS|IFAC|WT|JIU|ICCPR|ECE|LC|PCNICC|SPT|UNW|GC|INFCIRC|IDB|ITPGR"
)
SEGMENT = r"/[A-Za-z0-9](?:[A-Za-z0-9.]|-(?=[A-Za-z0-9]))*(?:\([A-Z]*\d+\))?"
VOLUME = r"\s?\((?i:Parts?|Vols?|Sects?|Supp|Income sects?|Prog)\.?(?:\s?[^()]{1,20})?\)"
VOLUMES_JOINED = re.compile(r"(?<=[IVX\d])\s?(?:et|y|и|和|و)\s?(?=[IVX\d])")
YEAR_OR_ROMAN = r"\s?\((?:(?:19|20)\d\d|(?:E?S-)?[LXVI]+)\)"
SYMBOL = re.compile(
    rf"(?<![\w/.-])(?:{HEADS})(?:{SEGMENT})+(?:{VOLUME}(?:/[A-Z][a-z]+\.\d+)*)?(?:(?<=\d){YEAR_OR_ROMAN})?", re.ASCII
)
SYMBOL_OPENING = re.compile(r"[A-Z](?<![\w/.-].)(?=[A-Z]*/)", re.ASCII)
FOLLOWER = re.compile(
    r"\s*(?:,|،|、|;|and|et|y|e|и|和|及|و)?\s*(?P<part>(?:Rev\.\d+/)?(?P<kind>Add|Corr|Rev|Amend)\.\s?\d+(?:/(?:Add|Corr|Rev)\.\d+)*)"
)
SECOND_SYMBOL = re.compile(r"-(?=(?:A|S|E)/(?:\d|[A-Z]+[./]))")
PART = re.compile(r"\s?(?P<letter>[A-Z])(?![\w.])")


def find_symbols(text: str) -> Iterator[Citation]:
    """Every document symbol of the folded text, with those named by their addition alone ("and Add.1")."""
    for match in matches_at(SYMBOL_OPENING, SYMBOL, text) if "/" in text else ():
        printed = match[0].rstrip(".-")
        if not re.search(r"\d", printed.split("/", 1)[1]):
            continue
        end = match.start() + len(printed)
        symbol = canonical(printed)
        if re.match(r"A/RES/\d+/\d+$", symbol):
            part = PART.match(text, end)
            symbol, end = (symbol + part["letter"], part.end()) if part else (symbol, end)
        yield Citation(symbol, match.start(), end, text[match.start() : end])
        yield from _followers(text, symbol, end)


def canonical(printed: str) -> str:
    """The symbol without blanks, in capitals; of a double symbol the first half."""
    packed = re.sub(r"\s+", "", VOLUMES_JOINED.sub("and", printed)).replace("–", "-")
    return SECOND_SYMBOL.split(packed)[0].upper()


def _followers(text: str, symbol: str, end: int) -> Iterator[Citation]:
    """Documents that share the head of `symbol`: "A/66/L.45 and Add.1" names A/66/L.45/Add.1 too."""
    match = FOLLOWER.match(text, end)
    while match:
        kind = match["kind"].upper()
        head = re.sub(rf"/{kind}\.\d+$", "", symbol)
        part = re.sub(r"\s+", "", match["part"]).upper()
        yield Citation(f"{head}/{part}", match.start("part"), match.end(), match["part"])
        match = FOLLOWER.match(text, match.end())
