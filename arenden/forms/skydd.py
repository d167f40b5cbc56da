"""Whom a registrar marks as protected. Sent by POST: a number of somebody in hiding stands in no address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from arenden.skyddssokning import LANGST


class Skyddsform(forms.Form):
    """Something that belongs to few."""

    uppgift = forms.CharField(
        label=_("Personnummer, telefonnummer eller e-postadress"),
        max_length=LANGST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Skriv ett personnummer, ett telefonnummer eller en e-postadress.")},
    )
