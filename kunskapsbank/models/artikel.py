"""Articles: what is the same in every language and every version."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from kontaktcenter.models import Amne, Arendetyp, Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kunskapsbank.status import Farskhet, Malgrupp

SNART_DAGAR, INAKTUELL_DAGAR = 14, 30
"""Days before its review date that an article is said to be due, and after it that it is stale."""


class Samling(models.Model):
    """A collection of articles: the municipality's own, or one that was read in from elsewhere and is marked so."""

    kod = models.SlugField("kod", unique=True)
    namn = models.CharField("namn", max_length=100)
    beskrivning = models.CharField("beskrivning", max_length=300, blank=True)
    is_prov = models.BooleanField("provdata", default=False, help_text="Märks på sidan, och visas inte för allmänheten i drift.")

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "kod", "namn", "beskrivning", "is_prov"))

    class Meta:
        verbose_name = "samling"
        verbose_name_plural = "samlingar"
        ordering = ["namn"]

    def __str__(self) -> str:
        return self.namn


class Artikel(models.Model):
    """One question with its answer, or one guide: who it is for, who keeps it true, and until when it holds."""

    class Slag(models.TextChoices):
        ARTIKEL = "artikel", "Artikel"
        GUIDE = "guide", "Guide i steg"

    slag = models.CharField("slag", max_length=10, choices=Slag, default=Slag.ARTIKEL)
    samling = models.ForeignKey(Samling, models.PROTECT, related_name="artiklar", verbose_name="samling")
    extern_id = models.CharField("id i annat system", max_length=100, blank=True)
    amne = models.ForeignKey(Amne, models.PROTECT, related_name="artiklar", verbose_name="ämne")
    arendetyper = models.ManyToManyField(Arendetyp, related_name="artiklar", verbose_name="ärendetyper", blank=True)
    ansvarig_enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="artiklar", verbose_name="ansvarig enhet")
    ansvarig = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="artiklar", verbose_name="ansvarig person"
    )
    malgrupp = models.CharField("målgrupp", max_length=10, choices=Malgrupp, default=Malgrupp.INTERN)
    giltig_fran = models.DateField("gäller från", default=timezone.localdate)
    giltig_till = models.DateField("gäller till och med", null=True, blank=True)
    granskas_senast = models.DateField("granskas senast", help_text="Då frågar vi ansvarig enhet om allt fortfarande stämmer.")
    kalla = models.CharField("källa", max_length=200, blank=True)
    kalla_lank = models.URLField("länk till källan", max_length=500, blank=True)
    kontaktvag = models.CharField("när och till vem ska frågan lämnas vidare?", max_length=500, blank=True)
    relaterade = models.ManyToManyField("self", symmetrical=True, verbose_name="läs också", blank=True)
    behover_andras = models.CharField("behöver ändras", max_length=500, blank=True, help_text="Vad som är fel. Tomt när allt stämmer.")
    indragen = models.DateTimeField("indragen", null=True, blank=True)
    skapad = models.DateTimeField("skapad", default=timezone.now)
    version = models.PositiveIntegerField("version", default=1)

    history = HistoricalRecords()
    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "slag",
            "samling",
            "extern_id",
            "amne",
            "arendetyper",
            "ansvarig_enhet",
            "ansvarig",
            "malgrupp",
            "giltig_fran",
            "giltig_till",
            "granskas_senast",
            "kalla",
            "kalla_lank",
            "kontaktvag",
            "relaterade",
            "behover_andras",
            "indragen",
            "skapad",
            "version",
        ),
    )

    class Meta:
        verbose_name = "artikel"
        verbose_name_plural = "artiklar"
        ordering = ["-skapad", "-id"]
        indexes = [
            models.Index(fields=["ansvarig_enhet", "granskas_senast"], name="artikel_granskas"),
            models.Index(fields=["-skapad", "-id"], name="artikel_nyast"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["samling", "extern_id"],
                condition=~Q(extern_id=""),
                name="artikel_extern_id_en_gang",
                violation_error_message="Det finns redan en artikel med detta id i samlingen.",
            ),
            models.CheckConstraint(
                condition=Q(giltig_till__isnull=True) | Q(giltig_till__gte=F("giltig_fran")),
                name="artikel_giltig_i_ordning",
                violation_error_message="Artikeln kan inte sluta gälla innan den börjar gälla.",
            ),
        ]

    def __str__(self) -> str:
        return f"Artikel {self.pk}"

    @property
    def is_guide(self) -> bool:
        """Whether the answer is a guide in steps."""
        return self.slag == self.Slag.GUIDE

    def farskhet(self, idag: date | None = None) -> Farskhet:
        """How far the article can be trusted on the day (default: today, Swedish date)."""
        days = (self.granskas_senast - (idag or timezone.localdate())).days
        if days < -INAKTUELL_DAGAR:
            return Farskhet.INAKTUELL
        if days < 0:
            return Farskhet.FORFALLEN
        return Farskhet.SNART if days <= SNART_DAGAR else Farskhet.AKTUELL
