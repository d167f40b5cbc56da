"""Factories of the service offices: each makes the least that is valid, with fixed values."""

from datetime import date, time
from typing import Any

from servicekontor.models import (
    Fordon,
    Kontor,
    Korstid,
    Monsterstopp,
    Oppettid,
    Oppetundantag,
    Ort,
    Resurs,
    Stopplats,
    Tur,
    Turmonster,
    Turstopp,
)
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


def make_ort(namn: str = "Lillby", invanare: int = 1200) -> Ort:
    """A town; the same one for the same name."""
    return Ort.objects.get_or_create(namn=namn, defaults={"invanare": invanare})[0]


def make_stopplats(namn: str = "Torget", ort: str = "Lillby", **falt: Any) -> Stopplats:
    """A place without position; the same one for the same name and town."""
    return Stopplats.objects.get_or_create(namn=namn, ort=make_ort(ort), defaults=falt)[0]


def make_korstid(fran: Stopplats, till: Stopplats, minuter: int = 30) -> Korstid:
    """Half an hour from one place to the other."""
    return Korstid.objects.create(fran=fran, till=till, minuter=minuter)


def make_fordon(namn: str = "Bussen", **falt: Any) -> Fordon:
    """A bus of a mobile office of its own."""
    if "kontor" not in falt:
        falt["kontor"] = make_kontor(namn.lower(), slag=Kontor.Slag.MOBILT, ort="", adress="")
    return Fordon.objects.create(namn=namn, **falt)


def make_turmonster(*stopp: tuple[Stopplats, str, str], fordon: Fordon | None = None, **falt: Any) -> Turmonster:
    """A round every Monday from the beginning of 2026, with stops as (place, opens, closes)."""
    values = {"namn": "Norra rundan", "veckodag": 0, "galler_fran": date(2026, 1, 1), **falt}
    monster = Turmonster.objects.create(fordon=fordon or make_fordon(), **values)
    for plats, ankomst, avgang in stopp:
        Monsterstopp.objects.create(monster=monster, plats=plats, ankomst=time.fromisoformat(ankomst), avgang=time.fromisoformat(avgang))
    return monster


def make_tur(datum: date, fordon: Fordon | None = None) -> Tur:
    """A day without stops."""
    return Tur.objects.create(fordon=fordon or make_fordon(), datum=datum)


def make_turstopp(tur: Tur, ankomst: str = "10:00", avgang: str = "12:00", **falt: Any) -> Turstopp:
    """A stop as planned, on the square of Lillby."""
    times = {"ankomst": time.fromisoformat(ankomst), "avgang": time.fromisoformat(avgang)}
    planned = {f"planerad_{namn}": klockslag for namn, klockslag in times.items()}
    return Turstopp.objects.create(tur=tur, **{"plats": falt.pop("plats", None) or make_stopplats(), **times, **planned, **falt})
