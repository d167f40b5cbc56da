"""How a center takes the rules of its rosters where it takes them otherwise than at first."""

from django.db import models
from django.db.models import Q

from kontaktcenter.models import Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.bemanning.regelval import FASTA, STORSTA_VIKT, Regelval, Regelvalen
from servicekontor.status import Regellage


class Schemaregelfraga(models.QuerySet["Schemaregel"]):
    """Questions of the rows."""

    def of_center(self, center: Enhet | int) -> Regelvalen:
        """What the center has chosen, by the rule's id; what it has not is taken as at first."""
        return {rad.regel: rad.val for rad in self.filter(center=center)}


class Schemaregel(models.Model):
    """One rule of one center, as the manager has chosen it; what has been chosen before stands in the events."""

    center = models.ForeignKey(Enhet, models.CASCADE, related_name="schemaregler", verbose_name="center")
    regel = models.CharField("regel", max_length=20)
    lage = models.CharField("hur den tas", max_length=5, choices=Regellage)
    vikt = models.PositiveSmallIntegerField("vikt", null=True, blank=True)

    objects = Schemaregelfraga.as_manager()

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "center", "regel", "lage", "vikt"))

    class Meta:
        verbose_name = "regel för scheman"
        verbose_name_plural = "regler för scheman"
        ordering = ["center", "regel"]
        constraints = [
            models.UniqueConstraint(fields=["center", "regel"], name="schemaregel_en_per_center"),
            models.CheckConstraint(
                condition=~Q(regel__in=FASTA),
                name="schemaregel_inte_lagen",
                violation_error_message="Regeln följer av lagen och gäller alltid.",
            ),
            models.CheckConstraint(
                condition=Q(lage="vikt", vikt__isnull=False, vikt__range=(1, STORSTA_VIKT)) | (~Q(lage="vikt") & Q(vikt__isnull=True)),
                name="schemaregel_vikt",
                violation_error_message="Ange en vikt mellan 1 och 1000 när regeln får brytas, annars ingen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regel}: {self.get_lage_display()}"

    @property
    def val(self) -> Regelval:
        """What the rules are made with."""
        return Regelval(Regellage(self.lage), self.vikt)
