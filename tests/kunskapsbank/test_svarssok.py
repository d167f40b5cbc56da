"""What every door asks of the search for answers."""

import pytest

from kunskapsbank.svarssok import has_sure_answer, search_svar
from tests.factories import make_arendetyp
from tests.kunskapsbank.svarsidor import make_findable

pytestmark = pytest.mark.django_db


def found(fraga: str) -> list[str]:
    return [hit.rad.revision.titel for hit in search_svar(fraga, user=None, sprak="sv")]


def test_the_askers_street_is_not_what_an_answer_meets() -> None:
    make_findable("Hämtas soporna när gatan asfalteras?")
    (hit,) = search_svar("soporna på Testgatan 4", user=None, sprak="sv")
    assert "<mark>soporna</mark>" in hit.titel
    assert "<mark>gatan</mark>" not in hit.titel


def test_an_address_by_itself_is_looked_for() -> None:
    make_findable("Vad finns på Testgatan 4?")
    assert found("Testgatan 4") == ["Vad finns på Testgatan 4?"]


def test_how_long_something_has_been_so_is_no_sure_answer_to_what_it_is() -> None:
    make_findable("Får barn som bor två veckor hos oss skolskjuts?")
    assert not has_sure_answer(search_svar("skräpet har legat i två veckor", user=None, sprak="sv"))


def test_an_article_is_found_by_what_callers_say_of_its_case_type() -> None:
    typ = make_arendetyp("trasig-lampa", namn="Fel på gatubelysning", sokord=["kolsvart utanför porten"])
    make_findable("Vem lagar lyktorna?", arendetyper=[typ])
    make_findable("Hur blir det en tändare vid porten?")
    assert found("det är kolsvart utanför porten")[0] == "Vem lagar lyktorna?"


def test_words_of_an_article_count_more_than_those_of_a_case_type() -> None:
    typ = make_arendetyp("trasig-lampa", namn="Fel på gatubelysning", sokord=["släckt lykta"])
    make_findable("Vem bestämmer var det ska lysa?", arendetyper=[typ])
    make_findable("Vem byter trasiga lampor?", sokord=["släckt lykta"])
    assert found("släckt lykta")[0] == "Vem byter trasiga lampor?"
