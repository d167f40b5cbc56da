"""Forecasts for tests, written straight into the table."""

from datetime import date
from typing import Any

from kontaktcenter.models import Enhet
from statistik.models import Prognos
from statistik.models.prognos import HALVTIMMAR

MANDAG = date(2026, 11, 23)


def make_prognos(center: Enhet, kanal: str = "telefon", *, forsta: date = MANDAG, dagar: int = 56, behov: int = 3, **falt: Any) -> Prognos:
    """Ten contacts and so many needed in each half-hour from eight to five, Mondays to Fridays."""
    is_open = [n // HALVTIMMAR % 7 < 5 and 16 <= n % HALVTIMMAR < 34 for n in range(dagar * HALVTIMMAR)]
    columns = {"antal": 10.0, "undre80": 6.0, "ovre80": 14.0, "undre95": 4.0, "ovre95": 17.0, "behov": behov}
    values: dict[str, Any] = {namn: [value if open_ else None for open_ in is_open] for namn, value in columns.items()}
    known = {"mot_medel": 0.9, "mot_median": 0.95, "mase": 0.8, "tackning80": 0.81, "tackning95": 0.95, "vikter": {"dagsniva": 1.0}}
    return Prognos.objects.create(center=center, kanal=kanal, forsta=forsta, ursprung=20, **values, **(known | falt))
