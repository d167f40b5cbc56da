"""What the service offices let users hold, told to the ground floor (`kontaktcenter.avveckling`)."""

from collections.abc import Collection

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontaktcenter.avveckling import Innehav, register
from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.tidsord import clock, day
from servicekontor.actions.mottagare import coming_meetings, move_meetings


class BokadeMoten(Innehav):
    """Booked meetings that somebody is to receive. A unit holds none: its kinds of meeting stay its own until they are changed."""

    kod = "bokade_moten"

    def describe(self, antal: int) -> str:
        """So many meetings."""
        return ngettext("%(antal)d bokat möte", "%(antal)d bokade möten", antal) % {"antal": antal}

    def count_at_units(self, enheter: Collection[int]) -> dict[int, int]:
        """None."""
        return {}

    def count_with_users(self, anvandare: Collection[int]) -> dict[int, int]:
        """Those to come, by who receives."""
        rows = coming_meetings().filter(handlaggare__in=anvandare)
        return dict(rows.values_list("handlaggare").annotate(Count("pk")).order_by())

    def name_with_user(self, anvandare: Anvandare) -> list[str]:
        """What, when and where; never who comes."""
        rows = coming_meetings().filter(handlaggare=anvandare).select_related("motestyp", "kontor").order_by("fran", "pk")
        text = _("%(mote)s, %(dag)s klockan %(klockan)s, %(kontor)s.")
        return [
            text % {"mote": rad.motestyp, "dag": day(rad.fran), "klockan": clock(timezone.localtime(rad.fran)), "kontor": rad.kontor}
            for rad in rows
        ]

    def move_from_unit(self, *, fran: Enhet, till: Enhet, by: Anvandare | None) -> int:
        """Nothing to move."""
        return 0

    def move_from_user(self, *, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
        """Let the colleague receive them, who must have the time."""
        return move_meetings(fran=fran, till=till, by=by)


def register_innehav() -> None:
    """Tell the ground floor."""
    register(BokadeMoten())
