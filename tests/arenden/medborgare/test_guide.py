"""Du är här: the guide of a case's type, with the step where the case is."""

import pytest
from django.test import Client

from arenden.actions import answer, request_completion, withdraw
from arenden.models import Arende
from arenden.views.medborgare.guide import find_guide
from kunskapsbank.models import Artikel
from kunskapsbank.status import Malgrupp
from tests.arenden.medborgare.medborgare import open_with_link, page_of
from tests.factories_arenden import make_agent, make_arende, make_mottaget, make_overlamnat
from tests.factories_kunskap import make_artikel, make_artikeltext

pytestmark = pytest.mark.django_db
LAGEN = {
    "Ansök": "mottaget",
    "Vi kontrollerar": "hos_center",
    "Svara oss": "vantar_pa_dig",
    "Rita": "",
    "Beslut": "hos_forvaltningen",
    "Slut": "klart",
}


def make_guide(arende: Arende, lagen: dict[str, str] = LAGEN, **falt) -> Artikel:
    steg = [{"rubrik": rubrik, "text": f"Om {rubrik}.", "lage": lage, "tid": "2 veckor"} for rubrik, lage in lagen.items()]
    return make_artikel("Så får du bygglov", slag="guide", steg=steg, arendetyper=[arende.arendetyp], **falt)


def here(arende: Arende, sprak: str = "sv") -> str | None:
    arende.refresh_from_db()
    return next((steg.rubrik for steg in find_guide(arende, sprak).steg if steg.is_har), None)


def comes_next(arende: Arende) -> str | None:
    assert here(arende) is None
    return next((steg.rubrik for steg in find_guide(arende, "sv").steg if steg.is_harnast), None)


def test_the_step_follows_the_case() -> None:
    arende = make_mottaget()
    make_guide(arende)
    assert here(arende) == "Beslut"
    answer(arende=arende, text="Ja.", by=arende.handlaggare)
    assert here(arende) == "Slut"


def test_a_new_case_has_left_the_step_where_it_is_sent_and_a_question_to_the_citizen_has_its_own() -> None:
    arende = make_arende()
    make_guide(arende)
    assert here(arende) == "Vi kontrollerar"
    assert [steg.is_passerat for steg in find_guide(arende, "sv").steg] == [True, *[False] * 5]
    request_completion(arende=arende, text="Hur stor?", by=make_agent())
    assert here(arende) == "Svara oss"


def test_a_guide_without_the_step_shows_the_nearest_one() -> None:
    arende = make_overlamnat()
    make_guide(arende, {"Ansök": "mottaget", "Vi arbetar": "hos_center"})
    assert comes_next(arende) == "Vi arbetar"


def test_what_a_unit_has_not_begun_with_comes_next_as_the_page_says_above(client: Client) -> None:
    arende = open_with_link(client, make_overlamnat())
    make_guide(arende)
    page = page_of(client, arende)
    assert comes_next(arende) == "Beslut"
    assert "De har inte börjat med det än" in page and "Härnäst" in page and "map-pin" not in page


@pytest.mark.parametrize(
    ("lagen", "steg"),
    [
        ({"Ansök": "mottaget", "Vi utreder": "hos_forvaltningen", "Slut": "klart"}, "Vi utreder"),
        ({"Hämta blankett": "", "Ansök": "mottaget", "Samtal": "", "Slut": "klart"}, "Samtal"),
        ({"Ansök": "mottaget", "Svara oss": "vantar_pa_dig", "Beslut": "hos_forvaltningen"}, "Beslut"),
        ({"Ansök": "mottaget", "Slut": "klart"}, None),
    ],
)
def test_what_follows_comes_next_for_a_new_case_when_the_guide_has_no_step_for_it(lagen: dict[str, str], steg: str | None) -> None:
    arende = make_arende()
    make_guide(arende, lagen)
    assert comes_next(arende) == steg
    assert next(s for s in find_guide(arende, "sv").steg if s.rubrik == "Ansök").is_passerat


def test_a_case_that_was_taken_back_is_at_no_step() -> None:
    arende = make_arende()
    make_guide(arende)
    withdraw(arende=arende)
    assert here(arende) is None


def test_the_page_of_a_case_that_was_taken_back_shows_only_what_has_been(client: Client) -> None:
    arende = open_with_link(client, make_arende())
    make_guide(arende)
    withdraw(arende=arende)
    arende.refresh_from_db()
    assert [steg.rubrik for steg in find_guide(arende, "sv").steg] == ["Ansök"]
    make_guide(arende, {"Rita": "", "Slut": "klart"})
    assert "Slut" not in page_of(client, arende)


def test_a_guide_in_another_language_than_the_reader_s_says_which(client: Client) -> None:
    arende = open_with_link(client, make_arende())
    make_guide(arende)
    assert "På svenska" not in page_of(client, arende)
    client.cookies["django_language"] = "en"
    assert "In Svenska" in page_of(client, arende)


def test_an_internal_guide_and_one_of_another_type_are_not_shown() -> None:
    arende = make_arende()
    make_guide(arende, malgrupp=Malgrupp.INTERN)
    make_artikel("Annat", slag="guide", steg=[{"rubrik": "Ett", "text": "", "lage": "mottaget"}])
    assert find_guide(arende, "sv") is None


def test_the_page_says_du_ar_har_in_the_reader_s_language(client: Client) -> None:
    arende = open_with_link(client, make_arende())
    finska = [{"rubrik": "Hae", "text": "", "lage": "mottaget"}, {"rubrik": "Luemme", "text": "", "lage": "hos_center"}]
    make_artikeltext(make_guide(arende, intern_not="Hemlig lapp"), "fi", steg=finska)
    page = page_of(client, arende)
    assert "Du är här" in page and "Om Vi kontrollerar." in page and "Om Beslut." not in page and "Hemlig lapp" not in page
    client.cookies["django_language"] = "fi"
    assert "Olet tässä" in page_of(client, arende) and "Hae" in page_of(client, arende)
