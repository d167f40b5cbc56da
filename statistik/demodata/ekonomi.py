"""Targets and budgets of the demo municipality, of a size that its own contacts and visits make believable."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from arenden.models import Handelse
from arenden.status import Handelsetyp
from kontaktcenter.models import Anvandare, Enhet
from servicekontor.models import Kontorshandelse
from servicekontor.status import Kontorshandelsetyp
from statistik.malvag import month_after
from statistik.models import Budgetrad, Kostnadsslag, Mal, Program, Tidsantagande

AR = timedelta(days=365)
KRONOR_PER_KONTAKT, KRONOR_PER_BESOK = 78, 120
FORDELNING = {Kostnadsslag.PERSONAL: 0.79, Kostnadsslag.LOKALER: 0.1, Kostnadsslag.OVRIGT: 0.11}
TILLVAXT = 1.03
"""How much more each year's budget is."""
UTFALL = (0.97, 1.02, 0.99, 1.01)
"""Of the budget, year by year and kind by kind."""
AR_BAKAT = 2
MAL = (("losningsgrad", 62, 68), ("atersant", 9, 5), ("i_tid", 84, 92), ("nojdhet", 72, 76), ("epost_1", 70, 90))
"""What the center wants: from and to, in per cent or index."""


@dataclass(frozen=True)
class _Storlek:
    """How much a center met in a year."""

    kontakter: int
    besok: int

    @classmethod
    def of(cls, center: Enhet, nu: datetime) -> "_Storlek":
        """Counted in the events of the latest year."""
        when = {"tid__gte": nu - AR, "tid__lt": nu}
        contacts = Handelse.objects.filter(typ=Handelsetyp.KONTAKT_REGISTRERAD, center=center, **when).count()
        typer = (Kontorshandelsetyp.BESOK_BORJADE, Kontorshandelsetyp.BESOK_RAKNAT)
        offices = list(center.kontor.values_list("kod", flat=True))
        return cls(contacts, Kontorshandelse.objects.filter(typ__in=typer, kontor__in=offices, **when).count())


def fill_ekonomi(*, fro: int, nu: datetime) -> None:
    """Write down budgets, an assumption and targets for each center. The same `fro` and `nu` give the same."""
    today = timezone.localdate(nu)
    for center in Enhet.objects.centers().order_by("pk"):
        size = _Storlek.of(center, nu)
        if size.kontakter:
            _fill_budget(center, size, today, fro)
            _fill_mal(center, today)


def _fill_budget(center: Enhet, size: _Storlek, today: date, fro: int) -> None:
    costs = {Program.CENTER: size.kontakter * KRONOR_PER_KONTAKT, Program.KONTOR: size.besok * KRONOR_PER_BESOK}
    rows = []
    for ar in range(today.year - AR_BAKAT, today.year + 2):
        for program, cost in costs.items():
            for n, (slag, andel) in enumerate(FORDELNING.items()):
                budget = round(cost * andel * TILLVAXT ** (ar - today.year), -3)
                factor = UTFALL[(ar + n + fro) % len(UTFALL)]
                rows.append(_line(Budgetrad(center=center, program=program, ar=ar, slag=slag, budget=budget), factor, today))
    Budgetrad.objects.bulk_create(rows)
    antagande = Tidsantagande(
        center=center,
        ar=today.year - AR_BAKAT,
        minuter=9,
        andel=60,
        timkostnad=465,
        grund="Påhittad tidsstudie: nio minuter per fråga, och sex av tio frågor hade annars nått en handläggare.",
    )
    Tidsantagande.objects.bulk_create([antagande])


def _line(rad: Budgetrad, factor: float, today: date) -> Budgetrad:
    """The line with what it has cost until the latest month that is over."""
    known = today.replace(day=1) - timedelta(days=1)
    if rad.ar < today.year:
        rad.utfall, rad.utfall_till = round(rad.budget * factor), date(rad.ar, 12, 31)
    elif rad.ar == known.year:
        rad.utfall, rad.utfall_till = round(rad.budget * factor * known.month / 12), known
    return rad


def _fill_mal(center: Enhet, today: date) -> None:
    owner = Anvandare.objects.filter(medlemskap__roll="chef", medlemskap__enhet=center, is_active=True).order_by("pk").first()
    first = month_after(today.replace(day=1), -6)
    falt = {"enhet": center, "agare": owner, "fran": first, "till": month_after(first, 11)}
    Mal.objects.bulk_create(Mal(nyckeltal=kod, start=start, mal=mal, **falt) for kod, start, mal in MAL)
