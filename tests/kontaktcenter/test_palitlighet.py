"""Real processes that are killed at real moments: no message is lost, and none is sent twice by us."""

import contextlib
import http.client
import signal
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from kontaktcenter.models import Anvandare
from kontaktcenter.utkorg.actions import retry_utskick
from kontaktcenter.utkorg.hjartslag import read_hjartslag
from kontaktcenter.utkorg.models import Utskick
from tests.kontaktcenter.utkorg_processer import Lage, Utkorgsprov, count, queue
from tests.processer import Process, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
ANTAL = 200
# A killed worker has two processes, each with at most one mail on its way.
SAMTIDIGA = 2


@pytest.fixture(scope="module")
def system(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Utkorgsprov]:
    system = Utkorgsprov(tmp_path_factory.mktemp("utkorg"))
    yield system
    system.end()


@pytest.fixture
def prov(system: Utkorgsprov) -> Utkorgsprov:
    system.smtp.forget()
    return system


def ask(web: Process) -> None:
    """Call the page that queues a mail; the server is killed meanwhile."""
    connection = http.client.HTTPConnection(urlsplit(web.url).netloc, timeout=20)
    with contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/", headers={"Host": "localhost"})
        web.answered = connection.getresponse().status


def test_worker_and_clock_show_that_they_live(prov: Utkorgsprov) -> None:
    wait_until(lambda: set(read_hjartslag()) == {"arbetare", "klocka"}, "both heartbeats")


def test_a_worker_killed_at_any_moment_sends_the_rest(prov: Utkorgsprov) -> None:
    queue(ANTAL)
    for antal in (ANTAL // 4, ANTAL // 2):
        prov.wait_taken(antal)
        prov.kill_worker()
    prov.wait_settled()
    prov.assert_once_each()
    assert (count(Lage.SKICKAT) >= ANTAL - 2 * SAMTIDIGA, Utskick.objects.count()) == (True, ANTAL)


def test_a_mail_whose_text_had_not_left_is_sent_again(prov: Utkorgsprov) -> None:
    prov.smtp.fore_text.close()
    queue(1)
    prov.kill_worker_at(prov.smtp.fore_text)
    prov.wait_settled()
    assert (count(Lage.SKICKAT), list(prov.smtp.tagna.values())) == (1, [1])


def test_a_mail_that_was_taken_is_left_to_a_person_when_the_answer_never_came(prov: Utkorgsprov) -> None:
    prov.smtp.fore_svar.close()
    queue(1)
    prov.kill_worker_at(prov.smtp.fore_svar)
    prov.wait_settled()
    assert (count(Lage.OKLART), list(prov.smtp.tagna.values())) == (1, [1])


def test_a_mail_that_the_server_dropped_with_the_worker_is_not_lost(prov: Utkorgsprov) -> None:
    prov.smtp.fore_mottagning.close()
    utskick = queue(1)[0]
    prov.kill_worker_at(prov.smtp.fore_mottagning)
    prov.wait_settled()
    assert (count(Lage.OKLART), prov.smtp.tagna) == (1, {})
    retry_utskick(utskick=utskick, by=Anvandare(is_superuser=True))
    wait_until(lambda: count(Lage.SKICKAT) == 1, "the mail to be sent again")
    assert list(prov.smtp.tagna.values()) == [1]


def test_redis_killed_and_started_loses_and_doubles_nothing(prov: Utkorgsprov) -> None:
    queue(ANTAL // 2, "fore")
    prov.wait_taken(ANTAL // 10)
    prov.redis.kill()
    queue(ANTAL // 2, "under")
    prov.redis.start()
    prov.wait_settled()
    prov.assert_once_each()
    assert count(Lage.SKICKAT) == ANTAL


def test_a_web_server_killed_between_commit_and_poke_loses_nothing(prov: Utkorgsprov) -> None:
    web = prov.web()
    prov.worker.kill()
    prov.redis.popen.send_signal(signal.SIGSTOP)
    asking = threading.Thread(target=ask, args=[web])
    asking.start()
    wait_until(Utskick.objects.exists, "the mail to be committed")
    web.kill()
    asking.join()
    prov.redis.popen.send_signal(signal.SIGCONT)
    assert not hasattr(web, "answered")
    prov.worker.start()
    prov.wait_settled()
    assert (count(Lage.SKICKAT), list(prov.smtp.tagna.values())) == (1, [1])
