"""Bad input when a contact is saved: a sentence beside its field, status 4xx, nothing half-done, nothing lost."""

import re
import uuid

import pytest

from arenden.models import Arende, Kontakt, Person
from kontaktcenter.models import Arendetyp, Enhet
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.arenden.arbetsplats.test_spara import ANNA, SVARAD, case
from tests.factories import make_arendetyp, make_center, make_enhet, make_foljdfraga, make_medlemskap, make_overenskommelse
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db
BESTAMD = {"f0_utfall": "aterkommer", "f0_ring_nar": "bestamd"}


def refuse(falt: dict, *, falt_id: str, agent=None, status: int = 400) -> str:
    """Save and expect a refusal at the field with that id; what was typed is still there."""
    before = (Kontakt.objects.count(), Arende.objects.count(), Person.objects.count())
    dorr = Kontaktdorr(agent or make_agent(), **falt)
    response = dorr.post("spara")
    page = response.content.decode()
    assert response.status_code == status, page[-2000:]
    assert f'href="#{falt_id}"' in page
    assert dorr.stored("f0-text") == falt.get("f0_text", "")
    assert (Kontakt.objects.count(), Arende.objects.count(), Person.objects.count()) == before
    return page


@pytest.mark.parametrize(
    ("andring", "falt_id"),
    [
        ({"f0_utfall": ""}, "id_f0-utfall_0"),
        ({"f0_utfall": "trollat"}, "id_f0-utfall_0"),
        ({"f0_text": ""}, "id_f0-text"),
        ({"f0_text": "å" * 100_000}, "id_f0-text"),
        ({"f0_svar": "å" * 20_001}, "id_f0-svar"),
        ({"telefon": "noll sju noll"}, "id_telefon"),
        ({"telefon": "1"}, "id_telefon"),
        ({"epost": "anna(at)testsson"}, "id_epost"),
        ({"namn": "A" * 201}, "id_namn"),
        ({"anteckning": "x" * 20_001}, "id_anteckning"),
        ({"personnummer": "20200101-0000"}, "id_personnummer"),
        ({"kanal": "brev", "inkommen": "2099-01-01"}, "id_inkommen"),
        ({"kanal": "brev", "inkommen": "i går"}, "id_inkommen"),
    ],
)
def test_what_was_typed_wrong_is_said_beside_its_field(andring, falt_id) -> None:
    refuse({**SVARAD, **ANNA, **andring}, falt_id=falt_id)


@pytest.mark.parametrize(
    ("andring", "falt_id"),
    [
        ({"f0_arendetyp": ""}, "id_f0-arendetyp"),
        ({"f0_arendetyp": "99999"}, "id_f0-arendetyp"),
        ({"f0_arendetyp": "skräp"}, "id_f0-arendetyp"),
        ({"f0_utfall": "aterkommer"}, "id_f0-ring_nar_0"),
        ({**BESTAMD, "f0_ring_dag": "2020-01-01", "f0_ring_fran": "09:00", "f0_ring_till": "10:00"}, "id_f0-ring_dag"),
        ({**BESTAMD, "f0_ring_dag": "x", "f0_ring_fran": "kl 9"}, "id_f0-ring_dag"),
        ({"f0_utfall": "aterkommer", "f0_ring_nar": "snart", "f0_ring_telefon": "abc"}, "id_f0-ring_telefon"),
        ({"f0_utfall": "aterkommer", "f0_ring_nar": "snart", "telefon": ""}, "id_f0-ring_telefon"),
        ({"f0_arende": "99999"}, "id_f0-text"),
    ],
)  # fmt: skip
def test_a_case_that_lacks_what_it_needs_is_not_made(andring, falt_id) -> None:
    refuse({**case(), **andring}, falt_id=falt_id)


@pytest.mark.parametrize(
    ("andring", "falten"),
    [
        ({}, {"ring_nar_0", "ring_telefon", "arendetyp", "text"}),
        ({"f0_ring_nar": "bestamd"}, {"ring_dag", "ring_fran", "ring_till", "ring_telefon", "arendetyp", "text"}),
        ({**BESTAMD, "f0_ring_fran": "11:00", "f0_ring_till": "10:00"}, {"ring_dag", "ring_till"}),
        ({"f0_ring_telefon": "abc"}, {"ring_nar_0", "ring_telefon"}),
        ({**BESTAMD, "f0_ring_dag": "2020-01-01", "f0_ring_fran": "x"}, {"ring_dag", "ring_fran", "ring_till"}),
    ],
)  # fmt: skip
def test_all_that_a_promised_call_lacks_is_said_at_once(andring: dict, falten: set[str]) -> None:
    typed = {"f0_utfall": "aterkommer", "namn": "Anna Testsson", **andring}
    page = Kontaktdorr(make_agent(), **typed).post("spara").text
    assert falten <= {link.removeprefix("id_f0-") for link in re.findall(r'href="#([^"]+)"', page)}


def test_a_promised_call_to_a_person_whose_number_is_known_lacks_none() -> None:
    agent = make_agent()
    anna = make_arende(by=agent).inlamnare.person
    typed = {**case(f0_utfall="aterkommer", f0_ring_nar="dagen"), "telefon": "", "person": anna.pk}
    assert Kontaktdorr(agent, **typed).post("spara").status_code == 302


def test_a_type_that_has_just_been_closed_is_refused() -> None:
    falt = case()
    Arendetyp.objects.update(is_active=False)
    refuse(falt, falt_id="id_f0-arendetyp")


def test_a_place_that_is_needed_and_a_wrong_answer_on_the_check_list_are_asked_for() -> None:
    typ = make_arendetyp(requires_plats=True)
    make_foljdfraga(typ, "antal", slag="tal")
    refuse(case(f0_arendetyp=typ.pk), falt_id="id_f0-plats")
    refuse({**case(f0_arendetyp=typ.pk), "f0_u-antal": "många"}, falt_id="id_f0-u-antal")


def test_a_case_that_cannot_be_anonymous_asks_who_it_is() -> None:
    typ = make_arendetyp(allows_anonymous=False)
    refuse({**case(f0_arendetyp=typ.pk), "namn": "", "telefon": "", "epost": ""}, falt_id="id_namn")


def test_all_that_a_case_lacks_is_said_at_once_and_the_persons_form_is_open() -> None:
    typ = make_arendetyp(allows_anonymous=False, requires_plats=True)
    typed = case(f0_arendetyp=typ.pk, f0_utfall="aterkommer", f0_text="")
    dorr = Kontaktdorr(make_agent(), **{**typed, "namn": "", "telefon": "", "epost": "", "anonym": "on"})
    page = dorr.post("spara").text
    wanted = {"id_namn", "id_f0-text", "id_f0-plats", "id_f0-ring_nar_0", "id_f0-ring_telefon"}
    assert set(re.findall(r'href="#(id_[^"]+)"', page)) == wanted
    assert all(f'id="{field}"' in page for field in wanted) and 'name="anonym" value="on"' not in page
    dorr.falt |= {"anonym": "", "namn": "Anna Testsson"}
    again = dorr.post("spara").text
    assert set(re.findall(r'href="#(id_[^"]+)"', again)) == wanted - {"id_namn"}


@pytest.mark.parametrize("utfall", ["arende", "lamna_over"])
def test_type_and_place_are_asked_for_together(utfall: str) -> None:
    typ = make_arendetyp(requires_plats=True)
    page = Kontaktdorr(make_agent(), **{**case(f0_arendetyp=typ.pk, f0_utfall=utfall), "f0_text": " "}).post("spara").text
    assert set(re.findall(r'href="#(id_[^"]+)"', page)) == {"id_f0-text", "id_f0-plats"}


def test_that_a_type_cannot_be_anonymous_is_said_when_it_is_chosen() -> None:
    said = "Ett sådant ärende kan inte vara anonymt."
    typ, agent = make_arendetyp(allows_anonymous=False), make_agent()
    assert said in Kontaktdorr(agent, anonym="on", f0_arendetyp=typ.pk).post("fraga_typ", 0, is_htmx=True).text
    assert said not in Kontaktdorr(agent, namn="Anna", f0_arendetyp=typ.pk).post("fraga_typ", 0, is_htmx=True).text
    card = Kontaktdorr(agent, f0_arendetyp=typ.pk).post("person_valj", vald="anonym", is_htmx=True).text
    assert f"”{typ.namn}” kan inte vara anonymt." in card


def test_a_case_that_needs_a_personnummer_asks_for_it() -> None:
    typ = make_arendetyp(allows_anonymous=False, requires_personnummer=True)
    page = refuse(case(f0_arendetyp=typ.pk), falt_id="id_personnummer")
    assert "data-kraver-personnummer" in page


def test_the_error_of_the_second_question_stands_at_the_second() -> None:
    refuse({**SVARAD, "fragor": ["0", "4"], "f4_text": "Två", "f4_utfall": "arende"}, falt_id="id_f4-arendetyp")


def test_handing_over_to_a_unit_where_nobody_works_is_refused() -> None:
    page = Kontaktdorr(make_agent(), **case(f0_utfall="lamna_over")).post("spara")
    assert page.status_code == 409 and "Ingen på Bygglovsenheten kan ta emot ärenden" in page.content.decode()
    assert not Kontakt.objects.exists()


def test_handing_over_to_a_closed_unit_is_refused() -> None:
    make_handlaggare()
    falt = case(f0_utfall="lamna_over")
    Enhet.objects.filter(kortnamn="bygglov").update(stangd="2020-01-01")
    assert Kontaktdorr(make_agent(), **falt).post("spara").status_code == 409
    assert not Kontakt.objects.exists()


def test_an_existing_case_is_not_handed_over_from_here() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    refuse({**SVARAD, "f0_utfall": "lamna_over", "f0_arende": arende.pk}, falt_id="id_f0-utfall_0", agent=agent)


def test_a_person_that_is_gone_is_asked_for_again() -> None:
    refuse({**SVARAD, "person": "99999"}, falt_id="id_namn")


def test_a_center_where_the_agent_does_not_work_is_not_chosen() -> None:
    other = make_center("lonecenter", namn="Lönecenter")
    assert Kontaktdorr(make_agent(), **SVARAD, center=other.pk).post("spara").status_code == 400
    assert not Kontakt.objects.exists()


def test_an_agent_of_two_centers_chooses_which() -> None:
    agent = make_agent()
    other = make_center("lonecenter", namn="Lönecenter")
    make_medlemskap(agent, "kommunvagledare", other)
    Kontaktdorr(agent, **SVARAD, center=other.pk).post("spara")
    assert Kontakt.objects.get().center == other


def test_a_stale_page_is_shown_again_with_what_was_typed_and_saves_when_sent_once_more() -> None:
    dorr = Kontaktdorr(make_agent(), **SVARAD)
    dorr.post("autospara")
    dorr.post("autospara", f0_svar="Annat", version=1)
    response = dorr.post("spara", version=1)
    assert (response.status_code, Kontakt.objects.count()) == (409, 0)
    assert "8–17" in response.content.decode()
    assert dorr.post("spara", version=2).status_code == 302


def test_a_contact_of_another_agent_is_not_saved() -> None:
    mine = Kontaktdorr(make_agent(), **SVARAD)
    mine.post("autospara")
    other = Kontaktdorr(make_agent(), **SVARAD)
    other.nyckel = mine.nyckel
    assert (other.post("spara").status_code, Kontakt.objects.count()) == (404, 0)


def test_a_contact_never_opened_is_saved_as_well() -> None:
    dorr = Kontaktdorr(make_agent(), **SVARAD)
    dorr.nyckel = uuid.UUID(int=9)
    assert (dorr.post("spara").status_code, Kontakt.objects.get().nyckel) == (302, dorr.nyckel)


def test_zero_bytes_are_refused_with_a_sentence() -> None:
    response = Kontaktdorr(make_agent(), **{**SVARAD, "f0_text": "a\x00b"}).post("spara")
    assert response.status_code == 400 and "tecken som inte kan sparas" in response.content.decode()


def test_an_agreement_that_names_a_unit_without_staff_does_not_stop_the_page() -> None:
    typ = make_arendetyp(ansvarig_enhet=make_enhet("tom", namn="Tom enhet"))
    make_overenskommelse(villkor={typ: "lamnar_over"})
    assert Kontaktdorr(make_agent(), f0_arendetyp=typ.pk).post("overlamning", 0).status_code == 200
