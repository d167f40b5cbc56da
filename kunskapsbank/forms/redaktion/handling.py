"""Short forms: one thing that is done to an article or a text."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models import Anvandare
from kunskapsbank.forms.redaktion.text import TIDPUNKT
from kunskapsbank.forms.redaktion.uppgifter import DATUM
from kunskapsbank.models import Artikel, Lucksignal, Revision
from kunskapsbank.status import Farskhet
from kunskapsbank.uppgiftsratt import usual_review


class Handlingsform(forms.Form):
    """What every such form carries: the version that its page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, artikel: Artikel, user: Anvandare, revision: Revision | None = None, **kwargs: Any) -> None:
        """Start from the version as it is."""
        initial = {"version": (revision or artikel).version, **kwargs.pop("initial", {})}
        super().__init__(*args, initial=initial, **kwargs)
        self.artikel, self.user, self.revision = artikel, user, revision


class Orsaksform(Handlingsform):
    """A reason."""

    orsak = forms.CharField(
        label=_("Vad behöver ändras?"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class Vadform(Handlingsform):
    """What must be changed; empty when nothing must."""

    vad = forms.CharField(
        label=_("Vad behöver ändras?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Visas för dem som läser artikeln i arbetet. Töm fältet när allt stämmer."),
    )

    def __init__(self, *args: Any, artikel: Artikel, **kwargs: Any) -> None:
        """Start from what is said already."""
        super().__init__(*args, artikel=artikel, initial={"vad": artikel.behover_andras}, **kwargs)


class Granskningsdagform(Handlingsform):
    """When to look through the article next."""

    granskas_senast = forms.DateField(label=_("Granskas nästa gång senast"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DATUM))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As far ahead as usual."""
        super().__init__(*args, initial={"granskas_senast": usual_review()}, **kwargs)


class Tidform(Handlingsform):
    """When to publish."""

    publiceras = forms.DateTimeField(
        label=_("Publicera"), widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs=TIDPUNKT), help_text=_("Dag och klockslag.")
    )

    def __init__(self, *args: Any, revision: Revision, **kwargs: Any) -> None:
        """As it is set now."""
        super().__init__(*args, revision=revision, initial={"publiceras": revision.publiceras}, **kwargs)


class Godkannform(Handlingsform):
    """Approve: with a new review date where the old one is near, and the end of what had to be changed."""

    artikelversion = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    granskas_senast = forms.DateField(
        label=_("Granskas nästa gång senast"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs=DATUM)
    )
    is_atgardad = forms.BooleanField(label=_("Texten rättar det som var fel"), required=False)
    publiceras = forms.DateTimeField(
        label=_("Publicera tidigast"),
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs=TIDPUNKT),
        help_text=_("Lämna tomt för att publicera genast."),
    )

    def __init__(self, *args: Any, artikel: Artikel, revision: Revision, **kwargs: Any) -> None:
        """Suggest a new date for an article whose review is due."""
        is_due = artikel.farskhet() != Farskhet.AKTUELL
        initial = {
            "artikelversion": artikel.version,
            "granskas_senast": usual_review() if is_due else artikel.granskas_senast,
            "is_atgardad": True,
            "publiceras": revision.publiceras if revision.publiceras and revision.publiceras > timezone.now() else None,
        }
        super().__init__(*args, artikel=artikel, revision=revision, initial=initial, **kwargs)
        if not artikel.behover_andras:
            del self.fields["is_atgardad"]


class Bildform(forms.Form):
    """A picture and what it shows."""

    fil = forms.FileField(label=_("Bild"), widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}))
    alt = forms.CharField(label=_("Bilden i ord"), max_length=300, help_text=_("För den som inte ser bilden: vad visar den?"))


class Rapportform(forms.Form):
    """What is wrong with an answer, as somebody who uses it sees it."""

    slag = forms.ChoiceField(
        label=_("Vad är fel?"),
        choices=[
            (Lucksignal.Slag.SAKNAS, _("Något saknas")),
            (Lucksignal.Slag.FEL, _("Något stämmer inte")),
            (Lucksignal.Slag.OTYDLIGT, _("Något är otydligt")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Berätta gärna mer"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv inget om den som frågade."),
    )
    nyckel = forms.UUIDField(widget=forms.HiddenInput)
