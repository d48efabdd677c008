"""What became of each clause, and whether a successor is found where no language is shared."""

import comity
from comity.lineage.across import fields_of, link_across
from comity.lineage.comparison import compare_resolutions
from comity.lineage.steps import clause_steps
from comity.lineage.successors import link_between, predecessors, traits_of, without_jumps
from comity.model.codec import mandates_from_json, mandates_to_json
from comity.model.comparison import SuccessorLink
from comity.model.resolution import Resolution


def document(number: str, session: str, *paragraphs: str) -> Resolution:
    body = "\n\n".join(f"{place}. {text}" for place, text in enumerate(paragraphs, start=1))
    adopted = f"14 December 20{int(session) - 55}"
    text = (
        f"Resolution adopted by the General Assembly on {adopted}\n\n{session}/{number}. Harbours"
        f"\n\nThe General Assembly,\n\nRecalling its earlier resolutions on harbours,\n\n{body}\n"
    )
    return comity.read(text.encode(), name=f"{session}_{number}.txt", language="en")


OLDER = document(
    "9001",
    "78",
    "Encourages Member States to light their harbours;",
    "Welcomes the lamps already lit, and invites the Secretary-General to count the lamps;",
    "Calls upon Member States to keep their boats dry.",
)
NEWER = document(
    "9002",
    "80",
    "Requests Member States to light their harbours;",
    "Welcomes the lamps already lit, and urges the Secretary-General to count the lamps;",
    "Invites the International Maritime Organization to publish charts of all reefs.",
)


def steps() -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    older, newer = comity.extract(OLDER), comity.extract(NEWER)
    comparison = compare_resolutions(OLDER, NEWER, older, newer)
    found = clause_steps(comparison, OLDER, NEWER, older, newer)
    return {(step.older, step.newer): (step.kind, step.what) for step in found}


def test_every_clause_has_a_step_of_its_own():
    assert steps() == {
        ("op1-c1", "op1-c1"): ("strengthened", ("act",)),
        ("op2-c1", "op2-c1"): ("carried-over", ()),
        ("op2-c2", "op2-c2"): ("strengthened", ("act",)),
        ("op3-c1", ""): ("dropped", ()),
        ("", "op3-c1"): ("new", ()),
    }


def test_a_link_that_others_bridge_is_a_jump():
    links = [SuccessorLink("a", "b", 0.6, ()), SuccessorLink("b", "c", 0.6, ()), SuccessorLink("a", "c", 0.9, ())]
    assert [(link.older, link.newer) for link in without_jumps(links)] == [("a", "b"), ("b", "c")]


def test_the_score_of_a_link_depends_on_its_two_resolutions_alone():
    link = link_between(traits_of(OLDER), traits_of(NEWER))
    assert dict(link.evidence)["title"] == 1.0
    assert 0 < dict(link.evidence)["text"] < 1


def test_mandates_come_back_from_json_as_they_were():
    for paragraph in (*comity.extract(OLDER), *comity.extract(NEWER)):
        assert mandates_from_json(mandates_to_json(paragraph)) == paragraph


def test_a_successor_without_a_common_language_is_found_by_fields(lineage):
    fields = {number: fields_of(resolution) for number, resolution in lineage.items()}
    assert fields["66/261"].traits.language == "zh"
    assert link_across(fields["65/123"], fields["66/261"]).score >= 0.5
    distant = link_across(fields["66/261"], fields["72/278"])
    assert dict(distant.evidence)["fields"] > 0.6, "two resolutions stand between them, and are not here"


def test_each_has_one_predecessor_and_in_a_session_one_successor():
    links = [
        SuccessorLink("A/RES/70/1", "A/RES/71/1", 0.9, ()),
        SuccessorLink("A/RES/70/1", "A/RES/71/2", 0.6, ()),
        SuccessorLink("A/RES/70/2", "A/RES/71/1", 0.7, ()),
        SuccessorLink("A/RES/70/1", "A/RES/73/1", 0.6, ()),
    ]
    found = {(link.older, link.newer) for link in predecessors(links)}
    assert found == {("A/RES/70/1", "A/RES/71/1"), ("A/RES/70/1", "A/RES/73/1")}
