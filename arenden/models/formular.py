"""What a citizen is writing in a form, until it is sent: kept by us, so that neither an error nor a lost session takes it."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arenden.models.osandfil import Osandfil
from kontaktcenter.models import Arendetyp
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Formular(models.Model):
    """A form being filled in. Its key becomes the contact's key when it is sent, so that sending twice registers once.

    `innehall` holds per step what was typed, as it was typed; a step in `klara` has been passed without errors.
    """

    class Dorr(models.TextChoices):
        FRAGA = "fraga", _("Fråga")
        FELANMALAN = "felanmalan", _("Felanmälan")
        SYNPUNKT = "synpunkt", _("Synpunkt")
        E_TJANST = "e_tjanst", _("E-tjänst")

    nyckel = models.UUIDField("nyckel", primary_key=True, default=uuid.uuid4)
    dorr = models.CharField("dörr", max_length=12, choices=Dorr)
    arendetyp = models.ForeignKey(
        Arendetyp, models.SET_NULL, null=True, blank=True, related_name="formular", verbose_name="ärendetyp"
    )
    innehall = models.JSONField("innehåll", default=dict)
    klara = models.JSONField("klara steg", default=list)
    borjade = models.DateTimeField("började", default=timezone.now)
    uppdaterad = models.DateTimeField("uppdaterad", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.EFTER_7_DAGAR,
        personliga=("innehall",),
        ofarliga=("nyckel", "dorr", "arendetyp", "klara", "borjade", "uppdaterad"),
    )

    class Meta:
        verbose_name = "formulär under ifyllnad"
        verbose_name_plural = "formulär under ifyllnad"
        ordering = ["borjade"]
        indexes = [models.Index(fields=["uppdaterad"], name="formular_uppdaterad")]

    def __str__(self) -> str:
        return f"Formulär {self.nyckel}"


def formularfil_path(fil: "Formularfil", _filename: str) -> str:
    """Where it waits."""
    return fil.path_in("formular")


class Formularfil(Osandfil):
    """One that waits with a citizen's form."""

    formular = models.ForeignKey(Formular, models.CASCADE, related_name="filer", verbose_name="formulär")
    falt = models.CharField("hör till frågan", max_length=50, blank=True)
    fil = models.FileField("fil", upload_to=formularfil_path, max_length=200)
    innehallstyp = models.CharField("innehållstyp", max_length=100)

    personuppgifter = Deklaration(
        Gallring.EFTER_7_DAGAR,
        personliga=("fil", "filnamn", "sha256"),
        ofarliga=("nyckel", "formular", "falt", "innehallstyp", "storlek", "skapad"),
    )

    class Meta(Osandfil.Meta):
        verbose_name = "fil i ett formulär"
        verbose_name_plural = "filer i formulär"
        constraints = [models.UniqueConstraint(fields=["formular", "sha256"], name="formularfil_en_gang")]

    @property
    def is_bild(self) -> bool:
        """Whether the file is a picture that a browser can show."""
        return self.innehallstyp.startswith("image/")
