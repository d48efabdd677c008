import pytest

from comity.akn.uri import Address, expression_uri, parse_uri, work_uri
from comity.model.errors import LanguageError

DELIBERATION = "/akn/un/statement/deliberation"
WORKS = {
    "Assembly": ("A/RES/99/401", "2044-12-20", f"{DELIBERATION}/unga/2044-12-20/99-401/"),
    "part": ("A/RES/99/244B", "2044-12-20", f"{DELIBERATION}/unga/2044-12-20/99-244B/"),
    "parts": ("A/RES/99/402A-B", "2044-12-20", f"{DELIBERATION}/unga/2044-12-20/99-402A-B/"),
    "emergency special session": ("A/RES/ES-17/1", "2044-03-02", f"{DELIBERATION}/unga/2044-03-02/ES-17-1/"),
    "special session": ("A/RES/S-39/1", "2044-06-02", f"{DELIBERATION}/unga/2044-06-02/S-39-1/"),
    "Roman session": ("A/RES/2625(XXV)", "1970-10-24", f"{DELIBERATION}/unga/1970-10-24/2625-XXV/"),
    "Roman session, part": ("A/RES/2603A(XXIV)", "1969-12-16", f"{DELIBERATION}/unga/1969-12-16/2603A-XXIV/"),
    "Council": ("S/RES/2561(2021)", "2021-01-29", f"{DELIBERATION}/unsc/2021-01-29/2561-2021/"),
    "no date": ("A/RES/99/401", "", f"{DELIBERATION}/unga/0001-01-01/99-401/"),
    "report": ("A/99/780", "2044-05-01", "/akn/un/doc/unga/2044-05-01/A~99~780/"),
    "another body": ("E/2044/5", "2044-05-01", "/akn/un/doc/un/2044-05-01/E~2044~5/"),
}


@pytest.mark.parametrize(("symbol", "date", "uri"), WORKS.values(), ids=WORKS.keys())
def test_works_there_and_back(symbol: str, date: str, uri: str) -> None:
    assert work_uri(symbol, date) == uri
    assert parse_uri(uri) == Address(symbol, date)
    assert parse_uri(uri.rstrip("/")) == Address(symbol, date)


@pytest.mark.parametrize(
    ("code", "frbr"), [("ar", "ara"), ("en", "eng"), ("es", "spa"), ("fr", "fra"), ("ru", "rus"), ("zh", "zho")]
)
def test_expressions_there_and_back(code: str, frbr: str) -> None:
    uri = expression_uri("A/RES/99/401", "2044-12-20", code)
    assert uri == f"{DELIBERATION}/unga/2044-12-20/99-401/{frbr}@/"
    assert parse_uri(uri) == Address("A/RES/99/401", "2044-12-20", code)


def test_symbols_as_printed_have_the_same_address() -> None:
    assert work_uri("A/RES/99/402 A-B", "2044-12-20") == work_uri("A/RES/99/402A-B", "2044-12-20")
    assert work_uri("S/RES/2561 (2021)", "2021-01-29") == work_uri("S/RES/2561(2021)", "2021-01-29")


@pytest.mark.parametrize("tail", ["eng@!main/", "eng@/!main.xml", "eng@.xml", "eng@!main/annex"])
def test_files_and_components_name_their_expression(tail: str) -> None:
    assert parse_uri(f"{DELIBERATION}/unga/2044-12-20/99-401/{tail}") == Address("A/RES/99/401", "2044-12-20", "en")


@pytest.mark.parametrize("uri", ["", "/akn/za/act/2044/5", f"{DELIBERATION}/unga/99-401/", f"{DELIBERATION}/unga/"])
def test_what_is_no_address_of_the_un(uri: str) -> None:
    assert parse_uri(uri) is None


def test_an_unknown_language_has_no_expression() -> None:
    with pytest.raises(LanguageError):
        expression_uri("A/RES/99/401", "", "de")
