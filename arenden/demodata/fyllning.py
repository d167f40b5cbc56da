"""Fills an empty database with Exempelkommun, all of it or nothing."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import connection, models, transaction
from django.utils import timezone
from tqdm import tqdm

from arenden.demodata import pagaende
from arenden.demodata.bredvid import Steg, beside
from arenden.demodata.delning import in_halves
from arenden.demodata.katalogfiler import read_katalog
from arenden.demodata.kommun import make_kommun
from arenden.demodata.kontoren import read_besokare
from arenden.demodata.kopiering import Kopiering
from arenden.demodata.levnad import live_half
from arenden.demodata.personal import make_personal
from arenden.demodata.skydd import AVBRUTEN, check_is_empty, check_none, lock
from arenden.demodata.slump import Slump
from arenden.demodata.snabbladdning import Strukturer, build
from arenden.demodata.tabeller import Tabeller
from arenden.demodata.tid import as_tid
from arenden.demodata.upplagor import Upplagor
from arenden.demodata.varld import Varld, read_varld
from kontaktcenter.models import Anvandare, Enhet
from servicekontor.demodata.bokningar import Besokare

STOR = 20_000
"""From so many cases it is quicker to build the indexes afterwards, and to simulate a share of the cases only."""
UPPLAGOR = 4
"""How often each simulated case then comes, each time from somebody else."""


def nothing(*_vilka: object) -> None:
    """No such step."""


@dataclass(frozen=True, kw_only=True)
class Fyllning:
    """What the database is to be filled with: `arenden` cases up to the moment `nu`.

    The same `fro` and `nu` give the same municipality, but for passwords. With the contacts and cases go, as a part of the same
    all or nothing: `forst` before everything, `medan` which needs only the units and people, and is told who visits the offices,
    `sist` which needs all.
    `upplagor` is how often each simulated case comes (default: several times when they are many).
    """

    arenden: int
    fro: int
    nu: datetime
    losenord: str
    tyst: bool = False
    forst: Steg = nothing
    medan: Callable[[Sequence[Besokare]], None] = nothing
    sist: Steg = nothing
    upplagor: int | None = None

    def fill(self, *, is_stor: bool | None = None) -> list[Anvandare]:
        """Fill; return those who have a demo log-in. `is_stor` says whether the large way is taken (default: when it is quicker)."""
        is_stor = self.arenden >= STOR if is_stor is None else is_stor
        return self._fill_large() if is_stor else self._fill_small()

    def _fill_small(self) -> list[Anvandare]:
        """In one transaction, with every index in place."""
        tabeller = Tabeller()
        with transaction.atomic():
            self.forst()
            check_is_empty()
            konton, varld = self._write_kommun()
            self._simulate(tabeller, varld, _at_once)
            self.sist()
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(_names(tabeller))}")
        return konton

    def _fill_large(self) -> list[Anvandare]:
        """Without indexes, which are built over several connections; marked as under way until all is there."""
        tabeller = Tabeller()
        with pagaende.under_way():
            with transaction.atomic():
                self.forst()
                check_is_empty()
                # What has been written so far is checked now: a table with checks that wait cannot be altered.
                _execute("SET CONSTRAINTS ALL IMMEDIATE")
                strukturer = Strukturer.read([tabell.model for tabell in tabeller])
                pagaende.take_away(strukturer)
            with transaction.atomic():
                konton, varld = self._write_kommun()
            with ExitStack() as steg:
                with transaction.atomic():
                    # Somebody may have come since: nobody can from now on.
                    modeller = [tabell.model for tabell in tabeller]
                    lock(modeller, lage=AVBRUTEN)
                    check_none(modeller, lage=AVBRUTEN)
                    # Begun anew in this transaction, the tables need no place in a log that only the server itself reads
                    # (`wal_level = minimal`).
                    _execute(f"TRUNCATE {', '.join(_names(tabeller))}")
                    wait = self._simulate(tabeller, varld, lambda medan: steg.enter_context(beside(medan)))
                build(strukturer, wait=wait, tyst=self.tyst)
            with transaction.atomic():
                self.sist()
                pagaende.end()
        return konton

    def _write_kommun(self) -> tuple[list[Anvandare], Varld]:
        """Units, case types and people; those who have a demo log-in, and all of it as the simulation needs it."""
        katalog, slump = read_katalog(), Slump(self.fro)
        make_kommun(katalog, timezone.localdate(self.nu))
        konton = make_personal(katalog, list(Enhet.objects.order_by("pk")), slump=slump, nu=self.nu, losenord=self.losenord)
        return konton, read_varld(katalog, slump, self.nu)

    def _simulate(self, tabeller: Tabeller, varld: Varld, begin: Callable[[Steg], Steg]) -> Steg:
        """Write contacts and cases. `medan` is begun by `begin` once there are people; what that returned waits until it is done."""
        with connection.cursor() as cursor:
            antal = self.upplagor or (UPPLAGOR if self.arenden >= STOR else 1)
            upplagor = Upplagor(tabeller, cursor, antal=antal, arenden=self.arenden)
            enkla = upplagor.simulerade
            live = partial(live_half, varld, read_katalog(), arenden=enkla, upplagor=antal, fro=self.fro, slut=as_tid(self.nu))
            visare = tqdm(total=enkla, desc="Demodata", unit=" ärenden", disable=self.tyst, mininterval=1)
            with in_halves(live) as par, upplagor.spaced(), visare:
                kopiering = Kopiering(tabeller, cursor)
                for buntar in par:
                    kopiering.copy(buntar)
                    visare.update(sum(bunt.arenden for bunt in buntar) - visare.n)
            wait = begin(partial(self.medan, read_besokare()))
            upplagor.write(tyst=self.tyst)
        _set_sequences(tabeller)
        return wait


def _at_once(steg: Steg) -> Steg:
    steg()
    return nothing


def _names(tabeller: Tabeller) -> list[str]:
    return [tabell.model._meta.db_table for tabell in tabeller]


def _set_sequences(tabeller: Tabeller) -> None:
    """Let the database's own ids go on after ours."""
    for tabell in tabeller:
        table, pk = tabell.model._meta.db_table, tabell.model._meta.pk
        if isinstance(pk, models.AutoField | models.BigAutoField):
            sql = f"SELECT setval(pg_get_serial_sequence(%s, %s), max({pk.column})) FROM {table} HAVING count(*) > 0"
            _execute(sql, table, pk.column)


def _execute(sql: str, *params: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
