"""Two figures held against each other, said in words: "upp 12 % mot samma period i fjol – sämre"."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.tidsord import Etikett
from statistik.nyckeltalsslag import Battre, Nyckeltal
from statistik.period import Period
from statistik.talslag import FAST_BLANK, Talslag, talslag_of


class Jamforelse(StrEnum):
    """With what a period is compared."""

    FJOL = "fjol"
    FORE = "fore"
    INGEN = "ingen"

    @property
    def namn(self) -> str | Promise:
        """What it is called in sentences: "mot …"."""
        return NAMN[self]

    def period_of(self, period: Period) -> Period | None:
        """The period to compare with; None for no comparison."""
        return {Jamforelse.FJOL: period.year_before, Jamforelse.FORE: period.before}.get(self, lambda: None)()


NAMN: dict[Jamforelse, str | Promise] = {
    Jamforelse.FJOL: gettext_lazy("samma period i fjol"),
    Jamforelse.FORE: gettext_lazy("perioden före"),
    Jamforelse.INGEN: gettext_lazy("ingenting"),
}


@dataclass(frozen=True)
class Andring:
    """How a figure has changed. `is_battre` is None where neither direction is better, or nothing changed or is known."""

    text: str
    riktning: int = 0
    is_battre: bool | None = None

    @property
    def etikett(self) -> Etikett:
        """The change as words, sign and colour."""
        farg = {True: "success", False: "danger", None: "neutral"}[self.is_battre]
        ikon = {1: "trend-up", -1: "trend-down", 0: "minus"}[self.riktning]
        return Etikett(self.text, farg, ikon)


def compare(nyckeltal: Nyckeltal, nu: float | None, da: float | None, mot: str | Promise = "") -> Andring:
    """How the value `nu` has changed since `da`. With `mot` the sentence says with what it is compared.

    Shares and indexes change by points, everything else by per cent. What is not seen in the figures as they are written is no
    change. Of nothing nothing is said.
    """
    against = f" {_('mot %(mot)s') % {'mot': mot}}" if mot else ""
    if nu is None or da is None:
        return Andring(_("inget att jämföra med") if not mot else _("inget att jämföra med %(mot)s") % {"mot": mot})
    talslag = talslag_of(nyckeltal)
    riktning = (talslag.number(nu) > talslag.number(da)) - (talslag.number(nu) < talslag.number(da))
    if riktning == 0:
        return Andring(_("oförändrat") + against)
    word = _("upp") if riktning > 0 else _("ned")
    text = f"{word} {_size(talslag, nu, da)}{against}"
    if nyckeltal.battre == Battre.INGEN:
        return Andring(text, riktning)
    is_battre = (riktning > 0) == (nyckeltal.battre == Battre.UPP)
    return Andring(f"{text} – {_('bättre') if is_battre else _('sämre')}", riktning, is_battre)


def _size(talslag: Talslag, nu: float, da: float) -> str:
    points = Talslag.INDEX.text(abs(talslag.number(nu) - talslag.number(da)))
    if talslag == Talslag.ANDEL:
        return _("%(antal)s procentenheter") % {"antal": points}
    if talslag == Talslag.INDEX:
        return _("%(antal)s enheter") % {"antal": points}
    if da == 0:
        return _("från noll")
    change = abs(nu - da) / abs(da) * 100
    return f"{Talslag.ANTAL.text(change) if change >= 10 else Talslag.INDEX.text(change)}{FAST_BLANK}%"
