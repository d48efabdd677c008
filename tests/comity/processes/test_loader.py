"""A process file that does not hold together is refused, with its line and the reason."""

from datetime import date
from pathlib import Path

import pytest

from comity.processes import ProcessFileError, all_processes, find_process, parse_process, read_process, schedule

FIFTH = Path(__file__).with_name("fifth.toml")
GOOD = FIFTH.read_text(encoding="utf-8")


def line_of(words: str, text: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_fifth_process_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "budget.toml").write_text(GOOD, encoding="utf-8")
    process = find_process("budget-consultation", [tmp_path])
    assert len(all_processes([tmp_path])) == len(all_processes()) + 1
    assert process.title.to("zh") == "预算磋商"
    assert process.role("parliament").name.to("ru") == "Парламент"
    assert [one.due for one in schedule(process, date(2028, 4, 30))] == [date(2028, 2, 29), date(2028, 3, 28)]


SENT = 'id = "sent"\n'
ANSWERED = 'id = "answered"\n'
WRONG = {
    "unknown key": (SENT, SENT + 'colour = "red"\n', "colour", "unknown key 'colour'"),
    "unknown key in a matcher": ('subjects = ["budget"]', 'symbol = "A/RES/66/261"', "symbol", "unknown key 'symbol'"),
    "unknown stage": ('after = "sent"', 'after = "posted"', 'after = "posted"', "unknown stage 'posted' in 'after'"),
    "cycle": (
        SENT,
        SENT + 'after = "answered"\n',
        'after = "answered"',
        "cycle: the dates of sent -> answered -> sent",
    ),
    "cycle of one": ('after = "sent"', 'after = "answered"', 'after = "answered"', "cycle: the dates of answered"),
    "missing translation": ('ru = "Бюджетные консультации", ', "", "title =", "missing translation of 'title': ru"),
    "missing in a table": ('fr = "Jour du vote"\n', "", "[anchor]", "missing translation of 'anchor': fr"),
    "no text at all": ('ru = "День голосования"', 'ru = ""', 'ru = ""', "into 'ru' must be a text"),
    "missing for a subject": (
        'zh = ["预算"]\n',
        "",
        "[subjects.budget]",
        "missing translation of the subject 'budget': zh",
    ),
    "unknown language": ('ru = "День голосования"', 'ru = "День"\nde = "Tag"', "de =", "unknown language 'de'"),
    "offset in fortnights": ("{ weeks = 4 }", "{ fortnights = 2 }", "fortnights", "bad offset 'offset': unknown unit"),
    "offset of a text": ("{ weeks = 4 }", '"4 weeks"', "4 weeks", "bad offset 'offset': write it as"),
    "offset of a half": ("{ weeks = 4 }", "{ weeks = 0.5 }", "0.5", "weeks must be a whole number"),
    "offset both ways": ("{ weeks = 4 }", "{ weeks = 4, days = -1 }", "days = -1", "partly before and partly after"),
    "offset of ages": ("{ weeks = 4 }", "{ years = 4000 }", "4000", "more than 100 years"),
    "duplicate id": (ANSWERED, SENT, 'id = "sent"', "duplicate id 'sent'"),
    "unknown role": ('owed_by = ["treasury"]', 'owed_by = ["king"]', "king", "unknown role 'king'"),
    "nobody owes it": ('owed_by = ["treasury"]\n', "", "[[stages]]", "'owed_by' is missing"),
    "unknown act class": ('subjects = ["budget"]', 'acts = ["beg"]\nreport = true', "beg", "unknown act class 'beg'"),
    "act that asks nobody": ('subjects = ["budget"]', 'acts = ["welcome"]\nreport = true', "welcome", "asks nobody"),
    "acts alone": (
        'addressees = ["parliaments"]\nsubjects = ["budget"]',
        'acts = ["urge"]',
        "[[stages.answers]]",
        "acts alone",
    ),
    "unknown body": ('["parliaments"]', '["elves"]', "elves", "unknown body 'elves'"),
    "unknown subject": ('subjects = ["budget"]', 'subjects = ["weather"]', "weather", "unknown subject 'weather'"),
    "unknown document": ('document = "plan"', 'document = "scroll"', "scroll", "unknown document 'scroll'"),
    "unknown evidence": ('"act-of-parliament"', '"hearsay"', "hearsay", "unknown kind of evidence 'hearsay'"),
    "unknown field": ('["economic-and-social-development"]', '["weather"]', "weather", "unknown field of cooperation"),
    "unknown kind of party": ('kinds = ["government"]', 'kinds = ["guild"]', "guild", "unknown kind of party 'guild'"),
    "nobody can hold a role": ('kinds = ["government"]\n', "", "[roles.treasury]", "who can hold it?"),
    "unknown format": ("comity-process/1", "comity-process/9", "comity-process/9", "unknown format"),
    "id with blanks": ('id = "budget-consultation"', 'id = "Budget talk"', "Budget talk", "lower-case words"),
    "not TOML": ('id = "budget-consultation"', "id = budget", "id = budget", "is not TOML"),
    "key given twice": (SENT, SENT + SENT, None, "is not TOML"),
    "stages that are no tables": (GOOD[GOOD.index("[[stages]]") :], "", None, "a process has stages"),
    "usual that is a word": ("usual = true", 'usual = "yes"', "usual", "'usual' must be true or false"),
    "a stage of no days": ("usual = true", "lasts = 0", "lasts", "'lasts' must be a whole number, 1 or more"),
    "a lead that looks ahead": ("usual = true", "lead = { weeks = -1 }", "lead", "is not negative"),
}


@pytest.mark.parametrize(("old", "new", "place", "reason"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_refused(old: str, new: str, place: str | None, reason: str) -> None:
    assert GOOD.count(old) >= 1
    text = GOOD.replace(old, new, 1)
    with pytest.raises(ProcessFileError) as refused:
        parse_process(text, file="wrong.toml")
    faults = [fault for fault in refused.value.faults if reason in fault.reason]
    assert len(faults) == 1, str(refused.value)
    assert f"wrong.toml:{faults[0].line}: " in str(refused.value)
    if place is not None:
        lines = text.splitlines()
        assert place in lines[faults[0].line - 1]


def test_the_second_of_two_equal_ids_is_named() -> None:
    text = GOOD.replace(ANSWERED, SENT)
    with pytest.raises(ProcessFileError) as refused:
        parse_process(text, file="wrong.toml")
    assert refused.value.faults[0].line == text.splitlines().index('id = "sent"', line_of(SENT, text)) + 1


def test_every_fault_is_told_at_once_in_the_order_of_lines() -> None:
    text = GOOD.replace('["treasury"]', '["king"]').replace("{ weeks = 4 }", "{ moons = 1 }").replace("usual", "often")
    with pytest.raises(ProcessFileError) as refused:
        parse_process(text, file="wrong.toml")
    assert [fault.line for fault in refused.value.faults] == sorted(
        line_of(words, text) for words in ("king", "moons", "often")
    )


def test_lines_are_right_behind_long_strings_comments_and_arrays() -> None:
    head = '# a [comment] with "quotes\n\n'
    text = head + GOOD.replace(
        'evidence = ["letter"]', 'evidence = [\n  "letter", # ]\n  "[x]",\n]\ncolour = """\n[a]\n"""'
    )
    with pytest.raises(ProcessFileError) as refused:
        parse_process(text, file="wrong.toml")
    told = {fault.line for fault in refused.value.faults}
    assert told == {line_of("evidence = [\n", text), line_of("colour", text)}


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b'id = "x"\ntitle = "\xff"\n')
    with pytest.raises(ProcessFileError, match=r"bad\.toml:2: is not UTF-8"):
        read_process(bad)
    with pytest.raises(ProcessFileError, match="cannot be opened"):
        read_process(tmp_path / "none.toml")
    with pytest.raises(ProcessFileError, match="is not a folder"):
        all_processes([tmp_path / "none"])


def test_an_id_that_is_taken_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD.replace("budget-consultation", "expertise"), encoding="utf-8")
    with pytest.raises(ProcessFileError, match="duplicate id 'expertise'"):
        all_processes([tmp_path])
