"""What an office has promised of its hours and its staff, as pure rules over a month: each names the dates that break it.

Sources: evening opening 16–18 at least two evenings a month at each office (K21, Gävle kommun); the others are the municipality's own.
"""

from abc import ABC, abstractmethod
from calendar import Calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from kontaktcenter.arbetstid.intervall import MIDNATT, Intervall
from servicekontor.models import Kontorsregel
from servicekontor.oppettider import Oppetdag

KVALL = (time(16), time(18))
LUNCH = (time(11), time(13))
Bemanning = Mapping[date, Sequence[Intervall]]
"""The published shifts at the office, by date. A date that is missing has no published roster and is not judged."""


@dataclass(frozen=True)
class Brott:
    """A rule that is broken: on a date, or by the whole month when `datum` is None. `mening` is Swedish."""

    regel: str
    datum: date | None
    mening: str


@dataclass(frozen=True)
class Regel(ABC):
    """One rule, held from `galler_fran` up to and with `galler_till` (no end when that is None)."""

    galler_fran: date
    galler_till: date | None
    antal: int

    kod = ""

    def breaches(self, dagar: Iterable[Oppetdag], bemanning: Bemanning) -> list[Brott]:
        """What breaks the rule among the dates of a month, of those when it holds."""
        held = [dag for dag in dagar if self.galler_fran <= dag.datum and (self.galler_till is None or dag.datum <= self.galler_till)]
        return self._find(held, bemanning) if held else []

    @abstractmethod
    def _find(self, dagar: list[Oppetdag], bemanning: Bemanning) -> list[Brott]:
        """The breaches among dates when the rule holds."""


class Kvallsoppet(Regel):
    """At least so many evenings in the month that are staffed from 16 to 18 without a break."""

    kod = Kontorsregel.Slag.KVALLSOPPET

    def _find(self, dagar: list[Oppetdag], bemanning: Bemanning) -> list[Brott]:
        evenings = sum(covers(dag.bemannat, KVALL) for dag in dagar)
        if evenings >= self.antal:
            return []
        sentence = _("Kvällsöppet 16–18 på %(finns)d kvällar den här månaden. Det ska vara minst %(antal)d.")
        return [Brott(self.kod, None, sentence % {"finns": evenings, "antal": self.antal})]


class IngenLunchstangning(Regel):
    """A date that is staffed both before and after lunch is staffed through it."""

    kod = Kontorsregel.Slag.LUNCH

    def _find(self, dagar: list[Oppetdag], bemanning: Bemanning) -> list[Brott]:
        sentence = _("Stänger vid lunch.")
        return [Brott(self.kod, dag.datum, sentence) for dag in dagar if _is_around_lunch(dag) and not covers(dag.bemannat, LUNCH)]


class MinstaBemanning(Regel):
    """At least so many people at the office all the time that it is staffed by its hours."""

    kod = Kontorsregel.Slag.BEMANNING

    def _find(self, dagar: list[Oppetdag], bemanning: Bemanning) -> list[Brott]:
        found = []
        for dag in dagar:
            short = first_short(dag.bemannat, bemanning[dag.datum], self.antal) if dag.datum in bemanning else None
            if short is not None:
                words = {"antal": self.antal, "tid": short.strftime("%H.%M")}
                found.append(Brott(self.kod, dag.datum, _("Färre än %(antal)d på plats från %(tid)s.") % words))
        return found


REGLER: dict[str, type[Regel]] = {regel.kod: regel for regel in (Kvallsoppet, MinstaBemanning, IngenLunchstangning)}


def make_rule(rad: Kontorsregel) -> Regel:
    """The rule that a row says."""
    return REGLER[rad.slag](rad.galler_fran, rad.galler_till, rad.antal or 0)


def month_of(dag: date) -> list[date]:
    """All dates of the month that the date lies in."""
    return [datum for datum in Calendar().itermonthdates(dag.year, dag.month) if datum.month == dag.month]


def covers(tider: Iterable[Intervall], stretch: Intervall) -> bool:
    """Whether the stretches, of which some may meet, hold all of another."""
    reached = stretch[0]
    for fran, till in sorted(tider):
        if fran <= reached and (till == MIDNATT or till > reached):
            reached = till
            if till == MIDNATT or reached >= stretch[1]:
                return True
    return False


def first_short(tider: Iterable[Intervall], arbetspass: Sequence[Intervall], antal: int) -> time | None:
    """The first moment of the stretches when fewer than `antal` shifts are on; None when there is none. Shifts end the same day."""
    for fran, till in sorted(tider):
        # How many are there changes only when a shift begins or ends.
        moments = {fran, *(moment for shift in arbetspass for moment in shift if fran < moment and (till == MIDNATT or moment < till))}
        for moment in sorted(moments):
            if sum(begin <= moment < end for begin, end in arbetspass) < antal:
                return moment
    return None


def _is_around_lunch(dag: Oppetdag) -> bool:
    return any(fran < LUNCH[0] for fran, _till in dag.bemannat) and any(till == MIDNATT or till > LUNCH[1] for _fran, till in dag.bemannat)
