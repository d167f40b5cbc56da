"""What is written in a case: messages to and from the citizen, internal notes, attachments."""

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arenden.models.arende import Arende
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Meddelande(models.Model):
    """A message between us and the citizen. The citizen sees it on the case's page; a mail says that it is there."""

    class Slag(models.TextChoices):
        MEDDELANDE = "meddelande", _("Meddelande")
        SVAR = "svar", _("Svar")
        KOMPLETTERING_BEGARD = "komplettering_begard", _("Vi behöver veta mer")
        FRAN_MEDBORGAREN = "fran_medborgaren", _("Från medborgaren")

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="meddelanden", verbose_name="ärende", db_index=False)
    slag = models.CharField("slag", max_length=25, choices=Slag)
    text = models.TextField("text")
    forfattare = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meddelanden",
        verbose_name="författare",
        db_index=False,
    )
    skapad = models.DateTimeField("skapad", default=timezone.now)
    sokvektor = models.GeneratedField(
        expression=SearchVector("text", config="swedish"), output_field=SearchVectorField(), db_persist=True
    )

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET, personliga=("text", "sokvektor"), ofarliga=("id", "arende", "slag", "forfattare", "skapad")
    )

    class Meta:
        verbose_name = "meddelande"
        verbose_name_plural = "meddelanden"
        ordering = ["skapad", "id"]
        indexes = [
            models.Index(fields=["arende", "skapad"], name="meddelande_arende"),
            GinIndex(fields=["sokvektor"], name="meddelande_sok"),
        ]

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.pk}"


class Anteckning(models.Model):
    """An internal note; never shown to the citizen."""

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="anteckningar", verbose_name="ärende", db_index=False)
    text = models.TextField("text")
    forfattare = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="anteckningar", verbose_name="författare", db_index=False
    )
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET, personliga=("text",), ofarliga=("id", "arende", "forfattare", "skapad")
    )

    class Meta:
        verbose_name = "anteckning"
        verbose_name_plural = "anteckningar"
        ordering = ["skapad", "id"]
        indexes = [models.Index(fields=["arende", "skapad"], name="anteckning_arende")]

    def __str__(self) -> str:
        return f"Anteckning {self.pk}"


def bilaga_path(bilaga: "Bilaga", _filename: str) -> str:
    """Where an attachment is stored: a random name that says nothing of content, type or sender."""
    return f"bilagor/{bilaga.nyckel.hex[:2]}/{bilaga.nyckel.hex}"


class Bilaga(models.Model):
    """An attachment, stored outside the web root under a random name; its type is what its content says."""

    class Skanning(models.TextChoices):
        EJ_KRAVD = "ej_kravd", _("Ingen skanner är inställd")
        VANTAR = "vantar", _("Väntar på skanning")
        REN = "ren", _("Skannad")
        SMITTAD = "smittad", _("Stoppad av skanningen")

    nyckel = models.UUIDField("nyckel", default=uuid.uuid4, unique=True)
    arende = models.ForeignKey(Arende, models.CASCADE, related_name="bilagor", verbose_name="ärende")
    meddelande = models.ForeignKey(
        Meddelande, models.SET_NULL, null=True, blank=True, related_name="bilagor", verbose_name="meddelande"
    )
    fil = models.FileField("fil", upload_to=bilaga_path, max_length=200)
    filnamn = models.CharField("filnamn", max_length=200)
    innehallstyp = models.CharField("innehållstyp", max_length=100)
    storlek = models.PositiveIntegerField("storlek i byte")
    sha256 = models.CharField("SHA-256", max_length=64)
    skanning = models.CharField("skanning", max_length=10, choices=Skanning)
    is_from_medborgare = models.BooleanField("från medborgaren", default=False)
    uppladdad_av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="bilagor", verbose_name="uppladdad av"
    )
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.MED_ARENDET,
        personliga=("fil", "filnamn", "sha256"),
        ofarliga=(
            "id",
            "nyckel",
            "arende",
            "meddelande",
            "innehallstyp",
            "storlek",
            "skanning",
            "is_from_medborgare",
            "uppladdad_av",
            "skapad",
        ),
    )

    class Meta:
        verbose_name = "bilaga"
        verbose_name_plural = "bilagor"
        ordering = ["skapad", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["arende", "sha256"],
                name="bilaga_en_gang_per_arende",
                violation_error_message="Filen finns redan i ärendet.",
            ),
        ]

    def __str__(self) -> str:
        return f"Bilaga {self.pk}"
