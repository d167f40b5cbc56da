"""What is said of a file, or a row, whose names of fields are not those that can be read."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from kunskapsbank.inlasning.falt import FALT

KRAVS = ("extern_id", "titel")
"""Without these nothing new can be read in."""
FLEST, LANGST = 5, 30
"""Unknown names that are told, and letters of each: all of it has room beside the names that can be used."""


def unknown_names(unknown: Sequence[str], known: Collection[str | None]) -> str:
    """Which names are not understood, which that are needed are not among the `known` ones, and which there are."""
    said = [
        _("De här fälten känns inte igen: %(namn)s. Ta bort dem eller döp om dem.")
        % {"namn": ", ".join(f"”{namn[:LANGST]}”" for namn in unknown[:FLEST])}
    ]
    if missing := [namn for namn in KRAVS if namn not in known]:
        said.append(_("Det här saknas: %(namn)s.") % {"namn": ", ".join(missing)})
    return " ".join([*said, _("Fälten kan heta: %(namn)s.") % {"namn": ", ".join(FALT)}])
