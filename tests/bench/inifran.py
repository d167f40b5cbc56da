"""What is measured in a process of Django itself: `python -m tests.bench.inifran FRAGA [argument]` prints the answer as JSON."""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktcenter.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from arenden.actions.paminnelse import sweep  # noqa: E402
from arenden.models import Arende, Bevakning  # noqa: E402
from arenden.sok import search  # noqa: E402
from kontaktcenter.arbetstid import Kalender, add_working_days, add_working_time  # noqa: E402
from kontaktcenter.models import Anvandare  # noqa: E402

GANGER = 250_000
EN_VARDAG = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
"""A Thursday morning, when reminders go out."""


def svep(antal: str) -> float:
    """Seconds that the sweep takes when so many reminders are due; nothing of it is kept. The middle of three."""
    return sorted(_one_sweep(int(antal)) for _ in range(3))[1]


def _one_sweep(antal: int) -> float:
    with transaction.atomic():
        Bevakning.objects.filter(nasta__lte=EN_VARDAG + timedelta(days=3650)).update(nasta=EN_VARDAG + timedelta(days=3650))
        due = list(Bevakning.objects.filter(slag="svar").order_by("pk").values_list("pk", flat=True)[:antal])
        assert len(due) == antal, f"only {len(due)} deadlines are watched"
        Bevakning.objects.filter(pk__in=due).update(nasta=EN_VARDAG - timedelta(minutes=1), steg=0)
        start = time.perf_counter()
        swept = sweep(EN_VARDAG)
        sekunder = time.perf_counter() - start
        assert swept == antal, f"{swept} were swept"
        transaction.set_rollback(True)
    return sekunder


def sokningar(*sokta: str) -> dict[str, list[str]]:
    """The SQL that each search asks of the database, in order, when an agent searches."""
    found = {}
    for sokt in sokta:
        agent = Anvandare.objects.get(username="agent")
        with CaptureQueriesContext(connection) as captured:
            search(sokt, agent)
        found[sokt] = [query["sql"] for query in captured]
    return found


def fragor() -> dict[str, int]:
    """How many queries each page asks the database."""
    agent, officer = Client(), Client()
    agent.force_login(Anvandare.objects.get(username="agent"))
    officer.force_login(Anvandare.objects.get(username="handlaggare"))
    nummer = Arende.objects.filter(center__kortnamn="kundcenter", overlamningar__isnull=False).order_by("-pk").first().nummer
    found = agent.post("/arenden/sok/", {"q": "övergångsställe"}).url
    pages = {
        "kön": (agent, "/arenden/"),
        "kön, alla": (agent, "/arenden/lista/alla/"),
        "ärendesidan": (agent, f"/arenden/{nummer}/"),
        "sökningen": (agent, found),
        "arbetsplatsen": (agent, "/arbetsplats/"),
        "växeln": (agent, "/vaxel/"),
        "återuppringningar": (agent, "/ateruppringningar/"),
        "nytt": (agent, "/nytt/"),
        "inkorgen": (officer, "/inkorg/"),
        "startsidan": (Client(), "/"),
        "formuläret": (Client(), "/e-tjanst/felanmalan-gatubelysning/"),
        "följ ärendet": (Client(), "/folj/"),
    }
    return {namn: _count(client, path) for namn, (client, path) in pages.items()}


def _count(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return len(captured)


def arbetstid() -> dict[str, float]:
    """Seconds for a quarter of a million deadlines, the year laid out beforehand."""
    kalender = Kalender.kontorstid()
    moments = [EN_VARDAG + timedelta(minutes=7 * n) for n in range(GANGER // 250)] * 250
    tid = timedelta(hours=11)
    return {
        "add_working_time": _seconds(lambda: [add_working_time(m, tid, kalender) for m in moments]),
        "add_working_days": _seconds(lambda: [add_working_days(m, 5, kalender) for m in moments]),
    }


def _seconds(work: Callable[[], object]) -> float:
    work()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


FRAGOR = {"svep": svep, "sokningar": sokningar, "fragor": fragor, "arbetstid": arbetstid}

if __name__ == "__main__":
    print(json.dumps(FRAGOR[sys.argv[1]](*sys.argv[2:])))
