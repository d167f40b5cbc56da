"""Who plans what at the offices."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor.models import Kontor


def planned_by(user: Anvandare) -> QuerySet[Kontor]:
    """The offices whose hours and tours the user plans: those of the centers where the user holds PLANERA_KONTOR."""
    return Kontor.objects.filter(enhet__in=user.units_with(Behorighet.PLANERA_KONTOR))


def check_plans(user: Anvandare, kontor: Kontor) -> None:
    """Raise SaknarBehorighet for one who does not plan the office."""
    if not user.may(Behorighet.PLANERA_KONTOR, kontor.enhet_id):
        raise SaknarBehorighet(_("Du planerar inte det kontoret."))
