"""The form of a file to read in."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models import Amne, Enhet
from kunskapsbank.models import Inlasning, Samling


def _own_first() -> QuerySet[Samling]:
    """The municipality's own collections before those for trial."""
    return Samling.objects.order_by("is_prov", "namn")


class Filform(forms.Form):
    """A file, where it belongs, and what its rows get that say nothing."""

    fil = forms.FileField(
        label=_("Fil"),
        help_text=_("CSV, Excel (.xlsx), JSON, JSONL eller en zip med en mapp Markdown. Högst 100 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,.zip"}),
        allow_empty_file=True,
    )
    samling = forms.ModelChoiceField(label=_("Samling"), queryset=_own_first(), empty_label=None)
    amne = forms.ModelChoiceField(
        label=_("Ämne för rader utan känt ämne"),
        queryset=Amne.objects.order_by("namn"),
        required=False,
        empty_label=_("Inget: säg till om ämnet saknas"),
        help_text=_("Välj ett om filen inte har kolumnen amne, eller nämner ämnen som inte finns här."),
    )
    enhet = forms.ModelChoiceField(
        label=_("Ansvarig enhet för rader utan enhet"),
        queryset=Enhet.objects.active(),
        required=False,
        empty_label=_("Ingen: säg till om enheten saknas"),
        help_text=_("Välj en om filen inte har kolumnen ansvarig_enhet. Nya artiklar måste ha en enhet som ansvarar för svaret."),
    )
    is_publicera = forms.BooleanField(
        label=_("Ska publiceras"),
        required=False,
        help_text=_(
            "Det som ansvarig enhet ska granska skickas till granskning, och syns när enheten har godkänt det. Bara artiklar som du själv "
            "granskar publiceras genast. Utan kryss blir varje rad ett utkast."
        ),
    )


class Exportform(forms.Form):
    """Which articles, and in what format."""

    samling = forms.ModelChoiceField(label=_("Samling"), queryset=_own_first(), to_field_name="kod", empty_label=None)
    format = forms.ChoiceField(label=_("Format"), choices=Inlasning.Format)
