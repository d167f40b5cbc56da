"""Nothing of somebody with protected identity is shown before the agent has asked to see it, which leaves a trace."""

from dataclasses import replace

import pytest

from arenden.actions.personuppgift import person_stamp
from arenden.models import Handelse, Person
from arenden.status import Handelsetyp
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.factories import make_center, make_medlemskap
from tests.factories_arenden import ANNA, make_agent, make_arende

pytestmark = pytest.mark.django_db
DOLDA = ("Anna Testsson", "anna@testsson.example", "Provgatan 3")


@pytest.fixture
def anna() -> Person:
    """Anna, whose identity is protected."""
    return make_arende(by=make_agent(), uppgifter=replace(ANNA, adress="Provgatan 3", is_skyddad=True)).inlamnare.person


@pytest.fixture
def dorr(anna: Person) -> Kontaktdorr:
    """A contact with her."""
    return Kontaktdorr(make_agent(), person=anna.pk)


def hides_all(page: str) -> bool:
    """Whether the page holds nothing of her, and no trace says that it does."""
    return not any(word in page for word in DOLDA) and not Handelse.objects.filter(typ=Handelsetyp.PERSON_VISAD).exists()


@pytest.mark.parametrize("is_htmx", [True, False])
def test_a_change_refused_as_stale_shows_nothing(dorr: Kontaktdorr, is_htmx: bool) -> None:
    response = dorr.post("person_andra", is_htmx=is_htmx, stampel="fel")
    assert response.status_code == (422 if is_htmx else 409)
    assert "Någon annan har ändrat personens uppgifter." in response.text and "Visa uppgifterna (loggas)" in response.text
    assert hides_all(response.text)


@pytest.mark.parametrize(("roller", "is_offered"), [((), False), (("chef",), True), (("registrator",), True)])
def test_that_protection_is_over_is_for_those_who_answer_for_secrecy(anna: Person, roller: tuple[str, ...], is_offered: bool) -> None:
    agent = make_agent()
    for roll in roller:
        make_medlemskap(agent, roll, make_center())
    dorr = Kontaktdorr(agent, person=anna.pk)
    assert ("Märket för skyddade personuppgifter" in dorr.post("person_visa", is_htmx=True).text) is is_offered
    told = {"stampel": person_stamp(anna), "ny_namn": "Anna Testsson", "ny_skyddsgrund": "folkbokforingen"}
    assert dorr.post("person_andra", is_htmx=True, **told).status_code == (200 if is_offered else 422)
    anna.refresh_from_db()
    assert anna.is_skyddad is not is_offered


@pytest.mark.parametrize(
    ("falt", "fel"),
    [
        ({"ny_skyddsgrund": "hon sa det"}, "Välj varför märket"),
        ({"ny_skyddsgrund": "besked", "ny_skyddsbeslut": "Anna sa det"}, "Skriv bara ett ärende- eller diarienummer"),
        ({"ny_skyddsbeslut": "KS 2026/123"}, "Välj varför märket"),
    ],
)
def test_an_end_of_protection_without_ground_is_refused_in_words_and_kept_as_typed(anna: Person, falt: dict, fel: str) -> None:
    agent = make_agent()
    make_medlemskap(agent, "chef", make_center())
    page = Kontaktdorr(agent, person=anna.pk).post("person_andra", is_htmx=True, stampel=person_stamp(anna), ny_namn="A", **falt).text
    assert fel in page and falt.get("ny_skyddsbeslut", "") in page
    assert hides_all(page)


def test_a_change_refused_for_what_was_typed_keeps_that_and_shows_nothing_else(dorr: Kontaktdorr, anna: Person) -> None:
    page = dorr.post("person_andra", is_htmx=True, stampel=person_stamp(anna), ny_telefon="noll", ny_adress="Nygatan 4").text
    assert 'value="noll"' in page and 'value="Nygatan 4"' in page
    assert hides_all(page)


def test_a_refusal_gives_no_new_stamp_to_change_what_nobody_has_seen(dorr: Kontaktdorr, anna: Person) -> None:
    assert person_stamp(anna) not in dorr.post("person_andra", is_htmx=True, stampel="fel", ny_telefon="noll").text


def test_the_mail_is_looked_at_without_the_protected_address(dorr: Kontaktdorr) -> None:
    page = dorr.post("svarsmejl", 0, is_htmx=True, f0_text="När har ni öppet?", f0_svar="Till 17.").text
    assert "Adressen är skyddad" in page and "Till 17." in page
    assert hides_all(page)
