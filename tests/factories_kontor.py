"""Factories of the service offices: each makes the least that is valid, with fixed values."""

from datetime import date, time
from typing import Any

from servicekontor.models import Kontor, Oppettid, Oppetundantag, Resurs
from tests.factories import make_center


def make_kontor(kod: str = "norrby", **falt: Any) -> Kontor:
    """A fixed office without hours."""
    if "enhet" not in falt:
        falt["enhet"] = make_center()
    new = {"namn": f"Kontoret i {kod.capitalize()}", "ort": kod.capitalize(), "adress": "Exempelgatan 1", **falt}
    return Kontor.objects.create(kod=kod, **new)


def make_resurs(kontor: Kontor, namn: str = "Disk 1", **falt: Any) -> Resurs:
    """A desk."""
    return Resurs.objects.create(kontor=kontor, namn=namn, **{"slag": Resurs.Slag.DISK, **falt})


def make_oppettid(kontor: Kontor, veckodag: int = 0, fran: str = "09:00", till: str = "16:00", **falt: Any) -> Oppettid:
    """Open with staff on Mondays from the beginning of 2026."""
    hours = {"fran": time.fromisoformat(fran), "till": time.fromisoformat(till), "galler_fran": date(2026, 1, 1)}
    return Oppettid.objects.create(kontor=kontor, veckodag=veckodag, **{**hours, **falt})


def make_oppetundantag(kontor: Kontor, datum: date, *tider: str, **falt: Any) -> Oppetundantag:
    """Other hours on a date; closed when none are given."""
    return Oppetundantag.objects.create(kontor=kontor, datum=datum, tider=list(tider), **{"rubrik": "Inventering", **falt})
