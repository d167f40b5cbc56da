"""The staff navigation: each app registers its own pages from `AppConfig.ready()`, so the ground floor imports no app.

from kontaktcenter.navigation import Lank, register
register(Lank("Arbetsplats", "arbetsplats", ikon="headset", ordning=10, visible_for=lambda user: …))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject

FLEST_I_RADEN = 5
"""Entries beside each other at the top of a page 1280 px wide, with the name of the user and "Mer"."""


@dataclass(frozen=True)
class Lank:
    """One entry in the staff navigation.

    `url_name` is reversed without arguments; `ikon` is a Phosphor icon; lower `ordning` comes first; `visible_for` is
    asked with the signed-in user and must not query the database more than a permission check does. `antal`, when given, is
    how many things wait there that must not be missed: one cheap query, shown beside the link. `ocksa` begins the addresses of
    pages that belong to the entry although they lie under no entry of the user's. `is_start` is false of what everybody reads
    beside their work: nobody's day starts there who has any other entry.
    """

    rubrik: str | Promise
    url_name: str
    ikon: str
    ordning: int = 100
    visible_for: Callable[[Any], bool] = lambda user: True
    antal: Callable[[Any], int] | None = None
    ocksa: str = ""
    is_start: bool = True


@dataclass(frozen=True)
class Menypost:
    """A link as one user sees it on one page."""

    rubrik: str | Promise
    url: str
    ikon: str
    is_current: bool
    antal: int = 0


_lankar: dict[str, Lank] = {}


def register(lank: Lank) -> None:
    """Put the link in the navigation; registering the same `url_name` again replaces it."""
    _lankar[lank.url_name] = lank


def start_for(user: Any) -> str:
    """The address of the page where the user's day starts: the first of the menu that is a start, else its first; "" without a menu."""
    found = _visible_to(user)
    starts = [url for lank, url in found if lank.is_start]
    return next(iter(starts or [url for _, url in found]), "")


def menu_for(user: Any, path: str) -> list[Menypost]:
    """Return the links that `user` may see; the one with the longest address that begins `path` is the current one.

    A link whose address does not exist in this installation is left out.
    """
    found = _visible_to(user)
    current = max((url for _, url in found if path.startswith(url)), key=len, default=None)
    current = current or next((url for lank, url in found if lank.ocksa and path.startswith(lank.ocksa)), None)
    return [
        Menypost(lank.rubrik, url, lank.ikon, is_current=url == current, antal=lank.antal(user) if lank.antal else 0) for lank, url in found
    ]


def split_menu(menu: Sequence[Menypost]) -> tuple[list[Menypost], list[Menypost]]:
    """What stands in the bar, and what lies below "Mer": the bar has room for FLEST_I_RADEN, among them the current one."""
    if len(menu) <= FLEST_I_RADEN + 1:
        return list(menu), []
    bar = list(menu[:FLEST_I_RADEN])
    bar[-1] = next((post for post in menu[FLEST_I_RADEN:] if post.is_current), bar[-1])
    return bar, [post for post in menu if post not in bar]


def _visible_to(user: Any) -> list[tuple[Lank, str]]:
    found = []
    for lank in sorted(_lankar.values(), key=lambda lank: (lank.ordning, lank.url_name)):
        try:
            url = reverse(lank.url_name)
        except NoReverseMatch:
            continue
        if lank.visible_for(user):
            found.append((lank, url))
    return found


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigation` is the signed-in user's menu, empty for a citizen."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"navigation": []}
    # Only pages show it, and not the fragments of one.
    menu = SimpleLazyObject(lambda: menu_for(user, request.path))
    return {"navigation": menu, "menyrad": SimpleLazyObject(lambda: split_menu(menu))}
