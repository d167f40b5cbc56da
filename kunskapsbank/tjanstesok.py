"""The e-services that a search for answers may mean. Whoever keeps the forms finds them: that app lies above and registers here."""

from collections.abc import Callable

from kontaktcenter.models import Arendetyp

FLEST = 8
"""As many as the start page shows."""
Tjanstesok = Callable[[str, int], list[Arendetyp]]
"""From what was asked and how many at most, to public case types, the likeliest first, in the language of the page."""
_sok: list[Tjanstesok] = []


def register(sok: Tjanstesok) -> None:
    """Let the search be asked; called once, when the apps are ready."""
    if sok not in _sok:
        _sok.append(sok)


def find_services_for(fraga: str) -> list[Arendetyp]:
    """The forms that the question may be about; none where nobody keeps any."""
    return [arendetyp for sok in _sok for arendetyp in sok(fraga, FLEST)]
