"""The pages of those who plan offices and tours: each door works, refuses, and keeps what was typed."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client

from servicekontor import beroenden
from servicekontor.models import Kontor, Kontorsregel, Oppetundantag, Tur, Turmonster, Turstopp
from servicekontor.models.schema import Publiceratpass, Publicering
from tests.factories import make_anvandare, make_center
from tests.factories_bemanning import make_medarbetare, make_schema
from tests.factories_kontor import (
    make_fordon,
    make_kontor,
    make_oppettid,
    make_ort,
    make_stopplats,
    make_tur,
    make_turmonster,
    make_turstopp,
)
from tests.servicekontor.beroende import Tider

pytestmark = pytest.mark.django_db

NU = datetime(2026, 11, 5, 12, 0, tzinfo=UTC)
DAG = date(2026, 11, 9)
BAS = "/kontorsplanering"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def chef(client: Client) -> Client:
    client.force_login(make_anvandare("chef", make_center()))
    return client


@pytest.fixture
def stopp(db) -> Turstopp:
    return make_turstopp(make_tur(DAG))


@pytest.fixture
def tider(stopp: Turstopp) -> Tider:
    registered = Tider(stopp.begins)
    beroenden.register(registered)
    yield registered
    beroenden.unregister(registered.kod)


def get(client: Client, path: str, **query: str) -> str:
    response = client.get(BAS + path, query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def post(client: Client, path: str, data: dict[str, Any], status: int = 302) -> str:
    response = client.post(BAS + path, data)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode() if status != 302 else client.get(response.url).content.decode()


def rows(*stopp: tuple[int, str, str], initial: int = 0) -> dict[str, Any]:
    data: dict[str, Any] = {"stopp-TOTAL_FORMS": max(len(stopp), 1), "stopp-INITIAL_FORMS": initial}
    for number, (plats, ankomst, avgang) in enumerate(stopp):
        data |= {f"stopp-{number}-plats": plats, f"stopp-{number}-ankomst": ankomst, f"stopp-{number}-avgang": avgang}
    return data


def test_the_offices_are_listed_with_how_many_breaches_they_have(chef: Client) -> None:
    kontor = make_kontor()
    make_oppettid(kontor)
    Kontorsregel.objects.create(kontor=kontor, slag="kvallsoppet", antal=2, galler_fran=date(2026, 1, 1))
    make_kontor("annat", enhet=make_center("lonecenter", namn="Lönecenter"))
    page = get(chef, "/")
    assert "1 brott" in page and "Kontoret i Annat" not in page


def test_the_month_of_an_office_shows_what_breaks_its_rules(chef: Client) -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 0, "09:00", "12:00")
    make_oppettid(kontor, 0, "13:00", "18:00")
    Kontorsregel.objects.create(kontor=kontor, slag="lunch", galler_fran=date(2026, 1, 1))
    page = get(chef, "/kontor/norrby/", manad="2026-12")
    assert page.count("Stänger vid lunch.") == 4 and "december 2026" in page


def test_too_few_by_the_published_roster_break_the_rule_and_other_weeks_are_not_judged(chef: Client) -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 0, "09:00", "16:00")
    Kontorsregel.objects.create(kontor=kontor, slag="bemanning", antal=1, galler_fran=date(2026, 1, 1))
    schema, medarbetare = make_schema(borjan=DAG, veckor=2), make_medarbetare()
    for nummer, slutar in ((1, time(16)), (2, time(12))):
        publicering = Publicering.objects.create(schema=schema, nummer=nummer)
        falt = {"publicering": publicering, "medarbetare": medarbetare, "kontor": kontor, "datum": DAG}
        Publiceratpass.objects.create(**falt, fran=time(9), till=slutar)
    page = get(chef, "/kontor/norrby/", manad="2026-11")
    assert page.count("Färre än 1 på plats från 12.00.") == 1
    assert page.count("Färre än 1 på plats från 09.00.") == 1


@pytest.mark.parametrize("manad", ["2026-13", "x", "0000-00", "9999-12", "\0"])
def test_a_month_that_is_none_is_this_month_or_a_far_one(chef: Client, manad: str) -> None:
    make_kontor()
    assert chef.get(f"{BAS}/kontor/norrby/", {"manad": manad}).status_code in (200, 400)


def test_a_day_is_closed_and_it_is_said_what_became_of_the_times(chef: Client, tider: Tider) -> None:
    make_kontor()
    page = post(chef, "/kontor/norrby/stang/", {"datum": "2026-11-09", "rubrik": "Vattenläcka", "bekrafta": "ja"})
    assert "Dagen är stängd." in page and "1 avbokades" in page
    assert Oppetundantag.objects.filter(datum=DAG).count() == 2


def test_what_closing_a_day_concerns_is_shown_before_it_is_done(chef: Client, tider: Tider) -> None:
    make_kontor()
    page = post(chef, "/kontor/norrby/stang/", {"datum": "2026-11-09", "rubrik": "Vattenläcka"}, 200)
    assert "1 bokad tid den dagen" in page and "Stäng dagen" in page
    assert not tider.avgjorda and not Oppetundantag.objects.exists()


def test_a_closed_day_is_opened_again_and_what_was_cancelled_stays_so(chef: Client, tider: Tider) -> None:
    make_kontor()
    post(chef, "/kontor/norrby/stang/", {"datum": "2026-11-09", "rubrik": "Vattenläcka", "bekrafta": "ja"})
    assert "Öppna igen" in get(chef, "/kontor/norrby/")
    page = post(chef, "/kontor/norrby/oppna/", {"datum": "2026-11-09"})
    assert "är fortfarande inställda" in page and "Öppna igen" not in page
    assert not Oppetundantag.objects.exists() and not tider.tider


@pytest.mark.parametrize(("datum", "status"), [("2026-11-10", 409), ("2026-11-01", 409), ("9999-12-31", 400), ("", 400)])
def test_only_a_closed_day_to_come_is_opened(chef: Client, datum: str, status: int) -> None:
    make_kontor()
    post(chef, "/kontor/norrby/oppna/", {"datum": datum}, status)


def test_a_day_that_has_been_is_not_closed_and_what_was_typed_stays(chef: Client) -> None:
    make_kontor()
    page = post(chef, "/kontor/norrby/stang/", {"datum": "2026-11-01", "rubrik": "Vattenläcka", "bekrafta": "ja"}, 400)
    assert "Dagen har varit." in page and "Vattenläcka" in page and not Oppetundantag.objects.exists()


def test_what_winding_down_concerns_is_shown_before_it_is_done(chef: Client, tider: Tider) -> None:
    make_kontor()
    data = {"sista_dag": "2026-11-08", "ersattning": "Bussen stannar på torget."}
    page = post(chef, "/kontor/norrby/avveckla/", data, 200)
    assert "1 bokad tid efter den sista dagen" in page
    assert Kontor.objects.get(kod="norrby").sista_dag is None
    assert "1 avbokades" in post(chef, "/kontor/norrby/avveckla/", {**data, "bekrafta": "ja"})
    assert Kontor.objects.get(kod="norrby").sista_dag == date(2026, 11, 8)


def test_a_tour_is_made_with_its_stops(chef: Client) -> None:
    torget, skolan = make_stopplats(), make_stopplats("Skolan")
    data = {"fordon": make_fordon().pk, "datum": "2026-11-09"}
    post(chef, "/turer/ny/", data | rows((torget.pk, "10:00", "12:00"), (skolan.pk, "13:00", "15:00")))
    assert Tur.objects.get().stopp.count() == 2


def test_stops_that_overlap_are_refused_with_a_sentence(chef: Client) -> None:
    torget, skolan = make_stopplats(), make_stopplats("Skolan")
    data = {"fordon": make_fordon().pk, "datum": "2026-11-09"}
    page = post(chef, "/turer/ny/", data | rows((torget.pk, "10:00", "12:00"), (skolan.pk, "11:00", "15:00")), 400)
    assert "överlappar varandra" in page and not Tur.objects.exists()


def test_a_vehicle_of_another_center_cannot_be_chosen(chef: Client) -> None:
    other = make_kontor("annan", slag="mobilt", enhet=make_center("lonecenter", namn="Lönecenter"))
    data = {"fordon": make_fordon(kontor=other).pk, "datum": "2026-11-09"}
    post(chef, "/turer/ny/", data | rows((make_stopplats().pk, "10:00", "12:00")), 400)


def test_a_pattern_is_made_changed_and_ended(chef: Client) -> None:
    plats = make_stopplats()
    data = {"fordon": make_fordon().pk, "namn": "Rundan", "rytm": "alla", "veckodag": 0, "galler_fran": "2026-11-01"}
    assert "12 turer är utlagda" in post(chef, "/monster/nytt/", data | rows((plats.pk, "10:00", "12:00")))
    monster = Turmonster.objects.get()
    post(chef, f"/monster/{monster.pk}/", data | {"veckodag": 1} | rows((plats.pk, "09:00", "11:00"), initial=1))
    assert {tur.datum.weekday() for tur in Tur.objects.all()} == {1}
    post(chef, f"/monster/{monster.pk}/avsluta/", {"sista_dag": "2026-11-12"})
    assert Tur.objects.count() == 1


def test_a_late_stop_tells_how_many_it_concerns_and_what_became_of_them(chef: Client, stopp: Turstopp, tider: Tider) -> None:
    assert "1 bokad tid berörs" in get(chef, f"/stopp/{stopp.pk}/forsena/")
    page = post(chef, f"/stopp/{stopp.pk}/forsena/", {"minuter": 30, "orsak": "Kö.", "sedd": "10:00"})
    assert "Förseningen är inlagd." in page and "10.30–12.30" in page and "planerat 10.00" in page


def test_a_delay_from_an_old_page_shows_the_new_time_and_can_be_sent_again(chef: Client, stopp: Turstopp) -> None:
    assert 'name="sedd" value="10:00:00"' in get(chef, f"/stopp/{stopp.pk}/forsena/")
    post(chef, f"/stopp/{stopp.pk}/forsena/", {"minuter": 30, "orsak": "Kö.", "sedd": "10:00"})
    page = post(chef, f"/stopp/{stopp.pk}/forsena/", {"minuter": 30, "orsak": "Kö.", "sedd": "10:00"}, 409)
    assert "det öppnar nu 10.30" in page and 'name="sedd" value="10:30"' in page
    assert Turstopp.objects.get().ankomst == time(10, 30)


def test_a_stop_is_cancelled_and_then_not_again(chef: Client, stopp: Turstopp) -> None:
    assert "Stoppet är inställt." in post(chef, f"/stopp/{stopp.pk}/stall-in/", {"orsak": "Snö."})
    assert "redan inställt" in post(chef, f"/stopp/{stopp.pk}/stall-in/", {"orsak": "Snö."}, 409)


def test_a_whole_tour_is_cancelled(chef: Client, stopp: Turstopp) -> None:
    assert "Turen är inställd." in post(chef, f"/turer/{stopp.tur_id}/stall-in/", {"orsak": "Snö."})


def test_a_stop_is_added_and_another_planned_anew(chef: Client, stopp: Turstopp) -> None:
    plats = make_stopplats("Skolan").pk
    post(chef, f"/turer/{stopp.tur_id}/stopp/", {"plats": plats, "ankomst": "13:00", "avgang": "14:00"})
    post(chef, f"/stopp/{stopp.pk}/", {"plats": plats, "ankomst": "09:00", "avgang": "10:00"})
    assert [str(rad.ankomst) for rad in stopp.tur.stopp.all()] == ["09:00:00", "13:00:00"]


def test_the_towns_are_compared(chef: Client, stopp: Turstopp) -> None:
    make_ort("Storby", 9000)
    page = get(chef, "/rattvisa/", manad="2026-11")
    assert "Storby" in page and "100,0 %" in page and "Under halva lika andelen" in page


def test_the_tours_of_a_month_and_the_patterns_are_listed(chef: Client, stopp: Turstopp) -> None:
    make_turmonster((make_stopplats(), "10:00", "12:00"), fordon=stopp.tur.fordon)
    page = get(chef, "/turer/")
    assert "Torget, Lillby" in page and "Norra rundan" in page


@pytest.mark.parametrize("path", ["/kontor/bussen/", "/turer/{tur}/", "/stopp/{stopp}/forsena/"])
def test_what_another_center_plans_is_not_there(client: Client, stopp: Turstopp, path: str) -> None:
    client.force_login(make_anvandare("chef", make_center("lonecenter", namn="Lönecenter")))
    assert client.get(BAS + path.format(tur=stopp.tur_id, stopp=stopp.pk)).status_code == 404


def test_the_calendar_of_the_bus_shows_its_stops(chef: Client, stopp: Turstopp) -> None:
    page = get(chef, f"/kontor/{stopp.kontor.kod}/", manad=f"{stopp.tur.datum:%Y-%m}")
    assert f"10.00–12.00 {stopp.plats}" in page
    assert "inga stopp" in page and "stängt" not in page
