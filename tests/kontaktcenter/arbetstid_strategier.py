"""Made-up calendars and moments for the property tests of working time, the same in every run."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from kontaktcenter.arbetstid import HELA_DYGNET, Kalender, Oppettider

FAST = settings(max_examples=60)
"""How many examples each property test of working time tries."""

# Besides the home zone: no change of the clock, southern half with half an hour's change, change at midnight, odd offsets.
ZONER = ["Europe/Stockholm", "UTC", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu", "Pacific/Honolulu"]
FORSTA, SISTA = date(2026, 1, 1), date(2027, 3, 31)


def to_oppettider(granser: list[int]) -> Oppettider:
    """The hours of a day from minutes after midnight in rising order, an opening and a closing by turns."""
    klockslag = [time(minut // 60 % 24, minut % 60) for minut in granser]
    return tuple(zip(klockslag[::2], klockslag[1::2], strict=False))


def durations(longest: timedelta = timedelta(hours=400)) -> st.SearchStrategy[timedelta]:
    """Durations from nothing up to `longest`, in seconds."""
    return st.integers(0, int(longest.total_seconds())).map(lambda sekunder: timedelta(seconds=sekunder))


# Closed, or up to three stretches that may reach midnight.
oppettider = st.lists(st.integers(0, 1440), unique=True, max_size=6).map(sorted).map(to_oppettider)
dagar = st.sampled_from([HELA_DYGNET, ((time(8), time(17)),), ()]) | oppettider
kalendrar = st.builds(
    Kalender,
    tidszon=st.sampled_from(ZONER),
    veckointervall=st.tuples(*[dagar] * 7).filter(any),
    undantag=st.dictionaries(st.dates(FORSTA, SISTA), oppettider, max_size=8),
    roda_dagar=st.booleans(),
    stangda_helgdagsaftnar=st.booleans(),
)
"""Calendars with open time on at least one weekday."""

_nara_en_andring = st.builds(
    datetime.__add__,
    st.sampled_from([datetime(2026, 3, 28, 12), datetime(2026, 10, 24, 12), datetime(2026, 12, 31, 12)]),
    durations(timedelta(days=2)),
)
_nar_som_helst = st.datetimes(datetime.combine(FORSTA, time()), datetime.combine(SISTA, time()))
moments = (_nara_en_andring | _nar_som_helst).map(lambda moment: moment.replace(tzinfo=UTC))
"""Moments in UTC, every other one close to a change of the clock in Stockholm or to New Year."""
