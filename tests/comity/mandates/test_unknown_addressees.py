"""When a clause that names nobody of the registry is a doubt: if it asks somebody, and not if it asks for a deed."""

import pytest
from tests.comity.mandates.test_sentences import read

DEEDS = {
    "a deed": ("en", "Encourages further efforts to restore lighthouses;"),
    "a deed behind an aside": ("en", "Calls, in this context, for dialogue to be enhanced, with a view to reading;"),
    "deeds that are joined": ("en", "Calls for effective measures and targeted repairs to protect readers;"),
    "a deed by its noun": ("en", "Encourages the promotion of lighthouses to attract visitors;"),
    "a deed by its verb": ("en", "Encourages exploring innovative ways to increase the number of readers;"),
    "what is to be done": ("en", "Urges that due consideration continue to be given to lighthouses;"),
    "gifts": ("en", "Invites voluntary contributions to the library in cash, to be administered by its reader;"),
    "French: a deed": ("fr", "Encourage le renforcement de la lecture afin d’attirer des lecteurs ;"),
    "French: what is to be done": ("fr", "Demande que les phares soient rénovés afin d’attirer des lecteurs ;"),
    "Spanish: a deed": ("es", "Alienta los esfuerzos que se están realizando para reparar los faros;"),
    "Spanish: a thing, whatever its noun": ("es", "Alienta los libros que faciliten a los lectores la lectura;"),
    "Russian: a deed": ("ru", "призывает к принятию мер, позволяющих восстановить маяки;"),
    "Russian: only how": ("ru", "призывает как можно скорее завершить восстановление маяков;"),
    "Arabic: a deed": ("ar", "تدعو إلى تقديم تبرعات للمنارة، نقدا وعينا، على أن تدار التبرعات؛"),
}

PARTIES = {
    "a party": ("en", "Encourages the lighthouse keepers to read;"),
    "a party whose name holds a deed": ("en", "Encourages cooperation support providers to open libraries;"),
    "a party that does a deed": ("en", "Encourages the keepers undertaking research to read;"),
    "a party whose deed is asked for": ("en", "Encourages further efforts by the lighthouse keepers to read;"),
    "a party behind another's deed": ("en", "Encourages leisure and development clubs to open;"),
    "a mechanism on something": ("en", "Requests the Global Mechanism on Lighthouses to read;"),
    "a commissioner of something else": ("en", "Requests the Commissioner-General of the Lighthouse to read;"),
    "an office of a State's": ("en", "Requests the Office of the Ombudsman of Xalandia to read;"),
    "who signed what States did not": ("en", "Urges the signatories to the Agreement on Lighthouses to read;"),
    "a party named as a deed is": ("en", "Encourages the opposition to read;"),
    "French: a party named as a deed is": ("fr", "Encourage l’opposition à lire ;"),
    "French: a party named as deeds are": ("fr", "Demande aux mouvements de lecture de lire ;"),
    "Spanish: a party named as a deed is": ("es", "Alienta a la oposición a que lea;"),
    "Russian: a party named as a deed is": ("ru", "призывает ополчение отойти;"),
    "French: a party": ("fr", "Encourage les gardiens de phare à lire ;"),
    "French: men of a calling": ("fr", "Encourage les hommes d’affaires à lire ;"),
    "Spanish: a party": ("es", "Alienta a los guardianes de la promoción de los faros a que lean;"),
    "Russian: a party": ("ru", "призывает хранителей маяков в полной мере восстановить маяки;"),
    "Arabic: a party": ("ar", "تطلب إلى حراس المنارات أن يقرؤوا؛"),
}


@pytest.mark.parametrize(("language", "text"), DEEDS.values(), ids=DEEDS.keys())
def test_who_asks_for_a_deed_asks_nobody(language: str, text: str) -> None:
    clause = read(language, text)[0]
    assert (clause.addressees, [doubt.code for doubt in clause.doubts if doubt.code == "addressee-unknown"]) == ((), [])


@pytest.mark.parametrize(("language", "text"), PARTIES.values(), ids=PARTIES.keys())
def test_who_asks_somebody_unknown_is_in_doubt(language: str, text: str) -> None:
    clause = read(language, text)[0]
    assert clause.addressees == ()
    assert "addressee-unknown" in [doubt.code for doubt in clause.doubts]
