"""Which public pages the map of the site tells search engines of: each app registers its own, so the ground floor imports no app.

from kontaktcenter import webbkarta
webbkarta.register("kontor", lambda: ["/kontor/"])
"""

from collections.abc import Callable, Iterable

_sidor: dict[str, Callable[[], Iterable[str]]] = {}


def register(kod: str, sidor: Callable[[], Iterable[str]]) -> None:
    """Let the map have these pages, as addresses within the site; registering the same `kod` again replaces them."""
    _sidor[kod] = sidor


def all_sidor() -> list[str]:
    """Every page that was registered, in the order of registration."""
    return [sida for sidor in _sidor.values() for sida in sidor()]
