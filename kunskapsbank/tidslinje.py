"""What has happened to an article, newest first, as sentences."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from kunskapsbank.models import Artikel, Artikelhandelse, Revision
from kunskapsbank.status import Handelsetyp as H

FLEST = 100
UTSEENDE: dict[str, tuple[str, str]] = {
    H.SKAPAD: ("plus-circle", "neutral"),
    H.SKICKAD: ("paper-plane-tilt", "info"),
    H.ATERSAND: ("arrow-u-up-left", "warning"),
    H.GODKAND: ("seal-check", "success"),
    H.PUBLICERAD: ("broadcast", "success"),
    H.KASTAD: ("trash", "neutral"),
    H.GRANSKAD: ("check-circle", "success"),
    H.BEHOVER_ANDRAS: ("warning", "warning"),
    H.INDRAGEN: ("prohibit", "danger"),
    H.ATERTAGEN: ("arrow-counter-clockwise", "success"),
    H.PAMIND: ("bell", "neutral"),
}


@dataclass(frozen=True)
class Steg:
    """One row."""

    tid: datetime
    rubrik: str
    av: str
    ikon: str
    farg: str


def make_tidslinje(artikel: Artikel) -> list[Steg]:
    """The latest events of the article; two queries."""
    events = list(Artikelhandelse.objects.filter(artikel=artikel).select_related("av").order_by("-tid", "-pk")[:FLEST])
    named = [event.data.get("revision") for event in events if event.data.get("revision")]
    numbers = dict(Revision.objects.filter(pk__in=named).values_list("pk", "nummer"))
    return [_step(event, numbers) for event in events]


def _step(event: Artikelhandelse, numbers: dict[int, int]) -> Steg:
    ikon, farg = UTSEENDE.get(event.typ, ("pencil-simple", "neutral"))
    parts = [event.get_typ_display()]
    if event.sprak and event.sprak != "sv":
        parts.append(str(dict(settings.LANGUAGES).get(event.sprak, event.sprak)).lower())
    if event.data.get("revision") in numbers:
        parts.append(_("version %(nummer)d") % {"nummer": numbers[event.data["revision"]]})
    return Steg(event.tid, ", ".join(parts), str(event.av or _("Systemet")), ikon, farg)
