"""Files that are read in: what they would change, what they did change, and how it is undone."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kontaktcenter.models import Amne, Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kunskapsbank.models.artikel import Artikel, Samling
from kunskapsbank.status import Lage


def inlasning_path(inlasning: "Inlasning", _filename: str) -> str:
    """Where the file waits: a random name."""
    return f"inlasningar/{inlasning.nyckel.hex}"


class Inlasning(models.Model):
    """One file of articles: looked through first, then read in, and possibly undone."""

    class Lage(models.TextChoices):
        LASES = "lases", "Filen gås igenom"
        GRANSKAS = "granskas", "Klar att läsa in"
        FORS_IN = "fors_in", "Läses in"
        KLAR = "klar", "Inläst"
        ANGRAS = "angras", "Ångras"
        ANGRAD = "angrad", "Ångrad"
        MISSLYCKAD = "misslyckad", "Misslyckad"

    class Format(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "Excel"
        JSON = "json", "JSON"
        JSONL = "jsonl", "JSON, ett objekt per rad"
        MARKDOWN = "markdown", "Mapp med Markdown (zip)"

    nyckel = models.UUIDField("nyckel", primary_key=True, default=uuid.uuid4)
    fil = models.FileField("fil", upload_to=inlasning_path, max_length=200)
    filnamn = models.CharField("filnamn", max_length=200)
    format = models.CharField("format", max_length=10, choices=Format)
    samling = models.ForeignKey(Samling, models.PROTECT, related_name="inlasningar", verbose_name="samling")
    amne = models.ForeignKey(
        Amne, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ämne", help_text="För rader som inte anger något."
    )
    enhet = models.ForeignKey(
        Enhet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="enhet", help_text="För rader som inte anger någon."
    )
    is_publicera = models.BooleanField("ska publiceras", default=False)
    lage = models.CharField("läge", max_length=12, choices=Lage, default=Lage.LASES)
    antal = models.PositiveIntegerField("antal rader", default=0)
    klara = models.PositiveIntegerField("antal klara", default=0)
    fel = models.CharField("fel", max_length=500, blank=True)
    av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="av")
    bekraftad_av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bekräftad av"
    )
    angras_av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ångras av"
    )
    skapad = models.DateTimeField("skapad", default=timezone.now)
    avslutad = models.DateTimeField("avslutad", null=True, blank=True)

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "nyckel",
            "fil",
            "filnamn",
            "format",
            "samling",
            "amne",
            "enhet",
            "is_publicera",
            "lage",
            "antal",
            "klara",
            "fel",
            "av",
            "bekraftad_av",
            "angras_av",
            "skapad",
            "avslutad",
        ),
    )

    class Meta:
        verbose_name = "inläsning"
        verbose_name_plural = "inläsningar"
        ordering = ["-skapad"]

    def __str__(self) -> str:
        return self.filnamn

    @property
    def can_be_undone(self) -> bool:
        """Whether it has changed something that stands: all was read in, or some of it before the reading broke."""
        if self.lage == self.Lage.MISSLYCKAD:
            return self.rader.filter(is_inford=True).exists()
        return self.lage == self.Lage.KLAR

    @property
    def can_be_discarded(self) -> bool:
        """Whether it has changed nothing, and is not about to."""
        return self.lage == self.Lage.GRANSKAS or (self.lage == self.Lage.MISSLYCKAD and not self.can_be_undone)


class Inlasningsrad(models.Model):
    """One row of a file: what it says, what it would change, what is wrong with it, and what it did."""

    class Verkan(models.TextChoices):
        NY = "ny", "Ny artikel"
        ANDRAS = "andras", "Artikeln ändras"
        LIKA = "lika", "Ingen ändring"
        FEL = "fel", "Kan inte läsas in"

    inlasning = models.ForeignKey(Inlasning, models.CASCADE, related_name="rader", verbose_name="inläsning", db_index=False)
    rad = models.PositiveIntegerField("rad")
    verkan = models.CharField("verkan", max_length=10, choices=Verkan)
    blir = models.CharField(
        "ny version", max_length=12, choices=Lage, blank=True, help_text="Vad den nya versionen blir. Tomt när orden inte ändras."
    )
    innehall = models.JSONField("innehåll", default=dict)
    fel = models.JSONField("fel", default=list, blank=True)
    artikel = models.ForeignKey(Artikel, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="artikel")
    fore = models.JSONField("före", null=True, blank=True, help_text="Vad som gällde innan, så att raden kan ångras.")
    is_inford = models.BooleanField("införd", default=False)

    personuppgifter = Deklaration(
        Gallring.ALDRIG, ofarliga=("id", "inlasning", "rad", "verkan", "blir", "innehall", "fel", "artikel", "fore", "is_inford")
    )

    class Meta:
        verbose_name = "rad i en inläsning"
        verbose_name_plural = "rader i en inläsning"
        ordering = ["inlasning", "rad"]
        indexes = [models.Index(fields=["inlasning", "verkan", "rad"], name="inlasningsrad_verkan")]
        constraints = [
            models.UniqueConstraint(fields=["inlasning", "rad"], name="inlasningsrad_en_gang"),
            models.CheckConstraint(condition=~Q(verkan="fel") | ~Q(fel=[]), name="inlasningsrad_fel_sags"),
        ]

    def __str__(self) -> str:
        return f"{self.inlasning_id} {self.rad}"
