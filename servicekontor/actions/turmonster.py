"""Patterns of tours, and the tours that are laid out from them a bounded time ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import InaktuellSida, Inmatningsfel
from kontaktcenter.models import Anvandare
from kontaktcenter.transaktion import in_transaction
from servicekontor import beroenden
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.tidslas import lock_times, lock_to_close
from servicekontor.actions.tur import NyttStopp, check_office, check_stops, whole_stop, write_stops
from servicekontor.models import Fordon, Kontor, Monsterstopp, Tur, Turmonster
from servicekontor.oppettider import Oppettidsplan
from servicekontor.rattigheter import check_plans
from servicekontor.status import Kontorshandelsetyp, Stopplage
from servicekontor.turplan import Korstider, dates_of, find_contradiction

PROVTID = timedelta(weeks=53)
"""For how long ahead two patterns of one vehicle are compared: a year holds every kind of week, and every month."""


@dataclass(frozen=True)
class Rytm:
    """When a pattern comes again; the fields of Turmonster."""

    rytm: str
    veckodag: int
    galler_fran: date
    galler_till: date | None = None
    manadsvecka: int | None = None


@dataclass(frozen=True)
class Utlagt:
    """What became of a pattern's tours: how many were laid out, and how many stay as they were since somebody has a time there."""

    monster: Turmonster
    nya: int
    kvar: int


@in_transaction
def save_pattern(
    *,
    fordon: Fordon,
    namn: str,
    rytm: Rytm,
    stopp: Sequence[NyttStopp],
    monster: Turmonster | None = None,
    version: int | None = None,
    by: Anvandare,
) -> Utlagt:
    """Make a pattern, or change `monster`, and lay its tours out. `version` is the pattern's when the page was shown.

    Raises Inmatningsfel for one that contradicts itself or another, InaktuellSida when somebody else has changed it meanwhile.
    """
    check_plans(by, fordon.kontor)
    if monster is not None:
        check_plans(by, monster.fordon.kontor)
    lock_to_close(fordon.kontor_id, *([monster.fordon.kontor_id] if monster is not None else []))
    locked = Fordon.objects.select_for_update(of=("self",), no_key=True).select_related("kontor").get(pk=fordon.pk)
    # Read anew: done once more after a deadlock, the action must find what it was given as it was.
    row = Turmonster.objects.select_for_update(of=("self",)).get(pk=monster.pk) if monster is not None else Turmonster()
    if version is not None and version != row.version:
        raise InaktuellSida(_("Någon annan har ändrat mönstret sedan du öppnade sidan. Titta igenom det och spara igen om du vill."))
    row.fordon, row.namn = locked, namn
    for field, value in vars(rytm).items():
        setattr(row, field, value)
    _check_rhythm(row)
    check_stops(stopp)
    _check_others(row, stopp)
    _store(row)
    row.stopp.all().delete()
    for rad in stopp:
        stored = Monsterstopp.objects.create(monster=row, plats=rad.plats, ankomst=rad.ankomst, avgang=rad.avgang)
        stored.arendetyper.set(rad.arendetyper)
    kvar = _take_back(row)
    tomorrow = timezone.localdate() + timedelta(days=1)
    nya = lay_out_pattern(row, tomorrow, tomorrow + timedelta(weeks=settings.TURER_VECKOR_FRAM))
    log_handelse(Kontorshandelsetyp.TUR_LAGD, by=by, kontor=locked.kontor.kod, monster=row.pk, antal=nya)
    return Utlagt(row, nya, kvar)


@in_transaction
def end_pattern(*, monster: Turmonster, sista_dag: date, by: Anvandare) -> Utlagt:
    """Let a pattern hold no longer than to a date: its later tours are taken back, save those where somebody has a time."""
    check_plans(by, monster.fordon.kontor)
    lock_to_close(monster.fordon.kontor_id)
    locked = Turmonster.objects.select_for_update(of=("self",)).select_related("fordon__kontor").get(pk=monster.pk)
    if sista_dag < max(locked.galler_fran, timezone.localdate()):
        raise Inmatningsfel(_("Mönstret kan inte sluta gälla innan det har börjat, eller en dag som har varit."), falt="sista_dag")
    locked.galler_till = sista_dag
    locked.version += 1
    locked.save(update_fields=["galler_till", "version"])
    kvar = _take_back(locked, after=sista_dag)
    log_handelse(Kontorshandelsetyp.TUR_ANDRAD, by=by, kontor=locked.fordon.kontor.kod, monster=locked.pk)
    return Utlagt(locked, 0, kvar)


def lay_out_tours() -> int:
    """Lay out the tours of all patterns from tomorrow and as many weeks ahead as the setting says; how many were new."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    last = tomorrow + timedelta(weeks=settings.TURER_VECKOR_FRAM)
    patterns = Turmonster.objects.filter(fordon__is_active=True).select_related("fordon__kontor")
    return sum(lay_out_pattern(monster, tomorrow, last) for monster in patterns)


@in_transaction
def lay_out_pattern(monster: Turmonster, fran: date, till: date) -> int:
    """Lay out the tours of one pattern from `fran` up to and with `till`; how many were new.

    A date where the vehicle has a tour keeps it, cancelled or not; a date when the office is closed gets none; and a pattern that
    has come to contradict itself, since driving times have changed, gets none at all.
    """
    # Nobody closes a day of the office, or changes the pattern, while its dates are read and taken.
    lock_times(kontor=[monster.fordon.kontor_id])
    monster = Turmonster.objects.select_related("fordon").filter(pk=monster.pk, fordon__is_active=True).first()
    if monster is None:
        return 0
    stopp = [NyttStopp.of(rad) for rad in monster.stopp.select_related("plats__ort").prefetch_related("arendetyper")]
    korstider = Korstider.load()
    if find_contradiction(stopp, korstider):
        return 0
    # Two runs at once would both find a date free.
    Fordon.objects.select_for_update(of=("self",), no_key=True).get(pk=monster.fordon_id)
    plan = Oppettidsplan.of(Kontor.objects.with_hours(fran, till).get(pk=monster.fordon.kontor_id))
    taken = set(Tur.objects.filter(fordon=monster.fordon_id, datum__range=(fran, till)).values_list("datum", flat=True))
    new = [day for day in dates_of(monster, fran, till) if day not in taken and not plan.is_closed(day)]
    new = [day for day in new if not find_contradiction(stopp, korstider, day) and _is_alone(monster.fordon, day, stopp)]
    for tur in Tur.objects.bulk_create(Tur(fordon_id=monster.fordon_id, datum=day, monster=monster) for day in new):
        write_stops(tur, stopp)
    return len(new)


def _is_alone(fordon: Fordon, datum: date, stopp: Sequence[NyttStopp]) -> bool:
    """Whether no other vehicle of the office stops somewhere at those times."""
    try:
        check_office(fordon, datum, stopp)
    except Inmatningsfel:
        return False
    return True


def _take_back(monster: Turmonster, after: date | None = None) -> int:
    """Take back the pattern's tours after a date (default: today) that nobody has a time at; how many were left."""
    left = 0
    tours = Tur.objects.select_for_update(of=("self",)).filter(monster=monster, datum__gt=after or timezone.localdate())
    for tur in tours.order_by("pk"):
        stops = list(tur.stopp.select_related("plats__ort", "tur__fordon__kontor"))
        if any(rad.lage != Stopplage.PLANERAT or beroenden.find(whole_stop(rad)) for rad in stops):
            left += 1
        else:
            tur.delete()
    return left


def _store(monster: Turmonster) -> None:
    """Save it under a name of its own, and as a version of its own."""
    if monster.pk:
        monster.version += 1
    try:
        with transaction.atomic():
            monster.save()
    except IntegrityError as error:
        # Somebody at another office took the name since it was looked for.
        raise _name_taken() from error


def _name_taken() -> Inmatningsfel:
    return Inmatningsfel(_("Det finns redan ett mönster med det namnet."), falt="namn")


def _check_rhythm(monster: Turmonster) -> None:
    if monster.galler_till is not None and monster.galler_till < monster.galler_fran:
        raise Inmatningsfel(_("Mönstret kan inte sluta gälla innan det har börjat."), falt="galler_till")
    if (monster.rytm == Turmonster.Rytm.MANAD) != (monster.manadsvecka is not None):
        raise Inmatningsfel(_("Välj vilken i månaden för det som återkommer månadsvis, och annars ingen."), falt="manadsvecka")
    if Turmonster.objects.filter(namn=monster.namn).exclude(pk=monster.pk).exists():
        raise _name_taken()


def _check_others(monster: Turmonster, stopp: Sequence[NyttStopp]) -> None:
    """Refuse two patterns that want one vehicle on one date, or one office at two places at once."""
    first = max(monster.galler_fran, timezone.localdate())
    own = set(dates_of(monster, first, first + PROVTID))
    if not own:
        raise Inmatningsfel(_("Mönstret ger ingen tur det närmaste året. Ändra dagarna eller hur länge det gäller."), falt="galler_till")
    rows = Turmonster.objects.filter(fordon__kontor=monster.fordon.kontor_id).exclude(pk=monster.pk).prefetch_related("stopp")
    for other in rows.select_related("fordon"):
        shared = own.intersection(dates_of(other, first, first + PROVTID))
        if shared and other.fordon_id != monster.fordon_id and _meet(stopp, other):
            raise Inmatningsfel(
                _("%(fordon)s kör mönstret ”%(namn)s” samtidigt den %(datum)s. Kontoret kan bara vara på ett ställe i taget.")
                % {"fordon": other.fordon, "namn": other.namn, "datum": min(shared).isoformat()}
            )
        if shared and other.fordon_id == monster.fordon_id:
            raise Inmatningsfel(
                _("Fordonet kör redan mönstret ”%(namn)s” den %(datum)s. Välj andra veckor eller ett annat fordon.")
                % {"namn": other.namn, "datum": min(shared).isoformat()},
                falt="rytm",
            )


def _meet(stopp: Sequence[NyttStopp], other: Turmonster) -> bool:
    return any(rad.ankomst < annat.avgang and annat.ankomst < rad.avgang for rad in stopp for annat in other.stopp.all())
