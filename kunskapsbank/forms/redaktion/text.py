"""The form of a text: its words, the steps of a guide, and what the editor says of the change."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kunskapsbank.actions.granskning import SAKNAR_SVAR
from kunskapsbank.actions.utkast import ORIGINAL, Sedd
from kunskapsbank.innehall import FLEST_STEG, Innehall
from kunskapsbank.models import Artikel, Bild, Revision
from kunskapsbank.models.artikeltext import KORT_SVAR_HOGST, SVAR_HOGST, TITEL_HOGST
from kunskapsbank.status import Processlage

TIDPUNKT = {"type": "datetime-local"}


class Textform(forms.Form):
    """The words of an article in one language."""

    titel = forms.CharField(label=_("Fråga"), max_length=TITEL_HOGST, help_text=_("Som den som ringer skulle fråga."))
    kort_svar = forms.CharField(
        label=_("Kort svar"),
        required=False,
        max_length=KORT_SVAR_HOGST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Att säga högt i telefonen. Ett kort eller ett helt svar behövs innan texten granskas."),
    )
    svar = forms.CharField(
        label=_("Hela svaret"),
        required=False,
        max_length=SVAR_HOGST,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Får vara tomt om det korta svaret räcker. Markdown: **fet**, # rubrik, - punkt, [länk](https://…), ![](bild:…)."),
    )
    intern_not = forms.CharField(
        label=_("Bara för kontaktcenter"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Visas aldrig för allmänheten."),
    )
    sokord = forms.CharField(
        label=_("Inringarnas egna ord"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Andra ord för samma sak, också felstavade. Ett per rad."),
    )
    andring = forms.ChoiceField(label=_("Vad slags ändring är det?"), choices=Revision.Andring, widget=forms.RadioSelect)
    kommentar = forms.CharField(label=_("Vad har ändrats?"), required=False, max_length=300)
    is_jamford = forms.BooleanField(label=_("Jag har jämfört med den svenska texten som gäller nu"), required=False)
    publiceras = forms.DateTimeField(
        label=_("Publicera tidigast"),
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs=TIDPUNKT),
        help_text=_("Lämna tomt för att publicera så fort texten är godkänd."),
    )

    def __init__(self, *args: Any, artikel: Artikel, sprak: str, revision: Revision | None = None, **kwargs: Any) -> None:
        """Start from what is written already; only a translation is compared with anything."""
        super().__init__(*args, **{"initial": _initial(revision), **kwargs})
        if sprak == ORIGINAL:
            del self.fields["is_jamford"]
        data = self.data if self.is_bound else None
        self.stegform = make_stegform(data, revision, artikel.bilder.all()) if artikel.is_guide else None

    def tell_missing_answer(self) -> None:
        """Say beside the other errors that a text without an answer cannot be reviewed."""
        data = self.cleaned_data
        is_there = any(data.get(namn) or namn in self.errors for namn in ("kort_svar", "svar"))
        if not is_there and not (self.stegform is not None and self.stegform.as_steg()):
            self.add_error("kort_svar", SAKNAR_SVAR)

    def as_innehall(self) -> Innehall:
        """The words as the actions take them, once the form is valid."""
        data = self.cleaned_data
        steg = self.stegform.as_steg() if self.stegform is not None else []
        words = {namn: data[namn] for namn in ("titel", "kort_svar", "svar", "intern_not")}
        return Innehall(**words, sokord=data["sokord"].splitlines(), steg=steg)


class Stegform(forms.Form):
    """One step of a guide."""

    rubrik = forms.CharField(label=_("Rubrik"), required=False, max_length=200)
    text = forms.CharField(label=_("Vad händer?"), required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 3}))
    vem = forms.CharField(label=_("Vem gör det?"), required=False, max_length=100)
    tid = forms.CharField(label=_("Hur lång tid tar det?"), required=False, max_length=100)
    underlag = forms.CharField(
        label=_("Vad behövs?"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("En sak per rad.")
    )
    lage = forms.ChoiceField(
        label=_("Ärendet är här när"), required=False, choices=[("", _("Inget läge")), *Processlage.choices]
    )
    bild = forms.ChoiceField(label=_("Bild"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, bilder: Sequence[Bild] = (), **kwargs: Any) -> None:
        """Any of the article's pictures can be chosen, by what it shows."""
        super().__init__(*args, **kwargs)
        self.fields["bild"].choices = [("", _("Ingen bild")), *((str(bild.pk), bild.alt) for bild in bilder)]


class Stegformer(forms.BaseFormSet):
    """The steps in order."""

    def as_steg(self) -> list[dict[str, Any]]:
        """The steps as a revision holds them."""
        rows = [form.initial if not form.is_bound else form.cleaned_data if form.is_valid() else {} for form in self.forms]
        return [{**row, "underlag": row.get("underlag", "").splitlines()} for row in rows if row]


_Stegformset = forms.formset_factory(Stegform, formset=Stegformer, extra=0, max_num=FLEST_STEG, absolute_max=FLEST_STEG + 10)


def make_stegform(data: Any, revision: Revision | None, bilder: Iterable[Bild] = ()) -> Stegformer:
    """The steps as they were sent, or as the revision has them; with room for the first one, and `bilder` to choose among."""
    steg = revision.steg if revision else []
    initial = [{**s, "underlag": "\n".join(s.get("underlag", []))} for s in steg] or [{}]
    sent = data if data and "steg-TOTAL_FORMS" in data else None
    return _Stegformset(sent, prefix="steg", initial=initial, form_kwargs={"bilder": list(bilder)})


def rearranged(data: Any, gor: str) -> Any:
    """What was sent, with the steps moved as the button says: `steg_ny`, `steg_upp_2`, `steg_ned_2`, `steg_bort_2`."""
    formset = make_stegform(data, None)
    rows = [{namn: form[namn].value() or "" for namn in Stegform.base_fields} for form in formset.forms]
    what, _sep, number = gor.removeprefix("steg_").partition("_")
    at = int(number) if number.isdecimal() and int(number) < len(rows) else None
    if what == "ny" and len(rows) < FLEST_STEG:
        rows.append({})
    elif what == "bort" and at is not None:
        del rows[at]
    elif what in ("upp", "ned") and at is not None:
        rows.insert(max(0, at + (-1 if what == "upp" else 1)), rows.pop(at))
    changed = data.copy()
    changed["steg-TOTAL_FORMS"] = str(len(rows))
    for index, row in enumerate(rows):
        for namn in Stegform.base_fields:
            changed[f"steg-{index}-{namn}"] = row.get(namn, "")
    return changed


def read_sedd(data: Any) -> Sedd:
    """Which version the page showed; one that somebody has changed counts as none."""
    parts = str(data.get("sedd", "")).split(":")
    if len(parts) == 2 and all(part.isdecimal() and len(part) < 18 for part in parts):
        return Sedd(int(parts[0]), int(parts[1]))
    return Sedd(0, 0)


def _initial(revision: Revision | None) -> dict[str, Any]:
    if revision is None:
        return {"andring": Revision.Andring.STORRE}
    words = {namn: getattr(revision, namn) for namn in ("titel", "kort_svar", "svar", "intern_not", "publiceras")}
    return {**words, "sokord": "\n".join(revision.sokord), "andring": Revision.Andring.STORRE}
