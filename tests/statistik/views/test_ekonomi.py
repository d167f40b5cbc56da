"""The page Ekonomi: what it cost for each contact, and what a manager writes down."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from arenden.models import Handelse
from arenden.status import Handelsetyp
from statistik.actions import count_pending
from statistik.ekonomin import cost_per_contact
from statistik.models import Budgetrad, Tidsantagande
from statistik.period import Period
from statistik.synlighet import ALLT
from tests.factories import make_anvandare, make_center, make_enhet
from tests.statistik.prognosrader import make_prognos

pytestmark = pytest.mark.django_db
SIDA = "/statistik/ekonomi/"
BACKEND = "django.contrib.auth.backends.ModelBackend"
MARS = Period(date(2026, 3, 1), date(2026, 3, 31))
ARET = {"ar": 2026, "slag": "personal"}


@pytest.fixture
def chef(client: Client) -> Client:
    """The browser of the center's manager."""
    client.force_login(make_anvandare("chef", make_center()), backend=BACKEND)
    return client


@pytest.fixture
def aret() -> None:
    """A year of 3 650 kronor with ten contacts in March, five of whose questions were answered directly."""
    tid = datetime(2026, 3, 10, 11, tzinfo=UTC)
    for _ in range(10):
        Handelse.objects.create(typ=Handelsetyp.KONTAKT_REGISTRERAD, tid=tid, kanal="telefon", center=make_center())
    for _ in range(5):
        Handelse.objects.create(typ=Handelsetyp.FRAGA_BESVARAD, tid=tid, kanal="telefon", center=make_center())
    Budgetrad.objects.create(center=make_center(), budget=3650, **ARET)
    count_pending()


def read(client: Client, **fraga: Any) -> str:
    """The page's text, with single spaces."""
    svar = client.get(SIDA, {"fran": "2026-03-01", "till": "2026-03-31", **fraga})
    assert svar.status_code == 200
    return " ".join(svar.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ").split())


@pytest.mark.usefixtures("aret")
def test_the_cost_of_a_contact_is_the_periods_part_of_the_year_over_its_contacts(chef: Client) -> None:
    text = read(chef)
    assert 'Kostnad per kontakt</th><td class="kc-tabell__tal">31 kr<' in text
    assert 'Kostnad per fråga som besvarades direkt</th><td class="kc-tabell__tal">62 kr<' in text
    siffra = cost_per_contact(period=MARS, synligt=ALLT)
    assert (siffra.varde, siffra.namnare) == (pytest.approx(31), 10)


@pytest.mark.usefixtures("aret")
def test_a_year_without_a_budget_is_named(chef: Client) -> None:
    text = read(chef, fran="2025-03-01")
    assert "Det finns ingen budget för 2025" in text


@pytest.mark.usefixtures("aret")
def test_freed_time_is_shown_with_its_assumption(chef: Client) -> None:
    Tidsantagande.objects.create(center=make_center(), ar=2025, minuter=12, andel=50, timkostnad=400, grund="Tidsstudie 2024")
    text = read(chef)
    for told in (">12,0 min<", ">50,0 %<", ">0,5 tim<", ">200 kr<", "Tidsstudie 2024"):
        assert told in text


def test_a_programmes_year_is_written_down(chef: Client) -> None:
    adress = f"{SIDA}{make_center().pk}/budget/2026/kontor/"
    falt = {"personal_budget": "1 200 000", "personal_utfall": "400000", "lokaler_budget": "90000", "utfall_till": "2026-03-31"}
    assert chef.post(adress, falt).status_code == 302
    rows = Budgetrad.objects.order_by("slag").values_list("program", "slag", "budget", "utfall", "utfall_till")
    assert list(rows) == [("kontor", "lokaler", 90000, None, None), ("kontor", "personal", 1200000, 400000, date(2026, 3, 31))]
    assert 'value="1200000"' in chef.get(adress).content.decode()


@pytest.mark.parametrize(
    ("fel", "mening"),
    [
        ({"utfall_till": ""}, "Skriv vilken dag under 2026"),
        ({"utfall_till": "2025-03-31"}, "Skriv vilken dag under 2026"),
        ({"personal_budget": "-1"}, "personal_budget"),
        ({"personal_budget": "mycket"}, "personal_budget"),
        ({"personal_budget": "9" * 30}, "personal_budget"),
    ],
)
def test_a_year_that_cannot_be_is_refused_with_what_was_typed(chef: Client, fel: dict[str, str], mening: str) -> None:
    falt = {"personal_budget": "1000", "personal_utfall": "777", "utfall_till": "2026-03-31"} | fel
    svar = chef.post(f"{SIDA}{make_center().pk}/budget/2026/center/", falt)
    assert svar.status_code == 400 and mening in svar.content.decode() and "777" in svar.content.decode()
    assert not Budgetrad.objects.exists()


def test_an_outcome_of_days_to_come_is_refused(chef: Client) -> None:
    falt = {"personal_budget": "1000", "personal_utfall": "777", "utfall_till": "2099-12-31"}
    svar = chef.post(f"{SIDA}{make_center().pk}/budget/2099/center/", falt)
    assert svar.status_code == 400 and "längre än till i dag" in svar.content.decode()


def test_an_assumption_is_written_down_and_refused_where_it_cannot_be(chef: Client) -> None:
    adress = f"{SIDA}{make_center().pk}/antagande/2026/"
    falt = {"minuter": "7,5", "andel": "80", "timkostnad": "", "grund": "Tidsstudie"}
    assert chef.post(adress, falt | {"minuter": "0"}).status_code == 400
    assert chef.post(adress, falt).status_code == 302
    assert float(Tidsantagande.objects.get().minuter) == 7.5


def test_other_centers_and_years_that_are_none_are_not_found(chef: Client, client: Client) -> None:
    other = make_center("lonecenter", namn="Lönecenter")
    for adress in (f"{other.pk}/budget/2026/center/", f"{make_center().pk}/budget/99/center/", f"{make_center().pk}/budget/2026/rok/"):
        assert chef.get(SIDA + adress).status_code == 404
    client.force_login(make_anvandare("chef", make_enhet(), username="byggchef"), backend=BACKEND)
    assert client.get(SIDA).status_code == 403


def test_half_hours_with_too_few_on_the_roster_are_told(chef: Client) -> None:
    make_prognos(make_center(), behov=1, forsta=date(2026, 3, 2), dagar=14)
    assert 'Bemanningsgap</th><td class="kc-tabell__tal">100,0 %<' in read(chef)


@pytest.mark.usefixtures("aret")
def test_the_page_costs_no_more_than_twelve_queries(chef: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12):
        chef.get(SIDA, {"fran": "2025-04-01", "till": "2026-03-31"})
