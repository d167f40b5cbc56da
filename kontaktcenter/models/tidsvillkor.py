"""What the database asks of times and dates, written once: a stretch goes forward, in whole minutes, on a day of the week."""

from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import TruncMinute

TILL_FORE_FRAN = "Tiden ”till” måste vara senare än ”från”."


def goes_forward(
    namn: str, fran: str = "fran", till: str = "till", *, message: str = TILL_FORE_FRAN, is_midnight_end: bool = False
) -> CheckConstraint:
    """A stretch ends later than it begins; with `is_midnight_end` 00.00 as the end means midnight."""
    midnight = Q(**{till: "00:00"}) if is_midnight_end else Q()
    return CheckConstraint(condition=Q(**{f"{till}__gt": F(fran)}) | midnight, name=namn, violation_error_message=message)


def is_whole_minutes(namn: str, fran: str = "fran", till: str = "till") -> CheckConstraint:
    """Clock times without seconds, which ranges of minutes would round away."""
    condition = Q(**{fran: TruncMinute(fran), till: TruncMinute(till)})
    return CheckConstraint(condition=condition, name=namn, violation_error_message="Ange tiderna i hela minuter.")


def is_weekday(namn: str) -> CheckConstraint:
    """`veckodag` is 0 (Monday) to 6."""
    return CheckConstraint(condition=Q(veckodag__range=(0, 6)), name=namn)


def holds_forward(namn: str, message: str) -> CheckConstraint:
    """What holds from `galler_fran` ends to hold on that date at the earliest, or never."""
    condition = Q(galler_till__isnull=True) | Q(galler_till__gte=F("galler_fran"))
    return CheckConstraint(condition=condition, name=namn, violation_error_message=message)
