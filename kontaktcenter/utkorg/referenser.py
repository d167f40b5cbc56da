"""What a message is about, in words that people can look up; the ground floor knows no cases, so each app tells its own.

from kontaktcenter.utkorg import referenser
referenser.register("arende", lambda ids: {17: "KC-2026-000123"})
"""

from collections.abc import Callable, Collection

_namn: dict[str, Callable[[Collection[int]], dict[int, str]]] = {}


def register(slag: str, name_all: Callable[[Collection[int]], dict[int, str]]) -> None:
    """Let `name_all` name what references such as `arende:17` point at, many at once; again replaces it."""
    _namn[slag] = name_all


def describe(referenser: Collection[str]) -> dict[str, str]:
    """What can be named of the references; one query for each kind."""
    by_kind: dict[str, set[int]] = {}
    for referens in referenser:
        slag, _colon, number = referens.partition(":")
        if slag in _namn and number.isascii() and number.isdecimal():
            by_kind.setdefault(slag, set()).add(int(number))
    named = {slag: _namn[slag](ids) for slag, ids in by_kind.items()}
    return {f"{slag}:{pk}": namn for slag, found in named.items() for pk, namn in found.items()}
