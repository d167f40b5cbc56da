"""Who else has a case open: seen by each other, forgotten soon, and never in the way."""

import pytest
from django.test import Client
from redis.exceptions import ConnectionError as RedisConnectionError

from arenden import tittare
from arenden.actions import take
from arenden.tittare import GLOMS, leave, look
from tests.factories import make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def klocka(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that the test turns."""
    nu = [1_800_000_000.0]
    monkeypatch.setattr(tittare.time, "time", lambda: nu[0])
    return nu


@pytest.fixture
def arende():
    arende, client = make_arende(), tittare._client()
    yield arende
    client.delete(f"kc:tittar:{arende.pk}")


def test_two_who_look_see_each_other_but_not_themselves(arende) -> None:
    karin, eva = make_agent(first_name="Karin", last_name="Testsson"), make_agent(first_name="Eva", last_name="Exempelsson")
    assert look(arende, karin) == []
    assert [t.namn for t in look(arende, eva)] == ["Karin Testsson"]
    assert [t.namn for t in look(arende, karin)] == ["Eva Exempelsson"]


def test_one_who_has_gone_is_forgotten(arende, klocka: list[float]) -> None:
    karin, eva = make_agent(), make_agent()
    look(arende, karin)
    klocka[0] += GLOMS
    assert look(arende, eva) == []


def test_since_when_is_when_the_page_was_opened(arende, klocka: list[float]) -> None:
    karin, eva = make_agent(), make_agent()
    look(arende, karin)
    klocka[0] += GLOMS - 1
    look(arende, karin)
    assert look(arende, eva)[0].sedan.timestamp() == klocka[0] - GLOMS + 1


def test_the_page_beneath_does_not_hide_that_its_form_is_written_in(arende) -> None:
    karin, eva = make_agent(), make_agent()
    look(arende, karin, skriver="besvara")
    look(arende, karin)
    assert look(arende, eva)[0].skriver == "besvara"


def test_who_has_sent_writes_no_longer(arende) -> None:
    karin, eva = make_agent(), make_agent()
    look(arende, karin, skriver="besvara")
    leave(arende, karin)
    assert look(arende, eva) == []


def test_redis_away_means_that_nobody_is_shown(arende, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        def hgetall(self, _key: str) -> None:
            raise RedisConnectionError

        hdel = hgetall

    monkeypatch.setattr(tittare, "_client", Away)
    assert look(arende, make_agent()) == []


def test_the_open_page_is_told_that_the_case_has_changed(client: Client, arende) -> None:
    agent = make_agent()
    client.force_login(agent, backend=BACKEND)
    url = f"/arenden/{arende.nummer}/tittare/?version={arende.version}"
    assert "Någon har ändrat ärendet" not in client.get(url).text
    take(arende=arende, by=agent)
    assert "Någon har ändrat ärendet" in client.get(url).text


@pytest.mark.parametrize("query", ["?version=x&skriver=%3Cscript%3E", "?version=" + "9" * 30])
def test_a_twisted_question_is_answered(client: Client, arende, query: str) -> None:
    client.force_login(make_agent(), backend=BACKEND)
    response = client.get(f"/arenden/{arende.nummer}/tittare/{query}")
    assert response.status_code == 200 and "<script>" not in response.text


def test_somebody_outside_is_told_nothing(client: Client, arende) -> None:
    client.force_login(make_handlaggare(make_enhet("park", namn="Parkenheten")), backend=BACKEND)
    assert client.get(f"/arenden/{arende.nummer}/tittare/").status_code == 404
