"""Every door of a case: it works, and it refuses the wrong method, person, unit, state, page and input, each in its own way."""

import pytest
from django.test import Client
from django.urls import reverse

from arenden.models import Handelse
from arenden.urls.arende import DORRAR as ADRESSER
from arenden.views.arende.bas import Arendehandling
from arenden.views.arende.overlamning import SvaraEnhet
from tests.arenden.arende.dorrar import DORRAR, Dorr, Scen
from tests.factories import make_anvandare

pytestmark = pytest.mark.django_db

ALLA = pytest.mark.parametrize("dorr", DORRAR, ids=lambda d: d.namn)
# What stands in the base class is tried at one door of each kind of form; that every door has that base is a test of its own.
URVAL = pytest.mark.parametrize(
    "dorr", [d for d in DORRAR if d.namn in ("ta", "besvara", "lamna-over", "sla-ihop", "byt-arendetyp", "svara")], ids=lambda d: d.namn
)
MED_TEXT = pytest.mark.parametrize("dorr", [d for d in DORRAR if d.text], ids=lambda d: d.namn)


@pytest.fixture
def scen() -> Scen:
    return Scen()


def log_in(client: Client, scen: Scen, vem: str) -> Client:
    client.force_login(getattr(scen, vem), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_address_of_a_move_is_in_the_table() -> None:
    assert {d.namn for d in DORRAR} - {"svara"} == {reverse(f"arende_{n}", args=["KC-2026-000001"]).split("/")[3] for n in ADRESSER}


@ALLA
def test_the_form_is_shown(client: Client, scen: Scen, dorr: Dorr) -> None:
    arende = dorr.make(scen)
    response = log_in(client, scen, dorr.vem).get(dorr.address(arende))
    assert response.status_code == 200
    assert f'name="version" value="{arende.version}"' in response.text


@URVAL
def test_the_same_form_is_a_fragment_for_htmx(client: Client, scen: Scen, dorr: Dorr) -> None:
    response = log_in(client, scen, dorr.vem).get(dorr.address(dorr.make(scen)), headers={"hx-request": "true"})
    assert 'id="kc-dialog-rubrik"' in response.text and "<html" not in response.text


@ALLA
def test_the_move_is_made_and_told(client: Client, scen: Scen, dorr: Dorr) -> None:
    arende = dorr.make(scen)
    before = Handelse.objects.filter(arende=arende).count()
    response = dorr.post(log_in(client, scen, dorr.vem), arende)
    assert response.status_code == 302, response.text[-3000:]
    assert client.get(response.url).status_code == 200
    assert Handelse.objects.filter(arende=arende).count() > before


@URVAL
def test_out_of_a_dialog_the_browser_is_led_to_the_case(client: Client, scen: Scen, dorr: Dorr) -> None:
    arende = dorr.make(scen)
    data = {"version": arende.version, "sedd": 0, **dorr.filled(arende)}
    response = log_in(client, scen, dorr.vem).post(dorr.address(arende), data, headers={"hx-request": "true"})
    assert response["HX-Redirect"].startswith("/arenden/KC-")


@URVAL
def test_another_method_is_refused(client: Client, scen: Scen, dorr: Dorr) -> None:
    assert log_in(client, scen, dorr.vem).put(dorr.address(dorr.make(scen))).status_code == 405


@ALLA
def test_one_who_may_not_is_refused(client: Client, scen: Scen, dorr: Dorr) -> None:
    """A registrar sees the case but does not work with it; secrecy is the registrar's, so there the officer is refused."""
    arende = dorr.make(scen)
    registrator = make_anvandare("registrator", arende.ansvarig_enhet)
    person = scen.officer if dorr.namn == "sekretess" else registrator
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert (client.get(dorr.address(arende)).status_code, dorr.post(client, arende).status_code) == (403, 403)


@ALLA
def test_somebody_at_another_unit_does_not_find_the_case(client: Client, scen: Scen, dorr: Dorr) -> None:
    arende = dorr.make(scen)
    log_in(client, scen, "outsider")
    assert (client.get(dorr.address(arende)).status_code, dorr.post(client, arende).status_code) == (404, 404)


@pytest.mark.parametrize("dorr", [d for d in DORRAR if d.fel_lage], ids=lambda d: d.namn)
def test_a_state_that_does_not_allow_it_is_explained(client: Client, scen: Scen, dorr: Dorr) -> None:
    arende = dorr.fel_lage(scen)
    response = dorr.post(log_in(client, scen, dorr.vem), arende)
    assert response.status_code == 409 and any(words in response.text for words in ("Det går inte att göra", "redan besvarat"))
    assert client.get(dorr.address(arende)).status_code == 409


@pytest.mark.parametrize("dorr", [d for d in DORRAR if d.is_versionerad], ids=lambda d: d.namn)
def test_a_stale_page_is_told_what_has_changed(client: Client, scen: Scen, dorr: Dorr) -> None:
    arende = dorr.make(scen)
    response = dorr.post(log_in(client, scen, dorr.vem), arende, version=arende.version - 1)
    assert response.status_code == 409
    assert "Någon annan har ändrat ärendet" in response.text and "Det här har hänt sedan du öppnade sidan" in response.text
    assert f'name="version" value="{arende.version}"' in response.text


@pytest.mark.parametrize("dorr", [d for d in DORRAR if d.is_versionerad and d.text], ids=lambda d: d.namn)
def test_what_was_typed_on_a_stale_page_is_kept(client: Client, scen: Scen, dorr: Dorr) -> None:
    arende = dorr.make(scen)
    response = dorr.post(log_in(client, scen, dorr.vem), arende, version=0, **{dorr.text: "Mina egna ord."})
    assert "Mina egna ord." in response.text


@pytest.mark.parametrize("version", ["", "-4", "x", "9" * 40])
def test_a_form_without_a_version_is_stale(client: Client, scen: Scen, version: str) -> None:
    dorr = next(d for d in DORRAR if d.namn == "besvara")
    assert dorr.post(log_in(client, scen, dorr.vem), dorr.make(scen), version=version, sedd=version).status_code == 409


@MED_TEXT
@pytest.mark.parametrize("text", ["", "nul \x00 här", "x" * 100_000], ids=["empty", "nul", "long"])
def test_bad_text_is_refused_and_kept(client: Client, scen: Scen, dorr: Dorr, text: str) -> None:
    arende = dorr.make(scen)
    before = Handelse.objects.count()
    response = dorr.post(log_in(client, scen, dorr.vem), arende, **{dorr.text: text})
    assert response.status_code == 400 and "felsammanfattning" in response.text
    assert text.strip()[:50_000].replace("\x00", "") in response.text.replace("\x00", "")
    assert Handelse.objects.count() == before


@URVAL
def test_an_error_in_a_dialog_comes_as_htmx_shows_it(client: Client, scen: Scen, dorr: Dorr) -> None:
    arende = dorr.make(scen)
    data = {"version": arende.version - 1, "sedd": 0, **dorr.filled(arende), "svar": ""}
    response = log_in(client, scen, dorr.vem).post(dorr.address(arende), data, headers={"hx-request": "true"})
    assert response.status_code == 422 and "kc-dialog-rubrik" in response.text


def test_every_door_has_the_same_base() -> None:
    assert all(issubclass(vy, Arendehandling) for vy in (*ADRESSER.values(), SvaraEnhet))
