"""Which mandates stages answer: sentences of ours, then two real resolutions."""

from pathlib import Path

import pytest

import comity
from comity.mandates.extract import mandates_of
from comity.processes import AskedFor, all_processes, asked_for, find_process, parse_process, stage_answers
from comity.processes.matching import stages_that_answer

FIFTH = Path(__file__).with_name("fifth.toml")


def asking(
    act: str, addressees: str, text: str, language: str = "en", *, before: str = "", partners: str = ""
) -> AskedFor:
    return AskedFor(
        act,
        tuple(addressees.split()),
        tuple(partners.split()),
        texts=((language, text),),
        paragraphs=((language, before + text),),
    )


@pytest.mark.parametrize(
    ("process", "stage", "asked", "reasons"),
    [
        (
            "parliamentary-hearing",
            "hearing",
            asking("call", "", "calls for the parliamentary hearing to be longer"),
            "act subjects",
        ),
        ("parliamentary-hearing", "hearing", asking("welcome", "", "welcomes the parliamentary hearing"), "-act"),
        ("parliamentary-hearing", "hearing", asking("call", "", "calls for hearings of witnesses"), "-subjects"),
        ("parliamentary-hearing", "hearing", asking("call", "", "呼吁延长议会听证会", "zh"), "act subjects"),
        ("parliamentary-hearing", "taken-up", asking("call", "", "calls for a longer parliamentary hearing"), "-also"),
        (
            "country-team-ladder",
            "consulted",
            asking("call", "country-teams", "calls upon country teams to discuss the national strategy"),
            "act addressees subjects",
        ),
        (
            "country-team-ladder",
            "consulted",
            asking("call", "member-states", "calls upon States to discuss the national strategy"),
            "-addressees",
        ),
        (
            "legislators-in-delegations",
            "registered",
            asking(
                "invite",
                "member-states",
                "invites Member States to keep this practice",
                before="Welcomes parliamentarians in a delegation, and ",
            ),
            "act addressees context",
        ),
        (
            "legislators-in-delegations",
            "registered",
            asking(
                "invite",
                "member-states",
                "invites Member States to keep this practice",
                before="Welcomes early warning, and ",
            ),
            "-context",
        ),
        (
            "legislators-in-delegations",
            "registered",
            asking("urge", "state:XAA", "urges Xalandia to name parliamentarians in its delegation"),
            "act addressees context",
        ),
        (
            "ceb-exchange",
            "held",
            asking("request", "ceb", "requests an annual exchange with the IPU", partners="ipu"),
            "act addressees parties subjects",
        ),
        (
            "ceb-exchange",
            "held",
            asking("request", "ceb", "requests an annual exchange with donors", partners="donors"),
            "-parties",
        ),
        (
            "ceb-exchange",
            "held",
            asking("request", "un ipu", "requests both to use the chance of meeting their goals"),
            "-subjects",
        ),
        (
            "conference-track",
            "forum",
            asking("invite", "ipu", "invites the Inter-Parliamentary Union to attend the conference"),
            "-subjects",
        ),
        (
            "conference-track",
            "forum",
            asking("invite", "ipu", "invites the Inter-Parliamentary Union to bring parliaments to the conference"),
            "act addressees subjects",
        ),
        (
            "gender-equality-year",
            "joint-plan",
            asking("invite", "un-women", "invite ONU-Femmes à soutenir les femmes", "fr"),
            "act addressees subjects",
        ),
        (
            "treaty-body-review",
            "observations",
            asking("call", "ipu", "calls upon the IPU to follow treaty bodies"),
            "-no matcher",
        ),
    ],
)
def test_why_a_stage_answers(process: str, stage: str, asked: AskedFor, reasons: str) -> None:
    answer = stage_answers(find_process(process).stage(stage), asked)
    assert answer.matches is not reasons.startswith("-")
    told = " ".join(condition for condition, _ in answer.reasons)
    assert told == reasons.removeprefix("-")


def test_reports_and_agenda_items_are_conditions() -> None:
    issued = find_process("secretary-general-report").stage("issued")
    text = "requests the Secretary-General to report on the interaction of parliaments and the United Nations"
    plain = asking("request", "secretary-general", text)
    assert stage_answers(issued, plain).reason == "not by report"
    told = AskedFor("request", ("secretary-general",), report=True, texts=plain.texts, paragraphs=plain.paragraphs)
    assert stage_answers(issued, told).reason.startswith("act: request, report, addressees: secretary-general")


def test_a_process_of_ones_own_brings_its_subjects() -> None:
    sent = parse_process(FIFTH.read_text(encoding="utf-8"), file="fifth.toml").stage("sent")
    assert stage_answers(sent, asking("urge", "parliament:XAA", "настоятельно призывает обсудить бюджет", "ru")).matches
    assert not stage_answers(sent, asking("urge", "parliament:XAA", "urges it to meet")).matches


FOUNDING = {
    "op3-c1": "R13", "op4-c1": "R13", "op5-c2": "R6", "op6-c1": "R2", "op7-c1": "R1", "op8-c1": "R4 R5 R15",
    "op9-c1": "R9", "op10-c1": "R7 R8", "op11-c1": "R7", "op12-c1": "R10", "op13-c1": "R11", "op14-c1": "R12",
    "op15-c1": "R14", "op15-c2": "R14",
}  # fmt: skip

SIXTH = {
    "op4-c1": "R13", "op5-c2": "R13", "op10-c2": "R6", "op11-c1": "R2", "op12-c1": "R2", "op13-c2": "R4 R5 R8",
    "op14-c1": "R9", "op18-c1": "R7 R8 R13", "op19-c1": "R10", "op22-c1": "R7", "op23-c1": "R10", "op25-c1": "R11",
    "op28-c2": "R14",
}  # fmt: skip


def answered(path: Path) -> dict[str, str]:
    """The rows of the processes that answer each mandate of a document, of those that any answers."""
    resolution = comity.read(path)
    texts = {block.anchor: block.text for block in resolution.blocks}
    found = {}
    for mandate in mandates_of(comity.extract(resolution)):
        asked = asked_for(mandate.clause, texts[mandate.anchor.rsplit("-c", 1)[0]], resolution.language)
        rows = [process.row for process in all_processes() if any(stages_that_answer(process, asked))]
        if rows:
            found[mandate.anchor] = " ".join(rows)
    return found


@pytest.mark.corpus
def test_the_founding_resolution(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("*.txt")
    assert answered(path) == FOUNDING


@pytest.mark.corpus
@pytest.mark.parametrize("language", "ACEFRS")
def test_a_successor_in_six_languages(shared: Path, language: str) -> None:
    (path,) = (shared / "corpus/lineage/A_RES_76_270").glob(f"*{language}.xml")
    assert answered(path) == SIXTH
