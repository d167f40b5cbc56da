"""The order of the pages in one form, and what they say together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from arenden.actions.formular import FORSLAG, receiving_center
from arenden.forms.medborgare.filer import FILER, Filsida
from arenden.forms.medborgare.kontakt import Kontaktsida
from arenden.forms.medborgare.plats import Platssida
from arenden.forms.medborgare.sidor import VAD, Fragesida, Typsida, Vadsida, slag_of
from arenden.forms.medborgare.steg import Stegform, as_data
from arenden.indata import NyFraga, Plats, Uppgiftslamnare
from arenden.models import Formular, Fraga
from kontaktcenter.models import Arendetyp, Foljdfraga

FRAGOR_PER_SIDA = 4
GRANSKA, REDAN = "granska", "redan"


@dataclass(frozen=True)
class Steg:
    """One page: its place in the address, its heading, its form (None where nothing is asked)."""

    kod: str
    rubrik: str | Promise
    form: Callable[..., Stegform] | None = None
    is_counted: bool = True

    def make(self, formular: Formular, *args: Any) -> Stegform:
        """The page's form: empty, or with the data and files given."""
        return self.form(*args, formular=formular)

    def reread(self, formular: Formular) -> Stegform:
        """The page's form with what was typed on it before."""
        return self.make(formular, as_data(formular.innehall.get(self.kod, {})))


@dataclass(frozen=True)
class Inlamning:
    """What a whole form says."""

    fraga: NyFraga
    uppgifter: Uppgiftslamnare | None


@dataclass
class Gang:
    """The pages of one form as its case type needs them now."""

    formular: Formular
    steg: list[Steg] = field(init=False)

    def __post_init__(self) -> None:
        """Lay the pages in order."""
        self.steg = list(_lay_out(self.formular))

    def find(self, kod: str) -> Steg | None:
        """The page with that name, if the form has it."""
        return next((s for s in self.steg if s.kod == kod), None)

    def next_open(self) -> Steg:
        """The first page that is not passed; the summary when all are."""
        return next((s for s in self.steg if s.kod not in self.formular.klara and s.kod != GRANSKA), self.steg[-1])

    def before(self, steg: Steg) -> Steg | None:
        """The page before, for those who want back."""
        earlier = self.steg[: self.steg.index(steg)]
        return next((s for s in reversed(earlier) if s.is_counted), None)

    def position(self, steg: Steg) -> tuple[int, int]:
        """Which page it is of how many; the question whether it is reported already belongs to the page before it."""
        counted = [s for s in self.steg if s.is_counted]
        done = [s for s in self.steg[: self.steg.index(steg) + 1] if s.is_counted]
        return len(done), len(counted)

    def reread(self) -> dict[str, Stegform]:
        """Every page's form with what was typed, checked anew: case types and their questions may have changed meanwhile."""
        return {s.kod: s.reread(self.formular) for s in self.steg if s.form is not None}

    def first_fault(self, forms: dict[str, Stegform]) -> Steg | None:
        """The first page that cannot be sent as it is."""
        return next((s for s in self.steg if s.kod in forms and not forms[s.kod].is_valid()), None)

    def collect(self, forms: dict[str, Stegform]) -> Inlamning:
        """What the valid forms say together."""
        answers: dict[str, Any] = {}
        for form in forms.values():
            if isinstance(form, Fragesida):
                answers |= form.answers()
        plats = forms["plats"].place() if "plats" in forms else Plats()
        fraga = NyFraga(
            text=forms["vad"].cleaned_data["text"],
            utfall=Fraga.Utfall.ARENDE,
            arendetyp=self.formular.arendetyp,
            uppgifter=answers,
            plats=plats,
        )
        return Inlamning(fraga, forms["kontakt"].person())


def _lay_out(formular: Formular) -> Sequence[Steg]:
    arendetyp = formular.arendetyp
    yield Steg("vad", VAD[slag_of(formular)][0], Vadsida)
    yield Steg(FORSLAG, _("Kan det här vara svaret?"), is_counted=False)
    if formular.dorr != Formular.Dorr.E_TJANST or arendetyp is None or receiving_center(arendetyp) is None:
        yield Steg("typ", _("Vad gäller det?"), Typsida)
    if arendetyp is None:
        return
    fragor = list(arendetyp.foljdfragor.all())
    asked = [f for f in fragor if f.slag != Foljdfraga.Slag.FIL]
    for number, start in enumerate(range(0, len(asked), FRAGOR_PER_SIDA), start=1):
        form = partial(Fragesida, fragor=asked[start : start + FRAGOR_PER_SIDA])
        yield Steg(f"fragor-{number}", _("Berätta mer"), form)
    is_fel = arendetyp.slag == Arendetyp.Slag.FELANMALAN
    if arendetyp.requires_plats:
        yield Steg("plats", _("Var är det?"), Platssida)
        if is_fel:
            yield Steg(REDAN, _("Är felet redan anmält?"), is_counted=False)
    fil_fragor = [f for f in fragor if f.slag == Foljdfraga.Slag.FIL]
    if fil_fragor or arendetyp.slag != Arendetyp.Slag.FRAGA:
        rubrik = _("Vill du skicka en bild?") if is_fel else _("Vill du skicka med filer?")
        yield Steg(FILER, rubrik, partial(Filsida, fragor=fil_fragor))
    yield Steg("kontakt", _("Hur når vi dig?"), Kontaktsida)
    yield Steg(GRANSKA, _("Kontrollera och skicka"))
