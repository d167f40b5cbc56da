"""Handing over from the work place: first what would happen, then that it happens, once."""

import pytest

from arenden.models import Arende, Kontakt, Overlamning
from kontaktcenter.models import Arendetyp
from tests.arenden.arbetsplats.kontakt import HTMX, Kontaktdorr
from tests.arenden.arbetsplats.test_spara import ANNA
from tests.factories import make_arendetyp, make_enhet, make_foljdfraga, make_overenskommelse
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db


def make_dorr(vem: str = "lamnar_over", **falt) -> Kontaktdorr:
    """A question about a permit, at an agreement that hands it over, or says that somebody else answers."""
    make_handlaggare()
    typ = make_arendetyp()
    make_foljdfraga(typ, "fastighet", text="Vilken fastighet?", is_required=True)
    make_overenskommelse(villkor={typ: vem})
    return Kontaktdorr(make_agent(), **ANNA, f0_text="Får jag bygga?", f0_arendetyp=typ.pk, **falt)


@pytest.mark.parametrize("is_htmx", [True, False])
def test_the_preview_says_who_why_until_when_and_what_is_missing(is_htmx) -> None:
    page = make_dorr().post("overlamning", 0, is_htmx=is_htmx).content.decode()
    for words in ("Bygglovsenheten", "Det står i överenskommelsen", "Tas emot", "Vilken fastighet?", "Lämna över ändå"):
        assert words in page
    assert not Kontakt.objects.exists()


def test_the_preview_says_when_the_citizen_cannot_be_reached() -> None:
    sentence = "Det finns ingen väg att nå medborgaren"
    dorr = make_dorr()
    assert sentence not in dorr.post("overlamning", 0).content.decode()
    assert sentence in dorr.post("overlamning", 0, telefon="", epost="").content.decode()
    assert sentence not in dorr.post("overlamning", 0, telefon="", epost="", adress="Exempelvägen 7").content.decode()


def test_what_is_answered_is_not_missing() -> None:
    dorr = make_dorr()
    assert "Alla frågor som behövs är besvarade" in dorr.post("overlamning", 0, **{"f0-u-fastighet": "Exempel 1:2"}).content.decode()


def test_a_place_that_the_type_needs_is_asked_for_before_anything_is_handed_over() -> None:
    dorr = make_dorr()
    Arendetyp.objects.update(requires_plats=True)
    without, given = (dorr.post("overlamning", 0, f0_plats=plats).content.decode() for plats in ("", "Storgatan 5"))
    assert ("Platsen saknas" in without, "och spara</button>" in without) == (True, False)
    assert ("Platsen saknas" in given, "och spara</button>" in given) == (False, True)


@pytest.mark.parametrize(("falt", "mening"), [({"f0_arendetyp": ""}, "Välj ärendetyp först"), ({"f0_arende": "1"}, "redan finns")])
def test_what_cannot_be_handed_over_says_why(falt, mening) -> None:
    dorr = make_dorr()
    if "f0_arende" in falt:
        falt = {"f0_arende": make_arende(by=dorr.agent).pk}
    assert mening in dorr.post("overlamning", 0, is_htmx=True, **falt).content.decode()


@pytest.mark.parametrize("is_htmx", [True, False])
def test_another_unit_can_be_chosen_and_is_shown_first(is_htmx) -> None:
    make_handlaggare(make_enhet("plan", namn="Planenheten"))
    dorr = make_dorr()
    dorr.post("overlamning", 0)
    page = dorr.post("mottagare", 0, is_htmx=is_htmx, mottagare=make_enhet("plan").pk).content.decode()
    assert "Du har valt enheten själv" in page and "<strong>Planenheten</strong>" in page


def test_committing_saves_the_contact_and_hands_the_case_over() -> None:
    make_handlaggare(make_enhet("plan", namn="Planenheten"))
    dorr = make_dorr()
    dorr.post("overlamning", 0)
    response = dorr.post("lamna_over", 0, mottagare=make_enhet("plan").pk, meddelande="Se skissen.")
    overlamning = Overlamning.objects.get()
    assert (response.status_code, overlamning.till_enhet.kortnamn, overlamning.meddelande) == (302, "plan", "Se skissen.")
    assert overlamning.arende.text == "Får jag bygga?"


def test_committing_twice_hands_over_once() -> None:
    dorr = make_dorr()
    dorr.post("overlamning", 0)
    responses = [dorr.post("lamna_over", 0) for _click in range(2)]
    assert [r.status_code for r in responses] == [302, 302]
    assert (Arende.objects.count(), Overlamning.objects.count()) == (1, 1)


def test_with_script_the_dialog_closes_when_it_is_done() -> None:
    dorr = make_dorr()
    dorr.post("overlamning", 0)
    response = dorr.client.post(f"/arbetsplats/{dorr.nyckel}/fragor/0/lamna-over/", headers=HTMX)
    assert response["HX-Trigger"] == "stang-dialog" and "kc-kvitto" in response.content.decode()


@pytest.mark.parametrize("mottagare", ["99999", "skräp", "-1"])
def test_a_unit_that_does_not_exist_gets_nothing_of_it(mottagare) -> None:
    dorr = make_dorr()
    dorr.post("overlamning", 0)
    response = dorr.post("lamna_over", 0, mottagare=mottagare)
    assert (response.status_code, Kontakt.objects.count()) == (400, 0)
    assert dorr.stored("f0-text") == "Får jag bygga?"


def test_a_draft_that_is_not_there_cannot_be_handed_over() -> None:
    assert make_dorr().post("lamna_over", 0).status_code == 404


def test_handing_over_what_the_center_is_to_handle_itself_is_warned_of() -> None:
    page = make_dorr("handlagger").post("overlamning", 0, is_htmx=True).content.decode()
    assert "Enligt överenskommelsen handlägger centret det här själv." in page and "Det står i överenskommelsen" not in page
