"""`/halsa/` says what works and what does not, also when the database or Redis is the part that is down."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from kontaktcenter.models import Hjartslag, Utskick
from kontaktcenter.utkorg.hjartslag import register_hjartslag

NOBODY_LISTENS = "127.0.0.1", "9"


@pytest.fixture
def alive(db: None) -> None:
    """Worker and clock that have just shown themselves."""
    register_hjartslag(Hjartslag.Del.ARBETARE)
    register_hjartslag(Hjartslag.Del.KLOCKA)


def ask(client: Client) -> tuple[int, dict[str, Any]]:
    """Ask as monitoring does."""
    response = client.get("/halsa/")
    return response.status_code, response.json()["delar"]


def make_utskick(lage: str = "vantar", seconds: int = 0, **falt: Any) -> Utskick:
    """One mail that has been due for `seconds`."""
    due = timezone.now() - timedelta(seconds=seconds)
    falt = {"slag": "epost", "mottagare": "maja@exempel.se", "nyckel": f"svar:{Utskick.objects.count()}"} | falt
    return Utskick.objects.create(lage=lage, nasta_forsok=due, **falt)


def test_all_is_well(client: Client, alive: None) -> None:
    response = client.get("/halsa/")
    assert (response.status_code, response.json()["ok"]) == (200, True)
    assert set(response.json()["delar"]) == {"databas", "migreringar", "redis", "arbetare", "klocka", "utkorg", "sokmodell"}


def test_a_person_gets_a_page(client: Client, alive: None) -> None:
    response = client.get("/halsa/", headers={"accept": "text/html,*/*;q=0.8"})
    assert response.status_code == 200
    assert "<h1" in response.content.decode() and "Allt fungerar" in response.content.decode()


@pytest.mark.parametrize("namn", ["arbetare", "klocka"])
def test_a_part_that_has_not_shown_itself_for_a_while_is_a_fault(client: Client, alive: None, namn: str) -> None:
    Hjartslag.objects.filter(namn=namn).update(tid=timezone.now() - timedelta(seconds=90))
    status, delar = ask(client)
    assert (status, delar[namn]["ok"], 89 <= delar[namn]["sekunder_sedan"] <= 95) == (503, False, True)


@pytest.mark.django_db
def test_a_part_that_never_showed_itself_is_a_fault(client: Client) -> None:
    status, delar = ask(client)
    assert (status, delar["arbetare"]["text"]) == (503, "Har aldrig visat sig.")


def test_an_outbox_that_stands_still_is_a_fault(client: Client, alive: None) -> None:
    make_utskick(seconds=400)
    status, delar = ask(client)
    assert (status, 399 <= delar["utkorg"]["aldsta_sekunder"] <= 405) == (503, True)


def test_what_is_held_back_until_later_is_no_fault(client: Client, alive: None) -> None:
    make_utskick(seconds=-3600)
    status, delar = ask(client)
    assert (status, delar["utkorg"]["aldsta_sekunder"]) == (200, 0)


def test_a_mail_server_that_takes_nothing_is_a_fault_also_between_the_tries(client: Client, alive: None) -> None:
    make_utskick(forsok=4, seconds=-3600, fel="E-postservern går inte att nå: timeout")
    status, delar = ask(client)
    assert (status, delar["utkorg"]["text"]) == (503, "Det som ska skickas blir stående.")


@pytest.mark.parametrize(
    ("fel", "seconds_ago"), [("Mottagarens adress togs inte emot: 452", 60), ("E-postservern går inte att nå: timeout", -60)]
)
def test_what_one_receiver_does_not_take_is_no_fault_of_the_service(client: Client, alive: None, fel: str, seconds_ago: int) -> None:
    make_utskick(forsok=4, seconds=-3600, fel=fel)
    nu = timezone.now()
    make_utskick("skickat", skickat=nu, skapad=nu - timedelta(seconds=seconds_ago))
    assert ask(client)[0] == 200


@pytest.mark.parametrize("fel", ["Meddelandet togs inte emot: 452 4.3.1", "Meddelandet togs inte emot nu: 503"])
def test_a_message_that_is_refused_is_a_fault_when_two_receivers_messages_are(client: Client, alive: None, fel: str) -> None:
    make_utskick("skickat", skickat=timezone.now(), skapad=timezone.now() - timedelta(hours=1))
    make_utskick(forsok=5, seconds=-3600, fel=fel)
    make_utskick(forsok=5, seconds=-3600, fel=fel)
    alone = ask(client)[0]
    make_utskick(forsok=5, seconds=-3600, fel=fel, mottagare="bo@exempel.se")
    assert (alone, ask(client)[0]) == (200, 503)


def test_dead_letters_are_counted_but_stop_nothing(client: Client, alive: None) -> None:
    make_utskick("misslyckat")
    make_utskick("oklart")
    make_utskick(forsok=2, seconds=-60)
    status, delar = ask(client)
    utkorg = delar["utkorg"]
    assert (status, utkorg["misslyckade"], utkorg["oklara"], utkorg["forsoks_igen"]) == (200, 1, 1, 1)


def test_a_database_that_waits_for_migrations_is_a_fault(client: Client, alive: None) -> None:
    newest = MigrationRecorder.Migration.objects.filter(app="kontaktcenter").order_by("name").last()
    newest.delete()
    status, delar = ask(client)
    assert (status, delar["migreringar"]["ok"], delar["utkorg"]["ok"]) == (503, False, True)


def test_a_table_that_is_missing_says_nothing_of_the_others(client: Client, alive: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE kontaktcenter_hjartslag RENAME TO borta")
    status, delar = ask(client)
    assert (status, delar["arbetare"]["ok"], delar["databas"]["ok"], delar["utkorg"]["ok"]) == (503, False, True, True)


def test_redis_that_is_down_is_told_while_the_rest_is_shown(client: Client, alive: None, settings: Any) -> None:
    settings.REDIS_URL = "redis://{}:{}/0".format(*NOBODY_LISTENS)
    status, delar = ask(client)
    assert (status, delar["redis"]["ok"], delar["databas"]["ok"], delar["arbetare"]["ok"]) == (503, False, True, True)


@pytest.fixture
def database_down(transactional_db: None) -> Any:
    """A database that cannot be reached."""
    connection.close()
    right = {name: connection.settings_dict[name] for name in ("HOST", "PORT")}
    connection.settings_dict.update(HOST=NOBODY_LISTENS[0], PORT=NOBODY_LISTENS[1])
    yield
    connection.close()
    connection.settings_dict.update(right)


def test_a_database_that_is_down_is_told_in_json(client: Client, database_down: None) -> None:
    status, delar = ask(client)
    assert (status, delar["databas"]["ok"], delar["redis"]["ok"]) == (503, False, True)


def test_a_database_that_is_down_is_told_on_a_page_even_to_a_browser_with_a_session(client: Client, database_down: None) -> None:
    client.cookies["sessionid"] = "x" * 32
    response = client.get("/halsa/", headers={"accept": "text/html"})
    assert response.status_code == 503
    assert "Databasen svarar inte." in response.content.decode()


def test_the_web_process_says_that_it_lives_without_asking_the_database(client: Client, database_down: None) -> None:
    response = client.get("/halsa/webb/")
    assert (response.status_code, response.content) == (200, b"ok")


def test_asking_is_cheap(client: Client, alive: None, django_assert_max_num_queries: Any) -> None:
    for _ in range(3):
        make_utskick()
    # Five questions, each in a savepoint (two statements), and the limit on their time.
    with django_assert_max_num_queries(18):
        ask(client)


@pytest.mark.django_db
def test_the_answer_is_never_cached_and_only_read(client: Client) -> None:
    assert "no-store" in client.get("/halsa/")["Cache-Control"]
    assert client.post("/halsa/").status_code == 405


@pytest.mark.django_db
def test_monitoring_on_the_inside_is_not_sent_to_https(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/halsa/webb/").status_code == 200
