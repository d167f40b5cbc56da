"""The field that only a case needs."""

from typing import Any

from django import forms

from arenden.actions.person import normalise_personnummer
from kontaktcenter.medborgare.falt import Regelfalt


def make_personnummer(**kwargs: Any) -> Regelfalt:
    """A personnummer or samordningsnummer in any writing."""
    attrs = {"inputmode": "numeric", "autocomplete": "off"}
    return Regelfalt(rule=normalise_personnummer, widget=forms.TextInput(attrs=attrs), **kwargs)
