"""The size that a roster must be solved at: twelve offices and a bus, forty people, eight weeks. Made up, the same each time."""

import random
from datetime import date

from servicekontor.bemanning.kommunregler import Underlag
from servicekontor.bemanning.passlag import make_shifts, merge_half_hours
from servicekontor.bemanning.regler import Onskan
from servicekontor.bemanning.varden import DYGN, Behov, Passlag, Person

MANDAG = date(2026, 9, 28)
KONTOR = tuple(f"kontor{number:02}" for number in range(1, 13))
BUSS = "buss"
SPRAK = ("ar", "fi", "en", "so")


def make_underlag(*, kontor: int = 12, personer: int = 40, veckor: int = 8, fro: int = 1) -> Underlag:
    """So many offices (the first two large, with Arabic every day), a bus with a driver, so many people, so many weeks."""
    slump = random.Random(fro)
    places = KONTOR[:kontor]
    position = {plats: (slump.randrange(60), slump.randrange(60)) for plats in (*places, BUSS)}
    ways = {(a, b): _way(position[a], position[b]) for a in position for b in position if a < b}
    people = tuple(_person(number, places, slump) for number in range(personer))
    lag: list[Passlag] = []
    needs: list[Behov] = []
    wanted: list[Behov] = []
    for dag in range(veckor * 7):
        for number, plats in enumerate((*places, BUSS)):
            hours = _hours(dag, number, is_buss=plats == BUSS)
            if hours:
                lag += make_shifts(plats, dag, [hours], is_hel=plats == BUSS)
                needs += _needs(plats, dag, hours, number)
                wanted += merge_half_hours(plats, dag, [(11 * 60, 13 * 60, 3)]) if number < 2 else []
    return Underlag(
        MANDAG,
        veckor * 7,
        people,
        tuple(lag),
        tuple(needs),
        tuple(wanted),
        places,
        ways,
        franvaro=_absences(people, veckor, slump),
        onskningar=tuple(Onskan(p.id, slump.randrange(veckor * 7), False, slump.randint(1, 3)) for p in people for _turn in range(4)),
    )


def _way(a: tuple[int, int], b: tuple[int, int]) -> int:
    return 10 + abs(a[0] - b[0]) + abs(a[1] - b[1])


def _person(number: int, places: tuple[str, ...], slump: random.Random) -> Person:
    share = (100, 100, 100, 80, 75)[number % 5]
    tags = {"sprak:" + SPRAK[number % 4], *(["korkort"] if number % 3 else [])}
    return Person(f"p{number}", f"Person {number}", share * 24, frozenset(tags), places[slump.randrange(len(places))])


def _hours(dag: int, number: int, *, is_buss: bool) -> tuple[int, int] | None:
    """Weekdays 9–16; each office late on one weekday every other week; the two large ones Saturdays 10–14."""
    weekday = dag % 7
    if weekday == 5 and number < 2:
        return 10 * 60, 14 * 60
    if weekday >= 5:
        return None
    is_late = not is_buss and weekday == number % 4 and (dag // 7 + number) % 2 == 0
    return 9 * 60, 18 * 60 if is_late else 16 * 60


def _needs(plats: str, dag: int, hours: tuple[int, int], number: int) -> list[Behov]:
    needs = [Behov(plats, dag, *hours, 2)]
    if plats == BUSS:
        needs.append(Behov(plats, dag, *hours, 1, frozenset({"korkort"})))
    elif number < 2 and dag % 7 < 5:
        needs.append(Behov(plats, dag, 10 * 60, 15 * 60, 1, frozenset({"sprak:ar"})))
    return needs


def _absences(people: tuple[Person, ...], veckor: int, slump: random.Random) -> tuple[tuple[str, int, int], ...]:
    """A week away for every other person."""
    weeks = [(person.id, slump.randrange(veckor) * 7) for person in people[::2]]
    return tuple((person, monday * DYGN, (monday + 7) * DYGN) for person, monday in weeks)
