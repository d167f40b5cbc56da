"""Who it is: the doors of the left column."""

import re
from dataclasses import replace

import pytest

from arenden.actions.personuppgift import person_stamp
from arenden.models import Arende, Handelse, Inlamnare, Person
from arenden.status import Handelsetyp
from kontaktcenter.models import Sekretess
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.factories import make_center, make_enhet
from tests.factories_arenden import ANNA, make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db
SKYDDAD = replace(ANNA, is_skyddad=True)


def known(agent, uppgifter=ANNA) -> Person:
    return make_arende(by=agent, uppgifter=uppgifter).inlamnare.person


@pytest.mark.parametrize("is_htmx", [True, False])
def test_somebody_found_by_number_is_chosen_at_once(is_htmx) -> None:
    agent = make_agent()
    anna = known(agent)
    dorr = Kontaktdorr(agent)
    assert dorr.post("person_sok", is_htmx=is_htmx, sok="0701740605").status_code in (200, 302)
    assert dorr.stored("person") == str(anna.pk)
    assert "Anna Testsson" in dorr.get("flik").content.decode()


def test_the_language_of_a_known_person_is_chosen_with_the_person() -> None:
    agent = make_agent()
    Person.objects.filter(pk=known(agent).pk).update(sprak="ar")
    dorr = Kontaktdorr(agent)
    page = dorr.post("person_sok", is_htmx=True, sok="0701740605").content.decode()
    assert dorr.stored("sprak") == "ar"
    assert re.search(r'hx-swap-oob="true".*<option value="ar"\s+selected', page, re.DOTALL)


@pytest.mark.parametrize("is_htmx", [True, False])
def test_names_give_a_list_to_choose_from(is_htmx) -> None:
    agent = make_agent()
    anna = known(agent)
    dorr = Kontaktdorr(agent)
    assert f'name="vald" value="{anna.pk}"' in dorr.post("person_sok", is_htmx=is_htmx, sok="testsson").content.decode()
    assert dorr.stored("person") == ""


def test_what_nobody_has_is_filled_in_for_somebody_new() -> None:
    dorr = Kontaktdorr(make_agent())
    dorr.post("person_sok", is_htmx=True, sok="070-174 06 99")
    assert dorr.stored("telefon") == "070-174 06 99"


@pytest.mark.parametrize("sok", ["070-174 06 05", "+46 70 174 06 05"])
def test_a_telephone_number_is_filled_in_also_when_its_digits_could_be_a_personnummer(sok) -> None:
    dorr = Kontaktdorr(make_agent())
    page = dorr.post("person_sok", is_htmx=True, sok=sok).content.decode()
    assert dorr.stored("telefon") == sok and f'value="{sok}"' in page


@pytest.mark.parametrize("falt", [{"anonym": "on"}, {"telefon": "070-174 06 22"}])
def test_a_searched_number_is_not_filled_in_for_nobody_or_over_another(falt) -> None:
    dorr = Kontaktdorr(make_agent(), **falt)
    dorr.post("person_sok", is_htmx=True, sok="070-174 06 05")
    assert dorr.stored("telefon") == falt.get("telefon", "")


def test_a_personnummer_that_nobody_has_is_not_kept_anywhere() -> None:
    dorr = Kontaktdorr(make_agent())
    dorr.post("person_sok", is_htmx=True, sok="189001019802")
    assert "189001019802" not in str(dorr.utkast.innehall)


@pytest.mark.parametrize(("is_htmx", "status"), [(True, 422), (False, 400)])
def test_a_search_for_nothing_is_answered_beside_the_field_and_loses_nothing(is_htmx, status) -> None:
    dorr = Kontaktdorr(make_agent(), f0_text="Halvskriven fråga")
    response = dorr.post("person_sok", is_htmx=is_htmx, sok="")
    assert (response.status_code, dorr.stored("f0-text")) == (status, "Halvskriven fråga")
    assert 'id="sok-fel"' in response.content.decode()


def test_somebody_whom_the_agent_may_not_see_cannot_be_chosen() -> None:
    anna = known(make_agent())
    dorr = Kontaktdorr(make_agent(make_center("lonecenter", namn="Lönecenter")))
    assert dorr.post("person_valj", is_htmx=True, vald=anna.pk).status_code == 400
    assert dorr.post("autospara", person=anna.pk).status_code == 200
    assert "Anna Testsson" not in dorr.get("flik").content.decode()


@pytest.mark.parametrize("vald", ["x", "999999999999", "-1", "1; drop"])
def test_nobody_real_cannot_be_chosen(vald) -> None:
    assert Kontaktdorr(make_agent()).post("person_valj", is_htmx=True, vald=vald).status_code == 400


def test_anonymous_is_one_click_and_taken_back_with_another() -> None:
    dorr = Kontaktdorr(make_agent())
    assert "Inga personuppgifter sparas" in dorr.post("person_valj", is_htmx=True, vald="anonym").content.decode()
    dorr.post("person_valj", is_htmx=True, vald="", anonym="on")
    assert dorr.stored("anonym") == ""


def test_protected_details_are_hidden_until_shown_and_then_logged() -> None:
    agent = make_agent()
    anna = known(agent, SKYDDAD)
    dorr = Kontaktdorr(agent, person=anna.pk)
    dorr.post("autospara")
    page = dorr.get("flik").content.decode()
    assert "Skyddade personuppgifter" in page and "Anna Testsson" not in page and "174 06 05" not in page
    assert "Anna Testsson" in dorr.post("person_visa", is_htmx=True).content.decode()
    assert Handelse.objects.filter(typ=Handelsetyp.PERSON_VISAD, av=agent, data__person=anna.pk).count() == 1
    assert "Anna Testsson" not in dorr.get("flik").content.decode()


def test_a_hit_with_protected_identity_shows_no_name_in_the_list() -> None:
    agent = make_agent()
    known(agent, SKYDDAD)
    known(agent, replace(SKYDDAD, namn="Bo Testsson"))
    page = Kontaktdorr(agent).post("person_sok", is_htmx=True, sok="0701740605").content.decode()
    assert page.count('class="kc-radknapp"') == 2 and "Testsson" not in page


NYA = {"ny_namn": "Anna Testsson", "ny_telefon": "070-174 06 22", "ny_epost": "anna@testsson.example", "ny_adress": ""}


def stamp_in(page: str) -> str:
    return page.split('name="stampel" value="')[1].split('"')[0]


def test_a_new_number_of_a_known_person_is_saved() -> None:
    agent = make_agent()
    anna = known(agent)
    dorr = Kontaktdorr(agent, person=anna.pk)
    stampel = stamp_in(dorr.post("person_valj", is_htmx=True, vald=anna.pk).content.decode())
    assert "Uppgifterna är sparade" in dorr.post("person_andra", is_htmx=True, stampel=stampel, **NYA).content.decode()
    anna.refresh_from_db()
    assert anna.telefon == "+46701740622"


@pytest.mark.parametrize(("andring", "status"), [({"ny_telefon": "noll"}, 400), ({"stampel": "gammal"}, 409)])
def test_a_change_that_is_wrong_or_late_is_refused_with_what_was_typed(andring, status) -> None:
    agent = make_agent()
    anna = known(agent)
    dorr = Kontaktdorr(agent, person=anna.pk)
    stampel = stamp_in(dorr.post("person_valj", is_htmx=True, vald=anna.pk).content.decode())
    response = dorr.post("person_andra", **{"stampel": stampel, **NYA, **andring})
    assert response.status_code == status
    assert andring.get("ny_telefon", NYA["ny_telefon"]) in response.content.decode()
    anna.refresh_from_db()
    assert anna.telefon == "+46701740605"


@pytest.fixture
def formular() -> Person:
    """Anna, whose address is known only from a form that she, or somebody who says so, has sent."""
    make_arende(by=make_agent(), uppgifter=replace(ANNA, epost=""))
    return make_arende(uppgifter=ANNA).inlamnare.person


def test_an_address_given_in_a_form_is_offered_as_a_question_and_is_the_persons_first_when_confirmed(formular: Person) -> None:
    dorr = Kontaktdorr(make_agent(), person=formular.pk)
    dorr.post("autospara")
    page = dorr.get("flik").text
    assert "Fråga vilken e-postadress personen har" in page and ANNA.epost in page and "data-har-epost" not in page
    formular.refresh_from_db()
    assert formular.epost == ""
    offered = Inlamnare.objects.exclude(epost="").get()
    assert dorr.post("person_andra", is_htmx=True, bekrafta_epost=offered.pk + 1, stampel=person_stamp(formular)).status_code == 422
    saved = dorr.post("person_andra", is_htmx=True, bekrafta_epost=offered.pk, stampel=person_stamp(formular)).text
    formular.refresh_from_db()
    assert (formular.epost, formular.namn) == (ANNA.epost, ANNA.namn)
    assert "Fråga vilken e-postadress" not in saved and Handelse.objects.get(typ=Handelsetyp.PERSON_ANDRAD).data["falt"] == ["epost"]


def test_other_details_typed_beside_an_address_that_is_confirmed_are_saved_too(formular: Person) -> None:
    dorr = Kontaktdorr(make_agent(), person=formular.pk)
    typed = {"ny_namn": formular.namn, "ny_telefon": "070-174 06 22", "ny_epost": "", "ny_adress": "Provgatan 3"}
    offered = Inlamnare.objects.exclude(epost="").get()
    dorr.post("person_andra", is_htmx=True, bekrafta_epost=offered.pk, stampel=person_stamp(formular), **typed)
    formular.refresh_from_db()
    assert (formular.epost, formular.telefon, formular.adress) == (ANNA.epost, "+46701740622", "Provgatan 3")


def test_an_address_confirmed_after_a_colleague_wrote_one_is_refused_as_changed_and_keeps_what_was_typed(formular: Person) -> None:
    dorr = Kontaktdorr(make_agent(), person=formular.pk)
    stampel, offered = person_stamp(formular), Inlamnare.objects.exclude(epost="").get()
    Person.objects.filter(pk=formular.pk).update(epost="anna@exempel.example")
    page = dorr.post("person_andra", is_htmx=True, bekrafta_epost=offered.pk, stampel=stampel, ny_adress="Provgatan 3").text
    assert "Någon annan har ändrat personens uppgifter." in page and "En annan adress" not in page
    assert 'value="Provgatan 3"' in page


@pytest.mark.parametrize("varfor", ["known", "protected", "unreadable"])
def test_no_address_of_a_form_is_offered_where_it_is_not_needed_or_not_to_be_seen(formular: Person, varfor: str) -> None:
    if varfor == "unreadable":
        make_handlaggare()
        Arende.objects.update(sekretess=Sekretess.SEKRETESS, ansvarig_enhet=make_enhet())
    else:
        Person.objects.update(**{"known": {"epost": "anna@exempel.example"}, "protected": {"is_skyddad": True}}[varfor])
    dorr = Kontaktdorr(make_agent(), person=formular.pk)
    page = dorr.post("person_visa", is_htmx=True).text
    assert "Fråga vilken e-postadress" not in page and ANNA.epost not in page
    formular.refresh_from_db()
    offered = Inlamnare.objects.exclude(epost="").get()
    dorr.post("person_andra", is_htmx=True, bekrafta_epost=offered.pk, stampel=person_stamp(formular))
    assert not Person.objects.filter(epost=ANNA.epost).exists()
