"""What an article means, as numbers: written by `kunskapsbank.actions.vektor`, read by `kunskapsbank.mening`."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone

from kontaktcenter.personuppgifter import Deklaration, Gallring
from kunskapsbank.models.artikeltext import Artikeltext, Revision

BYTE_PER_TAL = 2


class Vektor(models.Model):
    """The vector of one text in use, made from one revision by one version of a model. Never changed: a new one takes its place."""

    text = models.OneToOneField(Artikeltext, models.CASCADE, related_name="vektor", verbose_name="text")
    revision = models.OneToOneField(Revision, models.CASCADE, related_name="+", verbose_name="version")
    modell = models.CharField("modell", max_length=80, help_text="Med sin version.")
    dimension = models.PositiveSmallIntegerField("antal tal")
    varden = models.BinaryField("värden", help_text="16-bitars flyttal i följd, minst värda byte först.")
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "text", "revision", "modell", "dimension", "varden", "skapad"))

    class Meta:
        verbose_name = "vektor"
        verbose_name_plural = "vektorer"
        indexes = [models.Index(fields=["modell", "id"], name="vektor_modell")]
        constraints = [
            models.CheckConstraint(condition=Q(dimension__gte=1), name="vektor_har_tal"),
            models.CheckConstraint(condition=~Q(modell=""), name="vektor_har_modell"),
            models.CheckConstraint(condition=Exact(Length("varden"), F("dimension") * BYTE_PER_TAL), name="vektor_har_alla_tal"),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} {self.modell}"
