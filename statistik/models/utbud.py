"""What the offices offered each day: written down when the day is over, for opening hours are changed afterwards."""

from django.db import models
from django.db.models import F, Q

from kontaktcenter.models import Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Utbud(models.Model):
    """How long an office was open on a day, or how much of a unit's time there could be booked and was."""

    dag = models.DateField("dag")
    kontor = models.SlugField("kontor", db_index=False)
    enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="+", verbose_name="enhet", db_index=False)
    oppet_s = models.PositiveIntegerField("öppet i sekunder", default=0)
    kvall_s = models.PositiveIntegerField("varav på kvällen, i sekunder", default=0)
    bokningsbar_s = models.PositiveIntegerField("bokningsbart i sekunder", default=0)
    bokad_s = models.PositiveIntegerField("bokat i sekunder", default=0)

    personuppgifter = Deklaration(
        Gallring.ALDRIG, ofarliga=("id", "dag", "kontor", "enhet", "oppet_s", "kvall_s", "bokningsbar_s", "bokad_s")
    )

    class Meta:
        verbose_name = "utbud"
        verbose_name_plural = "utbud"
        constraints = [
            models.UniqueConstraint(fields=["dag", "kontor", "enhet"], name="utbud_en_gang"),
            models.CheckConstraint(condition=Q(kvall_s__lte=F("oppet_s")), name="utbud_kvall_hogst_oppet"),
            models.CheckConstraint(condition=Q(bokad_s__lte=F("bokningsbar_s")), name="utbud_bokat_hogst_det_bokningsbara"),
        ]

    def __str__(self) -> str:
        return f"{self.kontor} {self.dag}"
