"""A file that was chosen for a case's form that could not be sent yet: kept, so that nobody has to choose it again."""

from django.conf import settings
from django.db import models

from arenden.models.arende import Arende
from arenden.models.osandfil import Osandfil
from kontaktcenter.personuppgifter import Deklaration, Gallring


def vantefil_path(fil: "Vantefil", _filename: str) -> str:
    """Where it waits."""
    return fil.path_in("vantefiler")


class Vantefil(Osandfil):
    """One that its employee has chosen for a form of the case."""

    arende = models.ForeignKey(Arende, models.CASCADE, related_name="vantefiler", verbose_name="ärende")
    anvandare = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="vantefiler", verbose_name="användare")
    fil = models.FileField("fil", upload_to=vantefil_path, max_length=200)

    personuppgifter = Deklaration(
        Gallring.EFTER_7_DAGAR,
        personliga=("fil", "filnamn", "sha256"),
        ofarliga=("nyckel", "arende", "anvandare", "storlek", "skapad"),
    )

    class Meta(Osandfil.Meta):
        verbose_name = "väntande fil"
        verbose_name_plural = "väntande filer"
        constraints = [models.UniqueConstraint(fields=["arende", "anvandare", "sha256"], name="vantefil_en_gang")]
        indexes = [models.Index(fields=["skapad"], name="vantefil_skapad")]
