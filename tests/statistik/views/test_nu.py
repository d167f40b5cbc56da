"""The page Nu, the wall, and the cases behind a number."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from arenden.models import Arende, Ateruppringning, Handelse
from arenden.status import Handelsetyp
from kontaktcenter.models import Anvandare
from statistik.actions import count_pending
from statistik.just_nu import read_situation
from statistik.synlighet import ALLT, Synlighet
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_overlamnat
from tests.factories_kontor import make_kontor
from tests.factories_reception import make_biljett, make_oppet_i_dag

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
FORR = timedelta(days=3)


@pytest.fixture(autouse=True)
def no_reading_is_kept() -> None:
    """Each test reads anew."""
    cache.clear()


@pytest.fixture
def chef(client: Client) -> Client:
    """The browser of a center's manager."""
    client.force_login(make_anvandare("chef", make_center()), backend=BACKEND)
    return client


def boxes(synligt: Synlighet = ALLT) -> dict[str, tuple[int, str]]:
    """Number and words by box."""
    return {ruta.kod: (ruta.tal, ruta.etikett.text) for ruta in read_situation(synligt).rutor}


def test_what_waits_in_the_queue_is_told_with_the_longest_wait() -> None:
    arende = make_arende()
    Arende.objects.filter(pk=arende.pk).update(inkommen=timezone.now() - FORR, agent=None)
    assert boxes()["ko"] == (1, "Äldst: 3 dygn")


def test_late_cases_and_hand_offs_are_counted_where_they_lie() -> None:
    arende = make_overlamnat()
    Arende.objects.filter(pk=arende.pk).update(svar_senast=timezone.now() - FORR)
    arende.overlamningar.update(kvittens_senast=timezone.now() - FORR)
    there = Synlighet(enheter=frozenset({arende.ansvarig_enhet_id}))
    assert boxes(there)["forsenade"][0] == boxes(there)["ej-mottagna"][0] == 1
    assert boxes(Synlighet(enheter=frozenset({make_enhet("park").pk})))["forsenade"] == (0, "Alla är i tid")


def test_calls_to_be_made_are_told_once_their_time_has_come() -> None:
    agent, nu = make_agent(), timezone.now()
    for fran, till in ((-2, -1), (-1, 1), (1, 2)):
        span = {"lovad_fran": nu + timedelta(hours=fran), "lovad_till": nu + timedelta(hours=till)}
        Ateruppringning.objects.create(telefon="+46701740605", enhet=make_center(), skapad_av=agent, **span)
    assert boxes()["ringa"] == (2, "1 är försenade")


def test_who_is_on_a_call_and_who_is_free_are_told_apart() -> None:
    for narvaro in (Anvandare.Narvaro.SAMTAL, Anvandare.Narvaro.TILLGANGLIG, Anvandare.Narvaro.RAST):
        make_agent(narvaro=narvaro)
    assert boxes()["samtal"] == (1, "1 ledig för nästa samtal")


def test_the_queue_of_an_office_says_how_long_the_first_has_waited() -> None:
    agent, kontor = make_agent(), make_kontor()
    make_oppet_i_dag(kontor)
    make_biljett(kontor, agent, minuter=30)
    (ko,) = read_situation(ALLT).kontor
    assert (ko.vantar, ko.hos_oss) == (1, 0)


def test_the_page_and_the_wall_tell_the_same_and_the_living_part_comes_alone(chef: Client) -> None:
    make_arende()
    assert "Väntar i centrets kö" in chef.get("/statistik/").content.decode()
    assert "Väntar i centrets kö" in chef.get("/tavla/drift/").content.decode()
    part = chef.get("/statistik/", headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode() and "Väntar i centrets kö" in part.content.decode()


def test_a_hundred_viewers_cost_as_much_as_one(chef: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12):
        chef.get("/statistik/")
    with django_assert_max_num_queries(4):
        chef.get("/statistik/", headers={"HX-Request": "true"})


def test_the_wall_is_for_those_who_work_at_a_center(client: Client) -> None:
    client.force_login(make_agent(), backend=BACKEND)
    assert client.get("/tavla/drift/").status_code == 200 and client.get("/statistik/").status_code == 403
    client.force_login(make_anvandare("handlaggare", make_enhet()), backend=BACKEND)
    assert client.get("/tavla/drift/").status_code == 403


def test_a_figure_leads_to_the_cases_that_it_counts(chef: Client) -> None:
    arende, annat = make_arende(), make_overlamnat()
    count_pending()
    text = chef.get("/statistik/arenden/", {"nyckeltal": "skapade", "period": "idag"}).content.decode()
    assert arende.nummer in text and annat.nummer in text and "Siffran räknar 2 händelser." in text
    text = chef.get("/statistik/arenden/", {"nyckeltal": "overlamningar", "period": "idag"}).content.decode()
    assert arende.nummer not in text and annat.nummer in text


def test_what_others_have_is_counted_but_not_opened(client: Client) -> None:
    arende = make_overlamnat()
    Arende.objects.filter(pk=arende.pk).update(svar_senast=timezone.now() - FORR)
    client.force_login(make_anvandare("chef", make_enhet("park")), backend=BACKEND)
    text = client.get("/statistik/arenden/", {"vilka": "forsenade"}).content.decode()
    assert arende.nummer not in text and "0 ärenden." in text


def test_a_case_that_the_user_may_not_see_is_counted_but_not_listed(client: Client) -> None:
    arende, park = make_arende(), make_enhet("park")
    Handelse.objects.create(typ=Handelsetyp.ARENDE_SKAPAT, arende=arende, enhet=park, center=arende.center, data={"enhet": park.pk})
    client.force_login(make_anvandare("chef", park), backend=BACKEND)
    text = client.get("/statistik/arenden/", {"nyckeltal": "skapade", "period": "idag"}).content.decode()
    assert "Siffran räknar 1 händelse." in text and arende.nummer not in text and "Du ser inget av ärendena." in text


@pytest.mark.parametrize(
    ("fraga", "status"), [({"vilka": "hemliga"}, 404), ({"nyckeltal": "kontakter"}, 400), ({"nyckeltal": "skapade", "period": "365"}, 200)]
)
def test_only_lists_that_there_are_are_shown(chef: Client, fraga: dict[str, str], status: int) -> None:
    assert chef.get("/statistik/arenden/", fraga).status_code == status


def test_the_boxes_lead_to_their_cases(chef: Client) -> None:
    arende = make_arende()
    Arende.objects.filter(pk=arende.pk).update(agent=None, svar_senast=timezone.now() - FORR)
    for vilka in ("ko", "forsenade"):
        assert arende.nummer in chef.get("/statistik/arenden/", {"vilka": vilka}).content.decode()
