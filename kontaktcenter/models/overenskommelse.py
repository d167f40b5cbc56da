"""Agreements (överenskommelser) between a center and a department: who answers what (K13)."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from kontaktcenter.models.arendetyp import Arendetyp
from kontaktcenter.models.enhet import Enhet
from kontaktcenter.models.tidsvillkor import holds_forward
from kontaktcenter.personuppgifter import Deklaration, Gallring


class DateRange(Func):
    """The dates that an agreement covers, both ends included; an open end lasts for ever."""

    function = "DATERANGE"
    output_field = DateRangeField()


class OverenskommelseQuerySet(models.QuerySet["Overenskommelse"]):
    """Which agreements."""

    def in_force(self, dag: date) -> "OverenskommelseQuerySet":
        """Those that hold on `dag`."""
        return self.filter(Q(galler_till__isnull=True) | Q(galler_till__gte=dag), galler_fran__lte=dag)


class Overenskommelse(models.Model):
    """What a department and a center have agreed, for a time, to be reviewed on a date."""

    center = models.ForeignKey(Enhet, models.PROTECT, related_name="overenskommelser_som_center", verbose_name="center")
    forvaltning = models.ForeignKey(Enhet, models.PROTECT, related_name="overenskommelser", verbose_name="förvaltning")
    galler_fran = models.DateField("gäller från och med")
    galler_till = models.DateField("gäller till och med", null=True, blank=True)
    omprovas = models.DateField("omprövas senast")
    anteckning = models.TextField("anteckning", blank=True)

    objects = OverenskommelseQuerySet.as_manager()
    history = HistoricalRecords()
    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=("id", "center", "forvaltning", "galler_fran", "galler_till", "omprovas", "anteckning"),
    )

    class Meta:
        verbose_name = "överenskommelse"
        verbose_name_plural = "överenskommelser"
        ordering = ["forvaltning__namn", "-galler_fran"]
        constraints = [
            holds_forward("overenskommelse_framat", "Slutdatumet måste vara efter startdatumet."),
            ExclusionConstraint(
                name="overenskommelse_en_i_taget",
                expressions=[
                    (DateRange("galler_fran", "galler_till", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS),
                    ("center", RangeOperators.EQUAL),
                    ("forvaltning", RangeOperators.EQUAL),
                ],
                violation_error_message="Det finns redan en överenskommelse med förvaltningen under den tiden.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forvaltning} från {self.galler_fran}"

    def clean(self) -> None:
        """Refuse parties that cannot agree, and a review before the start."""
        super().clean()
        errors: dict[str, str] = {}
        if self.center_id and not self.center.is_center:
            errors["center"] = _("Välj ett kontaktcenter.")
        if self.forvaltning_id and self.forvaltning_id == self.center_id:
            errors["forvaltning"] = _("Ett center kan inte ha en överenskommelse med sig självt.")
        # Also a constraint, but the database cannot even make a range of such dates to compare with other agreements.
        if self.galler_till and self.galler_fran and self.galler_till < self.galler_fran:
            errors["galler_till"] = _("Slutdatumet måste vara efter startdatumet.")
        if self.omprovas and self.galler_fran and self.omprovas < self.galler_fran:
            errors["omprovas"] = _("Överenskommelsen kan inte omprövas innan den börjar gälla.")
        if errors:
            raise ValidationError(errors)


class Overenskommelserad(models.Model):
    """One case type in an agreement: who answers, and who gets what goes on."""

    class VemSvarar(models.TextChoices):
        SVARAR = "svarar", "Vi svarar"
        VAGLEDER = "vagleder", "Vi vägleder"
        HANDLAGGER = "handlagger", "Vi handlägger"
        LAMNAR_OVER = "lamnar_over", "Lämna över"

    overenskommelse = models.ForeignKey(Overenskommelse, models.CASCADE, related_name="villkor", verbose_name="överenskommelse")
    arendetyp = models.ForeignKey(Arendetyp, models.PROTECT, related_name="villkor", verbose_name="ärendetyp")
    vem_svarar = models.CharField("vem svarar", max_length=20, choices=VemSvarar)
    mottagare = models.ForeignKey(
        Enhet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="villkor_som_mottagare",
        verbose_name="lämnas över till",
        help_text="Tomt betyder ärendetypens ansvariga enhet.",
    )
    instruktion = models.TextField("instruktion till kommunvägledaren", blank=True)

    history = HistoricalRecords()
    personuppgifter = Deklaration(
        Gallring.ALDRIG, ofarliga=("id", "overenskommelse", "arendetyp", "vem_svarar", "mottagare", "instruktion")
    )

    class Meta:
        verbose_name = "villkor per ärendetyp"
        verbose_name_plural = "villkor per ärendetyp"
        ordering = ["arendetyp__namn"]
        constraints = [
            models.UniqueConstraint(
                fields=["overenskommelse", "arendetyp"],
                name="villkor_en_gang_per_arendetyp",
                violation_error_message="Ärendetypen finns redan i överenskommelsen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.arendetyp}: {self.get_vem_svarar_display()}"

    def clean(self) -> None:
        """Refuse a receiver that takes no cases."""
        super().clean()
        if self.mottagare_id and self.mottagare.in_force() is None:
            raise ValidationError({"mottagare": _("Enheten är stängd och har ingen ersättare.")})
