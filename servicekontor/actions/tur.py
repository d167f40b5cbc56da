"""Tours are made and changed by hand."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare, Arendetyp
from kontaktcenter.tidsord import day
from kontaktcenter.transaktion import in_transaction
from servicekontor import beroenden
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.tidslas import lock_to_close
from servicekontor.beroenden import Orsak, Rubbning
from servicekontor.models import Fordon, Kontor, Monsterstopp, Stopplats, Tur, Turstopp
from servicekontor.oppettider import Oppettidsplan
from servicekontor.rattigheter import check_plans
from servicekontor.status import Kontorshandelsetyp, Stopplage
from servicekontor.turplan import Korstider, Stopp, find_contradiction


@dataclass(frozen=True)
class NyttStopp:
    """A stop as it is asked for; no case types means all that the office can."""

    plats: Stopplats
    ankomst: time
    avgang: time
    arendetyper: Collection[Arendetyp] = ()

    @classmethod
    def of(cls, rad: Monsterstopp | Turstopp) -> "NyttStopp":
        """As a pattern or a tour says."""
        return cls(rad.plats, rad.ankomst, rad.avgang, list(rad.arendetyper.all()))


@in_transaction
def make_tour(*, fordon: Fordon, datum: date, stopp: Sequence[NyttStopp], by: Anvandare) -> Tur:
    """Make a tour by hand. Raises Inmatningsfel for a date that has passed, one that is taken, and stops that contradict each other."""
    check_plans(by, fordon.kontor)
    lock_to_close(fordon.kontor_id)
    locked = _lock_free(fordon, datum)
    check_stops(stopp, datum)
    check_office(locked, datum, stopp)
    tur = Tur.objects.create(fordon=locked, datum=datum)
    write_stops(tur, stopp)
    log_handelse(Kontorshandelsetyp.TUR_LAGD, by=by, kontor=locked.kontor.kod, tur=tur.pk)
    return tur


@in_transaction
def move_tour(*, tur: Tur, datum: date, by: Anvandare) -> Tur:
    """Let the whole tour be on another date. Its stops stay on the old one as cancelled, with the new date for those who look there.

    Refused when somebody has a time on it, when a stop is late or cancelled, and for a date when the office is closed or that
    `make_tour` refuses.
    """
    locked = lock_tour(tur, by)
    _check_date(locked.datum)
    stops = list(locked.stopp.select_related("plats__ort", "tur__fordon__kontor").prefetch_related("arendetyper").order_by("ankomst"))
    if any(rad.lage != Stopplage.PLANERAT for rad in stops):
        raise OtillatenHandling(_("Ett stopp är försenat eller inställt, så turen kan inte flyttas."))
    antal = sum(len(beroenden.find(whole_stop(rad))) for rad in stops)
    if antal:
        raise OtillatenHandling(
            _("Det finns %(antal)d bokade tider på turen. Ställ in den i stället: då får alla besked.") % {"antal": antal}
        )
    fordon = _lock_free(locked.fordon, datum)
    if Oppettidsplan.of(Kontor.objects.with_hours(datum, datum).get(pk=fordon.kontor_id)).is_closed(datum):
        raise Inmatningsfel(_("Kontoret är stängt den dagen."), falt="datum")
    check_stops(stops, datum)
    check_office(fordon, datum, stops)
    was, locked.datum = locked.datum, datum
    locked.save(update_fields=["datum"])
    _leave_word(locked, was, stops)
    _loosen(locked, by)
    return locked


def _leave_word(tur: Tur, was: date, stopp: Sequence[Turstopp]) -> None:
    """The old date says where the tour has gone; a pattern does not lay it out there again."""
    gone = write_stops(Tur.objects.create(fordon=tur.fordon, datum=was), [NyttStopp.of(rad) for rad in stopp])
    orsak = _("Turen går %(dag)s i stället.") % {"dag": day(tur.datum)}
    Turstopp.objects.filter(pk__in=[rad.pk for rad in gone]).update(lage=Stopplage.INSTALLT, orsak=orsak)


@in_transaction
def add_stop(*, tur: Tur, nytt: NyttStopp, by: Anvandare) -> Turstopp:
    """Add a stop to a tour that has not been."""
    locked = lock_tour(tur, by)
    _check_date(locked.datum)
    check_stops([*held_stops(locked), nytt], locked.datum)
    check_office(locked.fordon, locked.datum, [nytt])
    made = write_stops(locked, [nytt])[0]
    _loosen(locked, by)
    return made


@in_transaction
def change_stop(*, stopp: Turstopp, nytt: NyttStopp, by: Anvandare) -> Turstopp:
    """Plan a stop anew. Refused when somebody has a time there: a stop that people come to is delayed or cancelled instead."""
    tur = lock_tour(stopp.tur, by)
    _check_date(tur.datum)
    current = tur.stopp.select_related("plats__ort", "tur__fordon__kontor").get(pk=stopp.pk)
    if current.lage != Stopplage.PLANERAT:
        raise OtillatenHandling(_("Stoppet är försenat eller inställt och kan inte planeras om."))
    antal = len(beroenden.find(whole_stop(current)))
    if antal:
        raise OtillatenHandling(
            _("Det finns %(antal)d bokade tider på stoppet. Försena det eller ställ in det: då får alla besked.") % {"antal": antal}
        )
    check_stops([*(rad for rad in held_stops(tur) if rad.pk != current.pk), nytt], tur.datum)
    check_office(tur.fordon, tur.datum, [nytt])
    current.plats, current.ankomst, current.avgang = nytt.plats, nytt.ankomst, nytt.avgang
    current.planerad_ankomst, current.planerad_avgang = nytt.ankomst, nytt.avgang
    current.save(update_fields=["plats", "ankomst", "avgang", "planerad_ankomst", "planerad_avgang"])
    current.arendetyper.set(nytt.arendetyper)
    _loosen(tur, by)
    return current


def lock_tour(tur: Tur, by: Anvandare) -> Tur:
    """The tour as it is now, locked, and its office with it: all that changes its stops does this first. Raises SaknarBehorighet."""
    lock_to_close(tur.fordon.kontor_id)
    locked = Tur.objects.select_for_update(of=("self",), no_key=True).select_related("fordon__kontor").filter(pk=tur.pk).first()
    if locked is None:
        raise OtillatenHandling(_("Turen finns inte längre."))
    check_plans(by, locked.fordon.kontor)
    return locked


def held_stops(tur: Tur) -> list[Turstopp]:
    """The stops of the tour that take place, in the order of time."""
    return list(tur.stopp.all().held().select_related("plats__ort", "tur__fordon__kontor").order_by("ankomst"))


def whole_stop(stopp: Turstopp, orsak: Orsak = Orsak.INSTALLT, mening: str = "") -> Rubbning:
    """That nothing at the stop can be kept."""
    return Rubbning(orsak, stopp.kontor, stopp.begins, stopp.ends, mening, stopp=stopp)


def check_stops(stopp: Iterable[Stopp], datum: date | None = None) -> None:
    """Raise Inmatningsfel for stops that one vehicle cannot make, on the date if it is of one."""
    rows = list(stopp)
    if not rows:
        raise Inmatningsfel(_("En tur måste ha minst ett stopp."))
    why = find_contradiction(rows, Korstider.load(), datum)
    if why:
        raise Inmatningsfel(why)


def check_office(fordon: Fordon, datum: date, stopp: Iterable[Stopp]) -> None:
    """Raise Inmatningsfel where another vehicle of the office stops at the same moment: what is booked there is at one place only."""
    others = list(Turstopp.objects.held().between(datum, datum).filter(tur__fordon__kontor=fordon.kontor_id).exclude(tur__fordon=fordon))
    for rad in stopp:
        for other in others:
            if rad.ankomst < other.avgang and other.ankomst < rad.avgang:
                raise Inmatningsfel(
                    _("%(fordon)s stannar vid %(plats)s %(fran)s–%(till)s den dagen. Kontoret kan bara vara på ett ställe i taget.")
                    % {"fordon": other.tur.fordon, "plats": other.plats, "fran": f"{other.ankomst:%H.%M}", "till": f"{other.avgang:%H.%M}"}
                )


def write_stops(tur: Tur, stopp: Iterable[NyttStopp]) -> list[Turstopp]:
    """Store the stops of a tour, with what is done at each."""
    rows = list(stopp)
    made = Turstopp.objects.bulk_create(
        Turstopp(tur=tur, plats=rad.plats, ankomst=rad.ankomst, avgang=rad.avgang, planerad_ankomst=rad.ankomst, planerad_avgang=rad.avgang)
        for rad in rows
    )
    for stored, rad in zip(made, rows, strict=True):
        if rad.arendetyper:
            stored.arendetyper.set(rad.arendetyper)
    return made


def _lock_free(fordon: Fordon, datum: date) -> Fordon:
    """The vehicle, locked, when it can have a tour on the date. Raises Inmatningsfel."""
    _check_date(datum, falt="datum")
    locked = Fordon.objects.select_for_update(of=("self",)).select_related("kontor").get(pk=fordon.pk)
    if not locked.is_active or not locked.kontor.holds(datum):
        raise Inmatningsfel(_("Fordonet eller kontoret används inte den dagen."), falt="datum")
    if locked.turer.filter(datum=datum).exists():
        raise Inmatningsfel(_("Fordonet har redan en tur den dagen. Lägg till stopp i den."), falt="datum")
    return locked


def _check_date(datum: date, falt: str | None = None) -> None:
    if datum < timezone.localdate():
        raise Inmatningsfel(_("Dagen har varit. Välj i dag eller ett senare datum."), falt=falt)


def _loosen(tur: Tur, by: Anvandare) -> None:
    """What has been changed by hand follows its pattern no longer: a change of that would undo it."""
    tur.monster = None
    tur.save(update_fields=["monster"])
    log_handelse(Kontorshandelsetyp.TUR_ANDRAD, by=by, kontor=tur.fordon.kontor.kod, tur=tur.pk)
