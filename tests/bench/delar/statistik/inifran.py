"""What is measured in a process of Django itself, on one size: prints seconds and numbers as JSON. Arguments: contacts and years."""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktcenter.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from statistik.actions import count_pending, recount, touch_all  # noqa: E402
from statistik.fragor import figures  # noqa: E402
from statistik.models import Dagsvarde, RordDag  # noqa: E402
from statistik.period import Granularitet, Period  # noqa: E402
from statistik.synlighet import Synlighet  # noqa: E402
from tests.bench.delar.statistik.fyllning import fill  # noqa: E402
from tests.factories import make_anvandare, make_center  # noqa: E402

GANGER = 20
KODER = ("kontakter", "fragor", "losningsgrad", "uppklarning", "aterkommande", "hanteringstid", "efterarbete", "kunskapstraff")
GRUNDTABELLER = """
SELECT date_trunc('month', k.sparad AT TIME ZONE 'Europe/Stockholm') AS manad, k.kanal, count(DISTINCT k.id), count(*),
    count(*) FILTER (WHERE f.utfall = 'besvarad_direkt'),
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM k.slutade - k.borjade)),
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM k.sparad - k.slutade))
FROM arenden_kontakt k JOIN arenden_fraga f ON f.kontakt_id = k.id
WHERE k.riktning = 'in' AND k.center_id = %s AND k.sparad >= %s AND k.sparad < %s
GROUP BY 1, 2
"""
"""What the rows themselves tell of the dashboard's figures: fewer than it shows, for they forget who came again."""


def main(antal: int, ar: int) -> dict[str, Any]:
    """Fill and measure."""
    agent = make_anvandare()
    fill(antal, ar=ar, av=agent.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM arenden_handelse")
        (handelser,) = cursor.fetchone()
    waiting = RordDag.objects.values("dag").distinct().count()
    rakning = _seconds(lambda: count_pending(budget=None))
    again = _seconds(lambda: (touch_all(), count_pending(budget=None)))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE statistik_dagsvarde")
    return {
        "handelser": handelser,
        "dagar": waiting,
        "rader": Dagsvarde.objects.count(),
        "rakning": rakning,
        "omrakning": again,
        "en_dag": [_seconds(lambda: recount([timezone.localdate() - timedelta(days=2)])) for _ in range(5)],
        **_read(),
    }


def _read() -> dict[str, Any]:
    """The last year as a dashboard asks for it, and the same of the rows."""
    today, center = timezone.localdate(), make_center()
    period, seen = Period(today - timedelta(days=364), today), Synlighet(center=frozenset({center.pk}))
    sidor = {
        "manad_kanal": lambda: figures(KODER, period=period, synligt=seen, granularitet=Granularitet.MANAD, uppdelning=["kanal"]),
        "total": lambda: figures(KODER, period=period, synligt=seen),
        "enheter": lambda: figures([*KODER, "svarstid", "i_tid"], period=period, synligt=seen, uppdelning=["enhet"]),
        "dagar": lambda: figures(KODER, period=period, synligt=seen, granularitet=Granularitet.DAG),
        "typer": lambda: figures(["fragor", "losningsgrad"], period=period, synligt=seen, uppdelning=["arendetyp"]),
        "finast": lambda: figures(["fragor"], period=period, synligt=seen, uppdelning=["kanal", "amne", "kontor"]),
    }
    found: dict[str, Any] = {}
    for namn, ask in sidor.items():
        with CaptureQueriesContext(connection) as asked:
            ask()
        found[namn] = {"klocka": [_seconds(ask) for _ in range(GANGER)], "fragor": len(asked)}
    return {"sidor": found, "grundtabeller": [_seconds(lambda: _bare(center.pk, period)) for _ in range(5)]}


def _bare(center: int, period: Period) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(GRUNDTABELLER, [center, period.fran, period.till + timedelta(days=1)])
        cursor.fetchall()


def _seconds(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:]))))
