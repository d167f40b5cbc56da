"""Questions that were answered without the knowledge base: each is a sign that an answer is missing there."""

from datetime import datetime, timedelta

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from arenden.fragesamling import searchable
from arenden.models import Fraga, Svarsartikel
from kunskapsbank.actions.signal import register_signal
from kunskapsbank.models import Lucksignal

KALLA = "fraga:"
SENASTE = timedelta(days=7)
"""How far back the sweep looks: further than any night on which it may not have run."""
FLEST = 500
"""Signs of one sweep, so that it ends; the next one goes on where it stopped."""


def signal_unassisted(nu: datetime | None = None) -> int:
    """Note the newly answered questions for which no article was said to give the answer; how many. Each is noted once.

    Types under secrecy, cases of somebody's own and protected persons are never among them.
    """
    rows = unassisted((nu or timezone.now()) - SENASTE).select_related("arendetyp", "kontakt")[:FLEST]
    noted = 0
    for fraga in rows:
        signal = register_signal(
            slag=Lucksignal.Slag.UTAN_ARTIKEL,
            kalla=f"{KALLA}{fraga.pk}",
            text=fraga.text,
            sprak=fraga.kontakt.sprak,
            arendetyp=fraga.arendetyp,
        )
        noted += signal is not None
    return noted


def unassisted(since: datetime) -> QuerySet[Fraga]:
    """The questions answered since then without an article, that are not noted yet; the newest first."""
    kalla = Concat(Value(KALLA), Cast(OuterRef("pk"), CharField()))
    return (
        searchable()
        .filter(
            ~Exists(Svarsartikel.objects.filter(fraga=OuterRef("pk"))),
            ~Exists(Lucksignal.objects.filter(kalla=kalla)),
            kontakt__sparad__gte=since,
        )
        .exclude(text="")
        .order_by("-pk")
    )
