"""A kind of meeting, as a department's officer and an administrator describe it."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.admin.oversattning import make_oversattningsform
from kontaktcenter.admin.samtidighet import fingerprint
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare, Arendetyp, Enhet
from kontaktcenter.views.handling import refuse
from servicekontor.models import Motestyp
from servicekontor.motestypsregler import check_change

FALT = (
    *("namn", "beskrivning", "enhet", "arendetyp", "resursslag", "minuter", "buffert", "framforhallning", "dagar_fram"),
    *("hogst_per_person", "is_dropin", "is_public", "is_active"),
)
HJALP = {
    "buffert": _("Tid att skriva klart eller plocka undan, innan nästa möte kan börja."),
    "framforhallning": _("Medborgare kan inte boka senare än så. De som svarar i telefon kan boka ända fram till mötet."),
    "arendetyp": _("Den som bokar får svara på ärendetypens frågor, så att ni vet mer när mötet börjar."),
    "is_public": _("Utan bock bokas mötet bara av personalen."),
    "is_active": _("Utan bock går inga nya möten att boka. De som redan är bokade blir av."),
}


class MotestypForm(make_oversattningsform(Motestyp)):
    """The fields with the translations; refuses what published times and bookings rest on."""

    class Meta:
        model = Motestyp
        fields = ("kod", *FALT)
        help_texts = HJALP

    def clean(self) -> dict[str, Any]:
        """Say what cannot be changed at its field, as the action would."""
        cleaned = super().clean()
        if self.instance.pk:
            try:
                check_change(Motestyp.objects.get(pk=self.instance.pk), self.given(cleaned), timezone.now())
            except OtillatenHandling as vagran:
                refuse(self, vagran)
        return cleaned

    def given(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """What was filled in of the fields without language."""
        return {namn: cleaned[namn] for namn in FALT if namn in cleaned}


class EgenMotestypForm(MotestypForm):
    """The same for an officer: the own units, and the case types that they answer for."""

    class Meta(MotestypForm.Meta):
        widgets = {"beskrivning": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, user: Anvandare, **kwargs: Any) -> None:
        """The code is given once, or made of the name."""
        super().__init__(*args, **kwargs)
        units = user.units_with(Behorighet.PUBLICERA_TIDER)
        self.fields["enhet"].queryset = Enhet.objects.active().filter(pk__in=units)
        own = Q(is_active=True, ansvarig_enhet__in=units) | Q(pk=self.instance.arendetyp_id)
        self.fields["arendetyp"].queryset = Arendetyp.objects.filter(own).order_by("namn")
        if self.instance.pk:
            del self.fields["kod"]
        else:
            self.fields["kod"].required = False
            self.fields["kod"].help_text = _("Står i adressen. Lämna tomt, så blir den av namnet.")

    def read_fingerprint(self) -> str:
        """What the page shows of the row as it is stored."""
        return fingerprint(Motestyp.objects.get(pk=self.instance.pk), ()) if self.instance.pk else ""

    def varden(self) -> dict[str, Any]:
        """What a valid form says, for the action."""
        kod = {"kod": self.cleaned_data["kod"]} if "kod" in self.fields else {}
        return {**self.given(self.cleaned_data), **kod, "oversattningar": self.translations()}

    @property
    def grupper(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields as the page groups them; translations are a group of their own."""
        groups = (
            (_("Vad mötet är"), ("namn", "beskrivning", "kod", "enhet", "arendetyp", "resursslag")),
            (_("Hur det bokas"), ("minuter", "buffert", "framforhallning", "dagar_fram", "hogst_per_person")),
            (_("För vem"), ("is_public", "is_dropin", "is_active")),
        )
        return [(rubrik, [self[namn] for namn in names if namn in self.fields]) for rubrik, names in groups]

    @property
    def oversatta(self) -> list[forms.BoundField]:
        """The fields in other languages."""
        return [self[namn] for namn in self.fields if "__" in namn]
