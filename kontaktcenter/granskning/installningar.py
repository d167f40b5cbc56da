"""The setup as it stands, read at once so that no rule queries on its own."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import Q
from django.utils import timezone

from kontaktcenter.models import Anvandare, Arbetstidskalender, Arendetyp, Enhet, Medlemskap, Overenskommelse


@dataclass(frozen=True)
class Installningar:
    """Units by id with successors in place, active case types and current agreements with their units in place.

    `stangda` are the ids of the units that are closed today, `avslutade` of the users who may not log in.
    """

    today: date
    enheter: dict[int, Enhet]
    arendetyper: list[Arendetyp]
    overenskommelser: list[Overenskommelse]
    medlemskap: list[Medlemskap]
    kalendrar: list[Arbetstidskalender]
    stangda: list[int]
    avslutade: list[int]
    has_superuser: bool

    @classmethod
    def read(cls) -> Self:
        """Read the setup; agreements are those that hold today or later."""
        today = timezone.localdate()
        enheter = Enhet.objects.in_bulk()
        for enhet in enheter.values():
            enhet.foralder = enheter.get(enhet.foralder_id)
            enhet.ersatt_av = enheter.get(enhet.ersatt_av_id)
        arendetyper = list(Arendetyp.objects.active())
        for arendetyp in arendetyper:
            arendetyp.center = enheter[arendetyp.center_id]
            arendetyp.ansvarig_enhet = enheter[arendetyp.ansvarig_enhet_id]
        current = Q(galler_till__isnull=True) | Q(galler_till__gte=today)
        overenskommelser = list(Overenskommelse.objects.filter(current).prefetch_related("villkor__arendetyp"))
        for overenskommelse in overenskommelser:
            overenskommelse.center = enheter[overenskommelse.center_id]
            overenskommelse.forvaltning = enheter[overenskommelse.forvaltning_id]
            for villkor in overenskommelse.villkor.all():
                villkor.mottagare = enheter.get(villkor.mottagare_id)
        return cls(
            today=today,
            enheter=enheter,
            arendetyper=arendetyper,
            overenskommelser=overenskommelser,
            medlemskap=list(Medlemskap.objects.valid()),
            kalendrar=list(Arbetstidskalender.objects.prefetch_related("intervaller", "undantag")),
            stangda=[pk for pk, enhet in enheter.items() if not enhet.is_active],
            avslutade=list(Anvandare.objects.filter(is_active=False).values_list("pk", flat=True)),
            has_superuser=Anvandare.objects.filter(is_active=True, is_superuser=True).exists(),
        )

    def close_planned(self) -> bool:
        """Take every unit that is going to close as closed already; whether there was any."""
        planned = [enhet for enhet in self.enheter.values() if enhet.stangd and enhet.stangd > self.today]
        for enhet in planned:
            enhet.stangd = self.today
        return bool(planned)

    def receivers(self) -> dict[int, Enhet]:
        """The units that new cases can come to today: owners, responsible units and receivers named in agreements."""
        named = [enhet for a in self.arendetyper for enhet in (a.center, a.ansvarig_enhet)]
        named += [v.mottagare for o in self.overenskommelser for v in o.villkor.all() if v.mottagare]
        in_force = [enhet.in_force() for enhet in named]
        return {enhet.pk: enhet for enhet in in_force if enhet}
