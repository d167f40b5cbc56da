"""What a tap on the reception page says: fields that lead only to what the office has."""

from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.samtalssprak import SAMTALSSPRAK
from servicekontor.models import Besok, Besokskategori, Bokning, Kobiljett, Kontor, Resurs, Tryck

Slag = Tryck.Slag
MASTE = {
    Slag.RAKNA: ("kategori",),
    Slag.ANGRA: ("raknat",),
    Slag.KOLAPP: (),
    Slag.NASTA: ("disk",),
    Slag.IGEN: ("biljett",),
    Slag.UTEBLIVEN: (),
    Slag.FLYTTA: ("biljett",),
    Slag.BORJA: ("biljett",),
    Slag.DIREKT: ("disk", "kategori"),
    Slag.SLUTA: ("besok",),
    Slag.TA_RESURS: ("resurs",),
    Slag.SLAPP_RESURS: ("resurs",),
}
"""The fields that a tap of each kind must have."""
FAR = {
    Slag.KOLAPP: ("kategori", "sprak", "bokning"),
    Slag.NASTA: ("kategori", "biljett"),
    Slag.FLYTTA: ("kategori", "disk"),
    Slag.DIREKT: ("sprak",),
    Slag.UTEBLIVEN: ("biljett", "bokning"),
}
"""The fields that it may have besides."""


class Tryckform(forms.Form):
    """One tap. `alder` is how many seconds ago it was made, when a page without connection has kept it."""

    nyckel = forms.UUIDField(required=False)
    alder = forms.IntegerField(required=False, min_value=0)

    def __init__(self, *args: Any, kontor: Kontor, slag: Tryck.Slag, **kwargs: Any) -> None:
        """Take the fields that the kind of tap has."""
        super().__init__(*args, **kwargs)
        for name in (*MASTE[slag], *FAR.get(slag, ())):
            self.fields[name] = _make_field(name, kontor, is_required=name in MASTE[slag])


def _make_field(name: str, kontor: Kontor, *, is_required: bool) -> forms.Field:
    if name == "sprak":
        return forms.ChoiceField(required=False, choices=list(SAMTALSSPRAK.items()))
    sentence = _("Det du valde finns inte på kontoret längre. Ladda om sidan.")
    messages = {"required": sentence, "invalid_choice": sentence}
    return forms.ModelChoiceField(_rows(name, kontor), required=is_required, error_messages=messages)


def _rows(name: str, kontor: Kontor) -> QuerySet[Model]:
    if name == "kategori":
        return Besokskategori.objects.filter(is_active=True).select_related("enhet")
    if name == "biljett":
        return Kobiljett.objects.filter(kontor=kontor, datum=timezone.localdate())
    if name == "raknat":
        return Tryck.objects.filter(kontor=kontor, slag=Slag.RAKNA)
    if name == "bokning":
        return Bokning.objects.filter(kontor=kontor, fran__date=timezone.localdate()).select_related("motestyp__arendetyp")
    if name == "besok":
        return Besok.objects.filter(kontor=kontor)
    slag = [Resurs.Slag.DISK] if name == "disk" else [Resurs.Slag.RUM, Resurs.Slag.DATOR]
    return Resurs.objects.filter(kontor=kontor, slag__in=slag)


class Skarmform(forms.Form):
    """A new screen of the office."""

    namn = forms.CharField(label=_("Var står skärmen?"), max_length=60, help_text=_("Till exempel Vid entrén."))
