"""Something that units and users hold, for tests of what closes and is removed: balls."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from kontaktcenter import avveckling
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare, Enhet


class Bollar(avveckling.Innehav):
    """Balls by the id of the unit or user that holds them; `is_stuck` refuses every move."""

    kod = "bollar"

    def __init__(self) -> None:
        """Nobody holds any."""
        self.at_units: dict[int, int] = {}
        self.with_users: dict[int, int] = {}
        self.is_stuck = False

    def describe(self, antal: int) -> str:
        """So many balls."""
        return f"{antal} bollar"

    def count_at_units(self, enheter: Collection[int]) -> dict[int, int]:
        """Those of the units asked for."""
        return {pk: antal for pk, antal in self.at_units.items() if pk in enheter}

    def count_with_users(self, anvandare: Collection[int]) -> dict[int, int]:
        """Those of the users asked for."""
        return {pk: antal for pk, antal in self.with_users.items() if pk in anvandare}

    def move_from_unit(self, *, fran: Enhet, till: Enhet, by: Anvandare | None) -> int:
        """Give all to the other unit."""
        return self._move(self.at_units, fran.pk, till.pk)

    def move_from_user(self, *, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
        """Give all to the other person."""
        return self._move(self.with_users, fran.pk, till.pk)

    def _move(self, holders: dict[int, int], fran: int, till: int) -> int:
        if self.is_stuck:
            raise OtillatenHandling("Bollarna sitter fast.")
        antal = holders.pop(fran, 0)
        holders[till] = holders.get(till, 0) + antal
        return antal


@contextmanager
def registered() -> Iterator[Bollar]:
    """Balls that can be held while the test lasts."""
    bollar = Bollar()
    avveckling.register(bollar)
    yield bollar
    avveckling.unregister(Bollar.kod)
