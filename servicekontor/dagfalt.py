"""The dates that the offices take from anybody: near enough to be meant, far from the ends of the calendar."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

AR_BAKAT = 2
AR_FRAMAT = 5
"""How many years from today a date may lie: what is planned or looked up is nearer than that."""
AR_SEDAN_START = 100
"""For what may have begun long ago: an office, its hours."""


def check_near(datum: date, *, bakat: int = AR_BAKAT) -> None:
    """Raise ValidationError for a date of a year more than `bakat` ago or more than AR_FRAMAT ahead."""
    first, last = _bounds(bakat)
    if not first <= datum <= last:
        raise ValidationError(_("Ange ett datum från %(fran)s till %(till)s.") % {"fran": first.isoformat(), "till": last.isoformat()})


def check_near_moment(moment: datetime) -> None:
    """The same of a moment, by its own date."""
    check_near(moment.date())


class Dagfalt(forms.DateField):
    """A date of the offices, written by the browser's own control."""

    def __init__(self, *, bakat: int = AR_BAKAT, **kwargs: Any) -> None:
        """`bakat` is how many years ago the date may be."""
        self.bakat = bakat
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**kwargs)

    def validate(self, value: date | None) -> None:
        """Refuse what is too far away."""
        super().validate(value)
        if value is not None:
            check_near(value, bakat=self.bakat)


def _bounds(bakat: int) -> tuple[date, date]:
    """Whole years, so that the sentence is the same all year."""
    today = timezone.localdate()
    return date(today.year - bakat, 1, 1), date(today.year + AR_FRAMAT, 12, 31)
