"""Closing a unit so that nothing is left at it."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter import avveckling
from kontaktcenter.actions.grund import check_administers
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.granskning import refuse_new_anmarkningar
from kontaktcenter.meningar import join_words
from kontaktcenter.models import Anvandare, Enhet


def close_enhet(*, enhet: Enhet, ersatt_av: Enhet | None, datum: date, by: Anvandare) -> list[str]:
    """Close the unit from `datum` on (its first closed day) and let `ersatt_av` take over; what was moved now, in words.

    What the unit holds is moved at once when `datum` has come, otherwise on the day (`complete_closings`). Refused without
    a successor while the unit holds anything or is named where cases come from; the message says what.
    """
    check_administers(by)
    with refuse_new_anmarkningar():
        enhet = Enhet.objects.select_for_update().get(pk=enhet.pk)
        if enhet.stangd is not None:
            raise OtillatenHandling(_("%(enhet)s är redan stängd eller ska stängas.") % {"enhet": enhet})
        if datum < timezone.localdate():
            raise Inmatningsfel(_("Välj i dag eller ett senare datum."), falt="datum")
        _check_successor(enhet, ersatt_av, datum)
        held = avveckling.held_by_units([enhet.pk]).get(enhet.pk)
        if held and ersatt_av is None:
            raise OtillatenHandling(
                _("%(enhet)s har %(innehav)s. Ange vilken enhet som tar över innan du stänger den.")
                % {"enhet": enhet, "innehav": join_words(held)}
            )
        enhet.stangd, enhet.ersatt_av = datum, ersatt_av
        enhet.save(update_fields=["stangd", "ersatt_av"])
        if ersatt_av is None or enhet.is_active:
            return []
        return avveckling.move_from_unit(fran=enhet, till=ersatt_av, by=by)


def reopen_enhet(*, enhet: Enhet, by: Anvandare) -> None:
    """Undo a closing. What has been moved stays where it is."""
    check_administers(by)
    with refuse_new_anmarkningar():
        enhet = Enhet.objects.select_for_update().get(pk=enhet.pk)
        if enhet.stangd is None:
            raise OtillatenHandling(_("%(enhet)s är inte stängd.") % {"enhet": enhet})
        enhet.stangd, enhet.ersatt_av = None, None
        enhet.save(update_fields=["stangd", "ersatt_av"])


def complete_closings() -> int:
    """Move what lies at units whose closing day has come to their successors; the number of units emptied.

    Run every night. Each unit is a transaction of its own and is found again if the run is broken off.
    """
    due = Enhet.objects.filter(stangd__lte=timezone.localdate(), ersatt_av__isnull=False)
    emptied = 0
    for pk in avveckling.held_by_units(list(due.values_list("pk", flat=True))):
        with transaction.atomic():
            enhet = Enhet.objects.select_for_update().get(pk=pk)
            till = enhet.in_force()
            if till is not None and avveckling.move_from_unit(fran=enhet, till=till, by=None):
                emptied += 1
    return emptied


def _check_successor(enhet: Enhet, ersatt_av: Enhet | None, datum: date) -> None:
    if ersatt_av is None:
        return
    if ersatt_av == enhet:
        raise Inmatningsfel(_("En enhet kan inte ersätta sig själv."), falt="ersatt_av")
    if ersatt_av.stangd is not None and ersatt_av.stangd <= datum:
        raise Inmatningsfel(_("%(enhet)s är också stängd då. Välj en öppen enhet.") % {"enhet": ersatt_av}, falt="ersatt_av")
    if enhet.is_center != ersatt_av.is_center:
        raise Inmatningsfel(_("Ett center kan bara ersättas av ett annat center, och en enhet av en enhet."), falt="ersatt_av")
