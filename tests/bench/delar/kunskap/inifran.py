"""What is measured in a process of Django itself: prints seconds and numbers of queries as JSON."""

import itertools
import json
import os
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktcenter.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from arenden.demodata.katalogfiler import read_katalog  # noqa: E402
from arenden.demodata.kommun import make_kommun  # noqa: E402
from kontaktcenter.models import Amne, Anvandare, Enhet, Medlemskap  # noqa: E402
from kunskapsbank.demodata.laddning import fill_kunskapsbank  # noqa: E402
from kunskapsbank.models import Artikel, Kunskapslucka  # noqa: E402
from kunskapsbank.sokmotor import refresh_statistics  # noqa: E402
from tests.bench.delar.sok.underlag import Underlag  # noqa: E402
from tests.bench.processor import processor_seconds  # noqa: E402

LUCKOR = 1_000
GANGER = 20
FRAGOR = ("när hämtas sopor", "bygglov altan", "söka förskola", "parkeringstillstånd", "anmäla flytt", "avgift hemtjänst")
"""What somebody types; each is asked letter by letter."""


def main() -> dict[str, Any]:
    """Fill the base and ask it everything."""
    nu = datetime.now(UTC)
    make_kommun(read_katalog(), nu.date())
    for roll in ("redaktor", "kommunvagledare", "handlaggare"):
        _make_user(roll, "kundcenter")
    _make_user("systemforvaltare", "kommunledning")
    found = {"demons artiklar": _timed(lambda: _fill_demo(nu)), "inläsning av 10000 artiklar som publiceras": _timed(_read_in)}
    # What the worker's jobs do after an import.
    refresh_statistics("artikel")
    Kunskapslucka.objects.bulk_create(Kunskapslucka(rubrik=f"Fråga {n}", antal=n % 50) for n in range(LUCKOR))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return {**found, "sidor": _pages(), "kaka": _cookie(_client("kommunvagledare"))}


def _make_user(roll: str, kortnamn: str) -> None:
    user = Anvandare.objects.create_user(roll, first_name="Test", last_name="Testsson")
    Medlemskap.objects.create(anvandare=user, roll=roll, enhet=Enhet.objects.get(kortnamn=kortnamn), fran="2020-01-01")


@transaction.atomic
def _fill_demo(nu: datetime) -> None:
    fill_kunskapsbank(fro=1, nu=nu)


def _read_in() -> None:
    amnen = itertools.cycle(Amne.objects.order_by("pk").values_list("kod", flat=True))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "artiklar.jsonl"
        rows = (
            {"extern_id": f"b{n}", "titel": row.titel, "kort_svar": row.svar[:300], "svar": row.svar, "amne": amne, "malgrupp": "publik"}
            for n, (row, amne) in enumerate(zip(Underlag().articles(), amnen, strict=False))
        )
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
        call_command("importera_artiklar", str(path), publicera=True, samling="bench", stdout=open(os.devnull, "w"))
    assert Artikel.objects.filter(samling__kod="bench", texter__publicerad__isnull=False).count() == 10_000


def _pages() -> dict[str, tuple[int, list[float]]]:
    editor, clerk, expert, anybody = _client("redaktor"), _client("kommunvagledare"), _client("handlaggare"), Client()
    amne = Amne.objects.order_by("pk").values_list("kod", flat=True)[0]
    pages: dict[str, tuple[Client, str]] = {
        "redaktionens lista": (editor, "/redaktion/"),
        "redaktionens lista, sökt": (editor, "/redaktion/?q=sopor"),
        "mina texter": (expert, "/mina-texter/"),
        "luckor": (editor, "/luckor/"),
        "nyheter": (clerk, "/nyheter/"),
        "svar, första sidan": (anybody, "/svar/"),
        "svar, ett ämne": (anybody, f"/svar/amne/{amne}/"),
        "ändringar (Atom)": (anybody, "/svar/andringar.atom"),
        "webbkarta": (anybody, "/sitemap.xml"),
        "API, sökning": (anybody, "/api/v1/artiklar/?q=sopor"),
    }
    found = {namn: _asked(lambda client=client, path=path: client.get(path)) for namn, (client, path) in pages.items()}
    letters = itertools.cycle(fraga[:end] for fraga in FRAGOR for end in range(3, len(fraga) + 1))
    key = str(uuid.uuid4())
    typing = lambda: clerk.post("/arbetsplats/artiklar/", {"text": next(letters), "nyckel": key, "nummer": 0, "sprak": "sv"})  # noqa: E731
    return {**found, "svar medan man skriver": _asked(typing, ganger=sum(len(fraga) - 2 for fraga in FRAGOR))}


def _client(konto: str) -> Client:
    client = Client()
    client.force_login(Anvandare.objects.get(username=konto), backend="django.contrib.auth.backends.ModelBackend")
    return client


def _cookie(client: Client) -> dict[str, str]:
    """What a browser must have to be logged in as the client is."""
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}


def _asked(visit: Callable[[], Any], *, ganger: int = GANGER) -> tuple[int, list[float]]:
    """The most queries of one visit, and the processor seconds of each; one beforehand warms what a server has warm."""
    assert visit().status_code == 200
    tider, most = [], 0
    for _ in range(ganger):
        start = processor_seconds()
        visit()
        tider.append(processor_seconds() - start)
    for _ in range(3):
        with CaptureQueriesContext(connection) as captured:
            visit()
        most = max(most, len(captured))
    return most, tider


def _timed(work: Callable[[], object]) -> dict[str, float]:
    clock, processor = time.perf_counter(), processor_seconds()
    work()
    return {"klocka": time.perf_counter() - clock, "processor": processor_seconds() - processor}


if __name__ == "__main__":
    print(json.dumps(main()))
