"""The working-time calendar as administrators keep it; `kontaktcenter.arbetstid` computes with it."""

from zoneinfo import available_timezones

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, IntegerRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q

from kontaktcenter.personuppgifter import Deklaration, Gallring

VECKODAGAR = [(0, "måndag"), (1, "tisdag"), (2, "onsdag"), (3, "torsdag"), (4, "fredag"), (5, "lördag"), (6, "söndag")]


def check_timezone(namn: str) -> None:
    """Refuse a time zone that the IANA database does not know."""
    if namn not in available_timezones():
        raise ValidationError("Tidszonen %(namn)s finns inte.", params={"namn": namn})


class Arbetstidskalender(models.Model):
    """When somebody works: intervals per weekday in a time zone, public holidays, exceptions."""

    namn = models.CharField("namn", max_length=100, unique=True)
    tidszon = models.CharField("tidszon", max_length=50, default="Europe/Stockholm", validators=[check_timezone])
    is_helgstangd = models.BooleanField("stängd på helgdagar och helgaftnar", default=True)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "namn", "tidszon", "is_helgstangd"))

    class Meta:
        verbose_name = "arbetstidskalender"
        verbose_name_plural = "arbetstidskalendrar"
        ordering = ["namn"]

    def __str__(self) -> str:
        return self.namn


class Minuter(Func):
    """The minutes of a day that `fran`–`till` covers, as a range; 00.00 as the end means midnight."""

    template = (
        "int4range((extract(epoch from %(expressions)s)/60)::int, "
        "coalesce(nullif((extract(epoch from till)/60)::int, 0), 1440))"
    )
    output_field = IntegerRangeField()


class Arbetstidsintervall(models.Model):
    """One stretch of open time on a weekday, from `fran` up to `till`; midnight at the end is written 00.00."""

    kalender = models.ForeignKey(Arbetstidskalender, models.CASCADE, related_name="intervaller", verbose_name="kalender")
    veckodag = models.SmallIntegerField("veckodag", choices=VECKODAGAR)
    fran = models.TimeField("från")
    till = models.TimeField("till")

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "kalender", "veckodag", "fran", "till"))

    class Meta:
        verbose_name = "öppet intervall"
        verbose_name_plural = "öppna intervall"
        ordering = ["veckodag", "fran"]
        constraints = [
            models.CheckConstraint(
                condition=Q(till__gt=F("fran")) | Q(till="00:00"),
                name="intervall_framat",
                violation_error_message="Tiden ”till” måste vara senare än ”från”.",
            ),
            models.CheckConstraint(condition=Q(veckodag__range=(0, 6)), name="intervall_veckodag"),
            ExclusionConstraint(
                name="intervall_overlappar_inte",
                expressions=[("kalender", "="), ("veckodag", "="), (Minuter(F("fran")), "&&")],
                violation_error_message="Intervallet överlappar ett annat samma veckodag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_veckodag_display()} {self.fran:%H.%M}–{self.till:%H.%M}"


class Kalenderundantag(models.Model):
    """A date that differs: closed (no times), a half day or an extra open day. Exceptions go before computed holidays."""

    kalender = models.ForeignKey(Arbetstidskalender, models.CASCADE, related_name="undantag", verbose_name="kalender")
    datum = models.DateField("datum")
    rubrik = models.CharField("rubrik", max_length=100)
    tider = ArrayField(
        models.CharField(max_length=11),
        verbose_name="öppettider",
        default=list,
        blank=True,
        help_text="Till exempel 08.00–12.00. Lämna tomt när det är stängt hela dagen.",
    )

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "kalender", "datum", "rubrik", "tider"))

    class Meta:
        verbose_name = "undantag"
        verbose_name_plural = "undantag"
        ordering = ["datum"]
        constraints = [
            models.UniqueConstraint(
                fields=["kalender", "datum"],
                name="undantag_en_gang_per_datum",
                violation_error_message="Det finns redan ett undantag för det datumet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.datum} {self.rubrik}"
