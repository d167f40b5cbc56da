"""News and work instructions for the staff, and who has read them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kontaktcenter.models import Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kunskapsbank.models.artikel import Artikel


class Nyhet(models.Model):
    """Something that those who work at the units must know."""

    class Slag(models.TextChoices):
        NYHET = "nyhet", "Nyhet"
        INSTRUKTION = "instruktion", "Arbetsinstruktion"

    slag = models.CharField("slag", max_length=12, choices=Slag, default=Slag.NYHET)
    rubrik = models.CharField("rubrik", max_length=150)
    text = models.TextField("text", max_length=20_000)
    is_viktig = models.BooleanField("viktigt", default=False, help_text="Måste läsas och kvitteras.")
    enheter = models.ManyToManyField(Enhet, related_name="nyheter", verbose_name="för dem som arbetar vid")
    artiklar = models.ManyToManyField(Artikel, related_name="nyheter", verbose_name="gäller artiklarna", blank=True)
    publiceras = models.DateTimeField("visas från", default=timezone.now)
    giltig_till = models.DateField("visas till och med", null=True, blank=True)
    indragen = models.DateTimeField("tillbakadragen", null=True, blank=True)
    skapad_av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="av")
    skapad = models.DateTimeField("skapad", default=timezone.now)
    version = models.PositiveIntegerField("version", default=1)

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "slag",
            "rubrik",
            "text",
            "is_viktig",
            "enheter",
            "artiklar",
            "publiceras",
            "giltig_till",
            "indragen",
            "skapad_av",
            "skapad",
            "version",
        ),
    )

    class Meta:
        verbose_name = "nyhet"
        verbose_name_plural = "nyheter"
        ordering = ["-publiceras", "-id"]
        indexes = [models.Index(fields=["-publiceras"], name="nyhet_publiceras")]
        constraints = [models.CheckConstraint(condition=~Q(rubrik="") & ~Q(text=""), name="nyhet_har_text")]

    def __str__(self) -> str:
        return self.rubrik


class Lasning(models.Model):
    """That somebody has read a piece of news, in the version that it had then."""

    nyhet = models.ForeignKey(Nyhet, models.CASCADE, related_name="lasningar", verbose_name="nyhet", db_index=False)
    anvandare = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="lasningar", verbose_name="användare")
    version = models.PositiveIntegerField("version", default=1)
    last = models.DateTimeField("läst", default=timezone.now)

    personuppgifter = Deklaration(Gallring.MED_ANVANDAREN, personliga=("anvandare",), ofarliga=("id", "nyhet", "version", "last"))

    class Meta:
        verbose_name = "läsning"
        verbose_name_plural = "läsningar"
        ordering = ["last"]
        constraints = [models.UniqueConstraint(fields=["nyhet", "anvandare"], name="lasning_en_per_person")]

    def __str__(self) -> str:
        return f"{self.nyhet_id} {self.anvandare_id}"
