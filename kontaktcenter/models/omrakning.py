"""A request to recompute open deadlines because their calendar has changed: durable, so that no change is forgotten."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kontaktcenter.models.kalender import Arbetstidskalender
from kontaktcenter.personuppgifter import Deklaration, Gallring


class OmrakningQuerySet(models.QuerySet["Omrakning"]):
    """Which requests."""

    def pending(self) -> "OmrakningQuerySet":
        """Those not yet carried out, the oldest first."""
        return self.filter(klar__isnull=True).order_by("id")


class Omrakning(models.Model):
    """Written in the transaction that changes a calendar; a periodic job recomputes the deadlines and fills in the rest."""

    kalender = models.ForeignKey(
        Arbetstidskalender, models.CASCADE, related_name="omrakningar", verbose_name="arbetstidskalender"
    )
    skapad = models.DateTimeField("skapad", default=timezone.now)
    klar = models.DateTimeField("klar", null=True, blank=True)
    antal = models.PositiveIntegerField("antal ändrade frister", null=True, blank=True)

    objects = OmrakningQuerySet.as_manager()
    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "kalender", "skapad", "klar", "antal"))

    class Meta:
        verbose_name = "omräkning"
        verbose_name_plural = "omräkningar"
        ordering = ["-id"]
        indexes = [models.Index(fields=["id"], name="omrakning_vantar", condition=Q(klar__isnull=True))]
        constraints = [
            models.CheckConstraint(
                condition=Q(klar__isnull=True, antal__isnull=True) | Q(klar__isnull=False, antal__isnull=False),
                name="omrakning_klar_har_antal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kalender} {self.skapad:%Y-%m-%d %H.%M}"
