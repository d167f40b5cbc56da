"""The check that no case can be left without owner, unit or deadline.

`find_brister` reads the whole setup, not one form: what is refused in a single object stands in its model's `clean()`. An
administrator's change runs inside `refuse_new_brister`, which lets an old fault stand (it has to be mended one step at a
time) but refuses a change that makes a new one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.granskning.brist import Brist
from kontaktcenter.granskning.lage import Lage
from kontaktcenter.granskning.regler import HINDER, PAMINNELSER

__all__ = ["Brist", "Granskningsfel", "find_brister", "find_paminnelser", "refuse_new_brister"]

# Any number that no other advisory lock of the product uses.
LOCK = 20_260_402


class Granskningsfel(OtillatenHandling):
    """The change would leave something without owner, unit or deadline."""

    def __init__(self, brister: list[Brist]) -> None:
        """`brister` are the faults that the change would make."""
        super().__init__(" ".join(str(brist) for brist in brister))
        self.brister = brister


def find_brister() -> list[Brist]:
    """Every fault in the setup, now and once the units that are going to close have done so.

    A dozen queries, however large the municipality.
    """
    lage = Lage.read()
    found = {brist.nyckel: brist for regel in HINDER for brist in regel(lage)}
    if lage.close_planned():
        found = {brist.nyckel: brist for regel in HINDER for brist in regel(lage)} | found
    return list(found.values())


def find_paminnelser() -> list[Brist]:
    """What ought to be looked after but endangers no case, such as agreements due for review."""
    lage = Lage.read()
    return [brist for regel in PAMINNELSER for brist in regel(lage)]


@contextmanager
def refuse_new_brister() -> Iterator[Callable[[], None]]:
    """One transaction that is undone with Granskningsfel if it would add a fault.

    Checks when the block ends; the block gets the check too, to call sooner where something follows that must not happen.
    Changes to the setup wait for each other here: two that are harmless one by one can make a fault together, as when the
    two last members of a unit are removed at the same time.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        before = {brist.nyckel for brist in find_brister()}

        def check() -> None:
            new = [brist for brist in find_brister() if brist.nyckel not in before]
            if new:
                raise Granskningsfel(new)

        yield check
        check()
