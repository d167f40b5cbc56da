"""Who answers: the agreement in force decides, else the case type's responsible unit."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Arendetyp, Enhet, Overenskommelse, Overenskommelserad

VemSvarar = Overenskommelserad.VemSvarar
CENTRETS = (VemSvarar.SVARAR, VemSvarar.VAGLEDER, VemSvarar.HANDLAGGER)
"""What an agreement calls what the center itself does."""


@dataclass(frozen=True)
class Vagval:
    """What the agreement says about a case type: who answers, who receives, what the agent is told."""

    vem_svarar: VemSvarar
    mottagare: Enhet
    instruktion: str
    is_avtalat: bool

    @property
    def is_for_center(self) -> bool:
        """Whether the center itself does it."""
        return self.vem_svarar in CENTRETS


def choose_route(arendetyp: Arendetyp) -> Vagval:
    """The agreement's word on `arendetyp` today; without one: hand over to its responsible unit.

    A closed unit's successor takes its place. Raises OtillatenHandling when no unit is left that can receive.
    """
    villkor = (
        Overenskommelserad.objects.filter(
            arendetyp=arendetyp,
            overenskommelse__center=arendetyp.center_id,
            overenskommelse__in=Overenskommelse.objects.in_force(timezone.localdate()),
        )
        .select_related("mottagare__kalender", "overenskommelse")
        .first()
    )
    mottagare = (villkor and villkor.mottagare) or arendetyp.ansvarig_enhet
    return Vagval(
        vem_svarar=VemSvarar(villkor.vem_svarar) if villkor else VemSvarar.LAMNAR_OVER,
        mottagare=receiver_in_force(mottagare),
        instruktion=villkor.instruktion if villkor else "",
        is_avtalat=villkor is not None,
    )


def types_answered_by_center(arendetyper: Iterable[Arendetyp]) -> set[int]:
    """Ids of those of the types that the agreement in force today says that the center answers itself. One query."""
    ids = {typ.pk for typ in arendetyper}
    if not ids:
        return set()
    villkor = Overenskommelserad.objects.filter(
        arendetyp__in=ids,
        vem_svarar__in=CENTRETS,
        overenskommelse__center=F("arendetyp__center"),
        overenskommelse__in=Overenskommelse.objects.in_force(timezone.localdate()),
    )
    return set(villkor.values_list("arendetyp", flat=True))


def receiver_in_force(enhet: Enhet) -> Enhet:
    """The unit, or the one that has replaced it. Raises OtillatenHandling when it is closed without successor."""
    current = enhet.in_force()
    if current is None:
        raise OtillatenHandling(_("Enheten %(enhet)s är stängd och har ingen ersättare. Välj en annan enhet.") % {"enhet": enhet})
    return current


def owning_center(arendetyp: Arendetyp, fallback: Enhet) -> Enhet:
    """The center that will own a case of the type: the type's, or its successor; `fallback` if that is closed."""
    center = arendetyp.center.in_force()
    return center if center is not None and center.is_center else fallback
