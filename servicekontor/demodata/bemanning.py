"""Those who staff the offices, and eight weeks of their roster, made by the solver and published."""

import random
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from kontaktcenter.models import Anvandare, Medlemskap
from servicekontor.bemanning.kommunregler import make_problem
from servicekontor.demodata.grund import Grund
from servicekontor.models import Arbetspass, Franvaro, Kontor, Medarbetare, Onskemal, Publiceratpass, Publicering, Schema
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.status import Sokningslage

if TYPE_CHECKING:
    from servicekontor.bemanning.losare import Framsteg

ANTAL = 24
VECKOR = 8
GRADER = (100,) * 6 + (80, 75, 50)
"""Per cent of full time, as common as they stand here."""
KORKORT_VAR = 2
"""Every so many can drive the bus."""
FRANVARANDE, ONSKEMAL = 4, 16
LANGST = 180
"""Seconds that the solver may look for a first roster on a slow machine."""


def fill_bemanning(grund: Grund, *, sekunder: float | None, slump: random.Random, nu: datetime) -> None:
    """Make the staff, what they wish and when they are away, and a roster that the solver betters for so many seconds; None makes none."""
    kontor = [rad for rad in grund.kontor.values() if rad.slag == Kontor.Slag.FAST]
    center = kontor[0].enhet
    members = Medlemskap.objects.filter(enhet=center, roll="kommunvagledare", anvandare__is_active=True).order_by("pk")
    people = [m.anvandare for m in members.select_related("anvandare")][:ANTAL]
    personal = Medarbetare.objects.bulk_create(
        Medarbetare(
            anvandare=person,
            center=center,
            sysselsattningsgrad=slump.choice(GRADER),
            hemkontor=kontor[n % len(kontor)],
            has_korkort=n % KORKORT_VAR == 0,
        )
        for n, person in enumerate(people)
    )
    today = timezone.localdate(nu)
    monday = today - timedelta(days=today.weekday())
    schema = Schema.objects.create(center=center, borjan=monday, veckor=VECKOR)
    _wishes(personal, schema, slump)
    if sekunder is not None:
        _solve(schema, sekunder, nu, by=_manager(center))


def _wishes(personal: list[Medarbetare], schema: Schema, slump: random.Random) -> None:
    """Some are away a week, and many would rather be free on a day."""
    zon, dagar = ZoneInfo(settings.TIME_ZONE), VECKOR * 7
    for medarbetare in slump.sample(personal, min(FRANVARANDE, len(personal))):
        begins = schema.borjan + timedelta(weeks=slump.randrange(1, VECKOR))
        moments = [datetime(begins.year, begins.month, begins.day, tzinfo=zon) + timedelta(days=n) for n in (0, 5)]
        Franvaro.objects.create(medarbetare=medarbetare, fran=moments[0], till=moments[1])
    for medarbetare in slump.sample(personal, min(ONSKEMAL, len(personal))):
        dag = schema.borjan + timedelta(days=slump.randrange(dagar))
        Onskemal.objects.create(medarbetare=medarbetare, datum=dag, vill_arbeta=False, styrka=slump.choice((1, 2, 3)))


def _solve(schema: Schema, sekunder: float, nu: datetime, *, by: Anvandare) -> None:
    """Let the solver make the roster, as it does when a manager asks, and publish it without a word to anybody."""
    from servicekontor.bemanning.losare import solve

    underlag, found = Schemaunderlag(schema), _Fynd(sekunder)
    result = solve(make_problem(underlag.underlag), sekunder=LANGST, lyssna=found.hear, is_stopped=found.is_old)
    schema.varde, schema.grans, schema.sekunder = result.framsteg.varde, result.framsteg.grans, result.framsteg.sekunder
    schema.sokningslage = Sokningslage.UTAN if result.lage is None else Sokningslage.KLAR
    schema.save(update_fields=["varde", "grans", "sekunder", "sokningslage"])
    if result.lage is None:
        return
    rader = Arbetspass.objects.bulk_create(underlag.as_rader(result.lage))
    publicering = Publicering.objects.create(schema=schema, nummer=1, tid=nu, av=by, antal_andringar=len(rader))
    falt = ("medarbetare_id", "kontor_id", "datum", "fran", "till", "rast")
    copies = ({namn: getattr(rad, namn) for namn in falt} for rad in rader)
    Publiceratpass.objects.bulk_create(Publiceratpass(publicering=publicering, **copy) for copy in copies)


class _Fynd:
    """When the first roster was found: the search goes on for so many seconds after that."""

    def __init__(self, sekunder: float) -> None:
        self.sekunder, self.sedan = sekunder, float("inf")

    def hear(self, framsteg: "Framsteg") -> None:
        """Called by the search."""
        if framsteg.varde is not None:
            self.sedan = min(self.sedan, time.monotonic())

    def is_old(self) -> bool:
        """Whether it has been bettered long enough."""
        return time.monotonic() - self.sedan > self.sekunder


def _manager(center: object) -> Anvandare:
    return Medlemskap.objects.filter(enhet=center, roll="chef").select_related("anvandare").order_by("pk").first().anvandare
