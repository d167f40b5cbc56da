"""Another unit is asked within the time that the case has, and whoever answers without it is told so."""

from datetime import timedelta

import pytest
from django.test import Client

from arenden.actions import ask_opinion
from arenden.models import Arende, Remiss
from tests.arenden.arende.test_brev import send
from tests.factories import make_arendetyp, make_enhet
from tests.factories_arenden import make_handlaggare, make_mottaget

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client: Client):
    make_handlaggare(make_enhet("plan", namn="Planenheten"))
    officer = make_handlaggare()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return officer


def ask(client: Client, arende: Arende, **data):
    plan = make_enhet("plan").pk
    given = {"version": arende.version, "sedd": 0, "till": plan, "fraga": "Stämmer planen?", "arbetsdagar": 3, **data}
    return client.post(f"/arenden/{arende.nummer}/fraga-enhet/", given)


def test_answering_without_the_unit_that_was_asked_is_told_in_form_and_preview(client: Client, officer) -> None:
    arende = make_mottaget(officer)
    ask_opinion(arende=arende, till=make_enhet("plan"), fraga="Stämmer planen?", arbetsdagar=3, by=officer)
    told = "Planenheten har inte svarat än. När du svarar medborgaren tas frågan tillbaka."
    assert told in client.get(f"/arenden/{arende.nummer}/besvara/").text
    assert told in send(client, officer, arende, "granska").text
    assert told not in client.get(f"/arenden/{arende.nummer}/meddela/").text


@pytest.mark.parametrize(("svarsfrist", "arbetsdagar"), [(3, 2), (20, 5), (1, 1)])
def test_the_time_that_is_suggested_ends_before_the_case_does(client: Client, officer, svarsfrist, arbetsdagar) -> None:
    arende = make_mottaget(officer, arendetyp=make_arendetyp(svarsfrist=svarsfrist))
    form = client.get(f"/arenden/{arende.nummer}/fraga-enhet/").context["form"]
    assert form["arbetsdagar"].value() == arbetsdagar


def test_a_later_time_is_warned_of_once(client: Client, officer) -> None:
    arende = make_mottaget(officer)
    warned = ask(client, arende, arbetsdagar=9)
    assert "Enhetens svar kommer för sent för medborgaren." in warned.text and not Remiss.objects.exists()
    assert ask(client, arende, arbetsdagar=9, steg="skicka_anda").status_code == 302
    assert Remiss.objects.count() == 1


def test_a_case_that_is_late_already_asks_without_warning(client: Client, officer) -> None:
    arende = make_mottaget(officer)
    Arende.objects.update(svar_senast=arende.frist_borjar - timedelta(days=9))
    assert ask(client, arende).status_code == 302
