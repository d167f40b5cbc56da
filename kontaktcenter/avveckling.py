"""What a unit or a user still holds when it is to go.

The ground floor imports no app above it, so each app registers from its `AppConfig.ready()` what it lets units and users hold:

    from kontaktcenter import avveckling
    avveckling.register(OppnaArenden())
"""

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import ClassVar

from kontaktcenter.models import Anvandare, Enhet


class Innehav(ABC):
    """One kind of thing that lies at units or with users, such as open cases."""

    kod: ClassVar[str]

    @abstractmethod
    def describe(self, antal: int) -> str:
        """Say `antal` of them in Swedish, ready to stand in a list: "3 öppna ärenden"."""

    @abstractmethod
    def count_at_units(self, enheter: Collection[int]) -> dict[int, int]:
        """How many each of the units holds, by unit id; a unit that holds none may be left out. One query or few."""

    @abstractmethod
    def count_with_users(self, anvandare: Collection[int]) -> dict[int, int]:
        """How many each of the users holds, by user id; a user who holds none may be left out. One query or few."""

    def name_with_user(self, anvandare: Anvandare) -> list[str]:
        """Each that the user holds, in a sentence without names of others; nothing where a number says enough."""
        return []

    @abstractmethod
    def move_from_unit(self, *, fran: Enhet, till: Enhet, by: Anvandare | None) -> int:
        """Move everything that `fran` holds to `till`, each with its trace, and say how many. `by` is None for the system.

        Runs in the caller's transaction and must leave nothing behind. Raises Verksamhetsfel when something cannot move.
        """

    @abstractmethod
    def move_from_user(self, *, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
        """Move everything that `fran` holds to `till`, as `move_from_unit` does."""


_innehav: dict[str, Innehav] = {}


def register(innehav: Innehav) -> None:
    """Let units and users hold this; registering the same `kod` again replaces it."""
    _innehav[innehav.kod] = innehav


def unregister(kod: str) -> None:
    """Forget what was registered under `kod`."""
    _innehav.pop(kod, None)


def held_by_units(enheter: Collection[int]) -> dict[int, list[str]]:
    """What each of the units holds, in words, by unit id; those that hold nothing are left out."""
    return _in_words(enheter, {innehav: innehav.count_at_units(enheter) for innehav in _innehav.values()})


def held_by_users(anvandare: Collection[int]) -> dict[int, list[str]]:
    """What each of the users holds, in words, by user id; those who hold nothing are left out."""
    return _in_words(anvandare, {innehav: innehav.count_with_users(anvandare) for innehav in _innehav.values()})


def named_with_user(anvandare: Anvandare) -> list[str]:
    """What the user holds, one by one, of the kinds that are told so."""
    return [sentence for innehav in _innehav.values() for sentence in innehav.name_with_user(anvandare)]


def move_from_unit(*, fran: Enhet, till: Enhet, by: Anvandare | None) -> list[str]:
    """Move everything that `fran` holds to `till`; what was moved, in words."""
    return _say({innehav: innehav.move_from_unit(fran=fran, till=till, by=by) for innehav in _innehav.values()})


def move_from_user(*, fran: Anvandare, till: Anvandare, by: Anvandare) -> list[str]:
    """Move everything that `fran` holds to `till`; what was moved, in words."""
    return _say({innehav: innehav.move_from_user(fran=fran, till=till, by=by) for innehav in _innehav.values()})


def _in_words(ids: Collection[int], counts: dict[Innehav, dict[int, int]]) -> dict[int, list[str]]:
    words = {pk: _say({innehav: count.get(pk, 0) for innehav, count in counts.items()}) for pk in ids}
    return {pk: texts for pk, texts in words.items() if texts}


def _say(counts: dict[Innehav, int]) -> list[str]:
    return [innehav.describe(antal) for innehav, antal in counts.items() if antal]
