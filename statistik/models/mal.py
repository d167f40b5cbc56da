"""Targets: what a figure is to reach, by when, and who answers for it."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from arenden.models import Kanal
from kontaktcenter.models import Enhet
from kontaktcenter.models.overenskommelse import DateRange
from kontaktcenter.personuppgifter import Deklaration, Gallring
from statistik.nyckeltal import NYCKELTAL
from statistik.nyckeltalsslag import Kalla, Nyckeltal, Slag

HELA = 100
HOGSTA_VARDE = 999_999_999


class Malmatning(models.TextChoices):
    """What of a figure is to reach the target: only times have more than one thing to tell."""

    VARDE = "varde", _("Värdet, eller medianen av tider")
    P90 = "p90", _("90:e percentilen av tider")
    ANDEL = "andel", _("Andelen inom den lovade tiden")


class Mal(models.Model):
    """A figure of a center or a unit is to go from `start` to `mal`, evenly over the months from `fran` to `till`.

    `fran` and `till` are the first days of the first and the last month. Both values are written as people read the figure
    (`talslag`): per cent, minutes, hours. `kanal` narrows it; "" is all channels.
    """

    nyckeltal = models.SlugField(_("nyckeltal"), max_length=40, db_index=False)
    matning = models.CharField(_("vad som mäts"), max_length=5, choices=Malmatning, default=Malmatning.VARDE)
    enhet = models.ForeignKey(Enhet, models.PROTECT, related_name="mal", verbose_name=_("center eller enhet"))
    kanal = models.CharField(_("kanal"), max_length=10, blank=True)
    fran = models.DateField(_("första månaden"))
    till = models.DateField(_("sista månaden"))
    start = models.DecimalField(_("läget när målet sattes"), max_digits=10, decimal_places=1)
    mal = models.DecimalField(_("målet"), max_digits=10, decimal_places=1)
    agare = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("ansvarig"), db_index=False
    )
    anteckning = models.CharField(_("så ska vi nå dit"), max_length=300, blank=True)
    history = HistoricalRecords()

    personuppgifter = Deklaration(
        Gallring.MED_ANVANDAREN,
        personliga=("agare",),
        ofarliga=("id", "nyckeltal", "matning", "enhet", "kanal", "fran", "till", "start", "mal", "anteckning"),
    )

    class Meta:
        verbose_name = "mål"
        verbose_name_plural = "mål"
        ordering = ["enhet__namn", "nyckeltal", "-fran"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fran__day=1, till__day=1, till__gte=F("fran")),
                name="mal_hela_manader_framat",
                violation_error_message=_("Den sista månaden kan inte vara före den första."),
            ),
            models.CheckConstraint(
                condition=Q(start__range=(0, HOGSTA_VARDE), mal__range=(0, HOGSTA_VARDE)),
                name="mal_inte_under_noll",
                violation_error_message=_("Värdena kan inte vara under noll."),
            ),
            ExclusionConstraint(
                name="mal_ett_i_taget",
                expressions=[
                    (DateRange("fran", "till", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS),
                    *((namn, RangeOperators.EQUAL) for namn in ("nyckeltal", "matning", "enhet", "kanal")),
                ],
                violation_error_message=_("Det finns redan ett mål för samma sak under den tiden. Ändra det i stället."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nyckeltal} {self.fran:%Y-%m}–{self.till:%Y-%m}"

    def clean(self) -> None:
        """Refuse a figure, a channel or a value that there is not."""
        super().clean()
        figure = NYCKELTAL.get(self.nyckeltal)
        errors = {}
        if figure is None or figure.kalla != Kalla.DAGSVARDEN:
            errors["nyckeltal"] = _("Det nyckeltalet finns inte. Välj ett i listan.")
        elif self.matning != Malmatning.VARDE and (figure.slag != Slag.TID or self.matning == Malmatning.ANDEL and not figure.namnare):
            errors["matning"] = _("Nyckeltalet har bara ett värde. Välj värdet.")
        elif not set(self.urval) <= set(figure.delar):
            errors["enhet"] = _("Nyckeltalet går inte att dela upp så. Välj ett annat.")
        elif figure.slag == Slag.INDEX and self.enhet_id and not self.enhet.is_center:
            errors["enhet"] = _("Nöjdhet mäts för ett helt kontaktcenter. Välj centret.")
        elif self.is_share and max(self.start or 0, self.mal or 0) > HELA:
            errors["mal"] = _("Det kan inte vara mer än 100.")
        # Also a constraint, but the database cannot even make a range of such dates to compare with other targets.
        if self.fran and self.till and self.till < self.fran:
            errors["till"] = _("Den sista månaden kan inte vara före den första.")
        if self.kanal and self.kanal not in Kanal.values:
            errors["kanal"] = _("Den kanalen finns inte.")
        if errors:
            raise ValidationError(errors)

    @property
    def figure(self) -> Nyckeltal:
        """The figure that it is about."""
        return NYCKELTAL[self.nyckeltal]

    @property
    def is_share(self) -> bool:
        """Whether its values are per cent or an index, which end at a hundred."""
        return self.figure.slag in (Slag.ANDEL, Slag.INDEX) or self.matning == Malmatning.ANDEL

    @property
    def manader(self) -> int:
        """How many months the path has."""
        return months_between(self.fran, self.till) + 1

    @property
    def urval(self) -> dict[str, list[int | str]]:
        """Which facts it is of: a center's are all that it handles, a unit's what is charged to it."""
        if self.enhet_id is None:
            return {}
        where: dict[str, list[int | str]] = {"center" if self.enhet.is_center else "enhet": [self.enhet_id]}
        return {**where, "kanal": [self.kanal]} if self.kanal else where


def months_between(fran: date, till: date) -> int:
    """How many months later `till` is; negative when it is earlier."""
    return (till.year - fran.year) * 12 + till.month - fran.month
