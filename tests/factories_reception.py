"""Factories of the reception: each makes the least that is valid, with fixed values."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from kontaktcenter.models import Anvandare
from servicekontor.actions.besok import begin_visit
from servicekontor.actions.kallelse import call_next
from servicekontor.actions.kobiljett import take_ticket
from servicekontor.models import Besok, Besokskategori, Kobiljett, Kontor, Oppettidsslag, Oppetundantag, Resurs
from tests.factories_kontor import make_resurs


def make_kategori(kod: str = "bygga", namn: str = "Bygga och bo", **falt: Any) -> Besokskategori:
    """A category that visitors choose themselves; asked for again it is the same row."""
    return Besokskategori.objects.update_or_create(kod=kod, defaults={"namn": namn, **falt})[0]


def make_disk(kontor: Kontor, namn: str = "Disk 1") -> Resurs:
    """A desk of the office."""
    return Resurs.objects.filter(kontor=kontor, namn=namn).first() or make_resurs(kontor, namn)


def make_oppet_i_dag(kontor: Kontor) -> None:
    """Let the office have staff from midnight to midnight today, whatever day it is."""
    hours = {"tider": ["00.00–00.00"], "rubrik": "Öppet hela dagen"}
    Oppetundantag.objects.update_or_create(kontor=kontor, datum=timezone.localdate(), slag=Oppettidsslag.BEMANNAT, defaults=hours)


def make_biljett(kontor: Kontor, by: Anvandare, *, kategori: Besokskategori | None = None, minuter: int = 0, **falt: Any) -> Kobiljett:
    """A ticket taken at the desk so many minutes ago."""
    tid: datetime = timezone.now() - timedelta(minutes=minuter)
    given = {"dorr": Kobiljett.Dorr.RECEPTION, "nyckel": uuid.uuid4(), **falt}
    return take_ticket(kontor=kontor, kategori=kategori or make_kategori(), by=by, tid=tid, **given)


def make_besok(kontor: Kontor, by: Anvandare, disk: Resurs | None = None) -> Besok:
    """Somebody with a ticket is being helped."""
    make_biljett(kontor, by)
    return begin_visit(biljett=call_next(disk=disk or make_disk(kontor), by=by), by=by)
