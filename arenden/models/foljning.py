"""How a citizen gets back to a case: single-use links, and following somebody else's fault report."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from arenden.models.arende import Arende
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Foljlank(models.Model):
    """A mailed link: works once, for a time, and opens one case. Only a keyed hash of its secret is stored."""

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="foljlankar", verbose_name="ärende")
    hemlighet_hash = models.CharField("hemlighet, hashad", max_length=64, unique=True)
    skapad = models.DateTimeField("skapad", default=timezone.now)
    giltig_till = models.DateTimeField("giltig till")
    anvand = models.DateTimeField("använd", null=True, blank=True)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET, personliga=("hemlighet_hash",), ofarliga=("id", "arende", "skapad", "giltig_till", "anvand")
    )

    class Meta:
        verbose_name = "följlänk"
        verbose_name_plural = "följlänkar"

    def __str__(self) -> str:
        return f"Följlänk {self.pk}"

    @property
    def is_usable(self) -> bool:
        """Whether the link still opens its case."""
        return self.anvand is None and self.giltig_till > timezone.now()


class Foljare(models.Model):
    """Somebody who follows a fault report that another person has made, and is told when it is answered."""

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="foljare", verbose_name="ärende")
    epost = models.EmailField("e-post")
    sprak = models.CharField("språk", max_length=10, default="sv")
    skapad = models.DateTimeField("skapad", default=timezone.now)
    bekraftad = models.DateTimeField("bekräftad", null=True, blank=True)
    hemlighet_hash = models.CharField("hemlighet, hashad", max_length=64, unique=True)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET,
        personliga=("epost", "sprak", "hemlighet_hash"),
        ofarliga=("id", "arende", "skapad", "bekraftad"),
    )

    class Meta:
        verbose_name = "följare"
        verbose_name_plural = "följare"
        constraints = [
            models.UniqueConstraint(fields=["arende", "epost"], name="foljare_en_gang"),
            models.CheckConstraint(condition=~Q(epost=""), name="foljare_har_epost"),
        ]

    def __str__(self) -> str:
        return f"Följare {self.pk}"
