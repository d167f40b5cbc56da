"""The pages that ask what it is about: in one's own words, which case type, and its follow-up questions."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden.forms.medborgare.steg import Rad, Stegform
from arenden.models import Formular
from arenden.tjanstesok import search_services
from kontaktcenter.alfabet import alphabetical
from kontaktcenter.medborgare.falt import Regelfalt, make_text
from kontaktcenter.medborgare.foljdfragor import Fragafalt
from kontaktcenter.medborgare.skydd import SkyddadForm
from kontaktcenter.models import Arendetyp, Foljdfraga
from kontaktcenter.uppgifter import readable_svar

Slag = Arendetyp.Slag
VAD = {
    Slag.FRAGA: (gettext_lazy("Skriv din fråga"), gettext_lazy("Skriv som du skulle säga det. Du behöver inte veta vem som svarar.")),
    Slag.FELANMALAN: (gettext_lazy("Beskriv felet"), gettext_lazy("Vad är fel, och sedan när?")),
    Slag.SYNPUNKT: (gettext_lazy("Skriv din synpunkt"), gettext_lazy("Vad är bra eller dåligt, och vad vill du att vi gör?")),
    Slag.ANSOKAN: (gettext_lazy("Beskriv ditt ärende"), gettext_lazy("Skriv med egna ord. Fler frågor kommer på nästa sida.")),
}
VIDARE = {
    Slag.FRAGA: (gettext_lazy("Fortsätt med frågan"), gettext_lazy("Skicka frågan ändå")),
    Slag.FELANMALAN: (gettext_lazy("Fortsätt med felanmälan"), gettext_lazy("Skicka anmälan ändå")),
    Slag.SYNPUNKT: (gettext_lazy("Fortsätt med synpunkten"), gettext_lazy("Skicka synpunkten ändå")),
    Slag.ANSOKAN: (gettext_lazy("Fortsätt med ärendet"), gettext_lazy("Skicka ärendet ändå")),
}
"""What the buttons say that lead past answers that there are already: before and after one of them was called enough."""


def slag_of(formular: Formular) -> Slag:
    """The kind of the form's case type; before one is chosen the door tells it."""
    if formular.arendetyp is not None:
        return Slag(formular.arendetyp.slag)
    return Slag(formular.dorr) if formular.dorr in Slag.values else Slag.FRAGA


def make_vad(slag: str) -> Regelfalt:
    """The field where people say in their own words what it is about."""
    label, help_text = VAD[Slag(slag)]
    return make_text(label=label, help_text=help_text, hogt=True, error_messages={"required": _("Skriv vad det gäller.")})


class Forstasida(SkyddadForm):
    """The first page of every form: one question, answered in one's own words."""

    def __init__(self, *args: Any, slag: str, **kwargs: Any) -> None:
        """`slag` chooses the words of the question."""
        super().__init__(*args, **kwargs)
        self.fields["text"] = make_vad(slag)
        self.order_fields(["text"])


class Vadsida(Stegform):
    """The same question, asked again from the summary."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The case type, or the door when none is chosen yet, chooses the words."""
        super().__init__(*args, **kwargs)
        self.fields["text"] = make_vad(slag_of(self.formular))


class Fragesida(Stegform):
    """A few of the case type's follow-up questions."""

    ledord = "svar_"

    def __init__(self, *args: Any, fragor: list[Foljdfraga], **kwargs: Any) -> None:
        """`fragor` are those of this page."""
        super().__init__(*args, **kwargs)
        for fraga in fragor:
            self.fields[fraga.nyckel] = Fragafalt(fraga)

    def answers(self) -> dict[str, Any]:
        """The answers by the questions' keys, without those that were not given."""
        return {nyckel: svar for nyckel, svar in self.cleaned_data.items() if svar is not None}

    def rader(self) -> list[Rad]:
        """The answers as people read them."""
        rows = readable_svar(self.formular.arendetyp, self.answers())
        return [Rad(row.fraga.shown("text"), row.svar) for row in rows]


class Knapp(forms.Widget):
    """One choice as a button that goes on with it."""

    template_name = "medborgare/formular/knapp.html"
    use_fieldset = True

    def __init__(self, kod: str, namn: str) -> None:
        """What the button sends, and what it says."""
        super().__init__()
        self.kod, self.namn = kod, namn

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The choice, whatever was typed before."""
        context = super().get_context(name, self.kod, attrs)
        return {**context, "namn": self.namn}


class Typsida(Stegform):
    """Which case type the words are about: the likeliest, the general one, or any from the list.

    Words that suggest nothing leave the general one, as a button: whoever does not know need not look through the list.
    """

    arendetyp = forms.Field(
        label=gettext_lazy("Vad passar bäst?"),
        help_text=gettext_lazy("Förslagen bygger på det du skrev."),
        required=False,
        widget=forms.RadioSelect,
    )
    annan = forms.Field(label=gettext_lazy("Eller välj i hela listan"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Suggest by what was written; a fault is looked for among faults, an opinion among opinions."""
        super().__init__(*args, **kwargs)
        dorr = self.formular.dorr
        slag = dorr if dorr in (Formular.Dorr.FELANMALAN, Formular.Dorr.SYNPUNKT) else ""
        everything = list(Arendetyp.objects.public().select_related("amne"))
        kinds = [t for t in everything if not slag or t.slag == slag]
        text = " ".join(self.formular.innehall.get("vad", {}).get("text", []))
        suggested = search_services(text, slag=slag, antal=5)
        general = [t for t in everything if t.kod == settings.ALLMANNA_ARENDETYPER.get(dorr) and t not in suggested]
        self.fields["arendetyp"].widget.choices = [(t.kod, t.shown("namn")) for t in [*suggested, *general]]
        self.is_knapp = not suggested and bool(general)
        if self.is_knapp:
            self.fields["arendetyp"] = _make_knapp(general[0])
        elif not suggested:
            del self.fields["arendetyp"]
        self.fields["annan"].widget.choices = [("", _("Välj")), *(_by_name(kinds) if slag else _by_subject(kinds))]
        self.by_kod = {t.kod: t for t in everything}

    def clean(self) -> dict[str, Any]:
        """The one in the list goes before the suggestion, a button that is pressed before both; it must be a service that is open."""
        cleaned = super().clean()
        listed, chosen = cleaned.get("annan"), cleaned.get("arendetyp")
        kod = chosen or listed if self.is_knapp else listed or chosen
        falt = "arendetyp" if "arendetyp" in self.fields and not self.is_knapp else "annan"
        if not kod and self.formular.arendetyp is not None:
            self.add_error(falt, _("Den e-tjänst som du hade valt är stängd. Det du skrev finns kvar. Välj en annan."))
        elif not kod:
            self.add_error(falt, _("Välj vad det gäller."))
        elif kod not in self.by_kod:
            self.add_error(falt, _("Den e-tjänsten finns inte eller är stängd. Välj en annan."))
        else:
            self.chosen = self.by_kod[kod]
        return cleaned

    def rader(self) -> list[Rad]:
        """The name of the choice."""
        return [Rad(_("Vad det gäller"), self.chosen.shown("namn"))]


def _make_knapp(arendetyp: Arendetyp) -> forms.Field:
    return forms.Field(
        label=_("Vet du inte vad du ska välja?"),
        help_text=_("Tryck på knappen. Vi ser till att rätt person svarar."),
        required=False,
        widget=Knapp(arendetyp.kod, arendetyp.shown("namn")),
    )


def _by_name(arendetyper: list[Arendetyp]) -> list[tuple[str, str]]:
    """In one list, as on the page before; all are of one kind."""
    return sorted(((t.kod, t.translated("namn")) for t in arendetyper), key=lambda row: alphabetical(row[1]))


def _by_subject(arendetyper: list[Arendetyp]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for arendetyp in sorted(arendetyper, key=lambda t: alphabetical(t.translated("namn"))):
        groups.setdefault(arendetyp.amne.translated("namn"), []).append((arendetyp.kod, arendetyp.translated("namn")))
    return sorted(groups.items(), key=lambda group: alphabetical(group[0]))
