"""Lineages follow from what is loaded: links with their evidence, steps of mandates, citations."""

from dataclasses import replace

import pytest
from django.utils import timezone

from comity_web.registry import lineage_selectors
from comity_web.registry.lineage import derive_lineage
from comity_web.registry.models import Mandate, MandateStep, Succession, Work

pytestmark = pytest.mark.django_db

OLDER, NEWER = "A/RES/78/9001", "A/RES/80/9002"


def work(symbol: str) -> Work:
    return Work.objects.get(full_symbol=symbol)


def mandate(symbol: str, anchor: str) -> Mandate:
    paragraph, _, order = anchor.rpartition("-c")
    return Mandate.objects.get(work__full_symbol=symbol, paragraph_anchor=paragraph, order=order)


def derive(*symbols: str) -> int:
    return derive_lineage(works=Work.objects.filter(full_symbol__in=symbols), now=timezone.now())


def test_the_samples_are_one_lineage_and_the_evidence_is_kept(samples):
    found = lineage_selectors.lineage_of(work=work(OLDER))
    assert [one.full_symbol for one in found.works] == [OLDER, NEWER]
    (step,) = found.steps
    assert set(step.evidence) == {"citation", "title", "text"}
    assert step.evidence["citation"] == 1.0
    assert 0.5 < step.score < 1
    assert step.kinds["strengthened"] > 0


def test_both_ends_of_a_lineage_tell_the_same_one(samples):
    assert lineage_selectors.lineage_of(work=work(OLDER)) == lineage_selectors.lineage_of(work=work(NEWER))


def test_deriving_again_changes_nothing(samples):
    def state() -> list[tuple[object, ...]]:
        return sorted(MandateStep.objects.values_list("older__key", "newer__key", "kind"), key=str)

    before = state()
    assert before
    derive(NEWER)
    assert (state(), Succession.objects.count()) == (before, 1)


def test_a_mandate_s_history_says_what_each_resolution_changed(samples):
    for start in (mandate(OLDER, "op2-c1"), mandate(NEWER, "op2-c1")):
        history = lineage_selectors.mandate_history(mandate=start)
        assert [turn.mandate.work.full_symbol for turn in history.turns] == [OLDER, NEWER]
        assert history.turns[0].step is None
        step = history.turns[1].step
        assert step is not None
        assert (step.kind, step.what) == ("strengthened", ["act"])
        assert history.endings == ()


def test_a_mandate_that_the_next_one_lacks_is_dropped_there(samples):
    gone = MandateStep.objects.get(newer=None, older__asks=False).older
    history = lineage_selectors.mandate_history(mandate=gone)
    assert [ending.work.full_symbol for ending in history.endings] == [NEWER]
    assert gone.withdrawn_at is None


def test_a_new_mandate_has_no_history_before(samples):
    new = MandateStep.objects.filter(older=None, newer__asks=True).first().newer
    assert [turn.mandate for turn in lineage_selectors.mandate_history(mandate=new).turns] == [new]


def test_a_work_that_nothing_follows_is_a_lineage_of_its_own(harbour):
    derive("A/RES/79/9101", "A/RES/77/9100")
    found = lineage_selectors.lineage_of(work=work("A/RES/77/9100"))
    assert ([one.full_symbol for one in found.works], found.steps) == (["A/RES/77/9100"], ())


@pytest.fixture
def yearly(store, scripts) -> None:
    """The same resolution in three sessions, each citing the one before."""
    for session in (77, 78, 79):
        cites = f"{session - 1}/9101"
        preamble = (f"Recalling resolution {cites} on lighthouses,", "Noting with interest the work of keepers,")
        store(
            replace(
                scripts["en"],
                symbol=f"A/RES/{session}/9101",
                adopted=f"{1945 + session}-12-10",
                preamble=preamble,
                cites=(cites,),
                digest=f"y{session}",
            )
        )
    derive("A/RES/77/9101", "A/RES/78/9101", "A/RES/79/9101")


def test_a_yearly_resolution_follows_the_last_and_not_the_one_before_it(yearly):
    steps = lineage_selectors.lineage_of(work=work("A/RES/78/9101")).steps
    assert [(one.older.session, one.newer.session) for one in steps] == [("77", "78"), ("78", "79")]
    (jump,) = lineage_selectors.other_links(work=work("A/RES/77/9101"))
    assert (jump.older.session, jump.newer.session) == ("77", "79")
    assert jump.steps.count() == 0


def test_a_sample_continues_no_real_resolution(yearly, store, scripts):
    script = replace(scripts["en"], symbol="A/RES/80/9101", adopted="2025-12-10", digest="s80")
    store(script, is_sample=True)
    derive("A/RES/80/9101")
    assert not Succession.objects.filter(newer__full_symbol="A/RES/80/9101").exists()
    Work.objects.filter(full_symbol="A/RES/80/9101").update(is_sample=False)
    derive("A/RES/80/9101")
    assert Succession.objects.filter(newer__full_symbol="A/RES/80/9101").exists()


def test_the_order_of_loading_does_not_matter(yearly):
    before = set(Succession.objects.values_list("older", "newer", "line", "score"))
    for symbol in ("A/RES/79/9101", "A/RES/77/9101", "A/RES/78/9101"):
        derive(symbol)
    assert set(Succession.objects.values_list("older", "newer", "line", "score")) == before


def test_queries_do_not_grow_with_the_lineage(yearly, store, scripts, django_assert_max_num_queries):
    start = mandate("A/RES/79/9101", "op3-c1")
    with django_assert_max_num_queries(10):
        assert len(lineage_selectors.mandate_history(mandate=start).turns) == 3
    store(replace(scripts["en"], symbol="A/RES/80/9101", adopted="2025-12-10", digest="y80"))
    derive("A/RES/80/9101")
    with django_assert_max_num_queries(10):
        assert len(lineage_selectors.mandate_history(mandate=start).turns) == 4


def test_citations_name_what_is_here_and_what_is_not(samples):
    cited = {one.symbol: one for one in lineage_selectors.cited_in(work=work(NEWER))}
    assert cited[OLDER].work == work(OLDER)
    assert "pp1" in cited[OLDER].anchors
    assert cited["A/RES/66/261"].work is None
    (citing,) = lineage_selectors.citing(work=work(OLDER))
    assert (citing.work.full_symbol, citing.anchors[0]) == (NEWER, "pp1")


def test_which_of_several_works_cite_each_other(samples):
    assert lineage_selectors.citations_among(works=[work(OLDER), work(NEWER)]) == {(NEWER, OLDER)}


def test_two_works_without_a_common_language_are_linked_by_fields(store, scripts, yearly):
    store(replace(scripts["zh"], symbol="A/RES/80/9101", adopted="2025-12-10", digest="z80"))
    derive("A/RES/80/9101")
    found = Succession.objects.filter(newer__full_symbol="A/RES/80/9101")
    assert all(set(link.evidence) <= {"citation", "fields"} for link in found)
    assert all((link.older_language, link.newer_language) == ("en", "zh") for link in found)


@pytest.mark.corpus
def test_the_real_lineage_as_far_as_it_is_here(shared, tmp_path):
    import json

    from comity_web.commands.load import load_files

    files = []
    for name in ("A_RES_63_24", "A_RES_65_123", "A_RES_72_278"):
        paragraphs = json.loads((shared / f"corpus/lineage/{name}.json").read_text(encoding="utf-8"))
        path = tmp_path / f"{name}.txt"
        printed = "\n\n".join(" ".join(part for part in (one["prefix"], one["text"]) if part) for one in paragraphs)
        path.write_text(printed + "\n", encoding="utf-8")
        files.append(str(path))
    files += [str(path) for path in (shared / "corpus/lineage/A_RES_76_270").glob("*.xml")]
    files += [str(path) for path in (shared / "seeds").glob("*.txt")]
    assert load_files(files, language="") == 0
    steps = {(one.older.full_symbol, one.newer.full_symbol) for one in Succession.objects.exclude(line=None)}
    assert steps == {
        ("A/RES/63/24", "A/RES/65/123"),
        ("A/RES/65/123", "A/RES/66/261"),
        ("A/RES/65/123", "A/RES/72/278"),
        ("A/RES/72/278", "A/RES/76/270"),
    }, "68/272 and 70/298 stand between 66/261 and 72/278, and are not here: title and text lead over them"
