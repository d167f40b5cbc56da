"""The summary and sending: the promise, once only, to the right place."""

from threading import Thread

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from arenden.models import Arende, Formular, Kontakt
from arenden.status import Status
from arenden.views.medborgare import granska
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Overenskommelserad, Utskick
from tests.arenden.medborgare.medborgare import Medborgare
from tests.factories import make_arendetyp, make_enhet, make_forvaltning, make_overenskommelse
from tests.factories_arenden import make_handlaggare

pytestmark = pytest.mark.django_db
LAMNAR_OVER = Overenskommelserad.VemSvarar.LAMNAR_OVER
SVARAR = Overenskommelserad.VemSvarar.SVARAR


@pytest.fixture
def bygglov():
    """A type that the agreement hands over to a unit where somebody works."""
    arendetyp = make_arendetyp()
    make_handlaggare()
    make_overenskommelse(make_forvaltning(), villkor={arendetyp: LAMNAR_OVER})
    return arendetyp


def to_summary(medborgare: Medborgare, **contact: str) -> Medborgare:
    medborgare.begin("fraga-bygglov", "Får jag bygga en carport?")
    return medborgare.send(**({"vem": "uppgifter", **contact} if contact else {"vem": "anonym"}))


def test_the_summary_shows_everything_with_a_way_to_change_it(medborgare: Medborgare) -> None:
    make_arendetyp()
    to_summary(medborgare, namn="Anna Testsson", epost="anna@testsson.example", wants_mejl="on")
    for words in ("Får jag bygga en carport?", "Anna Testsson", "anna@testsson.example", "Vi mejlar dig.", "Du får svar senast"):
        assert words in medborgare.text
    for steg in ("vad", "kontakt"):
        assert f"/formular/{medborgare.formular.nyckel}/{steg}/" in medborgare.page.content.decode()


def test_the_promise_of_the_summary_is_that_of_the_receipt_and_the_case(medborgare: Medborgare) -> None:
    make_arendetyp()
    promised = to_summary(medborgare).page.context["svar_senast"]
    assert medborgare.send(gor="skicka").page.context["arende"].svar_senast.date() == promised


def test_sent_twice_it_is_one_case_with_one_receipt(medborgare: Medborgare) -> None:
    make_arendetyp()
    to_summary(medborgare)
    page = medborgare.page
    first = medborgare.send(gor="skicka").page.context["kod"]
    assert "Du har redan skickat" not in medborgare.text
    medborgare.page = page
    again = medborgare.send(gor="skicka", to=page.request["PATH_INFO"]).page.context["kod"]
    assert (first, Arende.objects.count(), Kontakt.objects.count()) == (again, 1, 1)
    assert "Du har redan skickat det här." in medborgare.text


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_case(medborgare: Medborgare) -> None:
    make_arendetyp()
    to_summary(medborgare)
    answers = []

    def click() -> None:
        client = Client()
        client.cookies = medborgare.client.cookies
        answers.append(client.post(medborgare.address, {"gor": "skicka"}).url)
        connection.close()

    threads = [Thread(target=click) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers[0] == answers[1] and answers[0].startswith("/kvitto/")
    assert Arende.objects.count() == 1


def test_what_was_sent_is_no_longer_a_form(medborgare: Medborgare) -> None:
    make_arendetyp()
    to_summary(medborgare).send(gor="skicka")
    assert not Formular.objects.exists()


def test_a_form_filled_in_quicker_than_a_person_can_waits(medborgare: Medborgare, settings: Settings) -> None:
    settings.FORMULAR_MINSTA_SEKUNDER = 600
    make_arendetyp()
    to_summary(medborgare).send(gor="skicka")
    assert medborgare.page.status_code == 400
    assert "Det gick fortare än vi hann med." in medborgare.text
    settings.FORMULAR_MINSTA_SEKUNDER = 0
    assert medborgare.send(gor="skicka").address.startswith("/kvitto/")


@pytest.mark.parametrize("grans", ["formular", "samma_text"])
def test_too_much_of_the_same_is_stopped_and_nothing_is_lost(medborgare: Medborgare, settings: Settings, grans: str) -> None:
    settings.GRANSER = {**settings.GRANSER, grans: (1, 3600)}
    make_arendetyp()
    to_summary(medborgare).send(gor="skicka")
    to_summary(medborgare).send(gor="skicka")
    assert medborgare.page.status_code == 429
    assert "Får jag bygga en carport?" in medborgare.text
    assert Arende.objects.count() == 1


def test_what_the_agreement_hands_over_goes_straight_to_the_department(medborgare: Medborgare, bygglov) -> None:
    to_summary(medborgare).send(gor="skicka")
    arende = Arende.objects.get()
    assert (arende.status, arende.ansvarig_enhet) == (Status.OVERLAMNAD, make_enhet())


def test_what_the_center_answers_stays_with_the_center(medborgare: Medborgare) -> None:
    make_overenskommelse(make_forvaltning(), villkor={make_arendetyp(): SVARAR})
    to_summary(medborgare).send(gor="skicka")
    assert Arende.objects.get().ansvarig_enhet.is_center


@pytest.mark.parametrize("fault", ["nobody works there", "closed"])
def test_a_department_that_cannot_receive_leaves_it_with_the_center(medborgare: Medborgare, bygglov, fault: str) -> None:
    if fault == "closed":
        make_enhet(stangd="2020-01-01")
    else:
        bygglov.ansvarig_enhet.medlemskap.all().delete()
    to_summary(medborgare).send(gor="skicka")
    assert medborgare.address.startswith("/kvitto/")
    assert Arende.objects.get().ansvarig_enhet.is_center


def test_a_mail_goes_to_those_who_want_one(medborgare: Medborgare) -> None:
    make_arendetyp()
    to_summary(medborgare, namn="Anna Testsson", epost="anna@testsson.example", wants_mejl="on").send(gor="skicka")
    assert Utskick.objects.get().mottagare == "anna@testsson.example"
    assert "Vi mejlar dig också ett kvitto" in medborgare.text


def test_no_mail_goes_to_those_who_want_none(medborgare: Medborgare) -> None:
    make_arendetyp()
    to_summary(medborgare, namn="Anna Testsson", epost="anna@testsson.example").send(gor="skicka")
    assert not Utskick.objects.exists()
    assert "Vi mejlar dig inte." in medborgare.text


def test_an_unfinished_form_leads_to_what_is_missing(medborgare: Medborgare) -> None:
    make_arendetyp()
    medborgare.begin("fraga-bygglov").go(f"/formular/{medborgare.formular.nyckel}/granska/")
    assert medborgare.address.endswith("/kontakt/")


def test_summary_and_sending_cost_few_queries(medborgare: Medborgare, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    make_arendetyp()
    address = to_summary(medborgare).address
    with django_assert_max_num_queries(12):
        medborgare.go(address)
    receipt = medborgare.send(gor="skicka").address
    with django_assert_max_num_queries(12):
        medborgare.go(receipt)


def test_the_receipt_is_shown_to_nobody_else(medborgare: Medborgare) -> None:
    make_arendetyp()
    receipt = to_summary(medborgare).send(gor="skicka").address
    assert Client().get(receipt).url == "/folj/"


def test_number_and_code_of_the_receipt_open_the_case(medborgare: Medborgare) -> None:
    make_arendetyp()
    context = to_summary(medborgare).send(gor="skicka").page.context
    response = Client().post("/folj/", {"nummer": context["arende"].nummer, "kod": context["kod"]})
    assert response.url == f"/folj/{context['arende'].nummer}/"


def test_alike_words_from_different_addresses_are_all_taken_in(medborgare: Medborgare, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "samma_text": (1, 3600)}
    make_arendetyp()
    for address in ("192.0.2.1", "192.0.2.2", "192.0.2.3"):
        medborgare.client.defaults["REMOTE_ADDR"] = address
        to_summary(medborgare).send(gor="skicka")
    assert Arende.objects.count() == 3


def test_what_was_not_taken_in_is_not_counted(medborgare: Medborgare, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.GRANSER = {**settings.GRANSER, "samma_text": (1, 3600), "formular": (1, 3600)}
    make_arendetyp()
    to_summary(medborgare)
    with monkeypatch.context() as broken:
        broken.setattr(granska, "submit_formular", _refuse)
        medborgare.send(gor="skicka")
    assert medborgare.send(gor="skicka").address.startswith("/kvitto/")


def _refuse(**_falt: object) -> None:
    raise OtillatenHandling("Inte just nu.")
