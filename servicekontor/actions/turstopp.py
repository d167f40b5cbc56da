"""A stop is late or cancelled, and all who have a time there are told in the same step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from kontaktcenter.texter import clean_text
from kontaktcenter.transaktion import in_transaction
from servicekontor import beroenden
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.tur import held_stops, lock_tour, whole_stop
from servicekontor.beroenden import Orsak, Rubbning, Utfall
from servicekontor.models import Tur, Turstopp
from servicekontor.status import STOPPDRAG, Kontorshandelsetyp
from servicekontor.turplan import Korstider, push, to_minutes, to_time

LANGSTA_ORSAK = Turstopp._meta.get_field("orsak").max_length
LANGSTA_FORSENING = 8 * 60
"""Minutes: what is later than that is another day's tour."""


@dataclass(frozen=True)
class Andrat:
    """The stops that were changed, and what became of the times that were booked there."""

    stopp: list[Turstopp]
    utfall: Utfall


@in_transaction
def delay_stop(*, stopp: Turstopp, minuter: int, orsak: str, sedd: time, by: Anvandare) -> Andrat:
    """Let a stop open and close so many minutes later, and the tour's later ones too as far as the drive needs.

    `sedd` is when it was to open where the delay was asked for. Raises InaktuellSida when that has changed: the button was pressed twice,
    or an earlier stop has pushed this one. Raises Inmatningsfel for a delay that is not between a minute and eight hours or goes past
    midnight.
    """
    if not 1 <= minuter <= LANGSTA_FORSENING:
        raise Inmatningsfel(_("Ange mellan 1 och %(max)d minuter.") % {"max": LANGSTA_FORSENING}, falt="minuter")
    reason = clean_text(orsak, falt="orsak", max_length=LANGSTA_ORSAK)
    held = held_stops(lock_tour(stopp.tur, by))
    current = _find(held, stopp, "forsena")
    if current.ankomst != sedd:
        raise InaktuellSida(
            _("Stoppet har fått en ny tid sedan sidan öppnades: det öppnar nu %(klockan)s. Spara igen om det ska försenas mer.")
            % {"klockan": f"{current.ankomst:%H.%M}"}
        )
    after = held[held.index(current) :]
    delays = push(after, Korstider.load(), minuter)
    if delays is None:
        raise Inmatningsfel(_("Då är turen inte klar före midnatt. Ställ in ett av stoppen i stället."), falt="minuter")
    # The last one first: each moves into time that is free.
    late = [_delay(rad, delay, reason, by) for rad, delay in zip(reversed(after), reversed(delays), strict=True) if delay]
    return Andrat([rubbning.stopp for rubbning in reversed(late)], _settle(reversed(late), by))


@in_transaction
def cancel_stop(*, stopp: Turstopp, orsak: str, by: Anvandare) -> Andrat:
    """Cancel a stop. What was booked there is moved or cancelled, with an alternative, in the same transaction."""
    reason = clean_text(orsak, falt="orsak", max_length=LANGSTA_ORSAK)
    return _cancel([_find(held_stops(lock_tour(stopp.tur, by)), stopp, "stall_in")], reason, by)


@in_transaction
def cancel_tour(*, tur: Tur, orsak: str, by: Anvandare) -> Andrat:
    """Cancel all of the tour's stops that have not been left."""
    reason = clean_text(orsak, falt="orsak", max_length=LANGSTA_ORSAK)
    left = [rad for rad in held_stops(lock_tour(tur, by)) if rad.ends > timezone.now()]
    if not left:
        raise OtillatenHandling(_("Turen har inga stopp kvar att ställa in."))
    return _cancel(left, reason, by)


def _cancel(stopp: list[Turstopp], reason: str, by: Anvandare) -> Andrat:
    for rad in stopp:
        rad.lage, rad.orsak = STOPPDRAG["stall_in"][1], reason
        rad.save(update_fields=["lage", "orsak"])
        log_handelse(Kontorshandelsetyp.STOPP_INSTALLT, by=by, kontor=rad.kontor.kod, stopp=rad.pk)
    return Andrat(stopp, _settle([whole_stop(rad, Orsak.INSTALLT, reason) for rad in stopp], by))


def _find(held: list[Turstopp], stopp: Turstopp, drag: str) -> Turstopp:
    """The stop as it is now; raises OtillatenHandling for one that is cancelled or has been left."""
    current = next((rad for rad in held if rad.pk == stopp.pk), None)
    if current is None or current.lage not in STOPPDRAG[drag][0]:
        raise OtillatenHandling(_("Stoppet är redan inställt."))
    if current.ends <= timezone.now():
        raise OtillatenHandling(_("Stoppet har redan varit."))
    return current


def _delay(stopp: Turstopp, minuter: int, reason: str, by: Anvandare) -> Rubbning:
    begins, ends = stopp.begins, stopp.ends
    stopp.ankomst, stopp.avgang = (to_time(to_minutes(klockslag) + minuter) for klockslag in (stopp.ankomst, stopp.avgang))
    stopp.lage, stopp.orsak = STOPPDRAG["forsena"][1], reason
    stopp.save(update_fields=["ankomst", "avgang", "lage", "orsak"])
    log_handelse(Kontorshandelsetyp.STOPP_FORSENAT, by=by, kontor=stopp.kontor.kod, stopp=stopp.pk, minuter=minuter)
    return Rubbning(Orsak.FORSENAT, stopp.kontor, begins, ends, reason, stopp=stopp, flyttas=timedelta(minutes=minuter))


def _settle(rubbningar: Iterable[Rubbning], by: Anvandare) -> Utfall:
    return sum((beroenden.settle(rubbning, by=by) for rubbning in rubbningar), Utfall())
