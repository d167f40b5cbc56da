"""Factories of the ground floor: each makes the least that is valid, with fixed values. `factories_arenden.py` has the rest.

What has a natural key (calendar, unit, subject, case type) is made once per key: asked for again it is the same row, changed by
the values given. A user is a new person at each call.
"""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, TypeVar

from django.db.models import Model

from kontaktcenter.models import (
    Amne,
    Anvandare,
    Arbetstidsintervall,
    Arbetstidskalender,
    Arendetyp,
    Enhet,
    Foljdfraga,
    Kompetens,
    Medlemskap,
    Overenskommelse,
    Overenskommelserad,
)

LONGE_SEDAN = date(2020, 1, 1)
Rad = TypeVar("Rad", bound=Model)


def make_once(
    model: type[Rad], key: Mapping[str, Any], falt: Mapping[str, Any], new: Callable[[], Mapping[str, Any]] = dict
) -> tuple[Rad, bool]:
    """The row of a natural key, made with what `new` adds or changed where `falt` says something else; and whether it was made.

    Nearly always it is there as wanted, and then nothing is written: a test asks for the same few rows dozens of times.
    """
    row = model.objects.filter(**key).first()
    if row is not None and all(getattr(row, name) == value for name, value in falt.items()):
        return row, False
    return model.objects.update_or_create(**key, defaults=falt, create_defaults={} if row else {**new(), **falt})


def make_kalender(namn: str = "Kontorstid", **falt: Any) -> Arbetstidskalender:
    """Monday to Friday 8–17, closed on public holidays."""
    kalender, is_new = make_once(Arbetstidskalender, {"namn": namn}, falt)
    if is_new:
        Arbetstidsintervall.objects.bulk_create(
            Arbetstidsintervall(kalender=kalender, veckodag=dag, fran=time(8), till=time(17)) for dag in range(5)
        )
    return kalender


def make_enhet(kortnamn: str = "bygglov", *, namn: str = "Bygglovsenheten", **falt: Any) -> Enhet:
    """A unit at the top of the tree, unless `foralder` is given."""

    def new() -> dict[str, Any]:
        kalender = falt.get("kalender") or make_kalender()
        return {"namn": namn, "slag": Enhet.Slag.ENHET, "epost": f"{kortnamn}@exempelkommun.example", "kalender": kalender}

    return make_once(Enhet, {"kortnamn": kortnamn}, falt, new)[0]


def make_center(kortnamn: str = "kundcenter", *, namn: str = "Kundcenter", **falt: Any) -> Enhet:
    """A contact center."""
    return make_enhet(kortnamn, namn=namn, **{"slag": Enhet.Slag.CENTER, **falt})


def make_forvaltning(kortnamn: str = "samhallsbyggnad", *, namn: str = "Samhällsbyggnad", **falt: Any) -> Enhet:
    """A department."""
    return make_enhet(kortnamn, namn=namn, **{"slag": Enhet.Slag.FORVALTNING, **falt})


def make_anvandare(
    roll: str | None = "kommunvagledare", enhet: Enhet | None = None, *, password: str | None = None, **falt: Any
) -> Anvandare:
    """A person with one role at one unit (a center for a kommunvägledare); `roll=None` gives no membership.

    Without `password` the person can only be signed in by `client.force_login`.
    """
    stem = roll or "anvandare"
    username = falt.pop("username", f"{stem}{Anvandare.objects.filter(username__startswith=stem).count() + 1}")
    new = {"first_name": "Test", "last_name": username.capitalize(), "email": f"{username}@exempelkommun.example", **falt}
    anvandare = Anvandare.objects.create_user(username, password=password, **new)
    if roll is not None:
        if enhet is None:
            enhet = make_center() if roll == "kommunvagledare" else make_enhet()
        make_medlemskap(anvandare, roll, enhet)
    return anvandare


def make_medlemskap(anvandare: Anvandare, roll: str, enhet: Enhet, **falt: Any) -> Medlemskap:
    """A role at a unit, held since long."""
    return Medlemskap.objects.create(anvandare=anvandare, roll=roll, enhet=enhet, **{"fran": LONGE_SEDAN, **falt})


def make_kompetens(namn: str = "Teckenspråk", **falt: Any) -> Kompetens:
    """A competence."""
    return make_once(Kompetens, {"namn": namn}, falt)[0]


def make_amne(kod: str = "bygga-och-bo", *, namn: str = "Bygga och bo", **falt: Any) -> Amne:
    """A subject at the top of the tree, unless `foralder` is given."""
    return make_once(Amne, {"kod": kod}, falt, lambda: {"namn": namn})[0]


def make_arendetyp(kod: str = "fraga-bygglov", *, namn: str = "Fråga om bygglov", **falt: Any) -> Arendetyp:
    """An open, public case type: accepted within 4 working hours, answered within 3 working days, kept 24 months."""

    def new() -> dict[str, Any]:
        related = (("amne", make_amne), ("center", make_center), ("ansvarig_enhet", make_enhet))
        return {
            "namn": namn,
            "slag": Arendetyp.Slag.FRAGA,
            "arbetskategori": Arendetyp.Arbetskategori.VAGLEDNING,
            "is_public": True,
            "kvittensfrist": 4,
            "svarsfrist": 3,
            "gallring_manader": 24,
        } | {field: make() for field, make in related if field not in falt}

    return make_once(Arendetyp, {"kod": kod}, falt, new)[0]


def make_foljdfraga(arendetyp: Arendetyp, nyckel: str = "fastighet", **falt: Any) -> Foljdfraga:
    """A short text question of the case type; a question of choice gets the alternatives ja and nej."""
    new = {"text": f"Vad gäller {nyckel}?", "slag": Foljdfraga.Slag.TEXT, **falt}
    if new["slag"] in (Foljdfraga.Slag.VAL, Foljdfraga.Slag.FLERVAL):
        new.setdefault("alternativ", [{"varde": "ja", "text": "Ja"}, {"varde": "nej", "text": "Nej"}])
    return Foljdfraga.objects.create(arendetyp=arendetyp, nyckel=nyckel, **new)


def make_overenskommelse(
    forvaltning: Enhet | None = None,
    *,
    center: Enhet | None = None,
    villkor: Mapping[Arendetyp, str] | None = None,
    **falt: Any,
) -> Overenskommelse:
    """An agreement in force without end; `villkor` says per case type who answers (`svarar`, `lamnar_over` …)."""
    overenskommelse = Overenskommelse.objects.create(
        center=center or make_center(),
        forvaltning=forvaltning or make_forvaltning(),
        **{"galler_fran": LONGE_SEDAN, "omprovas": date(2099, 12, 31), **falt},
    )
    for arendetyp, vem_svarar in (villkor or {}).items():
        Overenskommelserad.objects.create(overenskommelse=overenskommelse, arendetyp=arendetyp, vem_svarar=vem_svarar)
    return overenskommelse
