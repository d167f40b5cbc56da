"""The towns of the municipality, the places where the mobile office stops, and how long it drives between them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kontaktcenter.oversattning import Oversattbar
from kontaktcenter.personuppgifter import Deklaration, Gallring


class Ort(models.Model):
    """A town with how many live there, so that service can be weighed against need. `Kontor.ort` names it by `namn`."""

    namn = models.CharField("namn", max_length=100, unique=True)
    invanare = models.PositiveIntegerField("invånare", help_text="Enligt SCB:s senaste uppgift om tätorter.")

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "namn", "invanare"))

    class Meta:
        verbose_name = "ort"
        verbose_name_plural = "orter"
        ordering = ["namn"]

    def __str__(self) -> str:
        return self.namn


class Stopplats(Oversattbar):
    """A place in a town where the mobile office can stand."""

    namn = models.CharField("namn", max_length=100)
    ort = models.ForeignKey(Ort, models.PROTECT, related_name="stopplatser", verbose_name="ort")
    hittahit = models.TextField("hitta hit", blank=True, max_length=1000)
    latitud = models.FloatField("latitud", null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)])
    longitud = models.FloatField("longitud", null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)])

    oversattbara = ("hittahit",)
    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "namn", "ort", "hittahit", "latitud", "longitud", "oversattningar"))

    class Meta:
        verbose_name = "stopplats"
        verbose_name_plural = "stopplatser"
        ordering = ["ort__namn", "namn"]
        constraints = [
            models.UniqueConstraint(
                fields=["ort", "namn"],
                name="stopplats_namn_per_ort",
                violation_error_message="Det finns redan en stopplats med det namnet där.",
            ),
            models.CheckConstraint(
                condition=Q(latitud__isnull=True, longitud__isnull=True)
                | Q(latitud__isnull=False, longitud__isnull=False, latitud__range=(-90, 90), longitud__range=(-180, 180)),
                name="stopplats_hel_position",
                violation_error_message="Ange både latitud och longitud, eller ingen av dem.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.namn}, {self.ort}"


class Korstid(models.Model):
    """How many minutes the mobile office needs between two places, set up and packed again; both ways where the other is not given."""

    fran = models.ForeignKey(Stopplats, models.CASCADE, related_name="korstider_fran", verbose_name="från")
    till = models.ForeignKey(Stopplats, models.CASCADE, related_name="korstider_till", verbose_name="till")
    minuter = models.PositiveSmallIntegerField("minuter")

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "fran", "till", "minuter"))

    class Meta:
        verbose_name = "körtid"
        verbose_name_plural = "körtider"
        ordering = ["fran", "till"]
        constraints = [
            models.UniqueConstraint(
                fields=["fran", "till"], name="korstid_en_per_vag", violation_error_message="Det finns redan en körtid mellan de platserna."
            ),
            models.CheckConstraint(
                condition=~Q(fran=F("till")), name="korstid_olika_platser", violation_error_message="Välj två olika platser."
            ),
            models.CheckConstraint(
                condition=Q(minuter__range=(1, 1440)), name="korstid_minuter", violation_error_message="Ange mellan 1 och 1440 minuter."
            ),
        ]

    def __str__(self) -> str:
        return _("%(fran)s – %(till)s, %(minuter)d minuter") % {"fran": self.fran, "till": self.till, "minuter": self.minuter}
