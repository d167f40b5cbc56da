"""What belongs to the whole contact: channel, language, who it is, times, note."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from arenden.forms.arbetsplats.bas import Utkastform, make_area, make_day, make_line
from arenden.indata import Uppgiftslamnare
from arenden.kanaler import KANALER_FOR_AGENT
from arenden.kanaler.brev import arrival
from arenden.models import Kanal, Person
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Enhet
from kontaktcenter.samtalssprak import SAMTALSSPRAK


class Kontaktform(Utkastform):
    """The contact as a whole. `centers` are those that the agent works at."""

    kanal = forms.ChoiceField(
        label=_("Kanal"), choices=[(k.value, k.label) for k in KANALER_FOR_AGENT], widget=forms.RadioSelect, required=False
    )
    center = forms.ChoiceField(label=_("Center"), required=False)
    sprak = forms.ChoiceField(label=_("Språk"), choices=[(kod, namn) for kod, namn in SAMTALSSPRAK.items()], required=False)
    anonym = forms.BooleanField(required=False, widget=forms.HiddenInput)
    person = forms.IntegerField(required=False, widget=forms.HiddenInput)
    namn = make_line(_("Namn"))
    telefon = make_line(_("Telefon"), type="tel")
    epost = make_line(_("E-post"), inputmode="email", spellcheck="false")
    adress = make_line(_("Adress"))
    personnummer = make_line(_("Personnummer"), inputmode="numeric")
    is_skyddad = forms.BooleanField(label=_("Skyddade personuppgifter"), required=False)
    mejl = make_area(_("Klistra in mejlet"), rader=4, hjalp=_("Med avsändare, datum och ämne om du har dem."))
    inkommen = make_day(_("Kom in"))
    inkommen_tid = forms.CharField(required=False, widget=forms.HiddenInput)
    borjade = forms.CharField(required=False, widget=forms.HiddenInput)
    slutade = forms.CharField(required=False, widget=forms.HiddenInput)
    anteckning = make_area(_("Anteckning om kontakten"), hjalp=_("Bara för personalen."))

    def __init__(self, falt: MultiValueDict[str, str], *, centers: list[Enhet], **kwargs: Any) -> None:
        """Offer the agent's centers."""
        self.centers = {str(c.pk): c for c in centers}
        super().__init__(falt, **kwargs)
        self.fields["center"].choices = [(pk, c.namn) for pk, c in self.centers.items()]

    @property
    def chosen_center(self) -> Enhet:
        """The center that takes the contact: the one chosen, else the agent's first."""
        return self.centers.get(self.data.get("center", "")) or next(iter(self.centers.values()))

    def clean_inkommen(self) -> datetime | None:
        """When it reached us: the moment that a mail tells, else the beginning of the day."""
        dag = self.cleaned_data.get("inkommen")
        if dag is None or self.data.get("kanal") not in (Kanal.EPOST, Kanal.BREV):
            return None
        try:
            morning = arrival(dag)
        except Inmatningsfel as error:
            raise forms.ValidationError(str(error)) from error
        exact = read_moment(self.data.get("inkommen_tid", ""))
        return exact if exact is not None and exact.date() == dag else morning

    def as_uppgifter(self, known: Person | None) -> Uppgiftslamnare | None:
        """The person as the action takes it; None for anonymous. What is known of a chosen person fills what was left empty."""
        given = self.cleaned_data
        if given["anonym"]:
            return None
        return Uppgiftslamnare(
            **{falt: given[falt] or (getattr(known, falt) if known else "") for falt in ("namn", "telefon", "epost", "adress")},
            personnummer=given["personnummer"] or (known and known.personnummer) or "",
            person_id=known.pk if known else None,
            is_skyddad=given["is_skyddad"],
        )

    def as_kontakt(self) -> dict[str, Any]:
        """The rest of the contact as `register_kontakt` takes it."""
        given = self.cleaned_data
        return {
            "kanal": Kanal(given["kanal"] or Kanal.TELEFON),
            "center": self.chosen_center,
            "sprak": given["sprak"] or "sv",
            "inkommen": given["inkommen"],
            "borjade": read_moment(given["borjade"]),
            "slutade": read_moment(given["slutade"]),
            "anteckning": given["anteckning"],
        }


FLEST_AR = 2
"""Years from now that a moment of a contact can lie; one that came in a year ago is still taken."""


def read_moment(text: str) -> datetime | None:
    """A moment with time zone written by us; anything else, and what lies years away, is none."""
    try:
        moment = parse_datetime(text) if text else None
    except ValueError:
        return None
    if moment is None or moment.tzinfo is None:
        return None
    # The years before the moments themselves: the edges of the calendar cannot be compared across time zones.
    return moment if abs(moment.year - timezone.now().year) <= FLEST_AR else None
