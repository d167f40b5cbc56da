"""The mobile office on its way: vehicles, the tour of a day and its stops."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kontaktcenter.models import Arendetyp
from kontaktcenter.models.kalender import Minuter
from kontaktcenter.models.tidsvillkor import is_whole_minutes
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.kontor import Kontor, Resurs
from servicekontor.models.ort import Stopplats
from servicekontor.models.turmonster import Turmonster
from servicekontor.status import Stopplage


class Fordon(models.Model):
    """A vehicle of a mobile office: how many must be on board, and what it carries. Its desks are the resources that name it."""

    kontor = models.ForeignKey(
        Kontor, models.PROTECT, related_name="fordon", verbose_name="mobilt kontor", limit_choices_to={"slag": Kontor.Slag.MOBILT}
    )
    namn = models.CharField("namn", max_length=60, unique=True)
    besattning = models.PositiveSmallIntegerField("besättning", default=2, help_text="Hur många som måste vara med.")
    utrustning = models.CharField("utrustning", max_length=200, blank=True, help_text="Till exempel ramp, skrivare, datorer.")
    is_active = models.BooleanField("i bruk", default=True)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "kontor", "namn", "besattning", "utrustning", "is_active"))

    class Meta:
        verbose_name = "fordon"
        verbose_name_plural = "fordon"
        ordering = ["namn"]
        constraints = [
            models.CheckConstraint(
                condition=Q(besattning__gt=0), name="fordon_har_besattning", violation_error_message="Minst en person måste vara med."
            ),
        ]

    def __str__(self) -> str:
        return self.namn


class Tur(models.Model):
    """What one vehicle does on one date. A tour whose stops are all cancelled stays, so that its pattern does not lay it out again."""

    fordon = models.ForeignKey(Fordon, models.PROTECT, related_name="turer", verbose_name="fordon")
    datum = models.DateField("datum")
    monster = models.ForeignKey(
        Turmonster, models.SET_NULL, null=True, blank=True, related_name="turer", verbose_name="mönster som turen lades ut från"
    )

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "fordon", "datum", "monster"))

    class Meta:
        verbose_name = "tur"
        verbose_name_plural = "turer"
        ordering = ["datum", "fordon"]
        constraints = [
            models.UniqueConstraint(
                fields=["fordon", "datum"],
                name="tur_en_per_fordon_och_dag",
                violation_error_message="Fordonet har redan en tur den dagen. Lägg till stopp i den.",
            ),
        ]
        indexes = [models.Index(fields=["datum"], name="tur_datum")]

    def __str__(self) -> str:
        return f"{self.fordon} {self.datum}"


class TurstoppQuerySet(models.QuerySet["Turstopp"]):
    """Which stops."""

    def held(self) -> "TurstoppQuerySet":
        """Those that take place, late ones too."""
        return self.exclude(lage=Stopplage.INSTALLT)

    def public(self) -> "TurstoppQuerySet":
        """Those of mobile offices that citizens are told of, cancelled ones too: one must be able to read that they are."""
        return self.filter(tur__fordon__kontor__is_public=True)

    def between(self, fran: date, till: date) -> "TurstoppQuerySet":
        """Those of the dates from `fran` up to and with `till`, in the order of time, with all that a row of a list shows."""
        related = self.select_related("plats__ort", "tur__fordon__kontor").filter(tur__datum__range=(fran, till))
        return related.order_by("tur__datum", "ankomst", "pk")

    def upcoming(self, nu: datetime | None = None) -> "TurstoppQuerySet":
        """Those that have not been left at the moment (default: now), in the order of time."""
        local = timezone.localtime(nu)
        ahead = Q(tur__datum__gt=local.date()) | Q(tur__datum=local.date(), avgang__gt=local.time())
        return self.select_related("plats__ort", "tur__fordon__kontor").filter(ahead).order_by("tur__datum", "ankomst", "pk")


class Turstopp(models.Model):
    """One stop of a tour, in the local clock time of its date: a tour cannot go past midnight.

    A stop is a place that can be booked: its office is `tur.fordon.kontor`, its time `begins`–`ends`, its desks `resurser()`.
    """

    tur = models.ForeignKey(Tur, models.CASCADE, related_name="stopp", verbose_name="tur")
    plats = models.ForeignKey(Stopplats, models.PROTECT, related_name="stopp", verbose_name="plats")
    ankomst = models.TimeField("öppnar")
    avgang = models.TimeField("stänger")
    planerad_ankomst = models.TimeField("skulle ha öppnat", help_text="Som det var tänkt innan stoppet blev försenat.")
    planerad_avgang = models.TimeField("skulle ha stängt")
    lage = models.CharField("läge", max_length=10, choices=Stopplage, default=Stopplage.PLANERAT)
    orsak = models.CharField("orsak", max_length=200, blank=True, help_text="Varför det är försenat eller inställt. Läses av medborgare.")
    arendetyper = models.ManyToManyField(
        Arendetyp, blank=True, related_name="+", verbose_name="ärenden man får hjälp med", help_text="Tomt betyder allt som kontoret kan."
    )

    objects = TurstoppQuerySet.as_manager()
    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "tur",
            "plats",
            "ankomst",
            "avgang",
            "planerad_ankomst",
            "planerad_avgang",
            "lage",
            "orsak",
            "arendetyper",
        ),
    )

    class Meta:
        verbose_name = "stopp"
        verbose_name_plural = "stopp"
        ordering = ["tur", "ankomst"]
        constraints = [
            models.CheckConstraint(
                condition=Q(avgang__gt=F("ankomst"), planerad_avgang__gt=F("planerad_ankomst")),
                name="turstopp_framat",
                violation_error_message="Stoppet måste stänga senare än det öppnar, samma dag.",
            ),
            is_whole_minutes("turstopp_hela_minuter", "ankomst", "avgang"),
            ExclusionConstraint(
                name="turstopp_overlappar_inte",
                expressions=[("tur", RangeOperators.EQUAL), (Minuter("ankomst", "avgang"), RangeOperators.OVERLAPS)],
                condition=~Q(lage=Stopplage.INSTALLT),
                violation_error_message="Stoppet överlappar ett annat på samma tur.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plats} {self.tur.datum} {self.ankomst:%H.%M}–{self.avgang:%H.%M}"

    @property
    def kontor(self) -> Kontor:
        """The mobile office that stops."""
        return self.tur.fordon.kontor

    @property
    def begins(self) -> datetime:
        """When one can come."""
        return self._moment(self.ankomst)

    @property
    def ends(self) -> datetime:
        """When it leaves."""
        return self._moment(self.avgang)

    def resurser(self) -> models.QuerySet[Resurs]:
        """The desks and computers that are there: those of its vehicle, and those of the office that name no vehicle."""
        return self.kontor.resurser.filter(Q(fordon=None) | Q(fordon=self.tur.fordon_id))

    def _moment(self, klockslag: time) -> datetime:
        return datetime.combine(self.tur.datum, klockslag, ZoneInfo(settings.TIME_ZONE))
