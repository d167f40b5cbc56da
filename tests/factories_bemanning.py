"""Factories of the roster: each makes the least that is valid, with fixed values."""

from datetime import date, time
from typing import Any

from servicekontor.models import Arbetspass, Kontor, Medarbetare, Schema
from tests.factories import make_anvandare, make_center

MANDAG = date(2026, 12, 7)


def make_medarbetare(namn: str = "anna", **falt: Any) -> Medarbetare:
    """A full-timer of the center."""
    center = falt.pop("center", None) or make_center()
    user = make_anvandare(
        "kommunvagledare", center, username=namn, first_name=namn.capitalize(), last_name="Testsson", email=f"{namn}@test.se"
    )
    return Medarbetare.objects.create(anvandare=user, center=center, **falt)


def make_schema(**falt: Any) -> Schema:
    """One week of the center, from Monday 7 December 2026."""
    new = {"borjan": MANDAG, "veckor": 1, **falt}
    return Schema.objects.create(center=new.pop("center", None) or make_center(), **new)


def make_pass(
    schema: Schema, medarbetare: Medarbetare, kontor: Kontor, *, dag: int = 0, fran: str = "08:45", till: str = "16:00", **falt: Any
) -> Arbetspass:
    """A shift of a weekday's staffed hours, nine to four."""
    hours = {"fran": time.fromisoformat(fran), "till": time.fromisoformat(till), "rast": 45}
    datum = date.fromordinal(schema.borjan.toordinal() + dag)
    return Arbetspass.objects.create(schema=schema, medarbetare=medarbetare, kontor=kontor, datum=datum, **{**hours, **falt})
