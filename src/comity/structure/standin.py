"""STAND-IN until masthead.py is there."""
import re
from dataclasses import dataclass
from comity.model.resolution import Masthead
from comity.model.doubt import Doubt
from comity.languages.structure import structure_of
from comity.languages.calendar import calendar_words

@dataclass
class MastheadReading:
    masthead: Masthead
    start_of_body: int
    doubts: tuple[Doubt, ...] = ()

T = re.compile(r"(?m)^((?:ES-|S-)?\d{1,3}/\d{1,3}(?: ?[A-Z](?:-[A-Z])?)?)\. ?(.*)$")

def read_masthead(text, language, offsets_start=0):
    m = T.search(text)
    if not m: return MastheadReading(Masthead(), 0)
    prof = structure_of(language)
    pos = m.end() + 1; title=[m[2]]
    for line in text[pos:].split("\n")[:12]:
        if prof.formula.fullmatch(line) or re.fullmatch(r"[IVXA-Z]", line) : break
        title.append(line); pos += len(line)+1
    else:
        pos = m.end()+1; title=title[:1]
    return MastheadReading(Masthead(symbol="A/RES/"+m[1], number=m[1], title=(prof.joint).join(title)), pos)

_M = {'en': r"\d+(?:st|nd|rd|th)(?: \(resumed\))? plenary meeting", 'fr': r"\d+.{1,30}séance plénière(?: \(reprise\))?.*", 'es': r"\d+.{1,30}sesión plenaria(?: \(continuación\))?", 'ru': r"\d+.{1,30}пленарное заседание(?: \(возобновлен\w+\))?", 'zh': r"第\d+次全体会议(?:\(续会\))?", 'ar': r"الجلسة العامة .{1,40}"}
def find_closings(text, language):
    out = []
    lines = []; p = 0
    for l in text.split("\n"): lines.append((p, l)); p += len(l)+1
    m = re.compile(_M[language])
    for i, (s, l) in enumerate(lines):
        if m.fullmatch(l) and len(l) < 80:
            a, b = i, i
            if i + 1 < len(lines) and len(lines[i+1][1]) < 45 and re.search(r"\d{4}", lines[i+1][1]): b = i+1
            elif i and re.search(r"\d{4}", lines[i-1][1]): a = i-1
            out.append((lines[a][0], lines[b][0]+len(lines[b][1]), "", "", tuple(x[1] for x in lines[a:b+1])))
    return out
