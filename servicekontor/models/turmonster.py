"""Patterns that the tours of the mobile office are laid out from."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models import Arendetyp
from kontaktcenter.models.kalender import VECKODAGAR, Minuter
from kontaktcenter.models.tidsvillkor import goes_forward, holds_forward, is_weekday, is_whole_minutes
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.ort import Stopplats


class Turmonster(models.Model):
    """A day's round that comes again: on a weekday of all, even or odd weeks (ISO 8601), or of one week in each month.

    It may be without end: its tours are laid out `TURER_VECKOR_FRAM` weeks ahead.
    """

    class Rytm(models.TextChoices):
        ALLA = "alla", _("varje vecka")
        JAMNA = "jamna", _("jämna veckor")
        UDDA = "udda", _("udda veckor")
        MANAD = "manad", _("en gång i månaden")

    class Manadsvecka(models.IntegerChoices):
        FORSTA = 1, _("den första i månaden")
        ANDRA = 2, _("den andra i månaden")
        TREDJE = 3, _("den tredje i månaden")
        FJARDE = 4, _("den fjärde i månaden")
        SISTA = -1, _("den sista i månaden")

    fordon = models.ForeignKey("servicekontor.Fordon", models.PROTECT, related_name="monster", verbose_name="fordon")
    namn = models.CharField("namn", max_length=100, unique=True)
    rytm = models.CharField("hur ofta", max_length=10, choices=Rytm, default=Rytm.ALLA)
    veckodag = models.SmallIntegerField("veckodag", choices=VECKODAGAR)
    manadsvecka = models.SmallIntegerField("vilken i månaden", choices=Manadsvecka, null=True, blank=True)
    galler_fran = models.DateField("gäller från")
    galler_till = models.DateField("gäller till och med", null=True, blank=True, help_text="Lämna tomt om det gäller tills vidare.")
    version = models.PositiveIntegerField("version", default=1, editable=False)

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=("id", "fordon", "namn", "rytm", "veckodag", "manadsvecka", "galler_fran", "galler_till", "version"),
    )

    class Meta:
        verbose_name = "turmönster"
        verbose_name_plural = "turmönster"
        ordering = ["fordon", "veckodag", "namn"]
        constraints = [
            is_weekday("turmonster_veckodag"),
            models.CheckConstraint(
                condition=Q(rytm="manad", manadsvecka__isnull=False, manadsvecka__in=[-1, 1, 2, 3, 4])
                | (~Q(rytm="manad") & Q(manadsvecka__isnull=True)),
                name="turmonster_manadsvecka",
                violation_error_message="Välj vilken i månaden för det som återkommer månadsvis, och annars ingen.",
            ),
            holds_forward("turmonster_galler_framat", "Mönstret kan inte sluta gälla innan det har börjat."),
        ]

    def __str__(self) -> str:
        return self.namn


class Monsterstopp(models.Model):
    """One stop of a pattern."""

    monster = models.ForeignKey(Turmonster, models.CASCADE, related_name="stopp", verbose_name="mönster")
    plats = models.ForeignKey(Stopplats, models.PROTECT, related_name="+", verbose_name="plats")
    ankomst = models.TimeField("öppnar")
    avgang = models.TimeField("stänger")
    arendetyper = models.ManyToManyField(
        Arendetyp, blank=True, related_name="+", verbose_name="ärenden man får hjälp med", help_text="Tomt betyder allt som kontoret kan."
    )

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "monster", "plats", "ankomst", "avgang", "arendetyper"))

    class Meta:
        verbose_name = "stopp i mönstret"
        verbose_name_plural = "stopp i mönstret"
        ordering = ["monster", "ankomst"]
        constraints = [
            goes_forward("monsterstopp_framat", "ankomst", "avgang", message="Stoppet måste stänga senare än det öppnar, samma dag."),
            is_whole_minutes("monsterstopp_hela_minuter", "ankomst", "avgang"),
            ExclusionConstraint(
                name="monsterstopp_overlappar_inte",
                expressions=[("monster", RangeOperators.EQUAL), (Minuter("ankomst", "avgang"), RangeOperators.OVERLAPS)],
                violation_error_message="Stoppet överlappar ett annat i samma mönster.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plats} {self.ankomst:%H.%M}–{self.avgang:%H.%M}"
