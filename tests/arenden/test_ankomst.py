"""When a question came in is when it reached us, whenever somebody registered it: told everywhere, and never moved."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils.html import strip_tags

from arenden.actions import answer, register_kontakt, reopen, split
from arenden.aktor import Aktor
from arenden.indata import NyFraga
from arenden.models import Arende, Fraga, Kanal
from tests.apiklient import Nyckelklient
from tests.arenden.medborgare.medborgare import open_with_link, page_of
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent, make_arende

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
FRAMME = datetime(2026, 11, 19, 21, 14, tzinfo=UTC)
"""Thursday 19 November, 22.14 in Sweden."""
MORGON = datetime(2026, 11, 18, 23, 0, tzinfo=UTC)
"""The beginning of the same day: all that is known of a letter."""


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Monday 23 November 2026, 08.00 in Sweden."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 23, 7, 0, tzinfo=UTC))


def make_skrivet(agent=None, *, kanal: Kanal = Kanal.EPOST, inkommen: datetime = FRAMME) -> Arende:
    """A case that came in writing some days before it was registered."""
    fraga = NyFraga(text="Får jag bygga en carport?", utfall=Fraga.Utfall.ARENDE, arendetyp=make_arendetyp())
    made = register_kontakt(kanal=kanal, center=make_center(), by=agent or make_agent(), fragor=[fraga], uppgifter=ANNA, inkommen=inkommen)
    return made.kvitton[0].arende


def see(client: Client, user, arende: Arende) -> str:
    client.force_login(user, backend=BACKEND)
    return " ".join(client.get(f"/arenden/{arende.nummer}/").text.split())


def test_the_case_says_when_a_mail_came_and_when_it_was_registered(client: Client) -> None:
    agent = make_agent()
    page = see(client, agent, make_skrivet(agent))
    assert "Kom in</dt><dd><time datetime=\"2026-11-19T22:14" in page
    assert "Registrerat</dt><dd><time datetime=\"2026-11-23T08:00" in page
    assert "Ärendet registrerades. Det kom in med e-post i torsdags 22.14." in page


def test_of_a_letter_the_day_alone_is_told(client: Client) -> None:
    agent = make_agent()
    page = see(client, agent, make_skrivet(agent, kanal=Kanal.BREV, inkommen=MORGON))
    assert "Kom in</dt><dd><time datetime=\"2026-11-19\"" in page
    assert "Ärendet registrerades. Det kom in med brev i torsdags." in page


def test_a_case_registered_the_day_it_came_says_so_once(client: Client) -> None:
    agent = make_agent()
    page = see(client, agent, make_arende(by=agent))
    assert "Registrerat</dt>" not in page and "Ärendet skapades efter ett telefonsamtal." in page


def test_a_part_came_in_when_the_whole_did_and_is_answered_by_the_same_clock() -> None:
    agent = make_agent()
    arende = make_skrivet(agent)
    part = split(arende=arende, text="Och garaget?", arendetyp=arende.arendetyp, by=agent)
    second = split(arende=part, text="Och uthuset?", arendetyp=arende.arendetyp, by=agent)
    assert part.inkommen == second.inkommen == arende.inkommen == FRAMME
    assert part.svar_senast == second.svar_senast == arende.svar_senast


def test_a_case_that_is_opened_again_still_came_in_when_it_did() -> None:
    agent = make_agent()
    arende = make_skrivet(agent)
    answer(arende=arende, text="Ja.", by=agent)
    reopen(arende=arende, orsak="Inget svar på frågan.", by=Aktor.MEDBORGAREN)
    arende.refresh_from_db()
    assert arende.inkommen == FRAMME


def test_the_citizen_reads_when_the_mail_reached_us(client: Client) -> None:
    page = " ".join(strip_tags(page_of(client, open_with_link(client, make_skrivet()))).split())
    assert "Kundcenter har ditt ärende sedan torsdag." in page
    assert "Vi tog emot ärendet.i torsdags 22.14 Vi registrerade ärendet." in page


def test_the_interface_tells_both_moments() -> None:
    agent = make_agent()
    arende = make_skrivet(agent)
    told = Nyckelklient(agent).get(f"arenden/{arende.nummer}/").json()
    assert told["inkommen"].startswith("2026-11-19T22:14") and told["registrerad"].startswith("2026-11-23T08:00")
