"""The tabs of the statistics, in order. A new page of figures is a line here, an address and a `Sida`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models import Anvandare
from statistik.meny import leads_center, sees_figures


@dataclass(frozen=True)
class Flik:
    """A tab: `url_name` is reversed without arguments, `visible_for` asks what the page itself does."""

    kod: str
    namn: str | Promise
    url_name: str
    ikon: str
    visible_for: Callable[[Anvandare], bool] = sees_figures


FLIKAR: tuple[Flik, ...] = (
    Flik("nu", _("Nu"), "statistik", "pulse"),
    Flik("utveckling", _("Utveckling"), "utveckling", "chart-line"),
    Flik("monster", _("När och vart"), "monster", "grid-four"),
    Flik("mal", _("Mål"), "statistik_mal", "target"),
    Flik("forvaltningar", _("Förvaltningar"), "statistik_forvaltningar", "handshake"),
    Flik("kunskap", _("Kunskap"), "statistik_kunskap", "book-open-text"),
    Flik("kontor", _("Kontor"), "statistik_kontor", "storefront"),
    Flik("ekonomi", _("Ekonomi"), "statistik_ekonomi", "coins", leads_center),
    Flik("nojdhet", _("Nöjdhet"), "nojdhet", "smiley"),
    Flik("bemanning", _("Bemanning"), "behovsprognos", "users-three", leads_center),
)
"""Put a new one where it belongs in the row: Nu, Utveckling, Mål, Förvaltningar, Kunskap, Kontor, Ekonomi, Nöjdhet, Bemanning."""


def tabs_for(user: Anvandare) -> list[Flik]:
    """Those that the user may open."""
    return [flik for flik in FLIKAR if flik.visible_for(user)]


def find_flik(kod: str) -> Flik | None:
    """The tab of a code."""
    return next((flik for flik in FLIKAR if flik.kod == kod), None)
