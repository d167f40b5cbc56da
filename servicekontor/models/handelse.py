"""What happened at the offices: one append-only table that feeds the statistics."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from kontaktcenter.models import Arendetyp, Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.status import Kontorshandelsetyp


class Kontorshandelse(models.Model):
    """One thing that happened at an office, with all that a figure can be broken down by, and nothing personal.

    The database refuses to change or delete a row (trigger). The office is named by its code and the thing by its id in
    `data`, so that the row outlives the erasure of what it tells of.
    """

    typ = models.CharField("typ", max_length=30, choices=Kontorshandelsetyp)
    tid = models.DateTimeField("tid", default=timezone.now)
    kontor = models.SlugField("kontor", blank=True, db_index=False)
    kategori = models.SlugField("kategori", blank=True, db_index=False, help_text="Kod för det som besöket gällde.")
    enhet = models.ForeignKey(Enhet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="enhet", db_index=False)
    arendetyp = models.ForeignKey(
        Arendetyp, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ärendetyp", db_index=False
    )
    sprak = models.CharField("språk", max_length=10, blank=True)
    av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="av", db_index=False
    )
    is_av_medborgare = models.BooleanField("av medborgaren", default=False)
    data = models.JSONField("uppgifter", default=dict, blank=True, help_text="Bara id, tider och koder; aldrig personuppgifter.")

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=("id", "typ", "tid", "kontor", "kategori", "enhet", "arendetyp", "sprak", "av", "is_av_medborgare", "data"),
    )

    class Meta:
        verbose_name = "kontorshändelse"
        verbose_name_plural = "kontorshändelser"
        ordering = ["tid", "id"]
        indexes = [
            models.Index(fields=["tid"], name="kontorshandelse_tid"),
            models.Index(fields=["kontor", "typ", "tid"], name="kontorshandelse_kontor"),
        ]

    def __str__(self) -> str:
        return f"{self.get_typ_display()} {self.tid:%Y-%m-%d %H.%M}"
