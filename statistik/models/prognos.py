"""What is forecast: known events and staffing targets that managers enter, and each night's forecast with the need it makes."""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from arenden.models import Kanal
from kontaktcenter.models import Enhet
from kontaktcenter.personuppgifter import Deklaration, Gallring

HALVTIMMAR = 48
"""Half-hours of a day by the clock on the wall."""
LANGSTA_HANDELSE = 120
"""Days that a known event may last."""


class Prognoshandelse(models.Model):
    """A known event that brings more or fewer contacts: invoices are mailed, the choice of schools opens.

    Events of the same kind (`slag`) teach each other what they bring; `andring` is the manager's own estimate in per cent for
    the first of its kind.
    """

    center = models.ForeignKey(Enhet, models.CASCADE, related_name="prognoshandelser", verbose_name="center")
    slag = models.CharField(_("slag"), max_length=60, help_text=_("Till exempel Fakturautskick eller Skolval. Skriv likadant varje gång."))
    kanal = models.CharField(_("kanal"), max_length=10, choices=Kanal, blank=True)
    fran = models.DateField(_("första dagen"))
    till = models.DateField(_("sista dagen"))
    andring = models.SmallIntegerField(_("ändring i procent"), null=True, blank=True)
    history = HistoricalRecords()

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "center", "slag", "kanal", "fran", "till", "andring"))

    class Meta:
        verbose_name = "känd händelse"
        verbose_name_plural = "kända händelser"
        ordering = ["-fran", "slag"]
        constraints = [
            models.CheckConstraint(
                condition=Q(till__gte=F("fran")) & Q(till__lte=F("fran") + timedelta(days=LANGSTA_HANDELSE)),
                name="prognoshandelse_framat",
                violation_error_message=_("Sista dagen kan inte vara före den första, och händelsen får vara högst 120 dagar lång."),
            ),
            models.CheckConstraint(
                condition=Q(andring__isnull=True) | Q(andring__range=(-95, 900)),
                name="prognoshandelse_andring",
                violation_error_message=_("Ändringen ska ligga mellan -95 och 900 procent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slag} {self.fran}"


class Bemanningskrav(models.Model):
    """What the staffing of a center's channel is to reach. Without a row the defaults hold.

    `frist` is for written channels: working days after the one when it came. `bortfall` is the share of the paid time that is
    not for contacts. Without `hantering` the handling time is the one measured; without `talamod` nobody hangs up (Erlang C).
    """

    center = models.ForeignKey(Enhet, models.CASCADE, related_name="bemanningskrav", verbose_name="center")
    kanal = models.CharField(_("kanal"), max_length=10, choices=Kanal)
    andel = models.PositiveSmallIntegerField(_("tas inom måltiden, procent"), default=80)
    svarstid = models.PositiveSmallIntegerField(_("måltid, sekunder"), default=60)
    belaggning = models.PositiveSmallIntegerField(_("högsta beläggning, procent"), default=85)
    bortfall = models.PositiveSmallIntegerField(_("bortfall, procent"), default=30)
    minst = models.PositiveSmallIntegerField(_("minst antal medarbetare"), default=1)
    hantering = models.PositiveIntegerField(_("hanteringstid, sekunder"), null=True, blank=True)
    talamod = models.PositiveIntegerField(_("tålamod, sekunder"), null=True, blank=True)
    frist = models.PositiveSmallIntegerField(_("frist, arbetsdagar"), default=1)
    history = HistoricalRecords()

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=("id", "center", "kanal", "andel", "svarstid", "belaggning", "bortfall", "minst", "hantering", "talamod", "frist"),
    )

    class Meta:
        verbose_name = "bemanningskrav"
        verbose_name_plural = "bemanningskrav"
        constraints = [
            models.UniqueConstraint(fields=["center", "kanal"], name="bemanningskrav_ett_per_kanal"),
            models.CheckConstraint(
                condition=Q(andel__range=(1, 99), belaggning__range=(1, 100), bortfall__range=(0, 90)),
                name="bemanningskrav_andelar",
                violation_error_message=_("Andelen ska vara 1–99 procent, beläggningen 1–100 och bortfallet 0–90."),
            ),
            models.CheckConstraint(
                condition=Q(svarstid__lte=3600, minst__lte=500, frist__range=(0, 10)),
                name="bemanningskrav_tider",
                violation_error_message=_("Måltiden får vara högst 3 600 sekunder, minst antal högst 500 och fristen 0–10 arbetsdagar."),
            ),
            models.CheckConstraint(
                condition=(Q(hantering__isnull=True) | Q(hantering__range=(1, 14_400)))
                & (Q(talamod__isnull=True) | Q(talamod__range=(1, 86_400))),
                name="bemanningskrav_sekunder",
                violation_error_message=_("Hanteringstiden ska vara 1–14 400 sekunder och tålamodet 1–86 400."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.center_id} {self.kanal}"


def _half_hours(rubrik: str) -> ArrayField:
    return ArrayField(models.FloatField(null=True), verbose_name=rubrik, default=list)


class Prognos(models.Model):
    """One night's forecast of a center's channel: numbers for each half-hour from the day `forsta` on, NULL where it is closed.

    Errors and coverages are shares, from the back-test two weeks ahead; `vikter` says how the methods were weighed.
    """

    center = models.ForeignKey(Enhet, models.CASCADE, related_name="prognoser", verbose_name="center")
    kanal = models.CharField("kanal", max_length=10, choices=Kanal)
    forsta = models.DateField("första dagen")
    skapad = models.DateTimeField("skapad", default=timezone.now)
    antal = _half_hours("väntat antal")
    undre80, ovre80 = _half_hours("undre gräns 80 %"), _half_hours("övre gräns 80 %")
    undre95, ovre95 = _half_hours("undre gräns 95 %"), _half_hours("övre gräns 95 %")
    behov = ArrayField(models.IntegerField(null=True), verbose_name="medarbetare som behövs", default=list)
    vikter = models.JSONField("metodernas vikter", default=dict)
    mot_medel = models.FloatField("fel mot fyraveckorsmedlet", null=True)
    mot_median = models.FloatField("fel mot sexveckorsmedianen", null=True)
    mase = models.FloatField("MASE", null=True)
    tackning80 = models.FloatField("täckning 80 %", null=True)
    tackning95 = models.FloatField("täckning 95 %", null=True)
    ursprung = models.PositiveSmallIntegerField("mätta veckor", default=0)

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            *("id", "center", "kanal", "forsta", "skapad", "antal", "undre80", "ovre80", "undre95", "ovre95", "behov", "vikter"),
            *("mot_medel", "mot_median", "mase", "tackning80", "tackning95", "ursprung"),
        ),
    )

    class Meta:
        verbose_name = "prognos"
        verbose_name_plural = "prognoser"
        ordering = ["-forsta"]
        constraints = [
            models.UniqueConstraint(fields=["center", "kanal", "forsta"], name="prognos_en_per_dag"),
            models.CheckConstraint(
                condition=Q(antal__len=F("undre80__len"), behov__len=F("antal__len"), undre95__len=F("ovre95__len")),
                name="prognos_lika_langa",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kanal} {self.forsta}"

    def place(self, dag: date) -> slice | None:
        """Where the day's half-hours are; None when the forecast does not reach it."""
        start = (dag - self.forsta).days * HALVTIMMAR
        return slice(start, start + HALVTIMMAR) if 0 <= start < len(self.antal) else None
