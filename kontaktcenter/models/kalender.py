"""The working-time calendar as administrators keep it; `kontaktcenter.arbetstid` computes with it."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from zoneinfo import available_timezones

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField, IntegerRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Func, OuterRef, Value
from django.db.models.functions import Coalesce, JSONArray, NullIf

from kontaktcenter.arbetstid import Kalender, OgiltigKalender, parse_oppettider, shared_kalender
from kontaktcenter.models.tidsvillkor import goes_forward, is_weekday, is_whole_minutes
from kontaktcenter.personuppgifter import Deklaration, Gallring

VECKODAGAR = [(0, "måndag"), (1, "tisdag"), (2, "onsdag"), (3, "torsdag"), (4, "fredag"), (5, "lördag"), (6, "söndag")]


def check_timezone(namn: str) -> None:
    """Refuse a time zone that the IANA database does not know."""
    if namn not in available_timezones():
        raise ValidationError("Tidszonen %(namn)s finns inte.", params={"namn": namn})


def check_oppettider(tider: list[str]) -> None:
    """Refuse opening hours of a date that cannot be read, are reversed or overlap."""
    try:
        parse_oppettider(tider)
    except OgiltigKalender as fel:
        raise ValidationError(str(fel)) from None


class ArbetstidskalenderQuerySet(models.QuerySet["Arbetstidskalender"]):
    """Which calendars."""

    def as_kalendrar(self) -> dict[int, Kalender]:
        """What each computes with, by id, in three queries however many they are: for lists over many units."""
        return {rad.pk: rad.as_kalender() for rad in self.prefetch_related("intervaller", "undantag")}

    def as_json(self) -> "ArbetstidskalenderQuerySet":
        """One value for each, for a column of another query: see `kalender_from`."""
        intervaller = Arbetstidsintervall.objects.filter(kalender=OuterRef("pk")).values_list(JSONArray("veckodag", "fran", "till"))
        undantag = Kalenderundantag.objects.filter(kalender=OuterRef("pk")).values_list(JSONArray("datum", "tider"))
        return self.order_by().values_list(
            JSONArray("tidszon", "is_helgstangd", ArraySubquery(intervaller.order_by()), ArraySubquery(undantag.order_by()))
        )


class Arbetstidskalender(models.Model):
    """When somebody works: intervals per weekday in a time zone, public holidays, exceptions."""

    namn = models.CharField("namn", max_length=100, unique=True)
    tidszon = models.CharField("tidszon", max_length=50, default="Europe/Stockholm", validators=[check_timezone])
    is_helgstangd = models.BooleanField("stängd på helgdagar och helgaftnar", default=True)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "namn", "tidszon", "is_helgstangd"))

    objects = ArbetstidskalenderQuerySet.as_manager()

    class Meta:
        verbose_name = "arbetstidskalender"
        verbose_name_plural = "arbetstidskalendrar"
        ordering = ["namn"]

    def __str__(self) -> str:
        return self.namn

    def as_kalender(self) -> Kalender:
        """The value that `kontaktcenter.arbetstid` computes with, as the rows stand now; two queries, none when prefetched.

        Calendars with the same content share one value within the process, so that its years are laid out once.
        """
        intervaller = ((rad.veckodag, rad.fran, rad.till) for rad in self.intervaller.all())
        return _kalender(self.tidszon, self.is_helgstangd, intervaller, {rad.datum: rad.tider for rad in self.undantag.all()})


def kalender_from(varde: list) -> Kalender:
    """What a calendar computes with, of one value of `ArbetstidskalenderQuerySet.as_json`."""
    tidszon, is_helgstangd, intervaller, undantag = varde
    klockslag = ((veckodag, time.fromisoformat(fran), time.fromisoformat(till)) for veckodag, fran, till in intervaller)
    return _kalender(tidszon, is_helgstangd, klockslag, {date.fromisoformat(datum): tider for datum, tider in undantag})


def _kalender(
    tidszon: str, is_helgstangd: bool, intervaller: Iterable[tuple[int, time, time]], undantag: Mapping[date, list[str]]
) -> Kalender:
    vecka: list[list] = [[] for _veckodag in VECKODAGAR]
    for veckodag, fran, till in intervaller:
        vecka[veckodag].append((fran, till))
    andra = {datum: parse_oppettider(tider) for datum, tider in undantag.items()}
    return shared_kalender(
        Kalender(tidszon, tuple(map(tuple, vecka)), andra, roda_dagar=is_helgstangd, stangda_helgdagsaftnar=is_helgstangd)
    )


class Minut(Func):
    """Minutes from midnight to a clock time."""

    template = "(extract(epoch from %(expressions)s)/60)::int"
    output_field = models.IntegerField()


class Minuter(Func):
    """The minutes of a day from one clock time to another, as a range; 00.00 as the end means midnight."""

    function = "int4range"
    output_field = IntegerRangeField()

    def __init__(self, fran: str, till: str) -> None:
        """Take the names of the two fields."""
        super().__init__(Minut(fran), Coalesce(NullIf(Minut(till), Value(0)), Value(24 * 60)))


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
            goes_forward("intervall_framat", is_midnight_end=True),
            # `Minut` rounds, so seconds would let two intervals overlap unseen.
            is_whole_minutes("intervall_hela_minuter"),
            is_weekday("intervall_veckodag"),
            ExclusionConstraint(
                name="intervall_overlappar_inte",
                expressions=[("kalender", "="), ("veckodag", "="), (Minuter("fran", "till"), "&&")],
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
        validators=[check_oppettider],
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
