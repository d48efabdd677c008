"""The language versions of one resolution side by side: what each yields, and where they differ."""

from collections.abc import Callable, Mapping, Sequence

from comity.model.comparison import Agreement, Disagreement, ParagraphAgreement, Witness
from comity.model.doubt import Doubt
from comity.model.mandate import Clause, ParagraphMandates

NOTHING = "-"
CLAUSES_BETWEEN = "; "

FIELDS: Mapping[str, Callable[[Clause], str]] = {
    "class": lambda clause: clause.act_class,
    "addressees": lambda clause: ", ".join(sorted(clause.addressees)) or NOTHING,
    "due": lambda clause: (
        " ".join(f"{name} {value}" for name, value in clause.due.as_json().items()) if clause.due else NOTHING
    ),
    "recurrence": lambda clause: clause.recurrence or NOTHING,
    "report": lambda clause: f"to {clause.report_to}" if clause.report_to else ("yes" if clause.report else NOTHING),
}
"""What is compared, each as a code that does not depend on the language."""


def agreement_of(versions: Mapping[str, Sequence[ParagraphMandates]], symbol: str) -> Agreement:
    """Every operative paragraph of the versions (by language), with the fields that not all give alike.

    Paragraphs answer each other by their anchor; one that some languages lack is a disagreement of its own.
    """
    languages = tuple(sorted(versions))
    by_anchor = {
        language: {paragraph.anchor: paragraph for paragraph in paragraphs} for language, paragraphs in versions.items()
    }
    longest = max(versions.values(), key=len, default=())
    order = list(
        dict.fromkeys([one.anchor for one in longest] + [one for found in by_anchor.values() for one in found])
    )
    return Agreement(
        symbol,
        languages,
        tuple(
            _paragraph(anchor, {language: by_anchor[language].get(anchor) for language in languages})
            for anchor in order
        ),
    )


def _paragraph(anchor: str, found: Mapping[str, ParagraphMandates | None]) -> ParagraphAgreement:
    having = {language: paragraph for language, paragraph in found.items() if paragraph}
    number = next(iter(having.values())).number
    disagreements = []
    if len(having) < len(found):
        disagreements.append(
            _disagreement("paragraph", number, {language: "yes" if one else NOTHING for language, one in found.items()})
        )
    for field, value in FIELDS.items():
        says = {language: _says(field, value, paragraph.clauses) for language, paragraph in having.items()}
        if len(set(says.values())) > 1:
            disagreements.append(_disagreement(field, number, says))
    return ParagraphAgreement(number, anchor, tuple(having), tuple(disagreements))


def _says(field: str, value: Callable[[Clause], str], clauses: Sequence[Clause]) -> str:
    """A field of all clauses in order: every act's class, and of the clauses that ask each other value once."""
    if field == "class":
        return CLAUSES_BETWEEN.join(value(clause) for clause in clauses) or NOTHING
    values = dict.fromkeys(value(clause) for clause in clauses if clause.asks)
    return CLAUSES_BETWEEN.join(one for one in values if one != NOTHING) or NOTHING


def _disagreement(field: str, number: str, says: Mapping[str, str]) -> Disagreement:
    """The doubt with its sides: each value with the languages that give it, the commonest first."""
    sides: dict[str, list[str]] = {}
    for language, value in says.items():
        sides.setdefault(value, []).append(language)
    ordered = sorted(sides.items(), key=lambda side: (-len(side[1]), side[1]))
    words = " | ".join(f"{', '.join(languages)}: {value}" for value, languages in ordered)
    doubt = Doubt("languages-disagree", f"paragraph {number}, {field}: {words}")
    return Disagreement(field, tuple(Witness(language, value) for language, value in says.items()), doubt)
