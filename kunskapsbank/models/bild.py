"""What a text holds besides words: pictures, and links that are looked after."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from kontaktcenter.personuppgifter import Deklaration, Gallring
from kunskapsbank.models.artikel import Artikel
from kunskapsbank.models.artikeltext import Artikeltext


def bild_path(bild: "Bild", _filename: str) -> str:
    """Where a picture lies: a random name."""
    return f"artikelbilder/{bild.nyckel.hex[:2]}/{bild.nyckel.hex}"


class Bild(models.Model):
    """A picture of an article, checked and made anew from its content; what it shows is said in words where it is used."""

    nyckel = models.UUIDField("nyckel", primary_key=True, default=uuid.uuid4)
    artikel = models.ForeignKey(Artikel, models.CASCADE, related_name="bilder", verbose_name="artikel")
    fil = models.FileField("fil", upload_to=bild_path, max_length=200)
    innehallstyp = models.CharField("innehållstyp", max_length=50)
    bredd = models.PositiveIntegerField("bredd")
    hojd = models.PositiveIntegerField("höjd")
    alt = models.CharField("bilden i ord", max_length=300)
    skapad_av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="av")
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=("nyckel", "artikel", "fil", "innehallstyp", "bredd", "hojd", "alt", "skapad_av", "skapad"),
    )

    class Meta:
        verbose_name = "bild"
        verbose_name_plural = "bilder"
        ordering = ["skapad", "nyckel"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(alt=""), name="bild_har_alt", violation_error_message="Beskriv bilden i ord för den som inte ser den."
            )
        ]

    def __str__(self) -> str:
        return self.alt


class Lankkontroll(models.Model):
    """What was found the last time a link in a published text was followed."""

    text = models.ForeignKey(Artikeltext, models.CASCADE, related_name="lankkontroller", verbose_name="text", db_index=False)
    adress = models.URLField("adress", max_length=500)
    kontrollerad = models.DateTimeField("kontrollerad", null=True, blank=True)
    status = models.PositiveSmallIntegerField("svarskod", null=True, blank=True)
    fel = models.CharField("fel", max_length=200, blank=True)
    fel_sedan = models.DateTimeField("fel sedan", null=True, blank=True)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "text", "adress", "kontrollerad", "status", "fel", "fel_sedan"))

    class Meta:
        verbose_name = "länk"
        verbose_name_plural = "länkar"
        ordering = ["text", "adress"]
        constraints = [models.UniqueConstraint(fields=["text", "adress"], name="lankkontroll_en_per_lank")]

    def __str__(self) -> str:
        return self.adress
