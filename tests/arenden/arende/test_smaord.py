"""Small things that a page says: whose file it is, until when a case rests, who gets a receipt, how late an answer is."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from arenden.actions import add_from_citizen, register_kontakt
from arenden.frister import first_working_day
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Arende, Fraga, Kanal
from kontaktcenter.arbetstid import Kalender
from kontaktcenter.models import Anvandare
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent, make_arende

pytestmark = pytest.mark.django_db

BO = Uppgiftslamnare(namn="Bo Provberg", adress="Provgatan 4")
LORDAG = date(2026, 11, 28)


@pytest.fixture
def agent(client: Client) -> Anvandare:
    """The center's agent, logged in."""
    agent = make_agent(first_name="Karin", last_name="Testsson")
    client.force_login(agent, backend="django.contrib.auth.backends.ModelBackend")
    return agent


def test_a_file_that_came_with_a_mail_is_the_citizens(client: Client, agent: Anvandare) -> None:
    fil = ContentFile(b"Ritning", name="ritning.txt")
    fraga = NyFraga(text="Får jag bygga?", utfall=Fraga.Utfall.ARENDE, arendetyp=make_arendetyp(), bilagor=[fil])
    made = register_kontakt(kanal=Kanal.EPOST, center=make_center(), by=agent, fragor=[fraga], uppgifter=ANNA)
    arende = made.kvitton[0].arende
    text = client.get(f"/arenden/{arende.nummer}/").text
    assert arende.bilagor.get().is_from_medborgare
    assert "Medborgaren skickade med en bilaga." in text and "Karin Testsson lade till en bilaga." not in text


def test_a_file_that_an_agent_adds_for_the_citizen_is_the_citizens(agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    add_from_citizen(arende=arende, text="Här är den.", bilagor=[ContentFile(b"Hej", name="brev.txt")], by=agent)
    assert arende.bilagor.get().is_from_medborgare


def test_the_first_working_day_after_a_saturday_is_monday() -> None:
    assert first_working_day(LORDAG, Kalender.kontorstid()) == date(2026, 11, 30)
    assert first_working_day(date(2026, 11, 30), Kalender.kontorstid()) == date(2026, 11, 30)


def test_a_case_that_is_to_rest_until_a_saturday_rests_until_monday_and_says_so(client: Client, agent: Anvandare) -> None:
    today = timezone.localdate()
    saturday = today + timedelta(days=(5 - today.weekday()) % 7 or 7)
    arende = make_arende(by=agent)
    sent = {"version": arende.version, "sedd": 0, "till": saturday.isoformat()}
    text = client.post(f"/arenden/{arende.nummer}/parkera/", sent, follow=True).text
    arende.refresh_from_db()
    assert arende.vilar_till > saturday + timedelta(days=1) and "Ingen arbetar den dag du valde." in text


def test_a_receipt_is_promised_only_to_one_who_can_get_it(client: Client, agent: Anvandare) -> None:
    mailed, unmailed = make_arende(by=agent), make_arende(by=agent, uppgifter=BO)
    assert "Medborgaren får ett eget kvitto" in client.get(f"/arenden/{mailed.nummer}/dela/").text
    assert "Medborgaren får inget kvitto" in client.get(f"/arenden/{unmailed.nummer}/dela/").text


def test_no_page_says_that_an_answer_is_late_by_nothing(client: Client, agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    Arende.objects.filter(pk=arende.pk).update(svar_senast=timezone.now() - timedelta(seconds=1))
    assert "(0 min" not in client.get(f"/arenden/{arende.nummer}/").text
