"""What every action does the same: lock and re-read, check, save with a new version, write one event."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.aktor import Aktor, By, user_or_none
from arenden.models import Arende, Fraga, Handelse, Kontakt
from arenden.rattigheter import check
from arenden.status import Handelsetyp, Handling
from kontaktcenter.fel import InaktuellSida
from kontaktcenter.models import Anvandare, Enhet

SAMMA_FORMULAR = timedelta(minutes=10)
"""The same words by the same hand within this time are a form that was sent twice."""
Ord = TypeVar("Ord", bound=Model)


def lock_rows(*arenden: int) -> None:
    """Lock cases by id, in order, until the transaction ends; what is read afterwards is what is so now.

    Without joins: PostgreSQL checks a joined row again after waiting for its lock, and drops it when the unit has changed
    meanwhile.
    """
    list(Arende.objects.select_for_update().filter(pk__in=arenden).order_by("pk").values_list("pk", flat=True))


def lock_arende(
    arende: Arende, *, handling: Handling, by: By, version: int | None = None, rule: Callable[[By, Handling, Arende], None] = check
) -> Arende:
    """Lock the row, read it again and check that `by` may do `handling` now, by `rule`.

    `version` is what the page showed; when it differs, somebody else was first and InaktuellSida is raised.
    """
    lock_rows(arende.pk)
    locked = Arende.objects.select_related("arendetyp__amne", "ansvarig_enhet__kalender", "center__kalender").get(pk=arende.pk)
    if version is not None and version != locked.version:
        raise InaktuellSida(
            _("Någon annan har ändrat ärendet sedan du öppnade det. Läs det nya och försök igen; det du skrev finns kvar.")
        )
    rule(by, handling, locked)
    return locked


def save_arende(arende: Arende, *falt: str) -> None:
    """Save the named fields and step the version, so that stale pages are noticed."""
    arende.version += 1
    arende.save(update_fields=[*falt, "version"])


def record(
    typ: Handelsetyp,
    *,
    by: By,
    arende: Arende | None = None,
    kontakt: Kontakt | None = None,
    fraga: Fraga | None = None,
    till_enhet: Enhet | None = None,
    **data: Any,
) -> Handelse:
    """Write what happened, with everything that a figure can be broken down by. `data` holds ids, times and codes only."""
    arendetyp = arende.arendetyp if arende else (fraga.arendetyp if fraga else None)
    return Handelse.objects.create(
        typ=typ,
        arende=arende,
        # A part of a part has the facts of its contact, but the contact is not its own.
        kontakt=kontakt if kontakt and kontakt.pk else None,
        fraga=fraga,
        av=user_or_none(by),
        is_av_medborgare=by is Aktor.MEDBORGAREN,
        center_id=arende.center_id if arende else (kontakt.center_id if kontakt else None),
        enhet_id=arende.ansvarig_enhet_id if arende else (kontakt.center_id if kontakt else None),
        till_enhet=till_enhet,
        kanal=arende.kanal if arende else (kontakt.kanal if kontakt else ""),
        amne_id=arendetyp.amne_id if arendetyp else (fraga.amne_id if fraga else None),
        arendetyp=arendetyp,
        kontor=arende.kontor if arende else (kontakt.kontor if kontakt else ""),
        sprak=kontakt.sprak if kontakt else "",
        data=data | (by.nyckelspar if isinstance(by, Anvandare) else {}),
    )


def find_repeated(rows: "QuerySet[Ord]", *, text: str, by: By) -> Ord | None:
    """The message or note among `rows` of a locked case that `by` wrote a moment ago with the same words."""
    return rows.filter(text=text, forfattare=user_or_none(by), skapad__gt=timezone.now() - SAMMA_FORMULAR).first()
