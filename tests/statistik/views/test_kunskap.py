"""The page Kunskap: whether the base had the answer, what lacks one, what is old."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from arenden.models import Handelse
from arenden.status import Handelsetyp
from statistik.actions import count_pending
from tests.factories import make_amne, make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_lucka, make_signal

pytestmark = pytest.mark.django_db
SIDA = "/statistik/kunskap/"
BACKEND = "django.contrib.auth.backends.ModelBackend"
NYSS = datetime(2026, 3, 10, 11, tzinfo=UTC)
VAREN = {"fran": "2026-03-01", "till": "2026-03-31"}


def read(client: Client, user: Any) -> str:
    """The page's text, with single spaces."""
    client.force_login(user, backend=BACKEND)
    svar = client.get(SIDA, VAREN)
    assert svar.status_code == 200
    return " ".join(svar.content.decode().replace("\u00a0", " ").split())


def test_hits_are_told_by_subject(client: Client) -> None:
    for is_traff in (True, True, True, False):
        data = {"is_direkt": True, "is_traff": is_traff}
        falt = {"tid": NYSS, "kanal": "telefon", "center": make_center(), "amne": make_amne(), "data": data}
        Handelse.objects.create(typ=Handelsetyp.KONTAKT_REGISTRERAD, **falt)
    count_pending()
    text = read(client, make_anvandare("chef", make_center()))
    assert 'Bygga och bo</th><td class="kc-tabell__tal" data-tal="75.0">75,0 %<' in text


def test_questions_without_an_answer_are_told_by_how_often_they_came_in_the_period(client: Client) -> None:
    lucka = make_lucka("Hur anmäler jag flytt?", signaler=0)
    for n, dagar in enumerate((0, 0, 400)):
        make_signal(f"flytt {n}", lucka=lucka, tid=NYSS - timedelta(days=dagar), kalla=f"fraga:{n}")
    make_lucka("Gammal fråga", signaler=0)
    text = read(client, make_anvandare("chef", make_center()))
    assert "Hur anmäler jag flytt?" in text and "Gammal fråga" not in text
    assert ">2<" in text[text.index("Hur anmäler jag flytt?") :]


def test_old_articles_are_told_by_unit_and_a_units_manager_sees_its_own(client: Client) -> None:
    igar = timezone.localdate() - timedelta(days=1)
    make_artikel("Gammal", ansvarig_enhet=make_enhet(), granskas_senast=igar)
    make_artikel("Ny", ansvarig_enhet=make_enhet(), granskas_senast=date(2999, 1, 1))
    make_artikel("Annans", ansvarig_enhet=make_enhet("park", namn="Parkenheten"), granskas_senast=igar)
    text = read(client, make_anvandare("chef", make_center()))
    assert ">50,0 %<" in text[text.index("Bygglovsenheten</th>") :] and "Parkenheten</th>" in text
    assert "Parkenheten</th>" not in read(client, make_anvandare("chef", make_enhet(), username="byggchef"))


def test_the_page_costs_no_more_than_twelve_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    for n in range(3):
        make_artikel(f"Artikel {n}"), make_lucka(f"Lucka {n}?")
    client.force_login(make_anvandare("chef", make_center()), backend=BACKEND)
    with django_assert_max_num_queries(12):
        assert client.get(SIDA).status_code == 200
