"""What occupies a desk, a room, a computer or a person, and when: the one table that keeps bookings and reservations apart."""

from datetime import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.bokning import Bokning, Vantelista
from servicekontor.models.kontor import Resurs
from servicekontor.models.oppettid import Veckor


class Reservation(models.Model):
    """A room that a unit has for itself, once or each week; each time is a `Belaggning` of its own."""

    class Upprepning(models.TextChoices):
        INGEN = "ingen", "En gång"
        ALLA = Veckor.ALLA.value, "Varje vecka"
        JAMNA = Veckor.JAMNA.value, "Jämna veckor"
        UDDA = Veckor.UDDA.value, "Udda veckor"

    resurs = models.ForeignKey(Resurs, models.PROTECT, related_name="reservationer", verbose_name="lokal")
    enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="reservationer", verbose_name="för enheten")
    rubrik = models.CharField("vad det gäller", max_length=100, help_text="Syns för andra som bokar. Skriv inga namn.")
    upprepning = models.CharField("upprepas", max_length=5, choices=Upprepning, default=Upprepning.INGEN)
    skapad = models.DateTimeField("skapad", default=timezone.now)
    skapad_av = models.ForeignKey(Anvandare, models.PROTECT, related_name="+", verbose_name="bokad av", db_index=False)

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "resurs", "enhet", "rubrik", "upprepning", "skapad", "skapad_av"))

    class Meta:
        verbose_name = "lokalbokning"
        verbose_name_plural = "lokalbokningar"

    def __str__(self) -> str:
        return self.rubrik


class BelaggningQuerySet(models.QuerySet["Belaggning"]):
    """Which stretches."""

    def current(self, nu: datetime | None = None) -> "BelaggningQuerySet":
        """Those that hold: neither an expired hold nor a time that has been released."""
        return self.filter(Q(haller_till__isnull=True) | Q(haller_till__gt=nu or timezone.now()))

    def dead(self, nu: datetime | None = None) -> "BelaggningQuerySet":
        """The others, which whoever wants the time may delete."""
        return self.filter(haller_till__lte=nu or timezone.now())


class Belaggning(models.Model):
    """One stretch of time of one resource, and of one person when somebody receives, breaks after the meeting included.

    The database refuses two that overlap. `haller_till` ends it: a hold that expires, or a time given back that waits a while
    before it is free. `erbjuden` is whom a time given back is kept for meanwhile.
    """

    resurs = models.ForeignKey(Resurs, models.PROTECT, related_name="belaggning", verbose_name="resurs", db_index=False)
    handlaggare = models.ForeignKey(
        Anvandare, models.PROTECT, null=True, blank=True, related_name="belaggning", verbose_name="person", db_index=False
    )
    tid = DateTimeRangeField("tid")
    bokning = models.OneToOneField(Bokning, models.CASCADE, null=True, blank=True, related_name="belaggning", verbose_name="bokning")
    reservation = models.ForeignKey(
        Reservation, models.CASCADE, null=True, blank=True, related_name="tillfallen", verbose_name="lokalbokning"
    )
    erbjuden = models.ForeignKey(
        Vantelista, models.SET_NULL, null=True, blank=True, related_name="erbjudanden", verbose_name="erbjuden till"
    )
    haller_till = models.DateTimeField("håller till", null=True, blank=True)

    objects = BelaggningQuerySet.as_manager()
    personuppgifter = Deklaration(
        Gallring.EFTER_MOTET,
        ofarliga=("id", "resurs", "handlaggare", "tid", "bokning", "reservation", "erbjuden", "haller_till"),
    )

    class Meta:
        verbose_name = "beläggning"
        verbose_name_plural = "beläggningar"
        indexes = [models.Index(fields=["haller_till"], name="belaggning_haller_till", condition=Q(haller_till__isnull=False))]
        constraints = [
            models.CheckConstraint(condition=Q(tid__isempty=False), name="belaggning_har_tid"),
            models.CheckConstraint(condition=Q(bokning__isnull=True) | Q(reservation__isnull=True), name="belaggning_ett_skal"),
            models.CheckConstraint(
                condition=Q(bokning__isnull=False) | Q(reservation__isnull=False) | Q(haller_till__isnull=False),
                name="belaggning_har_skal",
            ),
            ExclusionConstraint(
                name="belaggning_resurs_en_gang",
                expressions=[("resurs", RangeOperators.EQUAL), ("tid", RangeOperators.OVERLAPS)],
                violation_error_message="Tiden är redan upptagen.",
            ),
            ExclusionConstraint(
                name="belaggning_person_en_gang",
                expressions=[("handlaggare", RangeOperators.EQUAL), ("tid", RangeOperators.OVERLAPS)],
                condition=Q(handlaggare__isnull=False),
                violation_error_message="Den som tar emot är redan upptagen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resurs_id} {self.tid}"
