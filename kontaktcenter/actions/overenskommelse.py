"""Carrying an agreement over to a new period."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kontaktcenter.actions.grund import check_administers
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.granskning import refuse_new_anmarkningar
from kontaktcenter.models import Anvandare, Overenskommelse


def copy_overenskommelse(
    *, overenskommelse: Overenskommelse, galler_fran: date, galler_till: date | None, omprovas: date, by: Anvandare
) -> Overenskommelse:
    """Make an agreement with the same parties and terms for a new period, and end the old one the day before it.

    Refused when the new period begins no later than the old one, or when it meets a third agreement.
    """
    check_administers(by)
    with refuse_new_anmarkningar():
        old = Overenskommelse.objects.select_for_update().get(pk=overenskommelse.pk)
        if galler_fran <= old.galler_fran:
            raise Inmatningsfel(_("Den nya perioden måste börja efter den gamla."), falt="galler_fran")
        if old.galler_till is None or old.galler_till >= galler_fran:
            old.galler_till = galler_fran - timedelta(days=1)
            old.save(update_fields=["galler_till"])
        new = Overenskommelse(
            center=old.center,
            forvaltning=old.forvaltning,
            galler_fran=galler_fran,
            galler_till=galler_till,
            omprovas=omprovas,
            anteckning=old.anteckning,
        )
        _check_valid(new)
        new.save()
        for villkor in old.villkor.all():
            villkor.pk, villkor._state.adding, villkor.overenskommelse = None, True, new
            villkor.save()
        return new


def _check_valid(overenskommelse: Overenskommelse) -> None:
    try:
        overenskommelse.full_clean()
    except ValidationError as error:
        raise Inmatningsfel(" ".join(error.messages)) from error
