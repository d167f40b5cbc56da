"""Small rosters for the tests: a Monday, an office or two, a few people."""

from datetime import date

from servicekontor.bemanning.regler import Bemanning, Regel
from servicekontor.bemanning.varden import TOMT, Behov, Passlag, Person, Problem, Schemalage

MANDAG = date(2026, 12, 7)
ANNA = Person("anna", "Anna Testsson", taggar=frozenset({"sprak:ar"}), hemort="norrby")
BO = Person("bo", "Bo Provberg", taggar=frozenset({"korkort"}), hemort="soderby")
PLATSER = {"norrby": "Norrby", "soderby": "Söderby"}


def dagpass(dag: int, plats: str = "norrby", fran: int = 8, till: int = 16) -> Passlag:
    """A shift with a half hour's break, in whole hours."""
    return Passlag(dag, fran * 60, till * 60, plats, 30)


def behov(dag: int, antal: int = 1, plats: str = "norrby", krav: str = "", fran: int = 9, till: int = 16) -> Behov:
    """A need, in whole hours."""
    return Behov(plats, dag, fran * 60, till * 60, antal, frozenset(krav.split()))


def make_problem(*regler: Regel, lag: tuple[Passlag, ...] = (), dagar: int = 7, lasta: Schemalage = TOMT) -> Problem:
    """Anna and Bo, one week, and the rules that a test is about."""
    return Problem(MANDAG, dagar, (ANNA, BO), lag or tuple(dagpass(dag) for dag in range(dagar)), regler, lasta, PLATSER)


def needs(*rows: Behov, vikt: int | None = None) -> Bemanning:
    """The rule that the needs are met."""
    return Bemanning("bemanning", "Bemanningen.", vikt, rows)


def roster(*rows: tuple[Person, Passlag]) -> Schemalage:
    """A roster of persons and shifts."""
    return Schemalage.of((person.id, lag) for person, lag in rows)
