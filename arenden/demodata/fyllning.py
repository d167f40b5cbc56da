"""Fills an empty database with Exempelkommun, all of it or nothing."""

from datetime import datetime

from django.db import connection, models, transaction
from django.utils import timezone
from tqdm import tqdm

from arenden.demodata.ankomster import Fordelning, arrivals_of, make_dagar
from arenden.demodata.arbetsplan import as_utc
from arenden.demodata.avslut import write_unfinished
from arenden.demodata.befolkning import Befolkning
from arenden.demodata.foljdsvar import Foljdsvar
from arenden.demodata.katalogfiler import Katalog, read_katalog
from arenden.demodata.kommun import make_kommun
from arenden.demodata.mottagning import Mottagning
from arenden.demodata.personal import make_personal
from arenden.demodata.slump import Slump
from arenden.demodata.snabbladdning import without_indexes
from arenden.demodata.spel import Spel
from arenden.demodata.tabeller import Tabeller
from arenden.demodata.texter import Texter
from arenden.demodata.tidslinje import Tidslinje
from arenden.demodata.typval import Typval
from arenden.demodata.varld import Varld, read_varld
from kontaktcenter.models import Anvandare, Enhet

BUNT = 20_000
"""Events that wait before they, and all that belongs to them, are handed to COPY."""
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
    texter = Texter(katalog, slump)
    befolkning = Befolkning(katalog, tabeller, slump, vantade=arenden, fro=fro)
    s = Spel(
        varld=varld,
        slump=slump,
        tidslinje=Tidslinje(),
        tabeller=tabeller,
        befolkning=befolkning,
        texter=texter,
        foljdsvar=Foljdsvar(texter, slump),
        slut=as_utc(nu),
    )
    with tabeller:
        _live(s, varld, arenden, tyst=tyst)
        write_unfinished(s)
        for ar, senaste in s.nummer.items():
            tabeller.nummerserie.add(tabeller.nummerserie.row(kalenderar=ar, senaste=senaste))


def _live(s: Spel, varld: Varld, arenden: int, *, tyst: bool) -> None:
    """Let three years pass, day by day."""
    typval = Typval(varld.typer, s.slut)
    mottagning = Mottagning(s, typval)
    dagar = make_dagar(s.slut, varld.centers[0].plan)
    fordelning = Fordelning(dagar, arenden, typval.share_kept, s.slump)
    with tqdm(total=arenden, desc="Demodata", unit=" ärenden", disable=tyst, mininterval=1) as visare:
        for dag in dagar:
            s.tidslinje.run_until(dag.borjar)
            visare.update(s.antal - visare.n)
            for ankomst in arrivals_of(dag, fordelning.of_day(dag, s.antal + mottagning.pa_vag), till=s.slut, slump=s.slump):
                s.tidslinje.run_until(ankomst.tid)
                mottagning.receive(ankomst, dag.datum)
            if len(s.tabeller.handelse.waiting) > BUNT:
                s.tabeller.flush()
        s.tidslinje.run_until(s.slut)
        visare.update(s.antal - visare.n)


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
