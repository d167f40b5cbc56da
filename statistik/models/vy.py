"""A saved view: a page of figures with what it was asked for, under a name."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models import Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring

LANGSTA_NAMN = 60
LANGSTA_FRAGA = 500


class Vy(models.Model):
    """`sida` is the tab's code, `fraga` the address after its question mark: names of figures and parts, never of persons.

    `delad_med` lets everybody who sees that unit's figures use it; what it shows is decided by their own rights.
    """

    agare = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="vyer", verbose_name="ägare")
    namn = models.CharField(_("namn"), max_length=LANGSTA_NAMN)
    sida = models.SlugField("sida", max_length=30, db_index=False)
    fraga = models.CharField("fråga", max_length=LANGSTA_FRAGA, blank=True)
    delad_med = models.ForeignKey(Enhet, models.CASCADE, null=True, blank=True, related_name="vyer", verbose_name="delad med")
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(
        Gallring.MED_ANVANDAREN, personliga=("agare",), ofarliga=("id", "namn", "sida", "fraga", "delad_med", "skapad")
    )

    class Meta:
        verbose_name = "sparad vy"
        verbose_name_plural = "sparade vyer"
        ordering = ["namn", "pk"]
        constraints = [models.UniqueConstraint(fields=["agare", "namn"], name="vy_ett_namn_per_agare")]

    def __str__(self) -> str:
        return self.namn
