"""Who proposed a document, in lists and phrases of six languages; which of the names are States."""

import pytest

from comity.bodies.sponsors import read_draft_line, read_list, read_one, resolve_state
from comity.languages.loader import CODES, read_table
from comity.model.resolution import Sponsor

GROUP = "on behalf of the States Members of the United Nations that are members of the Group of 77 and China"


def test_every_language_has_the_same_keys() -> None:
    keys = {code: set(read_table("sponsors", code)) for code in CODES}
    assert len(set(map(frozenset, keys.values()))) == 1


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("en", "Xalandia: draft resolution", ["Xalandia"]),
        ("en", "Brennovia, Corvania and Xalandia: revised draft resolution", ["Brennovia", "Corvania", "Xalandia"]),
        ("en", "Bosnia and Herzegovina: draft decision", ["Bosnia and Herzegovina"]),
        (
            "en",
            "Xalandia, Dorvik and Trinidad and Tobago: draft resolution",
            ["Xalandia", "Dorvik", "Trinidad and Tobago"],
        ),
        ("en", "Antigua and Barbuda and Xalandia: draft resolution", ["Antigua and Barbuda", "Xalandia"]),
        ("en", "Brennovia,* Corvania* and Xalandia:† draft resolution", ["Brennovia", "Corvania", "Xalandia"]),
        ("en", "Loria and Qoria: amendment to draft resolution A/80/L.978", ["Loria", "Qoria"]),
        ("fr", "Brennovie, Corvanie* et Xalandie : projet de résolution", ["Brennovie", "Corvanie", "Xalandie"]),
        ("es", "Brenovia, Corvania y Xalandia: proyecto de resolución", ["Brenovia", "Corvania", "Xalandia"]),
        (
            "ru",
            "Бренновия, Босния и Герцеговина и Ксаландия: проект резолюции",
            ["Бренновия", "Босния и Герцеговина", "Ксаландия"],
        ),
        ("ar", "برينوفيا وزالانديا: مشروع قرار", ["برينوفيا", "زالانديا"]),
        (
            "ar",
            "برينوفيا، وزالانديا، وولايات ميكرونيزيا الموحدة: مشروع قرار",
            ["برينوفيا", "زالانديا", "ولايات ميكرونيزيا الموحدة"],
        ),
        (
            "zh",
            "布伦诺维亚*、特立尼达和多巴哥和萨兰迪亚：决议草案",
            ["布伦诺维亚", "特立尼达和多巴哥", "萨兰迪亚"],
        ),
    ],
)
def test_the_list_before_a_draft(language: str, line: str, names: list[str]) -> None:
    assert [sponsor.name for sponsor in read_draft_line(line, language)] == names
    assert {sponsor.role for sponsor in read_draft_line(line, language)} == {"sponsor"}


@pytest.mark.parametrize(
    ("language", "line", "sponsor"),
    [
        (
            "en",
            "Draft resolution submitted by the Chair of the Committee following informal consultations",
            Sponsor("the Chair of the Committee", "submitter", "following informal consultations"),
        ),
        (
            "fr",
            "Projet de résolution déposé par le Président de l’Assemblée générale",
            Sponsor("le Président de l’Assemblée générale", "submitter"),
        ),
        (
            "es",
            "Proyecto de resolución presentado por la Presidencia de la Comisión sobre la base de consultas oficiosas",
            Sponsor("la Presidencia de la Comisión", "submitter", "sobre la base de consultas oficiosas"),
        ),
        (
            "ru",
            "Проект резолюции, представленный Председателем Комитета по итогам неофициальных консультаций",
            Sponsor("Председателем Комитета", "submitter", "по итогам неофициальных консультаций"),
        ),
        ("ar", "مشروع قرار مقدم من رئيس الجمعية العامة", Sponsor("رئيس الجمعية العامة", "submitter")),
        ("zh", "委员会主席在非正式协商后提出的决议草案", Sponsor("委员会主席", "submitter", "在非正式协商后")),
    ],
)
def test_who_submitted_a_draft(language: str, line: str, sponsor: Sponsor) -> None:
    assert read_draft_line(line, language) == (sponsor,)


def test_a_draft_that_names_nobody() -> None:
    assert read_draft_line("Draft resolution", "en") == ()
    assert read_list(" , ", "en") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"Xalandia (on behalf of the Group of Ports), Guyana ({GROUP}) and Dorvik",
            (
                Sponsor("Xalandia", beside="on behalf of the Group of Ports"),
                Sponsor("Guyana", beside=GROUP),
                Sponsor("Dorvik"),
            ),
        ),
        (
            f"Xalandia, {GROUP}, Iran (Islamic Republic of), and Dorvik",
            (Sponsor("Xalandia", beside=GROUP), Sponsor("Iran (Islamic Republic of)"), Sponsor("Dorvik")),
        ),
        (
            "introduced in the Committee by the representative of Xalandia on behalf of the Bureau",
            (Sponsor("the representative of Xalandia", "introducer", "on behalf of the Bureau"),),
        ),
        (
            "on the basis of the report of the Credentials Committee",
            (Sponsor("the report of the Credentials Committee", "basis"),),
        ),
    ],
)
def test_what_is_said_beside_a_name(text: str, found: tuple[Sponsor, ...]) -> None:
    assert read_list(text, "en") == found


@pytest.mark.parametrize(
    ("entry", "sponsor"),
    [
        (" XALANDIA ", Sponsor("XALANDIA")),
        ("TRINIDAD AND TOBAGO", Sponsor("TRINIDAD AND TOBAGO")),
        ("LORIA AND QORIA", Sponsor("LORIA AND QORIA")),
        ("XALANDIA, ON BEHALF OF THE GROUP OF PORTS", Sponsor("XALANDIA", beside="ON BEHALF OF THE GROUP OF PORTS")),
        ("SUBMITTED BY THE CHAIR", Sponsor("THE CHAIR", "submitter")),
        (" - ", None),
    ],
)
def test_an_entry_of_a_catalogue(entry: str, sponsor: Sponsor | None) -> None:
    assert read_one(entry, "en") == sponsor


@pytest.mark.parametrize(
    ("name", "language", "state"),
    [
        ("XALANDIA", "en", "state:XAA"),
        ("Xalandie", "fr", "state:XAA"),
        ("CÔTE D'IVOIRE", "en", "state:CIV"),
        ("COTE D’IVOIRE", "en", "state:CIV"),
        ("LAO PEOPLE'S DEMOCRATIC REPUBLIC", "en", "state:LAO"),
        ("Loria", "en", None),
        ("the Secretary-General", "en", None),
    ],
)
def test_a_state_by_its_whole_name(name: str, language: str, state: str | None) -> None:
    assert resolve_state(name, language) == state


@pytest.mark.parametrize("piece", ["Xalandia and ", "(", "a, ", "(on behalf of ", "and "])
def test_a_hostile_list_is_given_up_at_once(piece: str) -> None:
    assert len(read_list(piece * 1000, "en")) <= 1001
    assert len(read_list(piece * 100_000, "en")) <= 1
    assert len(read_draft_line(f"{piece * 100_000}提出", "zh")) <= 1
