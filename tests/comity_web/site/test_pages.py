"""Every page answers, to everyone who may see it, in six languages, with a bounded number of queries."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, resolve
from django.utils.formats import date_format
from django.utils.translation import override
from tests.comity_web.conftest import NOW, build
from tests.comity_web.permission_table import ACTIONS, FALSE_KEYS

from comity.model.resolution import Ballot, Sponsor, Vote
from comity_web.config import engagement_urls, people_urls
from comity_web.config.urls import urlpatterns
from comity_web.followup.catalogue import all_processes
from comity_web.parties.models import Party
from comity_web.registry.models import Mandate, Reading
from comity_web.registry.services import store_reading

pytestmark = pytest.mark.django_db

PUBLIC = (
    "/",
    "/about",
    "/resolutions",
    "/A/RES/79/9101",
    "/A/RES/79/9101?content=zh",
    "/A/RES/79/9101/source",
    "/mandates",
    "/parties",
    "/parties/member-states",
    "/doubts",
    "/compare",
    "/compare/A/RES/77/9100...A/RES/79/9101",
    "/A/RES/79/9101/lineage",
    "/A/RES/79/9101/citations",
    "/A/RES/79/9101/en+ar",
    "/sign-in",
)

BEHIND_A_PAGE = (
    "/A/RES/79/9101.json",
    "/A/RES/79/9101.xml",
    "/A/RES/79/9101/source/op1",
    "/A/RES/79/9101/mandates.jsonl",
)
"""Public as well; not all of them pages."""

PROTECTED = {
    "/upload": (302, 403, 200, 200),
    "/account/password": (302, 200, 200, 200),
    "/review": (302, 403, 403, 200),
    "/review/parties": (302, 403, 403, 200),
}
"""Status for nobody, a reader, an uploader, an administrator."""

INTERFACES = {
    "ar": ("ar", "rtl", "منتجاً رسمياً"),
    "en": ("en", "ltr", "not an official product"),
    "es": ("es", "ltr", "no es un producto oficial"),
    "fr": ("fr", "ltr", "produit officiel"),
    "ru": ("ru", "ltr", "не является официальным продуктом"),
    "zh-hans": ("zh-Hans", "ltr", "官方产品"),
}

QUERIES = {
    "/": 13,
    "/resolutions": 6,
    "/A/RES/79/9101": 20,
    "/mandates": 24,  # each session, year and interval that its filters offer is one look into an index
    "/parties": 4,
    "/parties/member-states": 14,
    "/doubts": 12,
}
"""Upper bounds, the same however much there is on the page."""


def key_of(anchor: str, symbol: str = "A/RES/79/9101") -> str:
    paragraph, _, order = anchor.rpartition("-c")
    return Mandate.objects.get(work__full_symbol=symbol, paragraph_anchor=paragraph, order=order).key


@pytest.mark.parametrize("visitor", ["anonymous", "reader", "uploader", "administrator"])
@pytest.mark.parametrize("path", (*PUBLIC, *BEHIND_A_PAGE))
def test_everyone_may_read(harbour, people, visitor, path):
    assert people[visitor].get(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "anonymous", "reader", "uploader", "administrator"),
    [(path, *statuses) for path, statuses in PROTECTED.items()],
)
def test_who_may_see_what_is_not_for_everyone(people, path, anonymous, reader, uploader, administrator):
    expected = {"anonymous": anonymous, "reader": reader, "uploader": uploader, "administrator": administrator}
    assert {name: client.get(path).status_code for name, client in people.items()} == expected
    assert people["anonymous"].get(path).headers["Location"] == f"/sign-in?next={path}"


OTHERWISE_TESTED = {
    "language",
    "mandate",
    "settle",
    "settle-doubt",
    "clauses",
    "review-link",
    "acknowledge",
    "feed-party",
    "feed-process",
    "feed-state",
    "process",
    "processes",
    "sample-enter",
    "unsubscribe",
}
"""Addresses that take a form, or a key that only the database knows; each has tests of its own."""


def test_every_address_is_public_or_says_whom_it_is_for():
    paths = (*PUBLIC, *BEHIND_A_PAGE, *PROTECTED)
    looked_at = {resolve(path.partition("?")[0]).url_name for path in paths}
    elsewhere = (*people_urls.urlpatterns, *engagement_urls.urlpatterns)
    of_people = {pattern.name for pattern in elsewhere if isinstance(pattern, URLPattern)}
    named = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    in_the_matrix = {action.url for action in ACTIONS} | set(FALSE_KEYS)
    assert named - looked_at - of_people - in_the_matrix == OTHERWISE_TESTED


@pytest.mark.parametrize(
    ("interface", "day"),
    [("en", "9 March 2027"), ("fr", "9 mars 2027"), ("ar", "9 آذار/مارس 2027"), ("ru", "9 марта 2027")],
)
def test_days_are_written_as_the_language_writes_them(interface, day):
    with override(interface):
        assert date_format(date(2027, 3, 9)).removesuffix(" г.") == day


@pytest.mark.parametrize("interface", INTERFACES)
@pytest.mark.parametrize("path", [path for path in PUBLIC if "source" not in path])
def test_pages_in_six_languages_say_what_comity_is_not(harbour, client, interface, path):
    client.cookies["comity_language"] = interface
    text = client.get(path).content.decode()
    tag, direction, disclaimer = INTERFACES[interface]
    assert f'<html lang="{tag}" dir="{direction}">' in text
    assert disclaimer in text


@pytest.mark.parametrize("interface", INTERFACES)
def test_the_browser_s_language_decides_until_one_is_chosen(client, interface):
    assert f'lang="{INTERFACES[interface][0]}"' in client.get("/", HTTP_ACCEPT_LANGUAGE=interface).content.decode()


def test_choosing_languages_keeps_both_apart(harbour, client):
    response = client.post("/language", {"interface": "fr", "content": "ar", "next": "/A/RES/79/9101"})
    assert (response.status_code, response.headers["Location"]) == (302, "/A/RES/79/9101")
    text = client.get("/A/RES/79/9101").content.decode()
    assert '<html lang="fr" dir="ltr">' in text
    assert '<article class="paper" lang="ar" dir="rtl">' in text


def test_choosing_a_language_never_leads_elsewhere(client):
    response = client.post("/language", {"interface": "fr", "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == "/"


def test_the_content_asked_for_wins(harbour, client):
    client.cookies["comity_content"] = "ar"
    assert 'lang="zh-Hans" dir="ltr">' in client.get("/A/RES/79/9101?content=zh").content.decode()


def test_a_language_in_which_it_was_not_read_falls_back(harbour, client):
    assert '<article class="paper" lang="en"' in client.get("/A/RES/77/9100?content=ru").content.decode()


@pytest.mark.parametrize("path", QUERIES)
def test_queries_do_not_grow_with_the_page(harbour, client, store, scripts, django_assert_max_num_queries, path):
    from dataclasses import replace

    for number in range(9102, 9108):
        store(replace(scripts["en"], symbol=f"A/RES/79/{number}", digest=f"d{number}"))
    with django_assert_max_num_queries(QUERIES[path]):
        assert client.get(path).status_code == 200


def test_the_resolution_page_shows_the_document_and_what_is_asked(harbour, client):
    text = client.get("/A/RES/79/9101").content.decode()
    for anchor in ("pp1", "pp2", "op1", "op2", "op3", "op1-c1", "op1-c2"):
        assert f'id="{anchor}"' in text
    assert '<em class="phrase act-encourage">Encourages</em>' in text
    assert re.search(r'<a class="cited" href="/A/RES/77/9100" title="A/RES/77/9100">77/9100</a>', text)
    assert 'id="op1-note-1"' in text
    assert 'id="note-1"' in text
    assert 'href="/parties/secretary-general"' in text
    assert f'href="/mandates/{key_of("op3-c1")}"' in text


def test_words_that_look_like_markup_are_words(store, scripts, client):
    op = replace(scripts["earlier"].ops[0], text="Calls upon <script>alert(1)</script> & all to rest.")
    store(replace(scripts["earlier"], title="<b>Bold</b>", ops=(op,)))
    text = client.get("/A/RES/77/9100").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; all" in text
    assert "<b>Bold" not in text


@pytest.mark.parametrize(
    ("vote", "shown"),
    [
        (Vote("without-vote"), ["Adopted without a vote."]),
        (Vote("vote", Ballot(3), Ballot(2), Ballot(1)), ["By a vote", "<dd>3</dd>", "<dd>2</dd>", "<dd>1</dd>"]),
        (Vote("recorded-vote", Ballot(2, ("XALANDIA", "<QORIA>"))), ["By a recorded vote", "XALANDIA, &lt;QORIA&gt;"]),
    ],
    ids=["none", "counted", "recorded"],
)
def test_the_page_tells_how_a_document_was_adopted(scripts, client, vote, shown):
    resolution, paragraphs = build(scripts["earlier"])
    store_reading(replace(resolution, votes=(vote,)), paragraphs, source=b"earlier", now=NOW, actor="")
    text = re.sub(r"\s*\n\s*", "", client.get("/A/RES/77/9100").content.decode())
    assert all(words in text for words in shown)


SPONSORS = (
    Sponsor("XALANDIA", beside="on behalf of <Ports>"),
    Sponsor("Loria", "additional-sponsor"),
    Sponsor("the Chair", "submitter"),
)


@pytest.mark.parametrize(
    ("tongue", "headings"),
    [
        ("en", ("Sponsors", "Additional sponsors", "Submitted by")),
        ("ar", ("المقدمون", "المقدمون الإضافيون", "مقدم من")),
        ("es", ("Patrocinadores", "Patrocinadores adicionales", "Presentado por")),
        ("fr", ("Auteurs", "Autres auteurs", "Déposé par")),
        ("ru", ("Авторы", "Другие авторы", "Кем представлен")),
        ("zh-hans", ("提案国", "其他提案国", "提交者")),
    ],
)
def test_the_page_tells_who_proposed_a_document(scripts, client, tongue, headings):
    resolution, paragraphs = build(scripts["earlier"])
    proposed = replace(resolution, sponsors=SPONSORS, votes=(Vote("without-vote"),))
    store_reading(proposed, paragraphs, source=b"earlier", now=NOW, actor="")
    Party.objects.update_or_create(id="state:XAA", defaults={"kind": "state"})
    client.cookies["comity_language"] = tongue
    text = client.get("/A/RES/77/9100").content.decode()
    assert all(f"<dt>{heading}</dt>" in text for heading in headings)
    assert re.search(r'<a href="/parties/state:XAA" title="XALANDIA">[^<]+</a> \(on behalf of &lt;Ports&gt;\)', text)
    assert "<bdi>Loria</bdi>" in text


def test_many_sponsors_are_folded_up_and_stand_alone_where_nothing_tells_of_the_vote(scripts, client):
    resolution, paragraphs = build(scripts["earlier"])
    many = tuple(Sponsor(f"Land {number}") for number in range(7))
    store_reading(replace(resolution, sponsors=many), paragraphs, source=b"earlier", now=NOW, actor="")
    text = client.get("/A/RES/77/9100").content.decode()
    assert "<summary>7</summary>" in text
    assert "Who proposed it" in text
    assert "How it was adopted" not in text


def test_what_the_text_does_not_print_says_where_it_is_told(scripts, client):
    resolution, paragraphs = build(scripts["earlier"])
    told = replace(
        resolution,
        sponsors=(Sponsor("Loria", told_by="record"), Sponsor("Dorvik", "submitter", told_by="masthead")),
        votes=(Vote("without-vote", told_by="metadata"),),
    )
    store_reading(told, paragraphs, source=b"earlier", now=NOW, actor="")
    text = client.get("/A/RES/77/9100").content.decode()
    assert text.count("told by the record of a catalogue") == 1
    assert text.count("told by the metadata of the file") == 1


def test_a_document_that_does_not_tell_how_it_was_adopted_has_no_such_part(harbour, client):
    text = client.get("/A/RES/77/9100").content.decode()
    assert "How it was adopted" not in text
    assert "Who proposed it" not in text


def test_an_address_in_another_case_leads_to_the_permalink(harbour, client):
    response = client.get("/A/res/79/9101")
    assert (response.status_code, response.headers["Location"]) == (302, "/A/RES/79/9101")


def test_a_resolution_says_which_others_cite_it(harbour, client):
    text = client.get("/A/RES/77/9100").content.decode()
    assert "Cited by" in text
    assert 'href="/A/RES/79/9101"' in text


def test_samples_are_marked_as_samples(store, scripts, client):
    store(scripts["en"], is_sample=True)
    for path in ("/", "/resolutions", "/A/RES/79/9101", "/mandates", f"/mandates/{key_of('op3-c1')}"):
        assert "sample" in client.get(path).content.decode().lower().replace("samples", "")
    assert "This document is fictitious" in client.get("/A/RES/79/9101").content.decode()


def test_real_documents_are_not(harbour, client):
    assert "fictitious" not in client.get("/A/RES/79/9101").content.decode()


def test_the_page_of_a_mandate_shows_every_language(harbour, client):
    response = client.get(f"/mandates/{key_of('op2-c1')}")
    text = response.content.decode()
    assert response.status_code == 200
    for words in ("鼓励妇女署", "Encourages UN-Women", "تشجع هيئة"):
        assert words in text
    assert "The languages disagree" in text


def test_the_address_of_a_withdrawn_mandate_still_answers(store, scripts, client):
    from dataclasses import replace

    store(scripts["en"])
    key = key_of("op3-c1")
    store(replace(scripts["en"], version="t2", ops=scripts["en"].ops[:2]))
    response = client.get(f"/mandates/{key}")
    assert response.status_code == 410
    assert "This mandate has been withdrawn" in response.content.decode()
    assert "Requests the Secretary-General" in response.content.decode()
    assert key not in client.get("/mandates").content.decode()


def test_a_party_s_page_shows_all_that_is_asked_of_it(harbour, client):
    text = client.get("/parties/secretary-general").content.decode()
    assert "Requests the Secretary-General to report" in text
    assert "session 82" in text
    assert "Encourages UN-Women" not in text
    assert "Encourages UN-Women" in client.get("/parties/union-of-harbour-pilots?role=with").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/A/RES/1/1",
        "/mandates/m_nothing",
        "/parties/nobody",
        "/nowhere",
        "/A/RES/1/1.json",
        "/A/RES/1/1/source",
        "/a/res/79/9101",
    ],
)
def test_what_is_not_here_is_a_404_in_the_same_dress(db, client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "site-head" in response.content.decode()


def test_forms_from_elsewhere_are_refused(db, people):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/sign-in", {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "This form has expired." in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/mandates", "/A/RES/79/9101"])
def test_pages_are_only_read(harbour, client, path):
    assert client.post(path).status_code == 405


def test_a_failure_is_a_500_in_the_same_dress(db, monkeypatch):
    def fail(*arguments, **named):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("comity_web.registry.selectors.figures", fail)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "Something went wrong on our side." in response.content.decode()
    assert "a fault of ours" not in response.content.decode()


HEADERS = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/", "/A/RES/79/9101", "/nowhere", "/sign-in", "/A/RES/79/9101/source"])
@pytest.mark.parametrize("header", HEADERS)
def test_headers_of_every_answer(harbour, client, path, header):
    assert HEADERS[header] in client.get(path).headers[header]


@pytest.mark.parametrize("path", PUBLIC)
def test_no_page_holds_what_the_policy_forbids(harbour, client, path):
    response = client.get(path)
    if "html" not in response.headers["Content-Type"]:
        return
    text = response.content.decode()
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|(?:src|href)=\"(?:https?:)?//", text)


def test_pages_are_small(harbour, client):
    for path in PUBLIC:
        response = client.get(path, HTTP_ACCEPT_ENCODING="gzip")
        assert len(response.content) < 100_000, path


def test_the_source_is_given_back_byte_for_byte(harbour, client, scripts):
    response = client.get("/A/RES/79/9101/source?content=zh")
    assert response.content == f"{scripts['zh']}".encode()
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_downloads_in_our_own_format(harbour, client):
    response = client.get("/A/RES/79/9101.json?content=zh")
    reading = Reading.objects.get(expression__work__full_symbol="A/RES/79/9101", expression__language="zh")
    assert json.loads(response.content) == reading.document
    assert response.headers["Content-Disposition"] == 'attachment; filename="A_RES_79_9101_zh.json"'


@pytest.mark.parametrize("ending", ["xml", "txt", "html"])
def test_downloads_in_other_formats(harbour, client, ending):
    response = client.get(f"/A/RES/79/9101.{ending}")
    assert response.status_code == 200
    assert "to train keepers every year" in response.content.decode()
    assert "attachment" in response.headers["Content-Disposition"]


def test_what_is_asked_of_a_party_stands_by_process(samples, client):
    text = client.get("/parties/ipu?by=process").content.decode()
    asked = client.get("/parties/ipu").content.decode()
    mandates = set(re.findall(r'href="(/mandates/m_\w+)"', asked))
    assert mandates
    assert mandates == set(re.findall(r'href="(/mandates/m_\w+)"', text))
    named = {process.title.to("en") for process in all_processes().values()}
    heads = re.findall(r"<h3>([^<]+)</h3>", text)
    assert named.intersection(heads)
    assert heads == sorted(set(heads), key=heads.index)
