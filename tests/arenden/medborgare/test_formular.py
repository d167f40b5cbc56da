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
from tests.arenden.medborgare.besokare import Besokare
from tests.factories import make_arendetyp, make_foljdfraga

pytestmark = pytest.mark.django_db
Slag = Foljdfraga.Slag


def make_lampa(**falt):
    """A fault report with a place and two questions."""
    arendetyp = make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan", requires_plats=True, **falt)
    make_foljdfraga(arendetyp, "stolpe", text="Vilken stolpe?")
    make_foljdfraga(arendetyp, "fara", text="Är det farligt?", slag=Slag.JA_NEJ, is_required=True, ordning=1)
    return arendetyp


def test_a_report_is_made_page_by_page(besokare: Besokare) -> None:
    make_lampa()
    besokare.begin("lampa", "Den blinkar.").send(stolpe="17", fara="nej").send(plats="Storgatan 5", lat="59,3", lon="18.1").send()
    arende = besokare.finish(namn="Anna Testsson", telefon="070-1740605")
    assert (arende.text, arende.uppgifter) == ("Den blinkar.", {"stolpe": "17", "fara": False})
    assert (arende.plats_text, arende.plats_lat, arende.plats_lon) == ("Storgatan 5", 59.3, 18.1)
    assert (arende.inlamnare.namn, arende.inlamnare.telefon) == ("Anna Testsson", "+46701740605")


def test_a_question_to_nobody_in_particular_gets_its_type_on_the_second_page(besokare: Besokare) -> None:
    make_arendetyp("bygglov", namn="Fråga om bygglov", sokord=["carport"])
    besokare.go("/fraga/").send(text="Får jag bygga en carport?")
    assert "Fråga om bygglov" in besokare.text
    assert besokare.send(arendetyp="bygglov").finish().arendetyp.kod == "bygglov"


def test_the_general_type_is_offered_when_nothing_else_fits(besokare: Besokare) -> None:
    make_arendetyp("fraga-till-kommunen", namn="Fråga till kommunen")
    besokare.go("/fraga/").send(text="Xyzzy?").send(arendetyp="fraga-till-kommunen")
    assert besokare.finish().text == "Xyzzy?"


def test_a_type_that_does_not_exist_is_refused_and_the_words_are_kept(besokare: Besokare) -> None:
    make_arendetyp()
    besokare.go("/fraga/").send(text="Hej?").send(annan="finns-inte")
    assert besokare.page.status_code == 400
    assert "Den e-tjänsten finns inte eller är stängd." in besokare.text
    assert besokare.formular.innehall["vad"] == {"text": ["Hej?"]}


def test_an_unanswered_question_is_asked_again_with_what_was_typed(besokare: Besokare) -> None:
    make_lampa()
    besokare.begin("lampa").send(stolpe="17")
    assert besokare.page.status_code == 400
    assert "Är det farligt? – Svara på frågan." in besokare.text
    assert 'value="17"' in besokare.page.content.decode()


def test_going_back_keeps_what_was_typed_though_it_is_not_whole(besokare: Besokare) -> None:
    make_lampa()
    besokare.begin("lampa").send(stolpe="17\0", gor="tillbaka")
    assert besokare.address.endswith("/vad/")
    besokare.send(text="Den blinkar.")
    assert besokare.address.endswith("/fragor-1/")
    assert 'value="17"' in besokare.page.content.decode()


def test_a_changed_page_leads_back_to_the_summary(besokare: Besokare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    besokare.begin("fraga").send(vem="anonym")
    besokare.go(besokare.address.replace("granska", "vad")).send(text="En annan fråga")
    assert besokare.address.endswith("/granska/")
    assert "En annan fråga" in besokare.text


def test_what_is_sent_reaches_the_form_though_the_cookies_are_gone(besokare: Besokare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    besokare.begin("fraga", "Min fråga")
    besokare.client.cookies.clear()
    besokare.send(vem="anonym")
    assert "Min fråga" in besokare.text


def test_nobody_sees_the_form_of_somebody_else(besokare: Besokare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    besokare.begin("fraga", "Min hemliga fråga")
    response = Client().get(besokare.address)
    assert response.status_code == 410
    assert "Min hemliga fråga" not in response.content.decode()


def test_a_form_can_be_thrown_away(besokare: Besokare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    besokare.begin("fraga").send(gor="slang")
    assert besokare.address == "/"
    assert not Formular.objects.exists()


def test_a_form_thrown_away_in_another_tab_is_gone_in_this_one(besokare: Besokare, monkeypatch: pytest.MonkeyPatch) -> None:
    make_arendetyp("fraga", namn="Fråga")
    besokare.begin("fraga")
    row = besokare.formular
    Formular.objects.all().delete()
    monkeypatch.setattr("arenden.views.medborgare.formular.find_formular", lambda _request, _nyckel: row)
    assert besokare.send(vem="anonym").page.status_code == 410


def test_a_question_added_meanwhile_is_asked_before_sending(besokare: Besokare) -> None:
    arendetyp = make_arendetyp("fraga", namn="Fråga")
    besokare.begin("fraga").send(vem="anonym")
    make_foljdfraga(arendetyp, "ny", text="Hur många?", slag=Slag.TAL, is_required=True)
    besokare.send(gor="skicka")
    assert besokare.address.endswith("/fragor-1/")
    assert not Arende.objects.exists()


def test_an_e_service_closed_meanwhile_lets_the_writer_choose_another(besokare: Besokare) -> None:
    arendetyp = make_arendetyp("fraga", namn="Fråga")
    make_arendetyp("annan", namn="Annan fråga")
    besokare.begin("fraga", "Viktig fråga").send(vem="anonym")
    arendetyp.is_active = False
    arendetyp.save(update_fields=["is_active"])
    besokare.send(gor="skicka")
    assert "är stängd. Det du skrev finns kvar. Välj en annan." in besokare.text
    besokare.send(annan="annan")
    assert besokare.finish().text == "Viktig fråga"


def test_the_language_of_the_page_becomes_the_language_of_the_case(besokare: Besokare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    besokare.client.post(reverse("set_language"), {"language": "fi", "next": "/"})
    assert besokare.begin("fraga").finish().inlamnare.sprak == "fi"


@pytest.mark.parametrize("steg", ["vad", "fragor-1", "plats", "filer", "kontakt"])
def test_each_page_costs_few_queries_and_is_not_cached(
    besokare: Besokare, steg: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_lampa()
    besokare.begin("lampa")
    with django_assert_max_num_queries(12):
        besokare.go(f"/formular/{besokare.formular.nyckel}/{steg}/")
    assert "no-store" in besokare.page["Cache-Control"]


def test_a_form_that_nobody_comes_back_to_is_forgotten(besokare: Besokare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    besokare.begin("fraga")
    now = timezone.now()
    assert (purge_formular(now), Formular.objects.count()) == (0, 1)
    assert (purge_formular(now + HALLBARHET + timedelta(seconds=1)), Formular.objects.count()) == (1, 0)
