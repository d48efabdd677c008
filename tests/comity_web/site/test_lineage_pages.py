"""The pages of lineage: comparison, languages in parallel, citations, history; for everyone, and what is refused."""

import gzip
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone

from comity.model.comparison import Comparison, Move, Pair
from comity_web.registry.intake import bring_in
from comity_web.registry.lineage import derive_lineage
from comity_web.registry.models import Mandate, Work
from comity_web.reporting.words import say_paragraph, say_place
from comity_web.site.changes import show_pairs
from comity_web.site.pictures import draw_graph, draw_ribbons, spread

pytestmark = pytest.mark.django_db

PAIR = "/compare/A/RES/78/9001...A/RES/80/9002"
PAGES = (
    "/compare",
    PAIR,
    f"{PAIR}?content=ar&kind=moved",
    "/A/RES/80/9002/lineage",
    "/A/RES/80/9002/citations",
    "/A/RES/80/9002/en+ar",
    "/A/RES/80/9002/zh+ru+fr+es+ar+en",
)
INTERFACES = ("ar", "en", "es", "fr", "ru", "zh-hans")


def test_everyone_may_read(samples, people):
    statuses = {(name, path): client.get(path).status_code for name, client in people.items() for path in PAGES}
    assert statuses == dict.fromkeys(statuses, 200)
    assert {name for name, _path in statuses} == {"anonymous", "reader", "uploader", "administrator"}


REITERATED = {
    "98/9301": "1. Requests the Secretary-General to submit a list of all harbours every two years.",
    "99/9302": "1. Reiterates its request to the Secretary-General in paragraph 1 of its resolution 98/9301.",
}


def test_a_reiterated_request_shows_what_was_asked_before(db):
    for number, paragraph in REITERATED.items():
        text = f"{number}. Harbours\n\nThe General Assembly,\n\n{paragraph}\n"
        bring_in(text.encode(), name="x.txt", language="en", now=timezone.now(), actor="")
    first, second = Mandate.objects.order_by("work__full_symbol")
    page = Client().get(f"/mandates/{second.key}").content.decode()
    asked = page.partition("Asked before")[2].partition("</dd>")[0]
    assert f'href="/mandates/{first.key}"' in asked and "every two years" in asked
    assert "Asked before" not in Client().get(f"/mandates/{first.key}").content.decode()


@pytest.mark.parametrize("interface", INTERFACES)
def test_pages_in_six_languages_are_small_and_hold_nothing_that_the_policy_forbids(samples, client, interface):
    client.cookies["comity_language"] = interface
    texts = {path: client.get(path).content.decode() for path in PAGES}
    faults = {path: found for path, text in texts.items() if (found := faults_of(text, interface))}
    assert faults == {}


def test_languages_stand_in_one_order_on_every_page(samples, client):
    listed = [re.findall(r'hreflang="([^"]+)"', client.get(path).content.decode()) for path in (PAIR, "/A/RES/80/9002")]
    assert listed[0][:6] == listed[1][:6] == ["ar", "en", "es", "fr", "ru", "zh-Hans"]


def faults_of(text: str, interface: str) -> list[str]:
    ids = re.findall(r'\sid="([^"]+)"', text)
    checks = {
        "direction": f'dir="{"rtl" if interface == "ar" else "ltr"}">' in text[:200],
        "size": len(gzip.compress(text.encode())) < 100_000,
        "policy": not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text),
        "ids": len(ids) == len(set(ids)),
    }
    return [name for name, holds in checks.items() if not holds]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/compare/A/RES/78/9001", 400, "three full stops"),
        ("/compare/...A/RES/78/9001", 400, "three full stops"),
        ("/compare/A/RES/78/9001...A/RES/80/9002...A/RES/80/9002", 400, "three full stops"),
        ("/compare/A/RES/78/9001...A/RES/78/9001", 400, "compared with itself"),
        ("/compare/A/RES/1/1...A/RES/78/9001", 404, "list of resolutions"),
        ("/A/RES/78/9001/en+xx", 400, "with a plus sign"),
        ("/A/RES/78/9001/en+en", 400, "with a plus sign"),
        ("/A/RES/1/1/en+ar", 404, "list of resolutions"),
        ("/A/RES/1/1/lineage", 404, "list of resolutions"),
        ("/A/RES/1/1/citations", 404, "list of resolutions"),
    ],
)
def test_what_cannot_be_shown_says_why(samples, client, path, status, says):
    response = client.get(path)
    assert response.status_code == status
    assert says in response.content.decode()


def test_a_language_that_is_not_here_says_which_are(harbour, client):
    response = client.get("/A/RES/79/9101/en+fr")
    assert response.status_code == 404
    assert "It is here in: English" in response.content.decode()


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/compare?older=A/RES/78/9001&newer=A/RES/80/9002", PAIR),
        ("/compare/a/res/78/9001...A/RES/80/9002", PAIR),
        ("/A/res/78/9001/lineage", "/A/RES/78/9001/lineage"),
        ("/A/res/78/9001/citations", "/A/RES/78/9001/citations"),
        ("/A/res/78/9001/en+ar", "/A/RES/78/9001/en+ar"),
        ("/A/RES/78/9001/en+ar+en", "/A/RES/78/9001/en+ar"),
    ],
)
def test_addresses_lead_to_the_permalink(samples, client, path, leads_to):
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (302, leads_to)


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_only_read(db, client, path):
    assert client.post(path).status_code == 405


def test_the_comparison_says_what_changes_for_those_who_are_asked(samples, client):
    text = client.get(PAIR).content.decode()
    effects = text[text.index('id="effects-head"') : text.index('id="pairs-head"')]
    assert re.search(r"strengthened</span>\s*<a href=\"\?content=en#pair-op2\">OP 2</a>", effects)
    assert (
        'the act: <del>encourages</del> <span class="to" aria-hidden="true">→</span> <ins>calls upon</ins>' in effects
    )
    assert "<ins>within 3 months</ins>" in effects
    assert "carried over" not in effects


@pytest.mark.parametrize("language", ["zh", "ar", "fr"])
def test_each_side_of_a_pair_is_the_paragraph_as_printed(samples, client, language):
    from comity_web.registry.models import Paragraph

    text = client.get(f"{PAIR}?content={language}").content.decode()
    shown = re.search(r'id="pair-op2">.*?class="was"[^>]*><p>(.*?)</p>.*?class="is"[^>]*><p>(.*?)</p>', text, re.DOTALL)
    assert shown is not None
    older = re.sub(r"</?del>", "", shown[1])
    newer = re.sub(r"<del>.*?</del>|</?ins>", "", shown[2])
    for symbol, printed in (("A/RES/78/9001", older), ("A/RES/80/9002", newer)):
        row = Paragraph.objects.get(
            reading__current_of__work__full_symbol=symbol, reading__current_of__language=language, anchor="op2"
        )
        assert printed == row.text


@pytest.mark.parametrize("kind", ["strengthened", "weakened", "new", "dropped", "reworded", "carried-over"])
def test_the_filter_leaves_one_kind(samples, client, kind):
    text = client.get(f"{PAIR}?kind={kind}").content.decode()
    kinds = set(re.findall(r'<li class="pair ([\w-]+)', text))
    assert kinds == {kind}


def test_a_kind_that_is_none_filters_nothing(samples, client):
    text = client.get(f"{PAIR}?kind=%22%3E").content.decode()
    assert len(set(re.findall(r'<li class="pair ([\w-]+)', text))) > 4


def test_a_moved_paragraph_is_drawn_as_a_move(samples, client):
    text = client.get(PAIR).content.decode()
    assert text.count('<line class="moved"') == text.count('<li class="pair trace"') == 2
    assert 'PP 9 stood here; it moved to <a href="?content=en#pair-pp3">PP 3</a>' in text


def test_a_long_comparison_comes_in_pieces(store, scripts, client):
    ops = tuple(
        replace(scripts["en"].ops[1], number=str(number), text=f"{scripts['en'].ops[1].text[:-1]} number {number};")
        for number in range(1, 91)
    )
    for symbol, session in (("A/RES/79/9101", 79), ("A/RES/80/9101", 80)):
        store(replace(scripts["en"], symbol=symbol, ops=ops, adopted=f"{1945 + session}-01-01", digest=symbol))
    first = client.get("/compare/A/RES/79/9101...A/RES/80/9101").content.decode()
    last = client.get("/compare/A/RES/79/9101...A/RES/80/9101?page=3").content.decode()
    assert len(re.findall(r'<li class="pair ', first)) == 40
    assert "Page 1 of 3" in first
    assert 'id="pair-op90"' in last


def test_without_a_common_language_pairs_are_proposals(store, scripts, client):
    store(scripts["zh"])
    store(replace(scripts["en"], symbol="A/RES/80/9101", adopted="2025-05-29", digest="x"))
    text = client.get("/compare/A/RES/79/9101...A/RES/80/9101").content.decode()
    assert "A pair is a proposal to be read, not a finding." in text
    assert 'lang="zh-Hans" dir="ltr"><p>' in text
    assert "<ins>" not in text[text.index('id="pairs-head"') :]


def test_words_that_look_like_markup_are_words(store, scripts, client):
    preamble = ("Recalling <script>alert(1)</script> & more,",)
    store(replace(scripts["en"], preamble=preamble))
    store(replace(scripts["en"], symbol="A/RES/80/9101", preamble=("Recalling <b>less</b>,",), adopted="2025-05-29"))
    text = client.get("/compare/A/RES/79/9101...A/RES/80/9101").content.decode()
    assert "<script>alert" not in text
    assert "<b>" not in text


def test_languages_stand_beside_each_other_and_their_disagreement_is_marked(harbour, client):
    Mandate.objects.get(paragraph_anchor="op2", work__full_symbol="A/RES/79/9101")
    text = client.get("/A/RES/79/9101/en+ar").content.decode()
    row = text[text.index('id="op2"') : text.index('id="op3"')]
    assert "Encourages" in row
    assert 'lang="ar" dir="rtl"' in row
    assert "The languages disagree" in row
    assert "Union of Harbour Pilots" in row
    assert "nothing" in row
    assert "The mandates read from these languages agree." in client.get("/A/RES/79/9101/en+zh").content.decode()


def test_a_language_can_be_added_and_taken_away(harbour, client):
    text = client.get("/A/RES/79/9101/en+ar+zh").content.decode()
    assert 'href="/A/RES/79/9101/en+zh"' in text
    assert 'href="/A/RES/79/9101/en+ar+zh"' in client.get("/A/RES/79/9101/en+ar").content.decode()


def test_the_time_line_marks_this_one_and_leads_to_the_others(samples, client):
    text = client.get("/A/RES/80/9002").content.decode()
    strip = text[text.index('class="strip"') : text.index("</nav>", text.index('class="strip"'))]
    assert 'href="/A/RES/78/9001"' in strip
    assert 'aria-current="true">80/9002</text>' in strip
    assert 'href="/A/RES/80/9002/lineage"' in strip


def test_a_resolution_alone_has_no_time_line(harbour, client):
    assert 'class="strip"' not in client.get("/A/RES/79/9101").content.decode()


def test_the_lineage_page_says_what_changed_and_why_it_is_one(samples, client):
    text = client.get("/A/RES/78/9001/lineage").content.decode()
    assert f'href="{PAIR}"' in text
    assert "citation 100%" in text
    assert re.search(r"6 strengthened", text)


def test_citations_are_a_picture_and_a_table(samples, client):
    text = client.get("/A/RES/80/9002/citations").content.decode()
    picture, table = text[: text.index("</svg>")], text[text.index("</svg>") :]
    assert '<a href="/A/RES/78/9001" aria-label="A/RES/78/9001">' in picture
    assert '<text class="unknown"' in picture
    assert 'href="/A/RES/80/9002#pp1">PP 1</a>' in table
    assert "not read here" in table
    assert 'href="/A/RES/80/9002"' in client.get("/A/RES/78/9001/citations").content.decode()


def test_the_page_of_a_mandate_shows_its_history(samples, client):
    row = Mandate.objects.get(work__full_symbol="A/RES/80/9002", paragraph_anchor="op2", order=1)
    text = client.get(f"/mandates/{row.key}").content.decode()
    history = text[text.index('id="history-head"') :]
    assert "first found here" in history
    assert "<del>Encourages</del><ins>Calls upon</ins>" in history
    assert "strengthened" in history


def test_the_page_of_a_dropped_mandate_says_where_and_that_it_is_not_withdrawn(samples, client):
    from comity_web.registry.models import MandateStep

    gone = MandateStep.objects.filter(newer=None).first().older
    response = client.get(f"/mandates/{gone.key}")
    assert response.status_code == 200
    assert "is not thereby withdrawn" in response.content.decode()


QUERIES = {
    "/compare/A/RES/77/9101...A/RES/79/9101": 10,
    "/A/RES/79/9101/lineage": 10,
    "/A/RES/79/9101/citations": 17,
    "/A/RES/79/9101/en+zh": 9,
}


@pytest.mark.parametrize("path", QUERIES)
def test_queries_do_not_grow_with_the_lineage(store, scripts, client: Client, django_assert_max_num_queries, path):
    for session in range(70, 82):
        cites = tuple(f"{earlier}/9101" for earlier in range(69, session))
        preamble = (f"Recalling resolutions {', '.join(cites)} on lighthouses,",)
        script = replace(scripts["en"], symbol=f"A/RES/{session}/9101", preamble=preamble, cites=cites)
        store(replace(script, adopted=f"{1945 + session}-12-10", digest=f"q{session}"))
    store(replace(scripts["zh"], digest="qz"))
    derive_lineage(works=Work.objects.all(), now=timezone.now())
    with django_assert_max_num_queries(QUERIES[path]):
        assert client.get(path).status_code == 200


NAMES = {
    "7": "OP 7",
    "pp3": "PP 3",
    "B.2": "B, OP 2",
    "A.pp1": "A, PP 1",
    "I.3": "I, OP 3",
    "annex.12": "Annex, 12",
    "annex.p": "Annex, unnumbered paragraph 1",
    "annex.p-3": "Annex, unnumbered paragraph 3",
    "annex.1-2": "Annex, 1 (occurrence 2)",
}


@pytest.mark.parametrize(("number", "name"), NAMES.items())
def test_names_of_paragraphs(number, name):
    assert say_paragraph(number) == name


@pytest.mark.parametrize(
    ("anchor", "name"),
    {
        "op4-b": "OP 4",
        "annex-12": "Annex, 12",
        "annex-i": "Annex, i",
        "annex-p": "Annex, unnumbered paragraph 1",
    }.items(),
)
def test_names_of_places(anchor, name):
    assert say_place(anchor) == name


def test_an_annexs_headings_keep_their_anchor():
    assert say_place("annex-heading-2") == "annex-heading-2"


def test_what_was_dropped_stands_where_it_stood():
    pairs = (
        Pair(("1",), ("1",), "carried-over", older_anchors=("op1",), newer_anchors=("op1",)),
        Pair(("3",), ("2",), "carried-over", older_anchors=("op3",), newer_anchors=("op2",)),
        Pair(("2",), (), "dropped", older_anchors=("op2",)),
    )
    comparison = Comparison("A", "B", "en", "en", 1.0, pairs)
    texts = ({"1": "a", "2": "b", "3": "c"}, {"1": "a", "2": "c"})
    rows = show_pairs(comparison, texts, ({}, {}), {})
    assert [(row.kind, row.older) for row in rows] == [
        ("carried-over", "OP 1"),
        ("dropped", "OP 2"),
        ("carried-over", "OP 3"),
    ]


def test_labels_of_a_time_line_keep_apart_and_inside():
    for places in ([7.0, 8.0, 9.0], [90.0, 92.0, 93.0], [7.0, 50.0, 93.0], [50.0] * 7):
        moved = spread(places)
        gaps = [later - earlier for earlier, later in pairwise(moved)]
        assert min(gaps) >= 86 / 6 - 1e-6
        assert moved[0] >= 7 - 1e-6
        assert moved[-1] <= 93 + 1e-6


def test_pictures_are_mirrored():
    pairs = (Pair(("1",), ("2",), "carried-over"), Pair(("2",), ("1",), "reworded"))
    comparison = Comparison("A", "B", "en", "en", 1.0, pairs, (Move("2", "1"),))
    plain = draw_ribbons(comparison, ["1", "2"], ["1", "2"], mirrored=False)
    mirrored = draw_ribbons(comparison, ["1", "2"], ["1", "2"], mirrored=True)
    assert [(ribbon.kind, ribbon.older_at) for ribbon in plain] == [("carried-over", "25.00%"), ("moved", "75.00%")]
    assert [ribbon.older_at for ribbon in mirrored] == ["75.00%", "25.00%"]
    graph = draw_graph("A/RES/80/1", [("A/RES/79/1", "")], [], set(), set(), mirrored=True)
    assert graph.cited.text_at > graph.citing.text_at
