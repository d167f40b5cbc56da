"""Where a place is on a map that every browser opens, telephones too."""

from django import template

from servicekontor.models import Kontor, Stopplats

register = template.Library()
KARTA = "https://www.openstreetmap.org/?mlat={lat:f}&mlon={lon:f}#map=17/{lat:f}/{lon:f}"


@register.filter
def kartlank(plats: Kontor | Stopplats) -> str:
    """The address of a map with a mark at the place, which must have a position."""
    return KARTA.format(lat=plats.latitud, lon=plats.longitud)
