"""What happened to articles, gaps, imports and news: append-only, read by time lines and figures."""

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.utils import timezone

from kontaktcenter.models import Amne, Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kunskapsbank.models.artikel import Artikel
from kunskapsbank.status import Handelsetyp

LUCKANS = (Handelsetyp.LUCKA_OPPNAD, Handelsetyp.LUCKA_TILLDELAD, Handelsetyp.LUCKA_STANGD)
"""What happens to gaps; `data` names the gap."""


class Artikelhandelse(models.Model):
    """One thing that happened, with what a figure can be broken down by. The database refuses to change or delete a row."""

    typ = models.CharField("typ", max_length=20, choices=Handelsetyp)
    tid = models.DateTimeField("tid", default=timezone.now)
    artikel = models.ForeignKey(
        Artikel,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="handelser",
        verbose_name="artikel",
        db_index=False,
    )
    sprak = models.CharField("språk", max_length=10, blank=True)
    av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="av", db_index=False
    )
    enhet = models.ForeignKey(Enhet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="enhet", db_index=False)
    amne = models.ForeignKey(Amne, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ämne", db_index=False)
    data = models.JSONField("uppgifter", default=dict, blank=True, help_text="Bara id, tider och koder; aldrig personuppgifter.")

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "typ", "tid", "artikel", "sprak", "av", "enhet", "amne", "data"))

    class Meta:
        verbose_name = "händelse i kunskapsbanken"
        verbose_name_plural = "händelser i kunskapsbanken"
        ordering = ["tid", "id"]
        indexes = [
            models.Index(fields=["artikel", "tid"], name="artikelhandelse_artikel"),
            models.Index(fields=["typ", "tid"], name="artikelhandelse_typ"),
            models.Index(KeyTransform("lucka", "data"), name="artikelhandelse_lucka", condition=models.Q(typ__in=LUCKANS)),
        ]

    def __str__(self) -> str:
        return f"{self.get_typ_display()} {self.tid:%Y-%m-%d %H.%M}"
