"""Whether what is found surely answers, or only shares some letters with the question."""

import pytest

from kunskapsbank.sokmotor import Dokument, index_documents, sok

pytestmark = pytest.mark.django_db

ARTIKLAR = [
    {"titel": "När är badhuset öppet?", "sokord": "simhall"},
    {"titel": "Vem ansvarar för vägar?", "svar": "Kommunen sköter gator. Ansök om visum någon annanstans."},
    {"titel": "Vart ska regnvattnet ta vägen?", "sokord": "stenkista"},
    {"titel": "Jag vill starta ett företag", "svar": "Vi hjälper dig."},
    {"titel": "Hur får jag parkeringstillstånd för rörelsehindrade?"},
    {"titel": "Hur anmäler jag klotter?"},
    {"titel": "Ska jag koka dricksvattnet?"},
    {"titel": "Kan kommunen hjälpa mig att boka en tid?", "svar": "Vi tar dig inte utomlands."},
    {"titel": "Hur kontaktar jag kommunen?"},
    {"titel": "Varför hörs flyg hemma?"},
]


@pytest.fixture(autouse=True)
def bas(db: None) -> None:
    index_documents(Dokument("prov", pk, falt) for pk, falt in enumerate(ARTIKLAR))


def surely(fraga: str) -> bool:
    return any(hit.is_saker for hit in sok("prov", fraga))


@pytest.mark.parametrize("fraga", ["bårhus", "vargar", "kista", "hjärtstartare", "lotteri", "visum", "drönare på gatan"])
def test_words_that_only_look_like_those_of_an_article_are_no_sure_answer(fraga: str) -> None:
    assert sok("prov", fraga) and not surely(fraga)


@pytest.mark.parametrize(
    "fraga",
    ["badhuset", "badhus öppettider", "simhallen", "tillstånd för parkering", "parkeringstillstandet", "klottter", "parkeringstilsltånd"]
    + ["får man koka vattnet", "klottret på min vägg som kom dit i natt måste bort, vem anmäler jag till?", "anmälan om klotter"],
)
def test_words_in_any_form_and_slips_of_the_keys_are_sure(fraga: str) -> None:
    assert surely(fraga)


@pytest.mark.parametrize("fraga", ["jag", "hur", "tid", "kommunen", "hjälp", "boka tid", "boka flyg till thailand", "flyg till thailand"])
def test_words_that_stand_around_a_question_answer_none(fraga: str) -> None:
    assert sok("prov", fraga) and not surely(fraga)


@pytest.mark.parametrize("fraga", ["hjälp med klotter", "kontakta kommunen", "kan kommunen hjälpa mig att starta ett företag"])
def test_words_that_stand_around_what_is_asked_take_nothing_from_it(fraga: str) -> None:
    assert surely(fraga)


@pytest.mark.parametrize("fraga", ["flyg", "Jag och min sambo flyttade nyss och vi hör flyg hemma hela kvällarna, varför?"])
def test_a_word_that_nothing_says_hides_no_answer_to_a_long_story(fraga: str) -> None:
    assert surely(fraga)


def test_what_has_no_words_is_never_sure() -> None:
    assert not surely("😀 ?") and not surely("")
