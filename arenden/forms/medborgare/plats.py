"""The page that asks where it is."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden.forms.medborgare.steg import Rad, Stegform
from arenden.indata import Plats
from kontaktcenter.medborgare.falt import make_text


class Platssida(Stegform):
    """Where it is: words, a pin on the map, or both."""

    plats = make_text(
        label=gettext_lazy("Adress eller beskrivning av platsen"),
        help_text=gettext_lazy("Till exempel Storgatan 5, eller vid lekplatsen i parken."),
        langst=200,
        required=False,
    )
    lat = make_text(label=gettext_lazy("Latitud"), langst=20, required=False)
    lon = make_text(label=gettext_lazy("Longitud"), langst=20, required=False)
    for _field in (lat, lon):
        _field.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "dir": "ltr"}
    plats.widget.attrs["autocomplete"] = "street-address"

    def clean_lat(self) -> float | None:
        """Degrees north."""
        return self._degrees("lat", 90)

    def clean_lon(self) -> float | None:
        """Degrees east."""
        return self._degrees("lon", 180)

    def _degrees(self, name: str, most: int) -> float | None:
        text = self.cleaned_data.get(name, "").replace(",", ".").replace("−", "-")
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not -most <= value <= most:
            raise ValidationError(_("Skriv grader som ett tal mellan −%(mest)d och %(mest)d.") % {"mest": most})
        return round(value, 6)

    def clean(self) -> dict[str, Any]:
        """Demand one of the two, and both halves of a position."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if (cleaned["lat"] is None) != (cleaned["lon"] is None):
            self.add_error("lat" if cleaned["lat"] is None else "lon", _("Fyll i både latitud och longitud, eller ingen av dem."))
        elif not cleaned["plats"] and cleaned["lat"] is None:
            self.add_error("plats", _("Skriv en adress, eller sätt en nål på kartan."))
        return cleaned

    def place(self) -> Plats:
        """The place; for a valid form."""
        return Plats(self.cleaned_data["plats"], self.cleaned_data["lat"], self.cleaned_data["lon"])

    def rader(self) -> list[Rad]:
        """The words, and that there is a pin."""
        plats = self.place()
        rows = [Rad(_("Plats"), plats.text)] if plats.text else []
        return rows + ([Rad(_("Nål på kartan"), f"{plats.lat:.5f}, {plats.lon:.5f}")] if plats.lat is not None else [])
