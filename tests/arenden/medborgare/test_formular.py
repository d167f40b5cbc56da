"""The forms of citizens, page by page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from arenden.actions.formular import HALLBARHET, purge_formular
from arenden.models import Arende, Formular
from kontaktcenter.models import Foljdfraga
from tests.arenden.medborgare.medborgare import Medborgare
from tests.factories import make_arendetyp, make_foljdfraga

pytestmark = pytest.mark.django_db
Slag = Foljdfraga.Slag


def make_lampa(**falt):
    """A fault report with a place and two questions."""
    arendetyp = make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan", requires_plats=True, **falt)
    make_foljdfraga(arendetyp, "stolpe", text="Vilken stolpe?")
    make_foljdfraga(arendetyp, "fara", text="Är det farligt?", slag=Slag.JA_NEJ, is_required=True, ordning=1)
    return arendetyp


def test_a_report_is_made_page_by_page(medborgare: Medborgare) -> None:
    make_lampa()
    medborgare.begin("lampa", "Den blinkar.").send(svar_stolpe="17", svar_fara="nej")
    medborgare.send(plats="Storgatan 5", lat="59,3", lon="18.1").send()
    arende = medborgare.finish(namn="Anna Testsson", telefon="070-1740605")
    assert (arende.text, arende.uppgifter) == ("Den blinkar.", {"stolpe": "17", "fara": False})
    assert (arende.plats_text, arende.plats_lat, arende.plats_lon) == ("Storgatan 5", 59.3, 18.1)
    assert (arende.inlamnare.namn, arende.inlamnare.telefon) == ("Anna Testsson", "+46701740605")


def test_a_question_to_nobody_in_particular_gets_its_type_on_the_second_page(medborgare: Medborgare) -> None:
    make_arendetyp("bygglov", namn="Fråga om bygglov", sokord=["carport"])
    medborgare.go("/fraga/").send(text="Får jag bygga en carport?")
    assert "Fråga om bygglov" in medborgare.text
    assert medborgare.send(arendetyp="bygglov").finish().arendetyp.kod == "bygglov"


def test_the_general_type_is_offered_when_nothing_else_fits(medborgare: Medborgare) -> None:
    make_arendetyp("fraga-till-kommunen", namn="Fråga till kommunen")
    medborgare.go("/fraga/").send(text="Xyzzy?").send(arendetyp="fraga-till-kommunen")
    assert medborgare.finish().text == "Xyzzy?"


def test_whoever_does_not_know_presses_a_button_that_goes_before_the_list(medborgare: Medborgare) -> None:
    make_arendetyp("fraga-till-kommunen", namn="Fråga till kommunen")
    make_arendetyp("bygglov", namn="Fråga om bygglov", sokord=["carport"])
    medborgare.go("/fraga/").send(text="Xyzzy?")
    page = medborgare.page.content.decode()
    assert page.index('name="arendetyp" value="fraga-till-kommunen">Fråga till kommunen</button>') < page.index('name="annan"')
    assert "Förslagen bygger på det du skrev" not in page
    assert medborgare.send(arendetyp="fraga-till-kommunen", annan="bygglov").finish().arendetyp.kod == "fraga-till-kommunen"


def test_a_type_that_does_not_exist_is_refused_and_the_words_are_kept(medborgare: Medborgare) -> None:
    make_arendetyp()
    medborgare.go("/fraga/").send(text="Hej?").send(annan="finns-inte")
    assert medborgare.page.status_code == 400
    assert "Den e-tjänsten finns inte eller är stängd." in medborgare.text
    assert medborgare.formular.innehall["vad"] == {"text": ["Hej?"]}


def test_a_question_may_be_called_what_a_button_is_called(medborgare: Medborgare) -> None:
    arendetyp = make_arendetyp("fraga", namn="Fråga")
    for nyckel in ("gor", "bevis"):
        make_foljdfraga(arendetyp, nyckel, is_required=True)
    medborgare.begin("fraga").send(svar_gor="tillbaka", svar_bevis="Nej")
    assert medborgare.finish().uppgifter == {"gor": "tillbaka", "bevis": "Nej"}


def test_an_unanswered_question_is_asked_again_with_what_was_typed(medborgare: Medborgare) -> None:
    make_lampa()
    medborgare.begin("lampa").send(svar_stolpe="17")
    assert medborgare.page.status_code == 400
    assert "Är det farligt? – Svara på frågan." in medborgare.text
    assert 'value="17"' in medborgare.page.content.decode()


def test_going_back_keeps_what_was_typed_though_it_is_not_whole(medborgare: Medborgare) -> None:
    make_lampa()
    medborgare.begin("lampa").send(svar_stolpe="17\0", gor="tillbaka")
    assert medborgare.address.endswith("/vad/")
    medborgare.send(text="Den blinkar.")
    assert medborgare.address.endswith("/fragor-1/")
    assert 'value="17"' in medborgare.page.content.decode()


def test_a_changed_page_leads_back_to_the_summary(medborgare: Medborgare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    medborgare.begin("fraga").send(vem="anonym")
    medborgare.go(medborgare.address.replace("granska", "vad")).send(text="En annan fråga")
    assert medborgare.address.endswith("/granska/")
    assert "En annan fråga" in medborgare.text


def test_what_is_sent_reaches_the_form_though_the_cookies_are_gone(medborgare: Medborgare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    medborgare.begin("fraga", "Min fråga")
    medborgare.client.cookies.clear()
    medborgare.send(vem="anonym")
    assert "Min fråga" in medborgare.text


def test_nobody_sees_the_form_of_somebody_else(medborgare: Medborgare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    medborgare.begin("fraga", "Min hemliga fråga")
    response = Client().get(medborgare.address)
    assert response.status_code == 410
    assert "Min hemliga fråga" not in response.content.decode()


def test_a_form_can_be_thrown_away(medborgare: Medborgare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    medborgare.begin("fraga").send(gor="slang")
    assert medborgare.address == "/"
    assert not Formular.objects.exists()


def test_a_form_thrown_away_in_another_tab_is_gone_in_this_one(medborgare: Medborgare, monkeypatch: pytest.MonkeyPatch) -> None:
    make_arendetyp("fraga", namn="Fråga")
    medborgare.begin("fraga")
    row = medborgare.formular
    Formular.objects.all().delete()
    monkeypatch.setattr("arenden.views.medborgare.formular.find_formular", lambda _request, _nyckel: row)
    assert medborgare.send(vem="anonym").page.status_code == 410


def test_a_question_added_meanwhile_is_asked_before_sending(medborgare: Medborgare) -> None:
    arendetyp = make_arendetyp("fraga", namn="Fråga")
    medborgare.begin("fraga").send(vem="anonym")
    make_foljdfraga(arendetyp, "ny", text="Hur många?", slag=Slag.TAL, is_required=True)
    medborgare.send(gor="skicka")
    assert medborgare.address.endswith("/fragor-1/")
    assert not Arende.objects.exists()


def test_an_e_service_closed_meanwhile_lets_the_writer_choose_another(medborgare: Medborgare) -> None:
    arendetyp = make_arendetyp("fraga", namn="Fråga")
    make_arendetyp("annan", namn="Annan fråga")
    medborgare.begin("fraga", "Viktig fråga").send(vem="anonym")
    arendetyp.is_active = False
    arendetyp.save(update_fields=["is_active"])
    medborgare.send(gor="skicka")
    assert "är stängd. Det du skrev finns kvar. Välj en annan." in medborgare.text
    medborgare.send(annan="annan")
    assert medborgare.finish().text == "Viktig fråga"


def test_the_language_of_the_page_becomes_the_language_of_the_case(medborgare: Medborgare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    medborgare.client.post(reverse("set_language"), {"language": "fi", "next": "/"})
    assert medborgare.begin("fraga").finish().inlamnare.sprak == "fi"


@pytest.mark.parametrize("steg", ["vad", "fragor-1", "plats", "filer", "kontakt"])
def test_each_page_costs_few_queries_and_is_not_cached(
    medborgare: Medborgare, steg: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_lampa()
    medborgare.begin("lampa")
    with django_assert_max_num_queries(12):
        medborgare.go(f"/formular/{medborgare.formular.nyckel}/{steg}/")
    assert "no-store" in medborgare.page["Cache-Control"]


def test_a_form_that_nobody_comes_back_to_is_forgotten(medborgare: Medborgare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    medborgare.begin("fraga")
    now = timezone.now()
    assert (purge_formular(now), Formular.objects.count()) == (0, 1)
    assert (purge_formular(now + HALLBARHET + timedelta(seconds=1)), Formular.objects.count()) == (1, 0)
