"""Working time: pure functions over a `Kalender` value. See docs/arbetstid.md.

All moments go in with a time zone and come out in UTC; durations are real seconds, so that both changes of the clock are
right also for a calendar that is open at night.
"""

from kontaktcenter.arbetstid.arbetsdagar import (
    add_working_days,
    deadline_date,
    end_of_working_day,
    start_of_working_day,
    working_days_between,
)
from kontaktcenter.arbetstid.aterstaende import Aterstaende, describe_remaining
from kontaktcenter.arbetstid.fel import Arbetstidsfel, IngenOppentid, OgiltigKalender, OgiltigTidpunkt
from kontaktcenter.arbetstid.helgdagar import holiday_eves, public_holidays
from kontaktcenter.arbetstid.intervall import HELA_DYGNET, Intervall, Oppettider, format_intervall, parse_oppettider
from kontaktcenter.arbetstid.kalender import Kalender, shared_kalender
from kontaktcenter.arbetstid.timmar import add_working_time, is_open, next_open, working_time_between

__all__ = [
    "HELA_DYGNET",
    "Arbetstidsfel",
    "Aterstaende",
    "IngenOppentid",
    "Intervall",
    "Kalender",
    "OgiltigKalender",
    "OgiltigTidpunkt",
    "Oppettider",
    "add_working_days",
    "add_working_time",
    "deadline_date",
    "describe_remaining",
    "end_of_working_day",
    "format_intervall",
    "holiday_eves",
    "is_open",
    "next_open",
    "parse_oppettider",
    "public_holidays",
    "shared_kalender",
    "start_of_working_day",
    "working_days_between",
    "working_time_between",
]
