"""What stands in the monthly letter to a department: parts that each app gives from its live figures, with nothing personal in them.

    from kunskapsbank import manadsbrev
    manadsbrev.register("kontakter", contacts_of_month)

A source is asked with a department and the first day of a month and returns the parts that have something to say.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from kontaktcenter.models import Enhet


@dataclass(frozen=True)
class Siffra:
    """One line: what, how many, and how many the month before when that is known."""

    text: str
    antal: int
    fore: int | None = None


@dataclass(frozen=True)
class Avsnitt:
    """One part: a heading, a whole sentence, and lines."""

    rubrik: str
    text: str = ""
    siffror: list[Siffra] = field(default_factory=list)


Kalla = Callable[[Enhet, date], list[Avsnitt]]
_kallor: dict[str, tuple[int, Kalla]] = {}


def register(kod: str, kalla: Kalla, *, ordning: int = 100) -> None:
    """Let the letter have what `kalla` tells; lower `ordning` comes first. Registering the same `kod` again replaces it."""
    _kallor[kod] = (ordning, kalla)


def assemble(forvaltning: Enhet, manad: date) -> list[dict[str, Any]]:
    """The parts of the letter, ready to be stored."""
    kallor = sorted(_kallor.items(), key=lambda item: (item[1][0], item[0]))
    return [asdict(avsnitt) for _kod, (_ordning, kalla) in kallor for avsnitt in kalla(forvaltning, manad)]


def month_bounds(manad: date) -> tuple[datetime, datetime]:
    """When the month begins and ends by Swedish time."""
    following = (manad.replace(day=28) + timedelta(days=4)).replace(day=1)
    return _midnight(manad), _midnight(following)


def month_before(manad: date) -> date:
    """The first day of the month before."""
    return (manad - timedelta(days=1)).replace(day=1)


def _midnight(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time(0)))


def units_of(forvaltning: Enhet) -> set[int]:
    """Ids of the department and of all units below it."""
    return Enhet.objects.subtree_ids([forvaltning.pk])
