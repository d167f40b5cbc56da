"""A log-out holds at once and everywhere, whatever Redis remembers; a Redis that does not answer logs nobody out."""

import http.client
import signal
import time
from typing import Any
from urllib.parse import urlsplit

import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.test import Client, RequestFactory

from kontaktcenter.actions.anvandare import set_password
from kontaktcenter.admin.anvandare import AnvandareAdmin
from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare
from tests.processer import Process, Processer

pytestmark = pytest.mark.django_db
SIDA = "/konto/losenord/"
TOKEN = "a" * 32


def sign_in(user: Anvandare) -> Client:
    """A browser of that user, whose session Redis has."""
    client = Client()
    client.force_login(user)
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    """Whether staff's pages are shown."""
    return client.get(SIDA).status_code == 200


class Minne:
    """What Redis remembers of a session, which it comes back with."""

    def __init__(self, client: Client) -> None:
        self.session = client.session
        self.innehall = cache.get(self.session.cache_key)
        assert self.innehall

    def come_back(self) -> Client:
        """A browser that still has the session's cookie."""
        cache.set(self.session.cache_key, self.innehall)
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = self.session.session_key
        return client


@pytest.mark.parametrize("door", ["/logga-ut/", "/admin/logout/"])
def test_a_session_that_redis_remembers_after_the_log_out_is_nobodys(administrator: Anvandare, door: str) -> None:
    client = sign_in(administrator)
    minne = Minne(client)
    client.post(door)
    assert not is_in(minne.come_back())


@pytest.mark.parametrize("door", ["/logga-ut/", "/admin/logout/"])
def test_a_log_out_by_any_door_lets_the_browser_forget_what_was_typed(administrator: Anvandare, door: str) -> None:
    client = sign_in(administrator)
    assert client.post(door).cookies["kc-utloggad"].value == "1"


def test_a_password_and_the_end_of_the_account_hold_whatever_redis_remembers(administrator: Anvandare) -> None:
    bytt, avslutad = make_anvandare(username="bytt"), make_anvandare(username="avslutad")
    minnen = [Minne(sign_in(user)) for user in (bytt, avslutad)]
    set_password(anvandare=bytt, losenord="en lång mening om is", by=administrator)
    Anvandare.objects.filter(pk=avslutad.pk).update(is_active=False)
    assert [is_in(minne.come_back()) for minne in minnen] == [False, False]


def test_the_persons_other_sessions_go_on(administrator: Anvandare) -> None:
    dator, telefon = sign_in(administrator), sign_in(administrator)
    telefon.post("/logga-ut/")
    assert is_in(dator) and not is_in(telefon)


def test_the_person_logs_in_again(administrator: Anvandare) -> None:
    client = sign_in(administrator)
    client.post("/logga-ut/")
    client.force_login(administrator)
    assert is_in(client)


def test_saving_the_account_takes_no_log_out_back(administrator: Anvandare, rf: RequestFactory) -> None:
    client = sign_in(administrator)
    minne = Minne(client)
    page = AnvandareAdmin(Anvandare, None).get_queryset(rf.get("/")).get(pk=administrator.pk)
    client.post("/logga-ut/")
    page.save()
    assert not is_in(minne.come_back())


def test_a_log_out_is_remembered_for_as_long_as_a_session_lives(administrator: Anvandare) -> None:
    nu = int(time.time())
    sparade = {"gammal": nu - settings.SESSION_COOKIE_AGE - 60, "ny": nu - settings.SESSION_COOKIE_AGE + 60}
    Anvandare.objects.filter(pk=administrator.pk).update(utloggade=sparade)
    client = sign_in(administrator)
    nyckel = client.session.session_key
    client.post("/logga-ut/")
    administrator.refresh_from_db()
    assert set(administrator.utloggade) == {"ny", nyckel}


def test_a_log_out_is_no_change_that_the_history_tells(administrator: Anvandare) -> None:
    client = sign_in(administrator)
    before = administrator.history.count()
    client.post("/logga-ut/")
    assert administrator.history.count() == before


def ask(web: Process, method: str, address: str, nyckel: str) -> int:
    """Ask that process with the cookie of a session; the status of its answer."""
    connection = http.client.HTTPConnection(urlsplit(web.url).netloc, timeout=20)
    cookies = f"{settings.SESSION_COOKIE_NAME}={nyckel}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    connection.request(method, address, headers={"Host": "localhost", "Cookie": cookies, "X-CSRFToken": TOKEN})
    return connection.getresponse().status


def keys_in(server: Process) -> list[bytes]:
    """What that Redis has kept."""
    with redis.Redis.from_url(server.url) as client:
        return client.keys("*")


@pytest.mark.django_db(transaction=True)
def test_a_log_out_at_a_process_whose_redis_is_frozen_holds_in_one_that_knew_nothing_of_it(processer: Processer, settings: Any) -> None:
    server = processer.redis()
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": server.url}}
    web = processer.web(REDIS_URL=server.url)
    ut, kvar = (sign_in(make_anvandare(username=namn)) for namn in ("ut", "kvar"))
    nyckel, annan = (client.session.session_key for client in (ut, kvar))
    server.popen.send_signal(signal.SIGSTOP)
    assert (ask(web, "POST", "/logga-ut/", nyckel), ask(web, "GET", SIDA, annan), ask(web, "GET", SIDA, nyckel)) == (302, 200, 302)
    server.popen.send_signal(signal.SIGCONT)
    assert any(key.decode().endswith(nyckel) for key in keys_in(server))
    assert (is_in(ut), is_in(kvar)) == (False, True)
