"""Forms of the switchboard: a search in the directory, and a call that is put through or taken care of."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arenden.forms.arbetsplats.bas import make_area, make_clock, make_day, make_line
from arenden.indata import Uppgiftslamnare
from arenden.lofte import Ringtid, find_gaps, promised_span
from kontaktcenter.models import Enhet


class Katalogform(forms.Form):
    """A search in the directory."""

    sok = make_line(_("Sök i katalogen"), hjalp=_("Namn, titel, enhet, kompetens, språk eller nummer"))


class Samtalsform(forms.Form):
    """A caller who wants to talk to an employee. `nyckel` names the call, so that it is registered once."""

    nyckel = forms.UUIDField(widget=forms.HiddenInput)
    namn = make_line(_("Vem ringer?"))
    telefon = make_line(_("Telefon"), type="tel")
    text = make_area(_("Vad gäller det?"))
    nar = forms.ChoiceField(
        label=_("När ringer vi tillbaka?"), choices=Ringtid.choices, widget=forms.RadioSelect, required=False, initial=Ringtid.DAGEN
    )
    dag = make_day(_("Dag"))
    fran = make_clock(_("Från"))
    till = make_clock(_("Till"))

    @property
    def uppringare(self) -> Uppgiftslamnare | None:
        """The caller, or None when nothing was said of who it is."""
        namn, telefon = self.cleaned_data["namn"], self.cleaned_data["telefon"]
        return Uppgiftslamnare(namn=namn, telefon=telefon) if namn or telefon else None

    def check_call(self) -> bool:
        """Say at once all that a promised call lacks; whether it lacks nothing."""
        self.full_clean()
        given = self.cleaned_data
        gaps = find_gaps(given.get("nar", ""), **{falt: given.get(falt) for falt in ("dag", "fran", "till")})
        if not given.get("telefon"):
            gaps["telefon"] = _("Ange vilket nummer vi ska ringa.")
        for falt in gaps.keys() - self.errors.keys():
            self.add_error(falt, gaps[falt])
        return not self.errors

    def span(self, center: Enhet) -> tuple[datetime, datetime]:
        """When we promise to call, by the center's calendar, once `check_call` has found nothing. Raises Inmatningsfel."""
        given: dict[str, Any] = self.cleaned_data
        return promised_span(
            given["nar"],
            nu=timezone.now(),
            kalender=center.kalender.as_kalender(),
            dag=given["dag"],
            fran=given["fran"],
            till=given["till"],
        )
