"""The monthly report as it was sent, and who wants it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models import Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Rapportprenumeration(models.Model):
    """`anvandare` gets the report of `enhet`, None for the whole municipality, by mail each month."""

    anvandare = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="rapportprenumerationer", verbose_name="användare")
    enhet = models.ForeignKey(Enhet, models.CASCADE, null=True, blank=True, related_name="rapportprenumerationer", verbose_name="enhet")
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(Gallring.MED_ANVANDAREN, personliga=("anvandare",), ofarliga=("id", "enhet", "skapad"))

    class Meta:
        verbose_name = _("prenumeration på månadsrapport")
        verbose_name_plural = _("prenumerationer på månadsrapport")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["anvandare", "enhet"], name="rapportprenumeration_en", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"Prenumeration {self.pk}"


class Manadsrapport(models.Model):
    """The report that was sent of a month: what was said then, whatever is counted anew since."""

    enhet = models.ForeignKey(Enhet, models.CASCADE, null=True, blank=True, related_name="manadsrapporter", verbose_name="enhet")
    manad = models.DateField("månad", help_text="Den första dagen.")
    pdf = models.BinaryField("pdf")
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "enhet", "manad", "pdf", "skapad"))

    class Meta:
        verbose_name = _("månadsrapport")
        verbose_name_plural = _("månadsrapporter")
        ordering = ["-manad", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["enhet", "manad"], name="manadsrapport_en_per_manad", nulls_distinct=False),
            models.CheckConstraint(condition=Q(manad__day=1), name="manadsrapport_hel_manad"),
        ]

    def __str__(self) -> str:
        return f"Månadsrapport {self.manad:%Y-%m}"
