"""Fills an empty database with Exempelkommun, all of it or nothing."""

from datetime import datetime
from functools import partial

from django.db import connection, models, transaction
from django.utils import timezone
from tqdm import tqdm

from arenden.demodata.delning import in_halves
from arenden.demodata.katalogfiler import Katalog, read_katalog
from arenden.demodata.kommun import make_kommun
from arenden.demodata.kopiering import Kopiering
from arenden.demodata.levnad import live_half
from arenden.demodata.personal import make_personal
from arenden.demodata.slump import Slump
from arenden.demodata.snabbladdning import without_indexes
from arenden.demodata.tabeller import Tabeller
from arenden.demodata.tid import as_tid
from arenden.demodata.varld import read_varld
from kontaktcenter.models import Anvandare, Enhet

STOR = 20_000
"""From so many cases it is quicker to build the indexes afterwards."""


def fill(*, arenden: int, fro: int, nu: datetime, losenord: str, tyst: bool = False, utan_index: bool | None = None) -> list[Anvandare]:
    """Fill the empty database with `arenden` cases up to the moment `nu`; return those who have a demo log-in.

    The same `fro` and `nu` give the same municipality, but for passwords. `utan_index` says whether indexes are built
    afterwards (default: when there are many cases).
    """
    katalog, slump = read_katalog(), Slump(fro)
    with transaction.atomic():
        make_kommun(katalog, timezone.localdate(nu))
        konton = make_personal(katalog, list(Enhet.objects.order_by("pk")), slump=slump, nu=nu, losenord=losenord)
        tabeller = Tabeller()
        if arenden >= STOR if utan_index is None else utan_index:
            with without_indexes([tabell.model for tabell in tabeller], tyst=tyst):
                _simulate(tabeller, katalog, slump, arenden=arenden, fro=fro, nu=nu, tyst=tyst)
        else:
            _simulate(tabeller, katalog, slump, arenden=arenden, fro=fro, nu=nu, tyst=tyst)
        _set_sequences(tabeller)
    _analyze(tabeller)
    return konton


def _simulate(tabeller: Tabeller, katalog: Katalog, slump: Slump, *, arenden: int, fro: int, nu: datetime, tyst: bool) -> None:
    varld = read_varld(katalog, slump, nu)
    live = partial(live_half, varld, katalog, arenden=arenden, fro=fro, slut=as_tid(nu))
    with (
        connection.cursor() as cursor,
        in_halves(live) as par,
        tqdm(total=arenden, desc="Demodata", unit=" ärenden", disable=tyst, mininterval=1) as visare,
    ):
        kopiering = Kopiering(tabeller, cursor)
        for buntar in par:
            kopiering.copy(buntar)
            visare.update(sum(bunt.arenden for bunt in buntar) - visare.n)


def _set_sequences(tabeller: Tabeller) -> None:
    """Let the database's own ids go on after ours."""
    with connection.cursor() as cursor:
        for tabell in tabeller:
            table, pk = tabell.model._meta.db_table, tabell.model._meta.pk
            if isinstance(pk, models.AutoField | models.BigAutoField):
                sql = f"SELECT setval(pg_get_serial_sequence(%s, %s), max({pk.column})) FROM {table} HAVING count(*) > 0"
                cursor.execute(sql, [table, pk.column])


def _analyze(tabeller: Tabeller) -> None:
    """Tell the planner what the tables hold now."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tabell.model._meta.db_table for tabell in tabeller)}")
