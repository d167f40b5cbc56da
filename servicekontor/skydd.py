"""Whose details are protected. Whoever knows people says it: that app lies above and registers here."""

from collections.abc import Callable

Skyddsfraga = Callable[[str, str], bool]
"""From a telephone number (E.164) and an e-mail address, either may be empty, to whether somebody protected has one of them."""
_fragor: list[Skyddsfraga] = []


def register(fraga: Skyddsfraga) -> None:
    """Let bookings ask; called once, when the apps are ready."""
    if fraga not in _fragor:
        _fragor.append(fraga)


def is_of_protected(*, telefon: str, epost: str) -> bool:
    """Whether the number or the address is that of somebody protected; False where nobody knows people."""
    return any(fraga(telefon, epost) for fraga in _fragor)
