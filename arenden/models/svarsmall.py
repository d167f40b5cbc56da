"""Answers that a unit often gives, to start from when a case is answered."""

from django.db import models
from django.db.models import Q

from kontaktcenter.models import Arendetyp, Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring


class SvarsmallQuerySet(models.QuerySet["Svarsmall"]):
    """Which templates."""

    def for_case(self, *, enhet_id: int, arendetyp_id: int) -> "SvarsmallQuerySet":
        """Those of a unit that suit a case type, the type's own first."""
        rows = self.filter(Q(arendetyp=arendetyp_id) | Q(arendetyp__isnull=True), enhet=enhet_id)
        return rows.order_by(models.F("arendetyp").asc(nulls_last=True), "namn")


class Svarsmall(models.Model):
    """A text that the officers of a unit can start an answer from, for one case type or for all."""

    enhet = models.ForeignKey(Enhet, models.CASCADE, related_name="svarsmallar", verbose_name="enhet")
    arendetyp = models.ForeignKey(
        Arendetyp,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="svarsmallar",
        verbose_name="ärendetyp",
        help_text="Lämna tomt för en mall som passar alla enhetens ärenden.",
    )
    namn = models.CharField("namn", max_length=100, help_text="Det som handläggaren väljer på.")
    text = models.TextField("text", max_length=20_000)

    objects = SvarsmallQuerySet.as_manager()
    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "enhet", "arendetyp", "namn", "text"))

    class Meta:
        verbose_name = "svarsmall"
        verbose_name_plural = "svarsmallar"
        ordering = ["enhet", "namn"]
        constraints = [
            models.UniqueConstraint(
                fields=["enhet", "namn"], name="svarsmall_namn_en_gang", violation_error_message="Enheten har redan en mall med det namnet."
            ),
        ]

    def __str__(self) -> str:
        return self.namn
