"""Times as people say them: "i dag 14.05", "i tisdags", "om 2 arbetsdagar". Pure functions; `now` is always given.

Whole words are translated, never glued, because the day takes another form in other languages (Finnish "tiistaina").
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

# Monday first, as date.weekday() counts.
_COMING = [
    gettext_lazy("på måndag"),
    gettext_lazy("på tisdag"),
    gettext_lazy("på onsdag"),
    gettext_lazy("på torsdag"),
    gettext_lazy("på fredag"),
    gettext_lazy("på lördag"),
    gettext_lazy("på söndag"),
]
_PAST = [
    gettext_lazy("i måndags"),
    gettext_lazy("i tisdags"),
    gettext_lazy("i onsdags"),
    gettext_lazy("i torsdags"),
    gettext_lazy("i fredags"),
    gettext_lazy("i lördags"),
    gettext_lazy("i söndags"),
]


@dataclass(frozen=True)
class Etikett:
    """A label that never speaks by colour alone.

    `farg` is a Designsystemet colour (`neutral`, `info`, `success`, `warning`, `danger`, `accent`); `ikon` a Phosphor
    icon.
    """

    text: str
    farg: str = "neutral"
    ikon: str = "circle"


def spoken_time(value: datetime | date, now: datetime) -> str:
    """Say a point in time, or a whole day when `value` is a date, as seen from `now` in the current time zone."""
    if not isinstance(value, datetime):
        return _spoken_day(value, timezone.localdate(now))
    local = timezone.localtime(value)
    return _("%(dag)s %(klockslag)s") % {
        "dag": _spoken_day(local.date(), timezone.localdate(now)),
        "klockslag": clock(local),
    }


def known_time(value: datetime) -> datetime | date:
    """What is known of when something happened: the day alone when `value` is the beginning of a day, which is how a day is kept."""
    local = timezone.localtime(value)
    return local.date() if local.time() == time.min else value


def exact_time(value: datetime | date) -> str:
    """Write the whole date with weekday, and the clock when `value` has one; used as the tooltip of `spoken_time`."""
    if not isinstance(value, datetime):
        return format_date(value, pgettext("datumformat", "l j F Y"))
    local = timezone.localtime(value)
    return _("%(dag)s %(klockslag)s") % {
        "dag": format_date(local, pgettext("datumformat", "l j F Y")),
        "klockslag": clock(local),
    }


def day(value: datetime | date) -> str:
    """Write the day as one puts it in a letter: torsdag 4 december."""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return format_date(local, pgettext("datumformat", "l j F"))


def whole_date(value: datetime | date) -> str:
    """Write the day with its year, for what is read long afterwards: 4 december 2026."""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return format_date(local, pgettext("datumformat", "j F Y"))


def clock(value: datetime) -> str:
    """Write the clock of a local time: 14.05 in Swedish and Finnish, 14:05 in English and Arabic."""
    return format_date(value, pgettext("klockformat", "H.i"))


def spoken_deadline(deadline: datetime, now: datetime, arbetsdagar: int | None = None) -> Etikett:
    """Say how near a deadline is.

    `arbetsdagar` is the number of whole working days between `now` and the deadline by the owner's calendar, always
    counted from zero up, also for a passed deadline; without it the day itself is said.
    """
    if deadline < now:
        return Etikett(_overdue(deadline, now, arbetsdagar), "danger", "warning-octagon")
    if timezone.localdate(deadline) == timezone.localdate(now):
        text = _("i dag senast %(klockslag)s") % {"klockslag": clock(timezone.localtime(deadline))}
        return Etikett(text, "warning", "clock-countdown")
    if not arbetsdagar:
        text = _("senast %(tidpunkt)s") % {"tidpunkt": spoken_time(deadline, now)}
    else:
        text = ngettext("om %(antal)d arbetsdag", "om %(antal)d arbetsdagar", arbetsdagar) % {"antal": arbetsdagar}
    return Etikett(text, "neutral", "clock")


def _overdue(deadline: datetime, now: datetime, arbetsdagar: int | None) -> str:
    if not arbetsdagar:
        return _("försenad sedan %(tidpunkt)s") % {"tidpunkt": spoken_time(deadline, now)}
    text = ngettext("försenad %(antal)d arbetsdag", "försenad %(antal)d arbetsdagar", arbetsdagar)
    return text % {"antal": arbetsdagar}


def _spoken_day(day: date, today: date) -> str:
    distance = (day - today).days
    near = {0: _("i dag"), 1: _("i morgon"), -1: _("i går")}
    if distance in near:
        return near[distance]
    if 1 < distance < 7:
        return str(_COMING[day.weekday()])
    if -7 < distance < -1:
        return str(_PAST[day.weekday()])
    if day.year == today.year:
        return format_date(day, pgettext("datumformat", "j F"))
    return format_date(day, pgettext("datumformat", "j F Y"))
