"""How a clause says who is asked, with whom, by when and how often: the tables of `data/clauses`, compiled."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.languages.alternation import WORD_END, alternation, spaced, starts
from comity.languages.loader import read_table

WHOLE_WORDS = (
    "they", "he", "either", "latter", "latters", "both", "they_clitic", "he_clitic", "either_clitic", "those", "their",
    "with_itself", "with_them", "that_of", "chair_of", "inherited", "reiterates", "repeats",
)  # fmt: skip
"""What a table says of references under the name that the profile has for it, found as words of their own."""
REFERENCES = ("latters", "latter", "both", "those", "they", "either", "he")
"""Those of them that stand, of themselves, for whom a clause asks."""
PARTS_OF_WORDS = (
    "asks_again",
    "asks_one",
    "asks_more",
    "apposed",
    "owned",
    "listed",
    "organs",
    "longer",
    "title_place",
)
"""The same, found inside words too."""
OPTIONAL_LEAD = re.compile(r"^(?:\(\?:[^()]*\)\?)+")
"""What a fragment may begin with, but need not (the Arabic article)."""


@dataclass(frozen=True, slots=True)
class Around:
    """A partner named between two words, as in 与 ... 合作."""

    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Compound:
    """Parties that share their noun ("regional and national banks"): the whole, and each part with its id."""

    whole: re.Pattern[str]
    noun: re.Pattern[str]
    """The noun alone, from where it must begin: a text without it holds no compound, and is refused sooner."""
    parts: tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """The words that bound and fill the place where a clause names the parties it asks."""

    asked: re.Pattern[str]
    """What opens the action asked, wherever it stands ("to submit")."""
    asked_after_party: re.Pattern[str]
    """The same, but only once a party has been named (Arabic: على)."""
    asked_by: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    """Acts, and the word that alone opens what they ask (French "exhorte ... à", "prie ... de")."""
    governed: re.Pattern[str]
    """An act with the word that leads from it to whom it asks (Russian: требует от)."""
    deeds: re.Pattern[str]
    """What, right behind the act, says what is to become of a deed that is asked for (Russian: укреплять)."""
    subject_opens: re.Pattern[str]
    """What opens a clause whose subject is asked ("that")."""
    subject_acts: re.Pattern[str]
    """An act that such a clause may follow without a word that opens it (Chinese 决定)."""
    subject_ends: re.Pattern[str]
    """The verb behind such a subject ("shall")."""
    subject_lead: re.Pattern[str]
    """What may stand before such a subject (a verb, in Arabic)."""
    modified: re.Pattern[str]
    """From the act to the end of a party's name, where an adjective of its with more words stands before it
    (Russian: те упомянутые в протоколе государства); both are in one case."""
    instrumental: re.Pattern[str]
    """A party in the case of those with whom something is done, in which nobody is asked (Russian: государствами)."""
    nominative: re.Pattern[str]
    """A party in the case that makes it such a subject, wherever in the clause it stands (Russian: государства)."""
    joins: re.Pattern[str]
    """What joins one party to the next ("and", "including", "as well as")."""
    filler: re.Pattern[str]
    """Joins, modifiers and asides: all that may stand between two parties of one list."""
    asides: re.Pattern[str]
    """Phrases set aside before anything else is looked for ("in a position to do so")."""
    closes: re.Pattern[str]
    """The word before the last party of a list ("and")."""
    barriers: re.Pattern[str]
    """Words that make the next party no addressee ("of", "through", "for")."""
    passive: re.Pattern[str]
    """What behind the subject of a "that"-clause shows that others are to act upon it ("be provided")."""
    owner: re.Pattern[str]
    """What alone stands between a body's name and whose it is (Arabic: التابعة ل)."""
    resumes: re.Pattern[str]
    """What joins a party to those asked before an aside that named others (Russian ", и другие")."""
    resumes_alike: re.Pattern[str]
    """The words behind the act, those before a party that is not asked, its name, those behind it and the next one,
    a "~" between them, where that one stands as those asked do, the first does not (French: aux ... des ~~ et aux)."""
    resumes_listed: re.Pattern[str]
    """The same where the next party may as well go on with a list of partners (French: les ... des ~~ et les)."""
    apart: re.Pattern[str]
    """What sets the party behind it apart from the list: another acts through it, or it has a clause of its own."""
    attributive: re.Pattern[str]
    """What behind a name shows that it only qualifies another noun ("United Nations operations")."""
    attributive_partner: re.Pattern[str]
    """The same behind a partner's name, where other words follow one than follow whom is asked (Chinese)."""
    possessive: re.Pattern[str]
    """What behind a name shows that a thing of the party's is the subject, and not the party ("the Mission's")."""
    impersonal: re.Pattern[str]
    """What behind an act shows that a thing is asked for, and nobody by name (Arabic: تشجع على)."""
    nobody: re.Pattern[str]
    """What behind an act names no party, but a deed or a thing that is asked for ("efforts to"), or only says how."""
    nominal: re.Pattern[str]
    """From the act to the party, where a deed of its is asked for ("the continued involvement of")."""
    deed: re.Pattern[str]
    """A noun of action: a party in the case of partners right behind it does the deed that is asked for (Russian:
    проведение организациями)."""
    between: re.Pattern[str]
    """What stands before both sides of such a deed, anywhere behind it ("between")."""
    relative: re.Pattern[str]
    """The end of a relative clause set before its noun (Chinese 的)."""
    relative_opens: re.Pattern[str]
    """The words that such a clause begins with (尚未); a short one may begin with others."""
    unknown_not: re.Pattern[str]
    """What shows that words at the head of a list name no party: a verb that opens them, a deed (Chinese 合作). Between
    what opens partners and the first one known, "~" around: a participle of what others do, another case (Russian)."""
    unknown_ends: re.Pattern[str]
    """What ends the name of a party that the registry does not know, where a list may begin with one (Chinese 界)."""
    shared_deed: re.Pattern[str]
    """What behind the last party of a list shows that a deed of them all is asked for (Chinese 的参与)."""
    loose: bool
    """Whether words outside `filler` may stand between two parties of one list."""


@dataclass(frozen=True, slots=True)
class ClauseProfile:
    """Everything the mandates room knows of a language."""

    bounded: bool
    """Whether the script sets blanks between words."""
    zone: Zone
    partners: re.Pattern[str]
    partners_again: re.Pattern[str]
    """What a list of partners goes on with, their preposition said again ("and with")."""
    partners_around: tuple[Around, ...]
    told_around: tuple[Around, ...]
    """Those whom something is only shared with, named between two words (Chinese 与 ... 分享)."""
    decide_own: re.Pattern[str]
    decide_grants: re.Pattern[str]
    report: re.Pattern[str]
    report_not: re.Pattern[str]
    receiver_self: re.Pattern[str]
    receiver_council: re.Pattern[str]
    """What stands for the adopting body besides where that is a council, by the gender of its noun."""
    receiver_before: re.Pattern[str]
    receiver_named: re.Pattern[str]
    served: re.Pattern[str]
    """A body's name in the case of those who receive, wherever it stands (Russian: Генеральной Ассамблее)."""
    report_same: re.Pattern[str]
    agenda: re.Pattern[str]
    agenda_kept: re.Pattern[str]
    purpose: re.Pattern[str]
    held: re.Pattern[str]
    """What shows that a decision is to meet, or to hold something: the time of that is the time it is due."""
    proclaims: re.Pattern[str]
    time_before: re.Pattern[str]
    time_not_before: re.Pattern[str]
    time_not_after: re.Pattern[str]
    same_session: re.Pattern[str]
    """The session that the paragraph has named before ("the same session")."""
    lasts: re.Pattern[str]
    """What before a duration shows that a session or meeting lasts so long (Russian: проводить сессию)."""
    counted_from: re.Pattern[str]
    """What behind a duration shows that it is counted from an event, and so is no length (Russian: после)."""
    recurrence: tuple[tuple[str, re.Pattern[str]], ...]
    recurrence_any: re.Pattern[str]
    """Any of them: one look instead of one for each."""
    recurrence_not: re.Pattern[str]
    recurrence_recalled: re.Pattern[str]
    reference_any: re.Pattern[str]
    """Any of REFERENCES: one look instead of one for each."""
    they: re.Pattern[str]
    he: re.Pattern[str]
    either: re.Pattern[str]
    """A pronoun that is "she" or "they" (Arabic: إليها)."""
    latter: re.Pattern[str]
    """A pronoun for the one body named last ("the latter")."""
    latters: re.Pattern[str]
    """A pronoun for the last that are many (French: ces derniers)."""
    both: re.Pattern[str]
    they_clitic: re.Pattern[str]
    he_clitic: re.Pattern[str]
    either_clitic: re.Pattern[str]
    those: re.Pattern[str]
    their: re.Pattern[str]
    with_itself: re.Pattern[str]
    """A partner named by a pronoun for the Assembly, that adopts the text (French: dialoguer avec elle)."""
    with_them: re.Pattern[str]
    """A partner named by a pronoun ("to cooperate fully with it")."""
    that_of: re.Pattern[str]
    """What stands for the office just named, and leads to the body of another ("that of")."""
    chair_of: re.Pattern[str]
    """The chair of the body named behind it."""
    inherited: re.Pattern[str]
    reiterates: re.Pattern[str]
    repeats: re.Pattern[str]
    asks_again: re.Pattern[str]
    """What around an act in the words of the one before it ("~" for the act) shows both to be one."""
    asks_one: re.Pattern[str]
    asks_more: re.Pattern[str]
    """From an act on, where it asks a second party something else, its verb unsaid ("again": Arabic وإلى ... أن)."""
    apposed: re.Pattern[str]
    """What an asking act begins with that only says more of a call told before it (Chinese 特别是呼吁)."""
    owned: re.Pattern[str]
    """Between an owner and what is its own, where owners stand first."""
    listed: re.Pattern[str]
    """Between the names of a list of what is its own."""
    organs: re.Pattern[str]
    """An owner's organs in general, up to the next name in their list, which is one with them; where the owner stands
    behind them, the whole list."""
    short_names: tuple[tuple[str, re.Pattern[str]], ...]
    longer: re.Pattern[str]
    """What behind a short name shows that it only opens a longer one, which the registry lacks ("the Office of")."""
    title_place: re.Pattern[str]
    """A title in which the State ("~") is only where something is held ("Conference held in ~")."""
    head_ends: re.Pattern[str] | None
    """Behind what no head of a name stands ("Office of ..."); None where the head is the first word of a name."""
    short_name_starts: re.Pattern[str]
    """Where any of the short names begins: one look instead of one for each."""
    compounds: tuple[Compound, ...]
    quoted: re.Pattern[str]


@cache
def clause_profile(code: str) -> ClauseProfile:
    """The compiled profile of the language `code`; LanguageError for an unknown one."""
    table = read_table("clauses", code)
    bounded = bool(table["bounded"])
    zone, time, party = table["zone"], table["time"], table["reference"]

    def one_of(fragments: list[str]) -> re.Pattern[str]:
        return alternation(fragments, bounded=bounded)

    return ClauseProfile(
        bounded=bounded,
        zone=_zone(zone, bounded=bounded),
        partners=one_of(spaced(table["partners"]["before"])),
        partners_again=one_of(table["partners"]["again"]),
        partners_around=tuple(
            Around(one_of([before]), one_of([after])) for before, after in table["partners"]["around"]
        ),
        told_around=tuple(Around(one_of([before]), one_of([after])) for before, after in table["partners"]["told"]),
        decide_own=one_of(table["decide"]["own"]),
        decide_grants=one_of(table["decide"]["grants"]),
        report=one_of(table["report"]["asks"]),
        report_not=one_of(table["report"]["not"]),
        receiver_self=one_of(table["report"]["to_self"]),
        receiver_council=one_of(table["report"]["to_council"]),
        receiver_before=one_of(table["report"]["to"]),
        receiver_named=one_of(table["report"]["to_named"]),
        served=one_of(table["report"]["served"]),
        report_same=one_of(table["report"]["same"]),
        agenda=one_of(table["agenda"]["places"]),
        agenda_kept=one_of(table["agenda"]["keeps"]),
        purpose=one_of(time["purpose"]),
        held=one_of(time["held"]),
        proclaims=one_of(time["proclaims"]),
        time_before=one_of(time["before"]),
        time_not_before=one_of(time["not_before"]),
        time_not_after=one_of(time["not_after"]),
        same_session=one_of(time["same_session"]),
        lasts=one_of(time["lasts"]),
        counted_from=one_of(time["counted_from"]),
        recurrence=tuple((name, one_of(shapes)) for name, shapes in table["recurrence"]["values"].items()),
        recurrence_any=one_of([shape for shapes in table["recurrence"]["values"].values() for shape in shapes]),
        recurrence_not=one_of(table["recurrence"]["not"]),
        recurrence_recalled=one_of(table["recurrence"]["recalled"]),
        reference_any=one_of([words for name in REFERENCES for words in party[name]]),
        head_ends=alternation(party["head_ends"], bounded=False) if party["head_ends"] else None,
        short_names=tuple((head, one_of(forms)) for head, forms in table["short_names"].items()),
        short_name_starts=starts((form for forms in table["short_names"].values() for form in forms), bounded=bounded),
        compounds=tuple(_compound(shape, bounded=bounded) for shape in table["compounds"]),
        quoted=alternation(table["quoted"], bounded=False),
        **{name: alternation(party[name], bounded=bounded) for name in WHOLE_WORDS},
        **{name: alternation(party[name], bounded=False) for name in PARTS_OF_WORDS},
    )


def _zone(zone: dict[str, Any], *, bounded: bool) -> Zone:
    patterns = {
        name: alternation(fragments, bounded=bounded and not name.startswith(("attributive", "resumes", "possessive")))
        for name, fragments in zone.items()
        if isinstance(fragments, list) and name != "asked_by"
    }
    fill = [*zone["asides"], *zone["joins"], *zone["modifiers"]]
    return Zone(
        filler=alternation(fill, bounded=bounded),
        loose=bool(zone["loose"]),
        asked_by=tuple(
            (alternation(acts, bounded=bounded), alternation(words, bounded=bounded))
            for acts, words in zone["asked_by"]
        ),
        **{name: pattern for name, pattern in patterns.items() if name != "modifiers"},
    )


def _compound(shape: dict[str, Any], *, bounded: bool) -> Compound:
    """Two parts or more with one noun; one where it may stand alone."""
    parts = sorted(shape["parts"], key=lambda part: len(part[0]), reverse=True)
    one = f"(?:{'|'.join(form for form, _ in parts)})"
    several = f"{one}(?:{shape['joins']}{one}){'*' if shape.get('alone') else '+'}"
    whole = f"{shape['noun']}{several}" if shape["noun_first"] else f"{several}{shape['noun']}"
    end = WORD_END if bounded and shape["noun_first"] else ""
    return Compound(
        alternation([whole + end], bounded=False),
        alternation([OPTIONAL_LEAD.sub("", shape["noun"])], bounded=False),
        tuple((re.compile(form, re.IGNORECASE), body_id) for form, body_id in parts),
    )
