"""When the first forecast of an installation can be made."""

from datetime import date, timedelta

from statistik.models import Halvtimmesvarde, Prognos, RordDag

MINST = timedelta(weeks=8)
"""History that a channel must have to be forecast at all."""


def is_first_due(idag: date) -> bool:
    """Whether nothing was ever forecast, though the history is long enough and all of it is counted. At most three queries."""
    if Prognos.objects.exists() or RordDag.objects.exists():
        return False
    return Halvtimmesvarde.objects.filter(dag__lte=idag - MINST).exists()
