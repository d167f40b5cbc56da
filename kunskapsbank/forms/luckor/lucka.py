"""Forms of gaps: what lists are narrowed by, and one for each thing that is done to a gap."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Amne, Anvandare, Enhet, Medlemskap
from kunskapsbank.actions.lucka import LANGST_FRIST, LANGSTA_BESKED, LANGSTA_RUBRIK
from kunskapsbank.actions.utkast import ORIGINAL
from kunskapsbank.luckpublik import usual_audience
from kunskapsbank.models import Artikel, Artikeltext, Kunskapslucka, Lucksignal
from kunskapsbank.status import Malgrupp
from kunskapsbank.svarssok import Svarstraff, search_svar

FLEST_PA_EN_GANG = 100
FLEST_FORSLAG = 6
"""Articles to choose among."""
LANGST_NYCKEL = 19
"""Digits of a number that the database cannot hold."""
SOKVAL = {"data-sokval": _("Sök i listan")}


class Luckfilter(django_filters.FilterSet):
    """Filters that stand in the address."""

    enhet = django_filters.ModelChoiceFilter(
        label=_("Enhet"), queryset=Enhet.objects.all(), to_field_name="kortnamn", empty_label=_("Alla enheter")
    )
    amne = django_filters.ModelChoiceFilter(
        label=_("Ämne"), queryset=Amne.objects.order_by("namn"), to_field_name="kod", empty_label=_("Alla ämnen")
    )

    class Meta:
        model = Kunskapslucka
        fields = ("enhet", "amne")


class Luckform(forms.Form):
    """What every such form carries: the version that its page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, lucka: Kunskapslucka, user: Anvandare, **kwargs: Any) -> None:
        """Start from the gap as it is."""
        super().__init__(*args, **{"initial": {"version": lucka.version}, "auto_id": f"{type(self).__name__.lower()}_%s", **kwargs})
        self.lucka, self.user = lucka, user

    def as_arguments(self) -> dict[str, Any]:
        """What the action takes, once the form is valid."""
        return self.cleaned_data


class Tilldelaform(Luckform):
    """To which unit, to whom there, and for how long."""

    enhet = forms.ModelChoiceField(
        label=_("Enhet"), queryset=Enhet.objects.active(), empty_label=_("Välj en enhet"), widget=forms.Select(attrs=SOKVAL)
    )
    ansvarig = forms.ModelChoiceField(
        label=_("Person där"), queryset=Anvandare.objects.none(), required=False, empty_label=_("Ingen särskild")
    )
    arbetsdagar = forms.IntegerField(
        label=_("Arbetsdagar"), required=False, min_value=1, max_value=LANGST_FRIST, help_text=_("Tomt ger den vanliga fristen.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Those who keep the texts of the unit can be chosen; when another unit is chosen nobody is, until it has the gap."""
        super().__init__(*args, **kwargs)
        self.initial["enhet"] = self.lucka.enhet_id
        self.initial["ansvarig"] = self.lucka.ansvarig_id
        if self.lucka.enhet_id is None:
            del self.fields["ansvarig"]
            return
        valid, enhet = Medlemskap.objects.valid(), [self.lucka.enhet_id]
        experts, editors = (valid.with_permission(b, enhet) for b in (Behorighet.GRANSKA_ARTIKLAR, Behorighet.SKRIVA_ARTIKLAR))
        self.fields["ansvarig"].queryset = Anvandare.objects.filter(medlemskap__in=experts | editors).distinct()


class Besvaraform(Luckform):
    """The article that answers it, among those that the search finds."""

    sokt = forms.CharField(
        label=_("Sök en artikel"), required=False, max_length=LANGSTA_RUBRIK, help_text=_("Finns den inte nedan? Sök med andra ord.")
    )
    artikel = forms.ModelChoiceField(
        label=_("Vilken artikel svarar på frågan?"),
        queryset=Artikel.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"invalid_choice": _("Artikeln finns inte, eller är inte publicerad. Välj en annan.")},
    )
    besked = forms.CharField(
        label=_("Hälsning till kontaktcenter"), required=False, max_length=LANGSTA_BESKED, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start from the article that the gap is about, and what the search finds for what is asked, or for other words."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("artikel", self.lucka.artikel_id or self.lucka.galler_id)
        titles = {traff.rad.artikel.pk: traff.rad.revision.titel for traff in self._found()}
        readable = Artikeltext.objects.readable_by(self.user).filter(artikel__indragen__isnull=True)
        self.fields["artikel"].queryset = Artikel.objects.filter(pk__in=readable.values("artikel"))
        chosen = str(self["artikel"].value() or "")
        if chosen.isascii() and chosen.isdecimal() and len(chosen) < LANGST_NYCKEL and int(chosen) not in titles:
            titles |= dict(readable.filter(artikel=int(chosen), sprak=ORIGINAL).values_list("artikel", "publicerad__titel"))
        self.fields["artikel"].choices = list(titles.items())
        if not titles:
            self.fields["artikel"].help_text = _("Vi hittade ingen artikel. Sök med andra ord.")

    def as_arguments(self) -> dict[str, Any]:
        """All but the words that were searched for."""
        return {namn: value for namn, value in self.cleaned_data.items() if namn != "sokt"}

    def _found(self) -> list[Svarstraff]:
        words = str(self["sokt"].value() or "").strip() or self.lucka.rubrik
        return search_svar(words, user=self.user, sprak=ORIGINAL, limit=FLEST_FORSLAG)


class Avvisaform(Luckform):
    """Why nothing needs to be done."""

    besked = forms.CharField(
        label=_("Varför behövs ingen artikel?"),
        max_length=LANGSTA_BESKED,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kontaktcenter ser det du skriver."),
    )


class Rubrikform(Luckform):
    """What is asked, in other words."""

    rubrik = forms.CharField(label=_("Vad frågas?"), max_length=LANGSTA_RUBRIK)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start from the words as they are."""
        super().__init__(*args, **kwargs)
        self.initial["rubrik"] = self.lucka.rubrik


class Slaihopform(Luckform):
    """With which other gap."""

    till = forms.ModelChoiceField(
        label=_("Slå ihop med"),
        queryset=Kunskapslucka.objects.none(),
        empty_label=_("Välj en lucka"),
        widget=forms.Select(attrs=SOKVAL),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The open ones."""
        super().__init__(*args, **kwargs)
        self.fields["till"].queryset = Kunskapslucka.objects.open().exclude(pk=self.lucka.pk).order_by("rubrik")


class Delaform(Luckform):
    """Which signals ask something else, and what."""

    signaler = forms.ModelMultipleChoiceField(
        label=_("Signaler som frågar något annat"), queryset=Lucksignal.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    rubrik = forms.CharField(label=_("Vad frågar de?"), max_length=LANGSTA_RUBRIK)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The newest signals of the gap."""
        super().__init__(*args, **kwargs)
        newest = self.lucka.signaler.order_by("-tid").values("pk")[:FLEST_PA_EN_GANG]
        self.fields["signaler"].queryset = Lucksignal.objects.filter(pk__in=newest).order_by("-tid")
        self.fields["signaler"].label_from_instance = lambda signal: signal.text or signal.get_slag_display()


class Skrivform(Luckform):
    """What the article needs that the gap does not know."""

    amne = forms.ModelChoiceField(
        label=_("Ämne"), queryset=Amne.objects.order_by("namn"), empty_label=_("Välj ett ämne"), widget=forms.Select(attrs=SOKVAL)
    )
    enhet = forms.ModelChoiceField(
        label=_("Ansvarig enhet"), queryset=Enhet.objects.active(), empty_label=_("Välj en enhet"), widget=forms.Select(attrs=SOKVAL)
    )

    malgrupp = forms.ChoiceField(label=_("Vem får läsa?"), choices=Malgrupp, widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start from what the gap knows."""
        super().__init__(*args, **kwargs)
        self.initial |= {"amne": self.lucka.amne_id, "enhet": self.lucka.enhet_id, "malgrupp": usual_audience(self.lucka)}


class Massform(forms.Form):
    """Give several gaps to one unit."""

    lucka = forms.ModelMultipleChoiceField(queryset=Kunskapslucka.objects.open(), label=_("Luckor"))
    enhet = forms.ModelChoiceField(
        queryset=Enhet.objects.active(), label=_("Lämna till"), empty_label=_("Välj en enhet"), widget=forms.Select(attrs=SOKVAL)
    )

    def clean_lucka(self) -> list[Kunskapslucka]:
        """Refuse more than can be done while somebody waits."""
        chosen = self.cleaned_data["lucka"]
        if len(chosen) > FLEST_PA_EN_GANG:
            raise forms.ValidationError(_("Välj högst %(max)d luckor åt gången.") % {"max": FLEST_PA_EN_GANG})
        return list(chosen)
