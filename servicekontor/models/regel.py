"""What an office has promised of its hours and staff; `servicekontor.kontorsregler` checks it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models.tidsvillkor import holds_forward
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.kontor import Kontor


class Kontorsregel(models.Model):
    """One rule of one office: what kind, its number, and for how long it holds."""

    class Slag(models.TextChoices):
        KVALLSOPPET = "kvallsoppet", _("Kvällsöppet 16–18")
        BEMANNING = "bemanning", _("Minsta bemanning")
        LUNCH = "lunch", _("Ingen lunchstängning")

    kontor = models.ForeignKey(Kontor, models.CASCADE, related_name="regler", verbose_name="kontor")
    slag = models.CharField("slag", max_length=15, choices=Slag)
    antal = models.PositiveSmallIntegerField(
        "antal", null=True, blank=True, help_text="Kvällar i månaden, eller personer som måste vara på plats."
    )
    galler_fran = models.DateField("gäller från")
    galler_till = models.DateField("gäller till och med", null=True, blank=True)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "kontor", "slag", "antal", "galler_fran", "galler_till"))

    class Meta:
        verbose_name = "regel för kontoret"
        verbose_name_plural = "regler för kontoret"
        ordering = ["kontor", "slag", "galler_fran"]
        constraints = [
            models.CheckConstraint(
                condition=Q(slag="lunch", antal__isnull=True) | (~Q(slag="lunch") & Q(antal__isnull=False, antal__range=(1, 31))),
                name="kontorsregel_antal",
                violation_error_message="Ange ett antal mellan 1 och 31 för kvällar och bemanning, och inget för lunch.",
            ),
            holds_forward("kontorsregel_galler_framat", "Regeln kan inte sluta gälla innan den har börjat."),
        ]

    def __str__(self) -> str:
        return str(self.get_slag_display())
