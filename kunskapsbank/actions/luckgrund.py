"""What every action on a gap does the same: lock and re-read, refuse a stale page, save with a new version, write one event."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.arbetstid import add_working_days
from kontaktcenter.fel import InaktuellSida, Inmatningsfel
from kontaktcenter.models import Anvandare, Enhet
from kunskapsbank.luckratt import By
from kunskapsbank.models import Artikelhandelse, Kunskapslucka
from kunskapsbank.soklistor import telling_words
from kunskapsbank.sokmotor import index_document, remove_document
from kunskapsbank.status import Handelsetyp

SAMLING = "lucka"
"""The collection of the index whose keys are ids of Kunskapslucka."""
FLEST_ORD = 30
"""Wordings of the askers by which a gap is found, beside its own."""

LAS = 0x6B756E736B6170


def hold_grouping() -> None:
    """Be alone with making, merging and splitting gaps until the transaction ends, so that two alike signals at once make one gap."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LAS])


def lock_lucka(lucka: Kunskapslucka | int, *, version: int | None = None) -> Kunskapslucka:
    """Lock the gap until the transaction ends and read it again.

    `version` is what the page showed; when it differs, somebody else was first and InaktuellSida is raised.
    """
    pk = lucka if isinstance(lucka, int) else lucka.pk
    if not Kunskapslucka.objects.select_for_update().filter(pk=pk).values_list("pk"):
        raise InaktuellSida(_("Luckan finns inte längre: någon har slagit ihop den med en annan."))
    locked = Kunskapslucka.objects.select_related("enhet__kalender", "artikel", "galler").get(pk=pk)
    if version is not None and version != locked.version:
        raise InaktuellSida(_("Någon annan har ändrat luckan sedan du öppnade sidan. Läs det nya och försök igen."))
    return locked


def save_lucka(lucka: Kunskapslucka, *falt: str) -> None:
    """Save the named fields and step the version, so that stale pages are noticed."""
    lucka.version += 1
    lucka.save(update_fields=[*falt, "version"])


def record_lucka(typ: Handelsetyp, lucka: Kunskapslucka, *, by: By, **data: Any) -> None:
    """Write what happened to the gap, with what a figure can be broken down by."""
    Artikelhandelse.objects.create(
        typ=typ,
        artikel_id=lucka.artikel_id or lucka.galler_id,
        av=by,
        enhet_id=lucka.enhet_id,
        amne_id=lucka.amne_id,
        data={"lucka": lucka.pk, **data},
    )


def index_lucka(lucka: Kunskapslucka) -> None:
    """Let the search find the gap by its heading and the askers' words. One about an article is found by the article instead."""
    if lucka.galler_id is not None:
        remove_document(SAMLING, lucka.pk)
        return
    ord_ = lucka.signaler.exclude(text="").order_by("-tid").values_list("text", "sprak")[:FLEST_ORD]
    sokord = "\n".join(telling_words(text, sprak) for text, sprak in ord_)
    index_document(SAMLING, lucka.pk, {"titel": telling_words(lucka.rubrik), "sokord": sokord})


def count_signals(lucka: Kunskapslucka) -> None:
    """Reckon number and times of a gap anew from its signals, after they have been moved."""
    tider = list(lucka.signaler.order_by("tid").values_list("tid", flat=True))
    lucka.antal = len(tider)
    if tider:
        lucka.forst, lucka.senast = tider[0], tider[-1]
    save_lucka(lucka, "antal", "forst", "senast")


def set_assigned(lucka: Kunskapslucka, enhet: Enhet, *, ansvarig: Anvandare | None, arbetsdagar: int | None = None) -> None:
    """Give a locked gap to a unit (not saved), to be seen to within so many of the unit's working days."""
    nu = timezone.now()
    lucka.enhet, lucka.ansvarig, lucka.lage = enhet, ansvarig, Kunskapslucka.Lage.TILLDELAD
    lucka.frist = deadline(enhet, nu, arbetsdagar)
    lucka.tilldelad, lucka.pamind = nu, None


def deadline(enhet: Enhet, nu: datetime, arbetsdagar: int | None = None) -> datetime:
    """When a gap is to be closed: so many of the unit's working days from now (default `KC_LUCKFRIST`)."""
    return add_working_days(nu, arbetsdagar or settings.LUCKFRIST_DAGAR, enhet.kalender.as_kalender())


def in_force(enhet: Enhet | None) -> Enhet | None:
    """The unit that can be given work: the one named or its successor."""
    return enhet.in_force() if enhet is not None else None


def check_receiver(enhet: Enhet) -> None:
    """Refuse a unit that is closed."""
    if not enhet.is_active:
        raise Inmatningsfel(_("%(enhet)s är stängd. Välj en annan enhet.") % {"enhet": enhet}, falt="enhet")


ASSIGNED = ("enhet", "ansvarig", "lage", "frist", "tilldelad", "pamind")
"""The fields that `set_assigned` sets."""
