"""When a kind of meeting can be booked: a weekly pattern at an office, and dates that differ."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models.kalender import VECKODAGAR, check_oppettider
from kontaktcenter.models.tidsvillkor import goes_forward, holds_forward, is_weekday, is_whole_minutes
from kontaktcenter.personuppgifter import Deklaration, Gallring
from servicekontor.models.kontor import Kontor, Resurs
from servicekontor.models.motestyp import Motestyp
from servicekontor.models.oppettid import Veckor


class Mottagningstid(models.Model):
    """One stretch on a weekday when a kind of meeting is received, in `resurser` and by one of `handlaggare`.

    As many meetings go on at once as there are resources; when officers are named, not more than they are. Without officers
    the desk receives. Times lie only where the office is open.
    """

    motestyp = models.ForeignKey(Motestyp, models.PROTECT, related_name="mottagningstider", verbose_name="mötestyp")
    kontor = models.ForeignKey(Kontor, models.CASCADE, related_name="mottagningstider", verbose_name="kontor")
    veckodag = models.SmallIntegerField("veckodag", choices=VECKODAGAR)
    veckor = models.CharField("veckor", max_length=5, choices=Veckor, default=Veckor.ALLA)
    fran = models.TimeField("från")
    till = models.TimeField("till", help_text=_("Midnatt skrivs 00.00."))
    galler_fran = models.DateField("gäller från")
    galler_till = models.DateField("gäller till och med", null=True, blank=True)
    resurser = models.ManyToManyField(Resurs, related_name="mottagningstider", verbose_name="diskar, rum eller datorer")
    handlaggare = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="mottagningstider", verbose_name="vilka som tar emot"
    )

    personuppgifter = Deklaration(
        Gallring.ALDRIG,
        ofarliga=(
            "id",
            "motestyp",
            "kontor",
            "veckodag",
            "veckor",
            "fran",
            "till",
            "galler_fran",
            "galler_till",
            "resurser",
            "handlaggare",
        ),
    )

    class Meta:
        verbose_name = "mottagningstid"
        verbose_name_plural = "mottagningstider"
        ordering = ["kontor", "veckodag", "fran"]
        constraints = [
            goes_forward("mottagningstid_framat", is_midnight_end=True),
            is_whole_minutes("mottagningstid_hela_minuter"),
            is_weekday("mottagningstid_veckodag"),
            holds_forward("mottagningstid_galler_framat", "Mottagningstiden kan inte sluta gälla innan den har börjat."),
        ]

    def __str__(self) -> str:
        return f"{self.get_veckodag_display()} {self.fran:%H.%M}–{self.till:%H.%M}"


class Mottagningsundantag(models.Model):
    """A date when a stretch differs: no times at all, or others."""

    mottagningstid = models.ForeignKey(Mottagningstid, models.CASCADE, related_name="undantag", verbose_name="mottagningstid")
    datum = models.DateField("datum")
    orsak = models.CharField("orsak", max_length=100, blank=True)
    tider = ArrayField(
        models.CharField(max_length=11),
        verbose_name="tider i stället",
        default=list,
        blank=True,
        validators=[check_oppettider],
        help_text=_("Till exempel 08.00–12.00. Lämna tomt när ingen tar emot den dagen."),
    )

    personuppgifter = Deklaration(Gallring.ALDRIG, ofarliga=("id", "mottagningstid", "datum", "orsak", "tider"))

    class Meta:
        verbose_name = "undantag från mottagningstiden"
        verbose_name_plural = "undantag från mottagningstiderna"
        ordering = ["datum"]
        constraints = [
            models.UniqueConstraint(
                fields=["mottagningstid", "datum"],
                name="mottagningsundantag_ett_per_datum",
                violation_error_message="Det finns redan ett undantag för det datumet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.datum} {self.orsak}".strip()
