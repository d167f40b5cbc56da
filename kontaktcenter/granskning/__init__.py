"""The check that no case can be left without owner, unit or deadline.

`find_anmarkningar` reads the whole setup, not one form: what is refused in a single object stands in its model's `clean()`. An
administrator's change runs inside `refuse_new_anmarkningar`, which lets an old fault stand (it has to be mended one step at a
time) but refuses a change that makes a new one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.granskning.anmarkning import Anmarkning
from kontaktcenter.granskning.installningar import Installningar
from kontaktcenter.granskning.regler import HINDER, PAMINNELSER

__all__ = ["Anmarkning", "Granskningsfel", "find_anmarkningar", "find_paminnelser", "refuse_new_anmarkningar"]

# Any number that no other advisory lock of the product uses.
LOCK = 20_260_402


class Granskningsfel(OtillatenHandling):
    """The change would leave something without owner, unit or deadline."""

    def __init__(self, anmarkningar: list[Anmarkning]) -> None:
        """`anmarkningar` are the faults that the change would make."""
        super().__init__(" ".join(str(anmarkning) for anmarkning in anmarkningar))
        self.anmarkningar = anmarkningar


def find_anmarkningar() -> list[Anmarkning]:
    """Every fault in the setup, now and once the units that are going to close have done so.

    A dozen queries, however large the municipality.
    """
    installningar = Installningar.read()
    found = {anmarkning.nyckel: anmarkning for regel in HINDER for anmarkning in regel(installningar)}
    if installningar.close_planned():
        found = {anmarkning.nyckel: anmarkning for regel in HINDER for anmarkning in regel(installningar)} | found
    return list(found.values())


def find_paminnelser() -> list[Anmarkning]:
    """What ought to be looked after but endangers no case, such as agreements due for review."""
    installningar = Installningar.read()
    return [anmarkning for regel in PAMINNELSER for anmarkning in regel(installningar)]


@contextmanager
def refuse_new_anmarkningar() -> Iterator[Callable[[], None]]:
    """One transaction that is undone with Granskningsfel if it would add a fault.

    Checks when the block ends; the block gets the check too, to call sooner where something follows that must not happen.
    Changes to the setup wait for each other here: two that are harmless one by one can make a fault together, as when the
    two last members of a unit are removed at the same time.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        before = {anmarkning.nyckel for anmarkning in find_anmarkningar()}

        def check() -> None:
            new = [anmarkning for anmarkning in find_anmarkningar() if anmarkning.nyckel not in before]
            if new:
                raise Granskningsfel(new)

        yield check
        check()
