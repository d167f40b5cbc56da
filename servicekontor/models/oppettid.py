"""When an office is open: a weekly pattern that holds for a time, and dates that differ."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, IntegerRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Case, Func, Q, Value, When
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models.kalender import VECKODAGAR, Minuter, check_oppettider
from kontaktcenter.models.tidsvillkor import goes_forward, holds_forward, is_weekday, is_whole_minutes
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.kontor import Kontor


class Oppettidsslag(models.TextChoices):
    """What is open."""

    BEMANNAT = "bemannat", _("Bemannat")
    OBEMANNAT = "obemannat", _("Öppet utan personal")
    LOKALEN = "lokalen", _("Lokalens egna tider")


class Veckor(models.TextChoices):
    """In which weeks, by ISO 8601's numbers."""

    ALLA = "alla", _("alla veckor")
    JAMNA = "jamna", _("jämna veckor")
    UDDA = "udda", _("udda veckor")


class Galler(Func):
    """The dates from one field up to and with another, as a range; no end when that is null."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, fran: str, till: str) -> None:
        """Take the names of the two fields."""
        super().__init__(fran, till, RangeBoundary(inclusive_upper=True))


class Veckoslag(Func):
    """The kinds of week that a pattern takes: even ones are 0, odd ones 1."""

    function = "int4range"
    output_field = IntegerRangeField()

    def __init__(self, falt: str) -> None:
        """Take the name of the field."""
        super().__init__(
            Case(When(**{falt: "udda"}, then=Value(1)), default=Value(0)),
            Case(When(**{falt: "jamna"}, then=Value(1)), default=Value(2)),
        )


class Oppettid(models.Model):
    """One stretch of open time on a weekday, from `galler_fran` to `galler_till` (no end when that is null).

    The hours of the host's premises are kept beside the office's own: what the office promises must lie within them.
    """

    kontor = models.ForeignKey(Kontor, models.CASCADE, related_name="oppettider", verbose_name="kontor")
    slag = models.CharField("slag", max_length=10, choices=Oppettidsslag, default=Oppettidsslag.BEMANNAT)
    veckodag = models.SmallIntegerField("veckodag", choices=VECKODAGAR)
    veckor = models.CharField("veckor", max_length=5, choices=Veckor, default=Veckor.ALLA)
    fran = models.TimeField("från")
    till = models.TimeField("till", help_text="Midnatt skrivs 00.00.")
    galler_fran = models.DateField("gäller från")
    galler_till = models.DateField("gäller till och med", null=True, blank=True)

    personuppgifter = Deklaration(
        Gallring.ALDRIG, ofarliga=("id", "kontor", "slag", "veckodag", "veckor", "fran", "till", "galler_fran", "galler_till")
    )

    class Meta:
        verbose_name = "öppettid"
        verbose_name_plural = "öppettider"
        ordering = ["galler_fran", "veckodag", "fran"]
        constraints = [
            goes_forward("oppettid_framat", is_midnight_end=True),
            is_whole_minutes("oppettid_hela_minuter"),
            is_weekday("oppettid_veckodag"),
            holds_forward("oppettid_galler_framat", "Öppettiden kan inte sluta gälla innan den har börjat."),
            # One moment is either staffed or not: the host's own hours are the only ones that may lie over others.
            ExclusionConstraint(
                name="oppettid_overlappar_inte",
                expressions=[
                    ("kontor", RangeOperators.EQUAL),
                    ("veckodag", RangeOperators.EQUAL),
                    (Veckoslag("veckor"), RangeOperators.OVERLAPS),
                    (Minuter("fran", "till"), RangeOperators.OVERLAPS),
                    (Galler("galler_fran", "galler_till"), RangeOperators.OVERLAPS),
                ],
                condition=~Q(slag="lokalen"),
                violation_error_message="Öppettiden överlappar en annan som gäller samtidigt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_veckodag_display()} {self.fran:%H.%M}–{self.till:%H.%M}"


class Oppetundantag(models.Model):
    """A date when the office's hours of one kind differ: closed (no times) or other times. They go before computed holidays."""

    kontor = models.ForeignKey(Kontor, models.CASCADE, related_name="oppetundantag", verbose_name="kontor")
    slag = models.CharField("slag", max_length=10, choices=Oppettidsslag, default=Oppettidsslag.BEMANNAT)
    datum = models.DateField("datum")
    rubrik = models.CharField("orsak", max_length=100, help_text="Läses av medborgare, till exempel Inventering.")
    tider = ArrayField(
        models.CharField(max_length=11),
        verbose_name="öppettider",
        default=list,
        blank=True,
        validators=[check_oppettider],
        help_text="Till exempel 08.00–12.00. Lämna tomt när det är stängt hela dagen.",
    )

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "kontor", "slag", "datum", "rubrik", "tider"))

    class Meta:
        verbose_name = "undantag från öppettiderna"
        verbose_name_plural = "undantag från öppettiderna"
        ordering = ["datum", "slag"]
        constraints = [
            models.UniqueConstraint(
                fields=["kontor", "datum", "slag"],
                name="oppetundantag_ett_per_datum",
                violation_error_message="Det finns redan ett undantag för det datumet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.datum} {self.rubrik}"
