"""The follow-up of agreements: what a center's manager and a department's read of each other."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from arenden.models import Handelse
from arenden.status import Handelsetyp
from kontaktcenter.models import Enhet, Overenskommelse
from statistik.actions import count_pending
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_forvaltning, make_overenskommelse

SIDA = "/statistik/forvaltningar/"
BACKEND = "django.contrib.auth.backends.ModelBackend"
VAREN = {"fran": "2026-03-01", "till": "2026-03-31"}


def tell(typ: Handelsetyp, antal: int, enhet: Enhet, **annat: Any) -> None:
    """So many events at a unit, at noon on the tenth of March."""
    falt = {"typ": typ, "tid": datetime(2026, 3, 10, 11, tzinfo=UTC), "center": make_center(), "arendetyp": make_arendetyp()}
    for _ in range(antal):
        Handelse.objects.create(**falt, enhet=enhet, **annat)


@pytest.fixture
def avtal(db) -> Overenskommelse:
    """A department with a unit, which was handed ten cases and sent back seven of them; another one beside it had three."""
    samhalle, annan = make_forvaltning(), make_enhet("park", namn="Parkenheten")
    bygglov = make_enhet(foralder=samhalle)
    avtal = make_overenskommelse(samhalle, villkor={make_arendetyp(): "svarar"}, galler_fran=date(2026, 1, 1), omprovas=date(2026, 6, 1))
    tell(Handelsetyp.OVERLAMNAT, 10, make_center(), till_enhet=bygglov), tell(Handelsetyp.OVERLAMNAT, 3, make_center(), till_enhet=annan)
    (
        tell(Handelsetyp.ATERSANT, 6, bygglov, data={"skal": "fel_adresserat"}),
        tell(Handelsetyp.ATERSANT, 1, bygglov, data={"skal": "ofullstandigt"}),
    )
    tell(Handelsetyp.BESVARAT, 8, bygglov, data={"is_i_tid": True, "svarstid_s": 7200, "is_uppdrag": True, "is_av_center": False})
    count_pending()
    return avtal


@pytest.fixture
def chef(client: Client, db: None) -> Client:
    """The browser of the center's manager."""
    client.force_login(make_anvandare("chef", make_center()), backend=BACKEND)
    return client


def read(client: Client, adress: str, **fraga: Any) -> str:
    """The page's text, with single spaces."""
    svar = client.get(adress, {**VAREN, **fraga})
    assert svar.status_code == 200
    return " ".join(svar.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ").split())


def test_each_agreement_has_its_own_units_figures(chef: Client, avtal: Overenskommelse) -> None:
    text = read(chef, SIDA)
    row = text[text.index("Samhällsbyggnad") : text.index("</tr>", text.index("Samhällsbyggnad"))]
    assert ">10<" in row and ">70,0 %<" in row and ">2,1 tim<" in row and ">100,0 %<" in row
    assert "1 juni 2026, passerad" in row


def test_the_basis_of_the_review_tells_what_was_sent_back_and_why_and_hides_small_numbers(chef: Client, avtal: Overenskommelse) -> None:
    text = read(chef, f"{SIDA}{avtal.pk}/")
    assert "Underlag för omprövning: Samhällsbyggnad" in text
    assert 'Hörde hemma någon annanstans</th><td class="kc-tabell__tal" data-tal="6">6<' in text
    assert 'Uppgifter saknades</th><td class="kc-tabell__tal">&lt; 5<' in text
    assert "Fråga om bygglov" in text and "Vi svarar" in text
    assert "70,0 %" not in text, "of the ten, three were not sent back"
    assert text.count("&lt; 5<") == 4


def test_the_departments_manager_reads_its_own_agreement_and_no_other(client: Client, avtal: Overenskommelse) -> None:
    other = make_overenskommelse(make_forvaltning("skola", namn="Skola"), galler_fran=date(2026, 1, 1))
    client.force_login(make_anvandare("chef", avtal.forvaltning), backend=BACKEND)
    text = read(client, SIDA)
    assert "Samhällsbyggnad" in text and ">Skola<" not in text
    assert ">10<" in read(client, f"{SIDA}{avtal.pk}/")
    assert client.get(f"{SIDA}{other.pk}/").status_code == 404


def test_the_manager_of_another_unit_sees_no_agreement(client: Client, avtal: Overenskommelse) -> None:
    client.force_login(make_anvandare("chef", make_enhet("park")), backend=BACKEND)
    assert "Ingen överenskommelse gällde under perioden." in read(client, SIDA)
    assert client.get(f"{SIDA}{avtal.pk}/").status_code == 404


def test_a_unit_that_has_gone_up_in_the_departments_brings_its_history(chef: Client, avtal: Overenskommelse) -> None:
    make_enhet("park", stangd=date(2026, 4, 1), ersatt_av=make_enhet())
    text = read(chef, SIDA)
    assert ">13<" in text[text.index("Samhällsbyggnad") :]


def test_nothing_at_all_is_a_page(chef: Client, db: None) -> None:
    assert "Ingen överenskommelse gällde under perioden." in read(chef, SIDA)


@pytest.mark.parametrize("adress", ["", "{pk}/"])
def test_the_pages_cost_no_more_than_twelve_queries(
    chef: Client, avtal: Overenskommelse, adress: str, django_assert_max_num_queries
) -> None:
    for number in range(3):
        make_overenskommelse(make_forvaltning(f"f{number}", namn=f"Nämnd {number}"), galler_fran=date(2026, 1, 1))
    with django_assert_max_num_queries(12):
        chef.get(SIDA + adress.format(pk=avtal.pk), VAREN)
