"""One question of a contact: its words, type, check list, and what becomes of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files import File
from django.db.models import TextChoices
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from arenden.actions.kontakt import UTAN_PLATS, UTAN_TYP
from arenden.actions.svarsartikel import unique_ids
from arenden.forms.arbetsplats.bas import Utkastform, make_area, make_clock, make_day, make_line
from arenden.indata import LovadAteruppringning, NyFraga, Plats
from arenden.lofte import Ringtid, find_gaps
from arenden.models import Arende, Fraga
from arenden.routing import Vagval
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.kontaktuppgifter import normalise_telefon
from kontaktcenter.medborgare.foljdfragor import Fragafalt
from kontaktcenter.models import Amne, Anvandare, Arendetyp, Enhet, Foljdfraga, Overenskommelserad

Utfall, Slag, VemSvarar = Fraga.Utfall, Foljdfraga.Slag, Overenskommelserad.VemSvarar
SVAR = "u-"
"""Before a question's key in the name of its field."""
OMBENAMNDA = {"kopplad_till": "kopplad", "telefon": "ring_telefon", "ateruppringning": "ring_nar", "till": "utfall"}
"""The form's field where an argument of the action is called something else."""


class Avslut(TextChoices):
    """What the agent says became of the question: the outcomes, and the hand-over that an outcome may end with."""

    BESVARAD = "besvarad_direkt", _("Besvarad")
    ARENDE = "arende", _("Ärende hos oss")
    LAMNA_OVER = "lamna_over", _("Lämna över")
    ATERKOMMER = "aterkommer", _("Vi återkommer")
    KOPPLAD = "kopplad", _("Kopplad vidare")
    HANVISAD = "hanvisad", _("Hänvisad")
    AVBRUTEN = "avbruten", _("Avbruten")


TANGENTER = {
    Avslut.BESVARAD: "Alt+B",
    Avslut.ARENDE: "Alt+6",
    Avslut.LAMNA_OVER: "Alt+7",
    Avslut.ATERKOMMER: "Alt+8",
    Avslut.KOPPLAD: "Alt+9",
    Avslut.HANVISAD: "Alt+0",
    Avslut.AVBRUTEN: "Alt+X",
}
"""The key of each outcome; the digits before are those of the guesses."""
AVSLUT_PER_SVARANDE = {
    VemSvarar.SVARAR: Avslut.BESVARAD,
    VemSvarar.VAGLEDER: Avslut.BESVARAD,
    VemSvarar.HANDLAGGER: Avslut.ARENDE,
    VemSvarar.LAMNAR_OVER: Avslut.LAMNA_OVER,
}
"""What the agreement makes likely; the agent changes it with a key."""


BLIR_ARENDE = frozenset({Avslut.ARENDE, Avslut.LAMNA_OVER, Avslut.ATERKOMMER})
"""Outcomes that make a case, unless the question is about one that there is."""


class Vem(TextChoices):
    """Who calls back."""

    CENTRET = "centret", _("Någon i centret")
    JAG = "jag", _("Jag själv")
    ENHETEN = "enheten", _("Den ansvariga enheten")


class Artiklarna(forms.Field):
    """The ids of the articles that gave the answer; the boxes are drawn where the articles are."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Sequence[str]) -> list[int]:
        """Each once; what is no id is passed over."""
        return unique_ids(value or [])


class Fragaform(Utkastform):
    """A question. `arendetyp` is the type chosen in the draft, whose follow-up questions become fields.

    `har_nummer`: the contact itself tells what number to call. `har_filer`: files wait with the question.
    """

    text = make_area(_("Frågan"))
    arendetyp = forms.CharField(required=False, widget=forms.HiddenInput)
    utfall = forms.ChoiceField(
        label=_("Vad blev det?"),
        choices=Avslut.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad det blev av frågan.")},
    )
    foreslaget = forms.CharField(required=False, widget=forms.HiddenInput)
    svar = make_area(_("Svar"), hjalp=_("Det du svarade, kort."))
    svara_med_mejl = forms.BooleanField(label=_("Skicka svaret med e-post"), required=False)
    plats = make_line(_("Plats"), hjalp=_("Adress eller beskrivning."))
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)
    arende = forms.IntegerField(required=False, widget=forms.HiddenInput)
    komplettera = forms.BooleanField(label=_("Lägg till det som sägs i ärendet"), required=False)
    mottagare = forms.IntegerField(required=False, widget=forms.HiddenInput)
    meddelande = make_area(_("Meddelande till mottagaren"))
    kopplad = make_line(_("Kopplad till"), hjalp=_("Sök på namn, enhet, kompetens eller språk."))
    kopplad_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    hanvisad_till = make_line(_("Hänvisad till"), hjalp=_("Till exempel en myndighet eller en webbsida."))
    ring_nar = forms.ChoiceField(label=_("När ringer vi?"), choices=Ringtid.choices, widget=forms.RadioSelect, required=False)
    ring_dag = make_day(_("Dag"))
    ring_fran = make_clock(_("Från"))
    ring_till = make_clock(_("Till"))
    ring_telefon = make_line(_("Ring numret"), hjalp=_("Tomt: personens eget nummer."), type="tel")
    bilagor = forms.FileField(label=_("Bilagor"), required=False)
    artiklar = Artiklarna(required=False)
    sokning = forms.CharField(required=False, widget=forms.HiddenInput)
    ring_vem = forms.ChoiceField(label=_("Vem ringer?"), choices=Vem.choices, required=False)

    def __init__(self, falt: MultiValueDict[str, str], *, arendetyp: Arendetyp | None, har_filer: bool = False, **kwargs: Any) -> None:
        """Add the check list of the type."""
        super().__init__(falt, **kwargs)
        self.arendetyp, self.har_nummer, self.har_filer = arendetyp, False, har_filer
        self.checklista = [f for f in arendetyp.foljdfragor.all() if f.slag != Slag.FIL] if arendetyp else []
        for fraga in self.checklista:
            self.fields[SVAR + fraga.nyckel] = Checkfraga(fraga)
        if arendetyp is not None and arendetyp.requires_plats:
            self.fields["plats"].label = _("Plats (måste anges när det blir ett ärende)")

    def clean(self) -> dict[str, Any]:
        """Say at once all that a case, and a promised call, lacks; the rest is said by the action, one thing at a time."""
        given = super().clean()
        missing = self._missing_in_case(given) if self.is_nytt_arende else {}
        if given.get("utfall") == Avslut.ATERKOMMER:
            missing |= self._missing_in_call(given)
        for falt, mening in missing.items():
            if falt not in self.errors:
                self.add_error(falt, mening)
        return given

    @property
    def is_nytt_arende(self) -> bool:
        """Whether the outcome makes a case."""
        return self.is_besvarat_arende or (self.avslut in BLIR_ARENDE and not self.data.get(self.add_prefix("arende")))

    @property
    def is_besvarat_arende(self) -> bool:
        """Whether the question is answered at once, and becomes a case because of the files that came with it."""
        return self.avslut == Avslut.BESVARAD and self.har_filer and not self.data.get(self.add_prefix("arende"))

    def _missing_in_case(self, given: dict[str, Any]) -> dict[str, str]:
        missing = {} if given.get("text", "").strip() else {"text": _("Skriv vad ärendet handlar om.")}
        if self.is_besvarat_arende and not given.get("svar", "").strip():
            missing["svar"] = _("Skriv svaret.")
        if self.arendetyp is None:
            missing["arendetyp"] = str(UTAN_TYP)
        elif self.arendetyp.requires_plats and not Plats(given.get("plats", ""), given.get("lat"), given.get("lon")):
            missing["plats"] = str(UTAN_PLATS)
        return missing

    def _missing_in_call(self, given: dict[str, Any]) -> dict[str, str]:
        missing = {} if given.get("text", "").strip() else {"text": _("Skriv vad samtalet ska handla om.")}
        gaps = find_gaps(given.get("ring_nar", ""), **{falt: given.get(f"ring_{falt}") for falt in ("dag", "fran", "till")})
        missing |= {f"ring_{falt}": mening for falt, mening in gaps.items()}
        try:
            if not (normalise_telefon(given.get("ring_telefon", "")) or self.har_nummer):
                missing["ring_telefon"] = _("Ange vilket nummer vi ska ringa.")
        except Inmatningsfel as error:
            missing["ring_telefon"] = str(error)
        return missing

    @property
    def checkfalt(self) -> list[forms.BoundField]:
        """The fields of the check list in order."""
        return [self[SVAR + fraga.nyckel] for fraga in self.checklista]

    @property
    def avslut(self) -> str:
        """The outcome as chosen, or ""."""
        return self.data.get(self.add_prefix("utfall"), "")

    def field_of(self, falt: str | None) -> str | None:
        """The field that an error of the domain belongs to, or None."""
        name = OMBENAMNDA.get(falt, falt) if falt else None
        if name in self.fields:
            return name
        return SVAR + falt if falt and SVAR + falt in self.fields else None

    def as_fraga(
        self,
        *,
        arendetyp: Arendetyp | None,
        amne: Amne | None,
        arende: Arende | None,
        vagval: Vagval | None,
        mottagare: Enhet | None,
        kopplad_till: Anvandare | None,
        lofte: LovadAteruppringning | None,
        bilagor: Sequence[File],
    ) -> NyFraga:
        """The question as the action takes it, from checked fields and the rows that they name."""
        given = self.cleaned_data
        avslut = Avslut(given["utfall"])
        is_lamnad = avslut == Avslut.LAMNA_OVER
        return NyFraga(
            text=given["text"],
            utfall=Utfall.ARENDE if is_lamnad or self.is_besvarat_arende else Utfall(avslut.value),
            arendetyp=arendetyp,
            amne=amne,
            svar=given["svar"],
            uppgifter={f.nyckel: given.get(SVAR + f.nyckel) for f in self.checklista if arende is None},
            plats=Plats(given["plats"], given["lat"], given["lon"]),
            arende=arende,
            lamna_over=is_lamnad,
            mottagare=mottagare or (vagval.mottagare if is_lamnad and vagval else None),
            meddelande=given["meddelande"] if is_lamnad else "",
            kopplad_till=kopplad_till if avslut == Avslut.KOPPLAD else None,
            hanvisad_till=given["hanvisad_till"] if avslut == Avslut.HANVISAD else "",
            ateruppringning=lofte if avslut == Avslut.ATERKOMMER else None,
            bilagor=bilagor,
            artiklar=given["artiklar"],
        )


class Checkfraga(Fragafalt):
    """A question on the check list: never required while the call goes on, and drawn densely."""

    def __init__(self, fraga: Foljdfraga) -> None:
        """One choice of several becomes a list."""
        super().__init__(fraga)
        self.required = False
        if fraga.is_required:
            self.label = _("%(fraga)s (bör frågas)") % {"fraga": self.label}
        self.help_text = " ".join(filter(None, [str(self.help_text), fraga.vagledning]))
        if fraga.slag == Slag.VAL:
            self.widget = forms.Select(choices=[("", _("Inte frågat")), *fraga.choices()])
        elif fraga.slag == Slag.LANGTEXT:
            self.widget.attrs["rows"] = 2
