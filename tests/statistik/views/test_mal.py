"""The page Mål: what a manager sets, and what is said of how it goes."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from arenden.models import Handelse
from arenden.status import Handelsetyp
from kontaktcenter.models import Anvandare
from statistik.actions import count_pending
from statistik.malmatning import measure
from statistik.malvag import Mallage
from statistik.models import Mal
from statistik.synlighet import Synlighet
from tests.factories import make_anvandare, make_center, make_enhet, make_forvaltning

pytestmark = pytest.mark.django_db
SIDA = "/statistik/mal/"
BACKEND = "django.contrib.auth.backends.ModelBackend"
FALT = {"nyckeltal": "losningsgrad", "matning": "varde", "fran": "2026-01", "till": "2026-12", "start": "60", "mal": "80", "kanal": ""}
MAL = {"nyckeltal": "atersant", "fran": date(2026, 1, 1), "till": date(2026, 4, 1), "start": 50, "mal": 10}


@pytest.fixture
def leder() -> Anvandare:
    """The center's manager."""
    return make_anvandare("chef", make_center())


@pytest.fixture
def chef(client: Client, leder: Anvandare) -> Client:
    """Their browser."""
    client.force_login(leder, backend=BACKEND)
    return client


def hand_over(dag: str, antal: int, atersanda: int, enhet: Any) -> None:
    """So many hand-offs to a unit on a day, and so many sent back."""
    falt = {"tid": datetime.fromisoformat(f"{dag}T11:00").replace(tzinfo=UTC), "center": make_center(), "enhet": enhet}
    for typ, count in ((Handelsetyp.OVERLAMNAT, antal), (Handelsetyp.ATERSANT, atersanda)):
        for _ in range(count):
            Handelse.objects.create(typ=typ, till_enhet=enhet, **falt)


def test_a_units_target_is_measured_with_all_units_below_it(leder: Anvandare) -> None:
    department = make_forvaltning()
    hand_over("2026-01-10", 10, 3, make_enhet(foralder=department)), hand_over("2026-01-10", 10, 1, make_enhet("park", foralder=department))
    hand_over("2026-01-10", 10, 9, make_enhet("skola"))
    count_pending()
    rows = [Mal.objects.create(enhet=department, **MAL), Mal.objects.create(enhet=make_center(), **MAL)]
    department_, center = measure(rows, synligt=Synlighet(center=frozenset([make_center().pk])), idag=date(2026, 2, 1))
    assert (department_.nu, department_.vag.lage) == ("20,0\u00a0%", Mallage.I_FAS)
    assert (center.nu, center.vag.lage) == ("43,3\u00a0%", Mallage.EFTER)


def test_the_state_is_told_in_words_beside_the_path(chef: Client) -> None:
    hand_over("2026-01-10", 10, 9, make_enhet())
    count_pending()
    mal = Mal.objects.create(enhet=make_center(), **MAL)
    assert "Målet nåddes inte" in chef.get(SIDA).content.decode()
    text = chef.get(f"{SIDA}{mal.pk}/").content.decode()
    assert "januari 2026" in text and "90,0\u00a0%" in text and "40,0\u00a0%" in text


def test_a_target_is_set_changed_and_taken_away(chef: Client, leder: Anvandare) -> None:
    falt = FALT | {"enhet": make_center().pk, "agare": leder.pk}
    assert chef.post(f"{SIDA}nytt/", falt).status_code == 302
    mal = Mal.objects.get()
    assert (mal.fran, mal.till, mal.agare) == (date(2026, 1, 1), date(2026, 12, 1), leder)
    assert 'value="2026-01"' in chef.get(f"{SIDA}{mal.pk}/andra/").content.decode()
    assert chef.post(f"{SIDA}{mal.pk}/andra/", falt | {"mal": "82,5"}).status_code == 302
    mal.refresh_from_db()
    assert float(mal.mal) == 82.5
    chef.post(f"{SIDA}{mal.pk}/ta-bort/")
    assert not Mal.objects.exists()


@pytest.mark.parametrize(
    ("fel", "mening"),
    [
        ({"nyckeltal": "lycka"}, "id_nyckeltal"),
        ({"fran": "i våras"}, "Skriv månaden som 2026-01."),
        ({"till": "2025-12"}, "Den sista månaden kan inte vara före den första."),
        ({"mal": "180"}, "Det kan inte vara mer än 100."),
        ({"mal": "-1"}, "under noll"),
        ({"mal": "många"}, "id_mal"),
        ({"matning": "p90"}, "har bara ett värde"),
        ({"enhet": "0"}, "id_enhet"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed(chef: Client, fel: dict[str, str], mening: str) -> None:
    svar = chef.post(f"{SIDA}nytt/", FALT | {"enhet": make_center().pk, "anteckning": "Fler guider"} | fel)
    assert svar.status_code == 400 and mening in svar.content.decode() and "Fler guider" in svar.content.decode()
    assert not Mal.objects.exists()


def test_targets_of_others_are_not_found(chef: Client) -> None:
    mal = Mal.objects.create(enhet=make_enhet(), **MAL)
    for adress in ("", "andra/"):
        assert chef.get(f"{SIDA}{mal.pk}/{adress}").status_code == 404
    assert chef.post(f"{SIDA}{mal.pk}/ta-bort/").status_code == 404
    assert "Det finns inga mål" in chef.get(SIDA).content.decode()


def test_many_targets_cost_no_more_than_twelve_queries(chef: Client, django_assert_max_num_queries: Any) -> None:
    for nyckeltal in ("atersant", "losningsgrad", "svarstid", "nojdhet", "besok_per_oppettimme"):
        Mal.objects.create(enhet=make_center(), **MAL | {"nyckeltal": nyckeltal})
    for kanal in ("telefon", "epost"):
        Mal.objects.create(enhet=make_center(), kanal=kanal, **MAL | {"nyckeltal": "nojdhet"})
        Mal.objects.create(enhet=make_center(), kanal=kanal, **MAL | {"nyckeltal": "vantetid"})
    with django_assert_max_num_queries(12):
        chef.get(SIDA)
