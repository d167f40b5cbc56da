"""A file that was chosen for a case's form that could not be sent yet: kept, so that nobody has to choose it again."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from arenden.models.arende import Arende
from kontaktcenter.personuppgifter import Deklaration, Gallring


def vantefil_path(fil: "Vantefil", _filename: str) -> str:
    """Where a file waits until its form is sent: a random name that says nothing."""
    return f"vantefiler/{fil.nyckel.hex[:2]}/{fil.nyckel.hex}"


class Vantefil(models.Model):
    """A file that waits for its employee to send a form of the case; checked and cleaned when it came."""

    nyckel = models.UUIDField("nyckel", primary_key=True, default=uuid.uuid4)
    arende = models.ForeignKey(Arende, models.CASCADE, related_name="vantefiler", verbose_name="ärende")
    anvandare = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="vantefiler", verbose_name="användare")
    fil = models.FileField("fil", upload_to=vantefil_path, max_length=200)
    filnamn = models.CharField("filnamn", max_length=200)
    storlek = models.PositiveIntegerField("storlek i byte")
    sha256 = models.CharField("SHA-256", max_length=64)
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.EFTER_7_DAGAR,
        personliga=("fil", "filnamn", "sha256"),
        ofarliga=("nyckel", "arende", "anvandare", "storlek", "skapad"),
    )

    class Meta:
        verbose_name = "väntande fil"
        verbose_name_plural = "väntande filer"
        ordering = ["skapad", "nyckel"]
        constraints = [models.UniqueConstraint(fields=["arende", "anvandare", "sha256"], name="vantefil_en_gang")]
        indexes = [models.Index(fields=["skapad"], name="vantefil_skapad")]

    def __str__(self) -> str:
        return f"Väntande fil {self.nyckel}"
