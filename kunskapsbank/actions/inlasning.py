"""Reading in a file of articles: looked through, confirmed, read in and possibly undone, each step by the worker.

What a step has done stands in the rows, bunch by bunch, each bunch in one transaction: a worker that is killed leaves nothing half
done, and the next one goes on where it stopped.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog
from django.core.files import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.databasfel import is_database_away
from kontaktcenter.ensam import wait_alone
from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet, Verksamhetsfel
from kontaktcenter.models import Amne, Enhet
from kontaktcenter.utkorg.puff import poke
from kunskapsbank.actions.angring import undo_bunch
from kunskapsbank.actions.inforing import apply_bunch
from kunskapsbank.actions.relationer import finish_relations, weigh_relations
from kunskapsbank.angringsratt import check_undo
from kunskapsbank.befintligt import Befintligt, read_befintligt
from kunskapsbank.inlasning import Filfel, Filrad, check_rows, guess_format, read_rows
from kunskapsbank.inlasning.lasning import check_size
from kunskapsbank.inlasning.sparbart import printable
from kunskapsbank.models import Inlasning, Inlasningsrad, Samling
from kunskapsbank.radtolk import Uppslag, make_uppslag, read_row
from kunskapsbank.radverkan import Bedomning, Utgivning, judge
from kunskapsbank.rattigheter import By, writes_everything

log = structlog.get_logger(__name__)
Lage, Verkan = Inlasning.Lage, Inlasningsrad.Verkan
PAGAR = (Lage.LASES, Lage.FORS_IN, Lage.ANGRAS)
"""What a worker has to do."""
BUNT = 500
"""Rows that are done at a time: a few seconds."""
JOBB = "kunskapsbank.periodic.run_inlasningar"
ENSAM = "kunskapsbank.inlasning"
"""The lock of whoever carries files on: the worker, which is poked for every file, and the command that does its own."""


@dataclass
class Sedda:
    """What earlier rows of the file are about: row by article and language, and the articles that will be there, each with its unit."""

    rows: dict[tuple[str, str], int] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)

    def add(self, key: tuple[str, str], nummer: int, found: Bedomning) -> None:
        """One more row, and what becomes of it."""
        self.rows[key] = nummer
        if found.verkan != Verkan.FEL:
            self.articles.setdefault(key[0], found.uppgifter.get("ansvarig_enhet", ""))


def check_imports(by: By) -> None:
    """Refuse those who may not read in files: it changes the articles of all units."""
    if by is not None and not writes_everything(by):
        raise SaknarBehorighet(_("Bara kontaktcenters redaktörer kan läsa in artiklar."))


@transaction.atomic
def start_inlasning(
    *,
    fil: File,
    filnamn: str,
    samling: Samling,
    is_publicera: bool,
    amne: Amne | None = None,
    enhet: Enhet | None = None,
    by: By,
) -> Inlasning:
    """Take a file to be looked through; nothing is changed before somebody has confirmed what it would do.

    `amne` and `enhet` are what rows get that name none. Raises Filfel for a file that is too large or of no known kind.
    """
    check_imports(by)
    format_ = guess_format(filnamn)
    check_size(fil.size)
    inlasning = Inlasning(
        nyckel=uuid.uuid4(),
        filnamn=_printable(filnamn),
        format=format_,
        samling=samling,
        is_publicera=is_publicera,
        amne=amne,
        enhet=enhet,
        av=by,
    )
    inlasning.fil.save("fil", fil, save=False)
    inlasning.save()
    transaction.on_commit(lambda: poke(JOBB), robust=True)
    return inlasning


def confirm_inlasning(*, inlasning: Inlasning, by: By) -> Inlasning:
    """Let what the file would do be done. Who confirms answers for it; what needs no review is the right of whoever sent it up."""
    return _step(inlasning, lambda locked: locked.lage == Lage.GRANSKAS, Lage.FORS_IN, by=by, check=_take_over_reading)


def _take_over_reading(locked: Inlasning, by: By) -> None:
    locked.bekraftad_av = by


def undo_inlasning(*, inlasning: Inlasning, by: By) -> Inlasning:
    """Let everything be as it was, but for what has been edited since. Who does it needs the right to what readers see by it."""
    return _step(inlasning, lambda locked: locked.can_be_undone, Lage.ANGRAS, by=by, check=_take_over_undoing)


def _take_over_undoing(locked: Inlasning, by: By) -> None:
    check_undo(locked, by)
    locked.angras_av = by


@transaction.atomic
def discard_inlasning(*, inlasning: Inlasning, by: By) -> None:
    """Let go of a file that has changed nothing."""
    check_imports(by)
    locked = Inlasning.objects.select_for_update().get(pk=inlasning.pk)
    if not locked.can_be_discarded:
        raise OtillatenHandling(_("Filen är redan inläst eller håller på att läsas. Ångra inläsningen i stället."))
    name, storage = locked.fil.name, locked.fil.storage
    locked.delete()
    transaction.on_commit(lambda: storage.delete(name))


def run_pending(seconds: float = 100) -> int:
    """Do what waits to be done, for about so long; how many readings are left to go on with."""
    end = time.monotonic() + seconds
    for pk in Inlasning.objects.filter(lage__in=PAGAR).order_by("skapad").values_list("pk", flat=True):
        run_inlasning(Inlasning.objects.get(pk=pk), until=end)
    return Inlasning.objects.filter(lage__in=PAGAR).count()


def run_inlasning(inlasning: Inlasning, *, until: float = float("inf"), progress: Callable[[int], object] = lambda done: None) -> None:
    """Carry one reading on until it waits for somebody, or until the moment `until` of the monotonic clock.

    Waits for whoever else carries files on, and goes on from where that one left it.
    """
    with wait_alone(ENSAM):
        inlasning.refresh_from_db()
        _run(inlasning, until, progress)


def _run(inlasning: Inlasning, until: float, progress: Callable[[int], object]) -> None:
    try:
        if inlasning.lage == Lage.LASES:
            _look_through(inlasning, progress)
        while inlasning.lage in PAGAR and time.monotonic() < until:
            progress(_one_bunch(inlasning))
            inlasning.refresh_from_db()
    except Verksamhetsfel as error:
        _fail(inlasning, str(error))
    except OSError as error:
        log.warning("import_file_unreadable", inlasning=str(inlasning.pk), error=type(error).__name__)
        _fail(inlasning, _("Filen går inte att läsa längre. Ladda upp den igen."))
    except Exception as error:
        # Whatever it is: a file that nobody has foreseen must not stand in the way of those that come after it.
        if is_database_away(error):
            raise
        log.exception("import_broke", inlasning=str(inlasning.pk), error=type(error).__name__)
        _fail(inlasning, _("Filen gick inte att läsa in: något i den kunde vi inte hantera. Dela upp den för att hitta raden det gäller."))


@transaction.atomic
def _step(
    inlasning: Inlasning,
    is_ready: Callable[[Inlasning], bool],
    till: str,
    *,
    by: By,
    check: Callable[[Inlasning, By], None],
) -> Inlasning:
    check_imports(by)
    locked = Inlasning.objects.select_for_update().get(pk=inlasning.pk)
    if not is_ready(locked):
        raise OtillatenHandling(_("Det går inte nu: filen är ”%(lage)s”.") % {"lage": locked.get_lage_display()})
    check(locked, by)
    locked.lage = till
    locked.klara, locked.avslutad = 0, None
    locked.save(update_fields=["lage", "klara", "avslutad", "bekraftad_av", "angras_av"])
    transaction.on_commit(lambda: poke(JOBB), robust=True)
    return locked


def _look_through(inlasning: Inlasning, progress: Callable[[int], object]) -> None:
    """Read the file from the start, whatever an earlier worker had come to, and write what each row would do."""
    with transaction.atomic():
        if not _is_lases(inlasning):
            return
        inlasning.rader.all().delete()
        inlasning.antal = 0
    with inlasning.fil.open("rb") as file:
        data = file.read()
    check_rows(data, inlasning.format)
    uppslag = make_uppslag(inlasning.amne, inlasning.enhet)
    seen = Sedda()
    antal, bunch = 0, []
    for rad in read_rows(data, inlasning.format):
        bunch.append(rad)
        if len(bunch) == BUNT:
            antal += _write_rows(inlasning, bunch, uppslag, seen)
            progress(len(bunch))
            bunch = []
    antal += _write_rows(inlasning, bunch, uppslag, seen)
    if not antal:
        raise Filfel(_("Filen innehåller inga artiklar."))
    with transaction.atomic():
        if not _is_lases(inlasning):
            return
        inlasning.antal, inlasning.klara, inlasning.lage = antal, antal, Lage.GRANSKAS
        inlasning.fel = _said_of_subjects(uppslag)
        weigh_relations(inlasning, seen.articles)
        inlasning.save(update_fields=["antal", "klara", "lage", "fel"])


def _is_lases(inlasning: Inlasning) -> bool:
    """Whether the file is to be looked through still; locks it until the transaction ends. What it did later is needed to undo it."""
    inlasning.lage = Inlasning.objects.select_for_update().values_list("lage", flat=True).get(pk=inlasning.pk)
    return inlasning.lage == Lage.LASES


def _write_rows(inlasning: Inlasning, rader: list[Filrad], uppslag: Uppslag, seen: Sedda) -> int:
    read = [(rad, *read_row(rad, uppslag)) for rad in rader]
    befintligt = read_befintligt(inlasning.samling, [innehall["extern_id"] for _rad, innehall, _fel in read if innehall.get("extern_id")])
    with transaction.atomic():
        Inlasningsrad.objects.bulk_create(_make_row(inlasning, *one, befintligt, uppslag, seen) for one in read)
        inlasning.antal += len(rader)
        inlasning.save(update_fields=["antal"])
    return len(rader)


def _make_row(
    inlasning: Inlasning,
    rad: Filrad,
    innehall: dict,
    fel: list[str],
    befintligt: Befintligt,
    uppslag: Uppslag,
    seen: Sedda,
) -> Inlasningsrad:
    verkan, blir, artikel = Verkan.FEL, "", None
    key = (innehall.get("extern_id"), innehall.get("sprak"))
    if all(key) and key in seen.rows:
        fel = [*fel, _("Samma artikel på samma språk står redan på rad %(rad)d.") % {"rad": seen.rows[key]}]
    elif all(key):
        found = judge(innehall, befintligt, uppslag, Utgivning(inlasning.is_publicera, inlasning.av), seen.articles)
        artikel = befintligt.artiklar.get(innehall["extern_id"])
        if fel:
            fel = [*fel, *found.fel]
        else:
            verkan, blir, fel = found.verkan, found.blir, found.fel
            seen.add(key, rad.nummer, found)
        if found.undan is not None and not fel:
            innehall["undan"] = found.undan
    return Inlasningsrad(inlasning=inlasning, rad=rad.nummer, verkan=verkan, blir=blir, innehall=innehall, fel=fel, artikel=artikel)


def _one_bunch(inlasning: Inlasning) -> int:
    """Do the next rows, or end the step when none is left; how many."""
    with transaction.atomic():
        whole = Inlasning.objects.select_related("samling", "amne", "enhet", "av", "bekraftad_av", "angras_av")
        locked = whole.select_for_update(of=("self",)).get(pk=inlasning.pk)
        is_undoing = locked.lage == Lage.ANGRAS
        if not locked.klara:
            _check_anew(locked, is_undoing=is_undoing)
        bunch = list((_left_to_undo(locked) if is_undoing else _left_to_do(locked))[:BUNT])
        if bunch:
            (undo_bunch if is_undoing else apply_bunch)(locked, bunch)
            locked.klara += len(bunch)
        else:
            if not is_undoing:
                finish_relations(locked)
            locked.lage, locked.avslutad = (Lage.ANGRAD if is_undoing else Lage.KLAR), timezone.now()
        locked.save(update_fields=["klara", "lage", "avslutad"])
    return len(bunch)


def _check_anew(inlasning: Inlasning, *, is_undoing: bool) -> None:
    """Ask again: the right may have been lost while the file waited for the worker. Once begun, all of it is done."""
    check_imports(inlasning.angras_av if is_undoing else inlasning.bekraftad_av)
    if is_undoing:
        check_undo(inlasning, inlasning.angras_av)


def _left_to_do(inlasning: Inlasning) -> QuerySet[Inlasningsrad]:
    return inlasning.rader.filter(fore__isnull=True, verkan__in=(Verkan.NY, Verkan.ANDRAS)).order_by("rad")


def _left_to_undo(inlasning: Inlasning) -> QuerySet[Inlasningsrad]:
    """From the end, so that what was changed twice goes back the way it came; a row that was refused has no turn again."""
    return inlasning.rader.filter(is_inford=True).exclude(fore__has_key="nekad").order_by("-rad")


def _fail(inlasning: Inlasning, mening: str) -> None:
    """Nothing has been changed when the file is looked through, and no row is kept; what a later step did stands, and can be undone.

    A file that waits for somebody, or is done, has not failed.
    """
    with transaction.atomic():
        if _is_lases(inlasning):
            inlasning.rader.all().delete()
        going = Inlasning.objects.filter(pk=inlasning.pk, lage__in=PAGAR)
        going.update(lage=Lage.MISSLYCKAD, fel=printable(mening)[:500], avslutad=timezone.now())
    inlasning.refresh_from_db()


def _said_of_subjects(uppslag: Uppslag) -> str:
    if not uppslag.okanda:
        return ""
    namn = ", ".join(f"”{namn}”" for namn in list(uppslag.okanda)[:3])
    text = _("%(antal)d rader har ett ämne som inte finns (%(namn)s) och får ämnet ”%(amne)s”.")
    return (text % {"antal": sum(uppslag.okanda.values()), "namn": namn, "amne": uppslag.amne})[:500]


def _printable(filnamn: str) -> str:
    name = filnamn.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in name if c.isprintable())[-200:] or "fil"
