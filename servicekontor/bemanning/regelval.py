"""Which of a roster's rules a center can weigh as it likes, and what holds until it has.

Solver, check and calendar all get their rules from `kommunregler.make_problem`, and so the same choices. What the law says, and what
cannot be otherwise, is no choice: it always must hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from servicekontor.bemanning.regler import Regel
from servicekontor.status import Regellage

STORSTA_VIKT = 1000


@dataclass(frozen=True)
class Regelval:
    """How a center takes a rule; `vikt` is what a breach of one unit costs when it may be broken, else None."""

    lage: Regellage
    vikt: int | None = None

    def apply(self, regel: Regel) -> Regel | None:
        """The rule taken so; None when it is off."""
        return None if self.lage is Regellage.AV else replace(regel, vikt=self.vikt if self.lage is Regellage.VIKT else None)


@dataclass(frozen=True)
class Regelsort:
    """A rule that the code knows: its id, its sentence, how it is taken at first, and how else it can be (nothing: it always holds)."""

    id: str
    mening: str | Promise
    forval: Regelval
    lagen: tuple[Regellage, ...] = ()

    @property
    def is_fast(self) -> bool:
        """Whether it cannot be taken otherwise."""
        return not self.lagen


MASTE = Regelval(Regellage.MASTE)
VALFRI = (Regellage.MASTE, Regellage.VIKT, Regellage.AV)
HALLS = (Regellage.MASTE, Regellage.VIKT)
HELT = (Regellage.MASTE, Regellage.AV)
MJUK = (Regellage.VIKT, Regellage.AV)
"""Wishes and shares: as a must they would leave no roster, and it would not be told why."""


def _weight(vikt: int) -> Regelval:
    return Regelval(Regellage.VIKT, vikt)


REGLER: dict[str, Regelsort] = {
    sort.id: sort
    for sort in (
        Regelsort("dygnsvila", _("Elva timmars dygnsvila (13 § arbetstidslagen)."), MASTE),
        Regelsort("veckovila", _("36 timmars sammanhängande veckovila (14 § arbetstidslagen)."), MASTE),
        Regelsort("arbetstid", _("Arbetstiden under fyra veckor ryms i anställningen (5 § arbetstidslagen)."), MASTE),
        Regelsort("rast", _("Rast i pass som är längre än fem timmar (15 § arbetstidslagen)."), MASTE),
        Regelsort("forflyttning", _("Ingen är på två platser samtidigt."), MASTE),
        Regelsort("franvaro", _("Ingen arbetar när hen är frånvarande."), MASTE),
        Regelsort(
            "bemanning", _("Minsta bemanning, rätt kompetens och språk, och bussens besättning."), MASTE, (Regellage.MASTE, Regellage.VIKT)
        ),
        Regelsort("veckotid", _("Veckans arbetstid går inte över anställningens mer än fyra timmar."), MASTE, VALFRI),
        Regelsort("dagar_i_rad", _("Högst fem arbetsdagar i rad."), MASTE, HELT),
        Regelsort("kvallsoppet", _("Minst två kvällar i månaden på varje kontor, klockan 16–18."), MASTE, VALFRI),
        Regelsort("langsta_resa", _("Ingen har längre väg än 90 minuter från sitt hemkontor."), MASTE, VALFRI),
        Regelsort("onskad", _("Bemanning för bokade möten och väntade besök."), _weight(20), MJUK),
        Regelsort("onskemal", _("Personalens önskemål."), _weight(8), MJUK),
        Regelsort("rotation", _("Kvällar, helger och kontor delas lika."), _weight(6), MJUK),
        Regelsort("over", _("Inte fler än vad som behövs."), _weight(4), MJUK),
        Regelsort("stabilitet", _("Det publicerade schemat står kvar."), _weight(3), MJUK),
        Regelsort("resa", _("Korta vägar från hemkontoret."), _weight(1), MJUK),
    )
}
"""Every rule by id, the firmest first."""
FASTA = tuple(sort.id for sort in REGLER.values() if sort.is_fast)
"""Those that no center can take otherwise: the law, and what cannot be otherwise."""

Regelvalen = Mapping[str, Regelval]
"""What a center has chosen, by the rule's id; a rule that is not there is taken as at first."""


def choose(val: Regelvalen, regel: str) -> Regelval:
    """How a rule is taken."""
    sort = REGLER[regel]
    return sort.forval if sort.is_fast else val.get(regel, sort.forval)
