"""The subject tree: what questions are about, in the citizens' words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from kontaktcenter.oversattning import Oversattbar
from kontaktcenter.personuppgifter import Deklaration, Gallring
from kontaktcenter.trad import subtrees


class Amne(Oversattbar):
    """A subject (ämne)."""

    kod = models.SlugField("kod", unique=True)
    namn = models.CharField("namn", max_length=100)
    foralder = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="underamnen", verbose_name="överordnat ämne"
    )
    ordning = models.PositiveSmallIntegerField("ordning", default=0)

    oversattbara = ("namn",)
    personuppgifter = Deklaration(
        Gallring.ALDRIG, ofarliga=("id", "kod", "namn", "foralder", "ordning", "oversattningar")
    )

    class Meta:
        verbose_name = "ämne"
        verbose_name_plural = "ämnen"
        ordering = ["ordning", "namn"]
        constraints = [
            models.CheckConstraint(
                condition=Q(foralder__isnull=True) | ~Q(foralder=F("id")), name="amne_inte_under_sig_sjalvt"
            ),
        ]

    def __str__(self) -> str:
        return self.namn

    def clean(self) -> None:
        """Refuse a subject below itself."""
        super().clean()
        if self.pk and self.foralder_id in subtrees(Amne, [self.pk])[self.pk]:
            raise ValidationError({"foralder": _("Ett ämne kan inte ligga under sig själv eller ett av sina underämnen.")})
