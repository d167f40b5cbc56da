"""The page Kontor: visits against hours, evenings and stops, and the evidence for closing an office."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client

from servicekontor.models import Kontor, Kontorshandelse
from servicekontor.status import Kontorshandelsetyp
from statistik.actions import count_pending
from statistik.models import Utbud
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kontor import make_kontor, make_stopplats, make_tur, make_turstopp

pytestmark = pytest.mark.django_db
SIDA = "/statistik/kontor/"
BACKEND = "django.contrib.auth.backends.ModelBackend"
VAREN = {"fran": "2026-03-01", "till": "2026-03-31"}
DAG = date(2026, 3, 10)


@pytest.fixture
def chef(client: Client) -> Client:
    """The browser of the center's manager."""
    client.force_login(make_anvandare("chef", make_center()), backend=BACKEND)
    return client


@pytest.fixture
def kontor() -> Kontor:
    """An office with twelve visits in ten hours, eight of them in the two of the evening, and an hour without any."""
    kontor = make_kontor()
    Utbud.objects.create(dag=DAG, kontor=kontor.kod, enhet=kontor.enhet, oppet_s=10 * 3600, kvall_s=2 * 3600)
    for timme, antal in ((9, 4), (16, 8)):
        for _ in range(antal):
            visit(kontor.kod, timme)
    count_pending()
    return kontor


def visit(kod: str, timme: int) -> None:
    """A simple visit on the tenth of March, at an hour by UTC."""
    tid = datetime.combine(DAG, time(timme, 10), UTC)
    Kontorshandelse.objects.create(typ=Kontorshandelsetyp.BESOK_RAKNAT, tid=tid, kontor=kod, sprak="sv")


def read(client: Client, adress: str, **fraga: Any) -> str:
    """The page's text, with single spaces."""
    svar = client.get(adress, {**VAREN, **fraga})
    assert svar.status_code == 200
    return " ".join(svar.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ").split())


def test_visits_are_told_against_open_hours_and_those_of_the_evening(chef: Client, kontor: Kontor) -> None:
    text = read(chef, SIDA)
    row = text[text.index(f"{SIDA}{kontor.kod}/") :]
    row = row[: row.index("</tr>")]
    assert ">12<" in row and ">1,2<" in row and ">4,0<" in row


def test_visits_are_told_of_the_stop_where_they_were(chef: Client) -> None:
    tur = make_tur(DAG)
    (
        make_turstopp(tur, "10:00", "12:00", plats=make_stopplats("Torget")),
        make_turstopp(tur, "13:00", "14:00", plats=make_stopplats("Skolan")),
    )
    for timme in (9, 10, 10, 12):
        visit(tur.fordon.kontor.kod, timme)
    handelse = Kontorshandelse.objects.latest("pk")
    Kontorshandelse.objects.create(
        typ=Kontorshandelsetyp.BESOK_ANGRAT, tid=handelse.tid, kontor=handelse.kontor, data={"handelse": handelse.pk}
    )
    text = read(chef, SIDA)
    assert ">3</td>" in text[text.index("Torget, Lillby") :] and ">1,5</td>" in text[text.index("Torget, Lillby") :]
    assert ">0</td>" in text[text.index("Skolan, Lillby") : text.index("Torget, Lillby")]


def test_the_evidence_tells_weekdays_and_months_and_hides_small_numbers(chef: Client, kontor: Kontor) -> None:
    make_kontor("soderby", namn="Söderby")
    visit("soderby", 9)
    count_pending()
    text = read(chef, f"{SIDA}{kontor.kod}/")
    assert 'Tisdag</th><td class="kc-tabell__tal" data-tal="12">12<' in text
    assert 'mars 2026</th><td class="kc-tabell__tal" data-tal="12">12<' in text
    assert 'Söderby</th><td class="kc-tabell__tal">&lt; 5<' in text


def test_an_office_that_another_center_staffs_is_not_found(client: Client, kontor: Kontor) -> None:
    other = make_center("lonecenter", namn="Lönecenter")
    client.force_login(make_anvandare("chef", other), backend=BACKEND)
    assert client.get(f"{SIDA}{kontor.kod}/").status_code == 404
    client.force_login(make_anvandare("chef", make_enhet(), username="byggchef"), backend=BACKEND)
    assert client.get(f"{SIDA}{kontor.kod}/").status_code == 404


def test_nothing_at_all_is_a_page(chef: Client) -> None:
    assert "Inget kontor hade öppet under perioden." in read(chef, SIDA)


@pytest.mark.parametrize("adress", ["", "{kod}/"])
def test_the_pages_cost_no_more_than_twelve_queries(chef: Client, kontor: Kontor, adress: str, django_assert_max_num_queries: Any) -> None:
    for n in range(3):
        visit(make_kontor(f"by{n}", namn=f"By {n}").kod, 9)
    count_pending()
    with django_assert_max_num_queries(12):
        chef.get(SIDA + adress.format(kod=kontor.kod), VAREN)
