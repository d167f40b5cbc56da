"""Money: what a center's programmes were to cost and did, and what is assumed of the officers' time that it frees."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from kontaktcenter.models import Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring

FORSTA_AR, SISTA_AR = 2000, 2100


class Program(models.TextChoices):
    """What the money is for. Visits are met by the offices; everything else by the center."""

    CENTER = "center", _("Kontaktcenter")
    KONTOR = "kontor", _("Servicekontor")


class Kostnadsslag(models.TextChoices):
    """What kind of cost it is."""

    PERSONAL = "personal", _("Personal")
    LOKALER = "lokaler", _("Lokaler")
    OVRIGT = "ovrigt", _("Övrigt")


class Budgetrad(models.Model):
    """One line of a programme's budget for a year, in whole kronor. `utfall` is what it cost until `utfall_till`; None: not known yet."""

    center = models.ForeignKey(Enhet, models.PROTECT, related_name="budgetrader", verbose_name=_("center"))
    program = models.CharField(_("program"), max_length=10, choices=Program, default=Program.CENTER)
    ar = models.PositiveSmallIntegerField(_("år"), validators=[MinValueValidator(FORSTA_AR), MaxValueValidator(SISTA_AR)])
    slag = models.CharField(_("slag"), max_length=10, choices=Kostnadsslag)
    budget = models.PositiveBigIntegerField(_("budget, kronor"))
    utfall = models.PositiveBigIntegerField(_("utfall, kronor"), null=True, blank=True)
    utfall_till = models.DateField(_("utfallet gäller till och med"), null=True, blank=True)
    history = HistoricalRecords()

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "center", "program", "ar", "slag", "budget", "utfall", "utfall_till"))

    class Meta:
        verbose_name = "budgetrad"
        verbose_name_plural = "budgetrader"
        ordering = ["-ar", "program", "slag"]
        constraints = [
            models.UniqueConstraint(
                fields=["center", "program", "ar", "slag"],
                name="budgetrad_en_gang",
                violation_error_message=_("Raden finns redan. Ändra den i stället."),
            ),
            models.CheckConstraint(condition=Q(ar__range=(FORSTA_AR, SISTA_AR)), name="budgetrad_ar"),
            models.CheckConstraint(
                condition=Q(utfall__isnull=True, utfall_till__isnull=True)
                | Q(utfall__isnull=False, utfall_till__isnull=False, utfall_till__year=F("ar")),
                name="budgetrad_utfall_av_aret",
                violation_error_message=_("Ett utfall ska ha ett datum under samma år, och ett datum ska ha ett utfall."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_program_display()} {self.ar}: {self.get_slag_display()}"


class Tidsantagande(models.Model):
    """What a center assumes from a year on, until a later row: how many minutes an officer would have spent on a question.

    `andel` is the share of the questions answered directly that would otherwise have reached an officer, in per cent. `timkostnad`
    is an officer's hour in kronor; without it no money is told.
    """

    center = models.ForeignKey(Enhet, models.CASCADE, related_name="tidsantaganden", verbose_name=_("center"))
    ar = models.PositiveSmallIntegerField(_("från och med år"), validators=[MinValueValidator(FORSTA_AR), MaxValueValidator(SISTA_AR)])
    minuter = models.DecimalField(_("minuter per fråga"), max_digits=4, decimal_places=1)
    andel = models.PositiveSmallIntegerField(_("andel som annars hade nått en handläggare, procent"), default=100)
    timkostnad = models.PositiveIntegerField(_("handläggarens timkostnad, kronor"), null=True, blank=True)
    grund = models.CharField(_("vad antagandet bygger på"), max_length=300)
    history = HistoricalRecords()

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "center", "ar", "minuter", "andel", "timkostnad", "grund"))

    class Meta:
        verbose_name = "antagande om handläggares tid"
        verbose_name_plural = "antaganden om handläggares tid"
        ordering = ["-ar"]
        constraints = [
            models.UniqueConstraint(fields=["center", "ar"], name="tidsantagande_ett_per_ar"),
            models.CheckConstraint(
                condition=Q(minuter__gt=0, minuter__lte=480, andel__range=(1, 100), ar__range=(FORSTA_AR, SISTA_AR))
                & (Q(timkostnad__isnull=True) | Q(timkostnad__range=(1, 10_000))),
                name="tidsantagande_rimligt",
                violation_error_message=_("Minuterna ska vara 0,1–480, andelen 1–100 procent och timkostnaden 1–10 000 kronor."),
            ),
            models.CheckConstraint(condition=~Q(grund=""), name="tidsantagande_har_grund"),
        ]

    def __str__(self) -> str:
        return f"{self.center_id} {self.ar}"
