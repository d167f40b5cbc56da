"""Saved views: kept under a name, shared with those who lead the same unit, taken away."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from statistik.models import Vy
from statistik.models.vy import LANGSTA_FRAGA

FLEST_VYER = 50
"""Saved views of one user."""


def visible_vyer(user: Anvandare) -> QuerySet[Vy]:
    """The user's own, and those shared with a unit whose figures the user sees."""
    shared = Q(delad_med__in=user.units_with(Behorighet.SE_STATISTIK))
    return Vy.objects.filter(Q(agare=user) | shared).select_related("agare", "delad_med")


def shared_unit(user: Anvandare) -> Enhet | None:
    """The unit with which the user's views are shared: the first that the user leads."""
    return next((m.enhet for m in user.aktiva_medlemskap if user.may(Behorighet.SE_STATISTIK, m.enhet_id)), None)


@transaction.atomic
def save_vy(*, by: Anvandare, namn: str, sida: str, fraga: str, is_delad: bool = False) -> Vy:
    """Keep a view. One of the user's own with the same name is replaced. Raises Inmatningsfel, SaknarBehorighet."""
    if not by.may(Behorighet.SE_STATISTIK):
        raise SaknarBehorighet(_("Bara chefer ser statistiken."))
    if len(fraga) > LANGSTA_FRAGA:
        raise Inmatningsfel(_("Vyn har för många val för att kunna sparas. Ta bort något filter."))
    Anvandare.objects.select_for_update().get(pk=by.pk)
    if Vy.objects.filter(agare=by).exclude(namn=namn).count() >= FLEST_VYER:
        raise Inmatningsfel(_("Du har redan %(max)d sparade vyer. Ta bort någon först.") % {"max": FLEST_VYER}, falt="namn")
    falt = {"sida": sida, "fraga": fraga, "delad_med": shared_unit(by) if is_delad else None}
    vy, _is_new = Vy.objects.update_or_create(agare=by, namn=namn, defaults=falt)
    return vy


@transaction.atomic
def delete_vy(*, vy: Vy, by: Anvandare) -> None:
    """Take away one of the user's own. Raises SaknarBehorighet for another's."""
    if vy.agare_id != by.pk:
        raise SaknarBehorighet(_("Bara den som sparade vyn kan ta bort den."))
    Vy.objects.filter(pk=vy.pk).delete()
