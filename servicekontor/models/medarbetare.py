"""Those who staff the offices: how much they work, from where, when they are away and what they wish."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Func, Q
from django.utils import timezone

from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.kontor import Kontor

HELTID_MINUTER = 40 * 60
"""Ordinary working time of a week (5 § arbetstidslagen)."""


class Medarbetare(models.Model):
    """An employee who can be put on the roster of a center. Competences and languages stand on the user."""

    anvandare = models.OneToOneField(Anvandare, models.CASCADE, related_name="medarbetare", verbose_name="användare")
    center = models.ForeignKey(Enhet, models.PROTECT, related_name="medarbetare", verbose_name="center")
    sysselsattningsgrad = models.PositiveSmallIntegerField(
        "sysselsättningsgrad i procent", default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    hemkontor = models.ForeignKey(Kontor, models.SET_NULL, null=True, blank=True, related_name="medarbetare", verbose_name="hemkontor")
    has_korkort = models.BooleanField("kan köra bussen", default=False)
    is_active = models.BooleanField("schemaläggs", default=True)

    personuppgifter = Deklaration(
        Gallring.MED_ANVANDAREN,
        personliga=("anvandare", "sysselsattningsgrad", "hemkontor", "has_korkort"),
        ofarliga=("id", "center", "is_active"),
    )

    class Meta:
        verbose_name = "medarbetare"
        verbose_name_plural = "medarbetare"
        ordering = ["anvandare__last_name", "anvandare__first_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sysselsattningsgrad__range=(1, 100)),
                name="medarbetare_sysselsattningsgrad",
                violation_error_message="Ange en sysselsättningsgrad mellan 1 och 100 procent.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.anvandare)

    @property
    def veckominuter(self) -> int:
        """Ordinary working time of a week."""
        return HELTID_MINUTER * self.sysselsattningsgrad // 100


class Franvaro(models.Model):
    """A time when somebody does not work. Why is not kept here: it may be about health, and the roster does not need it."""

    medarbetare = models.ForeignKey(Medarbetare, models.CASCADE, related_name="franvaro", verbose_name="medarbetare")
    fran = models.DateTimeField("från")
    till = models.DateTimeField("till")
    skapad = models.DateTimeField("skapad", default=timezone.now)

    personuppgifter = Deklaration(Gallring.MED_ANVANDAREN, personliga=("medarbetare", "fran", "till"), ofarliga=("id", "skapad"))

    class Meta:
        verbose_name = "frånvaro"
        verbose_name_plural = "frånvaro"
        ordering = ["fran"]
        constraints = [
            models.CheckConstraint(
                condition=Q(till__gt=models.F("fran")),
                name="franvaro_framat",
                violation_error_message="Frånvaron måste sluta efter att den har börjat.",
            ),
            ExclusionConstraint(
                name="franvaro_overlappar_inte",
                expressions=[
                    ("medarbetare", RangeOperators.EQUAL),
                    (Func("fran", "till", function="tstzrange", output_field=DateTimeRangeField()), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Frånvaron överlappar en annan som redan finns.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fran:%Y-%m-%d}–{self.till:%Y-%m-%d}"


class Onskemal(models.Model):
    """A wish to work, or not to work, one day."""

    medarbetare = models.ForeignKey(Medarbetare, models.CASCADE, related_name="onskemal", verbose_name="medarbetare")
    datum = models.DateField("datum")
    vill_arbeta = models.BooleanField("vill arbeta", default=False)
    styrka = models.PositiveSmallIntegerField("hur viktigt", default=1, choices=[(1, "Gärna"), (2, "Viktigt"), (3, "Mycket viktigt")])

    personuppgifter = Deklaration(Gallring.MED_ANVANDAREN, personliga=("medarbetare", "datum", "vill_arbeta"), ofarliga=("id", "styrka"))

    class Meta:
        verbose_name = "önskemål"
        verbose_name_plural = "önskemål"
        ordering = ["datum"]
        constraints = [
            models.UniqueConstraint(
                fields=["medarbetare", "datum"],
                name="onskemal_ett_per_dag",
                violation_error_message="Det finns redan ett önskemål den dagen.",
            ),
            models.CheckConstraint(condition=Q(styrka__range=(1, 3)), name="onskemal_styrka"),
        ]

    def __str__(self) -> str:
        return f"{self.datum}"
