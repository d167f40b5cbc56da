"""What makes the agent's hand sure: asked once for an answer, tabs told apart, keys between them, a pin with what is near it."""

import pytest

from arenden.actions.utkast import save_utkast
from arenden.indata import Plats, Uppgiftslamnare
from arenden.models import Arende, Fraga, Kontakt, Person
from kontaktcenter.models import Arendetyp
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.arenden.arbetsplats.test_spara import case
from tests.factories import make_arendetyp
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db
UTAN_SVAR = {"f0_text": "När har ni öppet?", "f0_utfall": "besvarad_direkt"}
NAL = {"f0_lat": "57.70887", "f0_lon": "11.97456"}


def test_an_answered_question_without_an_answer_is_asked_about_once() -> None:
    dorr = Kontaktdorr(make_agent(), **UTAN_SVAR)
    asked = dorr.post("spara")
    assert "Skriv gärna vad du svarade." in asked.text and 'name="utan_svar" value="1"' in asked.text
    assert "Rätta ett fel" not in asked.text and 'aria-invalid="true"' not in asked.text
    assert not Kontakt.objects.exists()
    dorr.post("spara", utan_svar="1")
    assert Fraga.objects.get().svar == ""


@pytest.mark.parametrize(("anonym", "is_hidden"), [("on", True), ("", False)])
def test_a_mail_with_the_answer_is_not_offered_to_the_anonymous(anonym: str, is_hidden: bool) -> None:
    page = Kontaktdorr(make_agent(), **UTAN_SVAR, anonym=anonym).post("spara").text
    assert ("data-mejlval hidden" in page) == is_hidden


def test_a_mail_chosen_before_the_citizen_became_anonymous_stops_nothing() -> None:
    Kontaktdorr(make_agent(), **UTAN_SVAR, anonym="on", f0_svar="8–17", f0_svara_med_mejl="on").post("spara")
    assert Fraga.objects.get().svar == "8–17"


def test_a_question_about_a_known_case_needs_no_answer_in_words() -> None:
    agent = make_agent()
    Kontaktdorr(agent, **UTAN_SVAR, f0_arende=make_arende(by=agent).pk).post("spara")
    assert Fraga.objects.filter(utfall="besvarad_direkt").count() == 1


def open_contacts(antal: int) -> tuple[Kontaktdorr, list[str]]:
    """So many open contacts of one agent: the first as a door, and the addresses of all in order."""
    agent = make_agent()
    doors = [Kontaktdorr(agent) for _ in range(antal)]
    for door in doors:
        save_utkast(nyckel=door.nyckel, falt={k: [v] for k, v in door.falt.items()}, by=agent)
    return doors[0], [f"/arbetsplats/{door.nyckel}/" for door in doors]


def key_of(page: str, address: str) -> str:
    """The key declared on the tab that leads to the address."""
    return page.split(f'<a href="{address}"')[1].split(">")[0].partition('data-tangent="')[2][:5]


def test_keys_lead_to_the_contacts_on_either_side() -> None:
    dorr, addresses = open_contacts(4)
    page = dorr.get("flik").text
    assert [key_of(page, address) for address in addresses] == ["", "Alt+J", "", "Alt+H"]


def test_two_contacts_are_one_key_apart() -> None:
    dorr, addresses = open_contacts(2)
    assert [key_of(dorr.get("flik").text, address) for address in addresses] == ["", "Alt+J"]


@pytest.mark.parametrize(("is_skyddad", "is_shown"), [(False, True), (True, False)])
def test_the_tab_of_a_call_has_the_initials_of_the_one_who_is_known(is_skyddad: bool, is_shown: bool) -> None:
    dorr, _addresses = open_contacts(1)
    make_arende(by=dorr.agent, uppgifter=Uppgiftslamnare(namn="Anna Maria Testsson", is_skyddad=is_skyddad))
    person = Person.objects.get()
    save_utkast(nyckel=dorr.nyckel, falt={"person": [str(person.pk)], "kanal": ["telefon"]}, by=dorr.agent)
    page = dorr.get("flik").text
    assert (" AT</span>" in page) is is_shown and "Telefon" in page


def test_the_unit_that_gets_the_case_is_not_offered_as_another_one() -> None:
    make_handlaggare()
    page = Kontaktdorr(make_agent(), **case()).post("overlamning", 0).text
    assert "Nej, Bygglovsenheten" in page and ">Bygglovsenheten</option>" not in page


def make_lampa() -> Arendetyp:
    """A fault that has a place."""
    return make_arendetyp("lampa", namn="Trasig lampa", slag=Arendetyp.Slag.FELANMALAN, requires_plats=True)


def test_a_pin_is_a_place() -> None:
    make_handlaggare()
    Kontaktdorr(make_agent(), **case(f0_arendetyp=make_lampa().pk), **NAL).post("spara")
    assert (Arende.objects.get().plats_lat, Arende.objects.get().plats_lon) == (57.70887, 11.97456)


def test_reports_near_the_pin_are_shown_with_a_way_to_join_them() -> None:
    agent, lampa = make_agent(), make_lampa()
    arende = make_arende(by=agent, arendetyp=lampa, plats=Plats("", 57.7092, 11.97456))
    page = Kontaktdorr(agent, f0_text="Lampan är trasig", f0_arendetyp=lampa.pk, **NAL).post("fraga_typ", 0, is_htmx=True).text
    assert arende.nummer in page and f'name="valt_arende" value="{arende.pk}"' in page and "40 m bort" in page


@pytest.mark.parametrize("lat", ["", "nan", "inf", "norr", "91"])
def test_a_pin_that_is_none_shows_nothing_near(lat: str) -> None:
    dorr = Kontaktdorr(make_agent(), f0_text="Lampan", f0_arendetyp=make_lampa().pk, f0_lat=lat, f0_lon="11.9")
    assert "Redan anmält" not in dorr.post("fraga_typ", 0, is_htmx=True).text
