"""Drafts print who proposes them above their title, over one line or many: a line of the masthead in six languages."""

import pytest

import comity
from comity.model.resolution import BlockKind, Resolution, Sponsor

HEADS = {
    "en": "Agenda item 9\nFishing nets",
    "fr": "Point 9 de l’ordre du jour\nFilets de pêche",
    "es": "Tema 9 del programa\nRedes de pesca",
    "ru": "Пункт 9 повестки дня\nРыболовные сети",
    "ar": "البند 9 من جدول الأعمال\nشباك الصيد",
    "zh": "议程项目9\n渔网",
}
TEXTS = {
    "en": "Nets of imagined seas\n\nThe General Assembly,\nRecalling its resolution 60/901,\n"
    "1. Requests the Secretary-General to report;\n2. Decides to remain seized of the matter.\n",
    "fr": "Filets des mers imaginées\n\nL’Assemblée générale,\nRappelant sa résolution 60/901,\n"
    "1. Prie le Secrétaire général de faire rapport ;\n2. Décide de rester saisie de la question.\n",
    "es": "Redes de mares imaginados\n\nLa Asamblea General,\nRecordando su resolución 60/901,\n"
    "1. Solicita al Secretario General que informe;\n2. Decide seguir ocupándose de la cuestión.\n",
    "ru": "Сети вымышленных морей\n\nГенеральная Ассамблея,\nссылаясь на свою резолюцию 60/901,\n"
    "1. просит Генерального секретаря представить доклад;\n2. постановляет продолжать заниматься вопросом.\n",
    "ar": "شباك البحار المتخيلة\n\nإن الجمعية العامة،\nإذ تشير إلى قرارها 60/901،\n"
    "1 - تطلب إلى الأمين العام أن يقدم تقريرا؛\n2 - تقرر أن تبقي المسألة قيد نظرها.\n",
    "zh": "想象海洋的渔网\n\n大会，\n回顾其第60/901号决议，\n1. 请秘书长提出报告；\n2. 决定继续处理此案。\n",
}


def read(language: str, line: str, below: str = "") -> Resolution:
    text = f"A/80/L.978\n\n{HEADS[language]}\n\n{line}\n\n{TEXTS[language]}\n{below}"
    return comity.read(text.encode(), name="draft.txt", language=language)


LISTS = {
    "en": ("Brennovia, Dorvik and\nXalandia: draft resolution", ["Brennovia", "Dorvik", "Xalandia"]),
    "en-parted": (
        "Xalandia, United Kingdom of Great Britain\nand Northern Ireland and Dorvik: draft\nresolution",
        ["Xalandia", "United Kingdom of Great Britain and Northern Ireland", "Dorvik"],
    ),
    "en-within-a-name": (
        "Brennovia, Venezuela (Bolivarian\nRepublic of), Xalandia: revised draft decision",
        ["Brennovia", "Venezuela (Bolivarian Republic of)", "Xalandia"],
    ),
    "en-starred": ("Brennovia,* Dorvik and Xalandia:* draft resolution", ["Brennovia", "Dorvik", "Xalandia"]),
    "en-amendment": ("Dorvik, Xalandia:\namendment to draft resolution A/80/L.977", ["Dorvik", "Xalandia"]),
    "fr": ("Brennovie, Dorvik\net Xalandie :\nprojet de résolution révisé", ["Brennovie", "Dorvik", "Xalandie"]),
    "fr-amendment": (
        "Brennovie et Xalandie : amendement au projet de résolution A/80/L.977",
        ["Brennovie", "Xalandie"],
    ),
    "es": ("Brenovia, Dorvik\ny Xalandia: proyecto de resolución", ["Brenovia", "Dorvik", "Xalandia"]),
    "es-amendment": ("Brenovia y Xalandia: enmienda al proyecto de resolución A/80/L.977", ["Brenovia", "Xalandia"]),
    "ru": ("Бренновия, Дорвик\nи Ксаландия: проект резолюции", ["Бренновия", "Дорвик", "Ксаландия"]),
    "ru-amendment": ("Бренновия и Ксаландия: поправка к проекту резолюции A/80/L.977", ["Бренновия", "Ксаландия"]),
    "ar": ("برينوفيا، ودورفيك،\nوزالانديا: مشروع قرار منقح", ["برينوفيا", "دورفيك", "زالانديا"]),
    "ar-amendment": ("برينوفيا وزالانديا: تعديل لمشروع القرار A/80/L.977", ["برينوفيا", "زالانديا"]),
    "zh": ("布伦诺维亚、多尔维克\n和萨兰迪亚：决议草案", ["布伦诺维亚", "多尔维克", "萨兰迪亚"]),
    "zh-amendment": ("布伦诺维亚和萨兰迪亚：对决议草案A/80/L.977的修正案", ["布伦诺维亚", "萨兰迪亚"]),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_of_sponsors_is_a_line_of_the_masthead(case: str) -> None:
    language, (line, names) = case[:2], LISTS[case]
    found = read(language, line)
    assert [(one.name, one.role) for one in found.sponsors] == [(name, "sponsor") for name in names]
    assert found.masthead.title == TEXTS[language].split("\n")[0]
    assert list(found.masthead.agenda_names) == HEADS[language].split("\n")[1:]
    assert "".join(found.masthead.cover_title.split()) == "".join(line.split())
    assert [block.kind.value for block in found.blocks] == ["formula", "preambular", "operative", "operative"]
    assert [doubt.code for doubt in found.doubts] == ["no-adoption-date"]


SUBMITTED = {
    "en": (
        "Draft resolution submitted by the President of the General Assembly",
        "the President of the General Assembly",
    ),
    "fr": ("Projet de résolution déposé par la Présidence du Comité", "la Présidence du Comité"),
    "es": ("Proyecto de resolución presentado por la Presidencia", "la Presidencia"),
    "ru": ("Проект резолюции, представленный Председателем Комитета", "Председателем Комитета"),
    "ar": ("مشروع قرار مقدم من رئيس الجمعية العامة", "رئيس الجمعية العامة"),
    "zh": ("大会主席提出的决议草案", "大会主席"),
}


@pytest.mark.parametrize("language", SUBMITTED)
def test_who_submitted_a_draft_for_others(language: str) -> None:
    line, name = SUBMITTED[language]
    found = read(language, line)
    assert found.sponsors == (Sponsor(name, "submitter"),)
    assert (found.masthead.cover_title, found.masthead.title) == (line, TEXTS[language].split("\n")[0])


def test_the_line_of_who_submitted_it_runs_on() -> None:
    found = read(
        "en", "Draft resolution submitted by the Chair of the Committee on\nthe basis of informal consultations"
    )
    assert found.sponsors == (
        Sponsor("the Chair of the Committee", "submitter", "on the basis of informal consultations"),
    )
    assert found.masthead.title == "Nets of imagined seas"


def test_a_star_says_for_whom_a_state_speaks() -> None:
    note = "* On behalf of the States Members of the United Nations that are\nmembers of the Group of Ports.\n"
    (found,) = read("en", "Xalandia:* draft resolution", note).sponsors
    group = "on behalf of the States Members of the United Nations that are members of the Group of Ports"
    assert found == Sponsor("Xalandia", beside=group)
    two = read("en", "Xalandia* and Dorvik: draft resolution", note).sponsors
    assert [one.beside for one in two] == [group, ""]
    council = "* State not a member of the Human Rights Council.\n"
    assert read("en", "Xalandia:* draft resolution", council).sponsors == (Sponsor("Xalandia"),)


NOTES = {
    "en": ("Xalandia,* Dorvik: draft resolution", "State not a member of the Human Rights Council."),
    "fr": ("Xalandie*, Dorvik : projet de résolution", "État non membre du Conseil des droits de l’homme."),
    "es": ("Xalandia*, Dorvik: proyecto de resolución", "Estado no miembro del Consejo de Derechos Humanos."),
    "ru": ("Ксаландия*, Дорвик: проект резолюции", "Государство, не являющееся членом Совета по правам человека."),
    "ar": ("زالانديا*، دورفيك: مشروع قرار", "دولة غير عضو في مجلس حقوق الإنسان."),
    "zh": ("萨兰迪亚*、多尔维克：决议草案", "非人权理事会成员国。"),
}


@pytest.mark.parametrize("language", NOTES)
def test_a_note_to_a_name_is_lifted_out_of_the_paragraph_that_it_stands_in(language: str) -> None:
    line, note = NOTES[language]
    lines = TEXTS[language].split("\n")
    title, formula, recalling = lines[0], lines[2], lines[3]
    cut = len(recalling) // 2
    text = (
        f"A/80/L.978\n{HEADS[language]}\n{line}\n{title}\n{formula}\n{recalling[:cut]}\n* {note}\n{recalling[cut:]}\n"
    )
    found = comity.read((text + "\n".join(lines[4:])).encode(), name="draft.txt", language=language)
    assert [(one.marker, one.text) for one in found.footnotes_unplaced] == [("*", note)]
    (place,) = [one.span for one in found.footnotes_unplaced]
    assert (text + "\n".join(lines[4:]))[place.start : place.end] == note
    (preambular,) = found.of_kind(BlockKind.PREAMBULAR)
    assert "".join(preambular.text.split()) == "".join(recalling.split())
    assert "footnote-unplaced" not in {doubt.code for doubt in found.doubts}


def test_a_line_with_a_star_that_no_name_has_is_text() -> None:
    line = "* On behalf of the members, fishers are paid."
    found = read("en", "Xalandia: draft resolution", f"{line}\n")
    assert found.footnotes_unplaced == ()
    assert any(line[2:] in block.text for block in found.blocks)


def test_a_name_that_is_no_states_is_a_doubt() -> None:
    found = read("en", "Xalandia, Loria,\nQoria: draft resolution")
    assert [one.name for one in found.sponsors] == ["Xalandia", "Loria", "Qoria"]
    (doubt,) = [doubt for doubt in found.doubts if doubt.code == "sponsors-unsure"]
    assert dict(doubt.facts) == {"name": "Loria"}


def test_a_draft_that_names_nobody_and_a_resolution_have_no_sponsors() -> None:
    assert read("en", "Draft resolution").sponsors == ()
    text = f"60/901. {TEXTS['en']}"
    assert comity.read(text.encode(), name="resolution.txt").sponsors == ()


def test_a_number_to_come_is_no_part_of_the_title() -> None:
    text = (
        "A/HRC/60/L.9\nXalandia:* draft resolution\n60/… Nets of imagined seas\nThe Human Rights Council,\nRecalling,\n"
    )
    found = comity.read(text.encode(), name="draft.txt", language="en")
    assert found.masthead.title == "Nets of imagined seas"
    assert found.of_kind(BlockKind.FORMULA)[0].text == "The Human Rights Council,"


def test_the_places_of_what_follows_are_kept() -> None:
    line = "Brennovia, Dorvik and\nXalandia: draft resolution"
    text = f"A/80/L.978\n\n{HEADS['en']}\n\n{line}\n\n{TEXTS['en']}"
    found = comity.read(text.encode(), name="draft.txt", language="en")
    span = found.masthead.title_span
    assert text[span.start : span.end] == "Nets of imagined seas"
    first = found.blocks[0]
    assert text[first.span.source_of(0) :].startswith(first.text)


@pytest.mark.parametrize("language", NOTES)
def test_a_note_without_its_stop_takes_no_paragraph_along(language: str) -> None:
    line, note = NOTES[language]
    lines = TEXTS[language].split("\n")
    for printed in (note.rstrip(".。"), "On behalf of the Group of Ports"):
        text = "\n".join([lines[0], *lines[2:4], f"* {printed}", *lines[4:]])
        found = comity.read(f"A/80/L.978\n{HEADS[language]}\n{line}\n{text}".encode(), language=language)
        assert [block.number[:1] for block in found.of_kind(BlockKind.OPERATIVE)] == ["1", "2"]


def test_a_title_that_begins_with_a_small_letter_is_no_part_of_the_line() -> None:
    text = TEXTS["en"].replace("Nets of", "eNets of")
    line = "Draft resolution submitted by the Chair of the Committee"
    found = comity.read(f"A/80/L.978\n{HEADS['en']}\n{line}\n{text}".encode(), language="en")
    assert (found.masthead.title, found.sponsors) == (
        "eNets of imagined seas",
        (Sponsor("the Chair of the Committee", "submitter"),),
    )


@pytest.mark.parametrize("case", LISTS)
def test_each_sponsor_has_its_place_in_the_masthead(case: str) -> None:
    language, (line, names) = case[:2], LISTS[case]
    text = f"A/80/L.978\n\n{HEADS[language]}\n\n{line}\n\n{TEXTS[language]}\n"
    found = comity.read(text.encode(), name="draft.txt", language=language).sponsors
    printed = [" ".join(text[one.span.start : one.span.end].split()) for one in found]
    assert (printed, {one.told_by for one in found}) == (names, {"masthead"})


def test_who_told_of_a_sponsor_is_kept_in_json_and_in_xml() -> None:
    once = read("en", "Brennovia,* Dorvik: draft resolution")
    kept = comity.read(comity.write(once, "json"))
    assert [(one.told_by, one.span) for one in kept.sponsors] == [(one.told_by, one.span) for one in once.sponsors]
    marked = comity.read(comity.write(kept, "akn"))
    assert [one.told_by for one in marked.sponsors] == ["masthead", "masthead"]
    assert [one.span.path[-19:] for one in marked.sponsors] == ["workflow[1]/step[1]", "workflow[1]/step[2]"]
    assert comity.write(comity.read(comity.write(marked, "json")), "json") == comity.write(marked, "json")
