"""Which e-services a citizen may mean: found in the language of the page and in Swedish, the search words of callers included."""

from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language

from arenden.forslag import Index, Typtext, fingerprint
from kontaktcenter.models import Arendetyp

LANGST = 2_000
"""Characters of a text that are looked at."""


def search_services(text: str, *, slag: str = "", antal: int = 6) -> list[Arendetyp]:
    """The public case types that `text` may be about, the likeliest first, with their subjects; `slag` keeps to one kind."""
    index = _index(fingerprint(), get_language() or settings.LANGUAGE_CODE)
    ids = [guess.typ.arendetyp_id for guess in index.suggest(text[:LANGST], antal=len(index.typer))]
    rows = Arendetyp.objects.public().filter(pk__in=ids).select_related("amne")
    if slag:
        rows = rows.filter(slag=slag)
    return sorted(rows, key=lambda arendetyp: ids.index(arendetyp.pk))[:antal]


@lru_cache(maxsize=len(settings.LANGUAGES))
def _index(_fingeravtryck: tuple[int, int], sprak: str) -> Index:
    """The words of the public case types in one language; made anew when any of them has changed."""
    return Index(_typtext(row, sprak) for row in Arendetyp.objects.public().select_related("amne__foralder"))


def _typtext(row: Arendetyp, sprak: str) -> Typtext:
    subjects = [row.amne, row.amne.foralder] if row.amne.foralder else [row.amne]
    return Typtext(
        namn=f"{row.namn} {row.translation('namn', sprak) or ''}",
        amne=" ".join(f"{amne.namn} {amne.translation('namn', sprak) or ''}" for amne in subjects),
        sokord=tuple(row.sokord),
        hjalptext=f"{row.hjalptext} {row.translation('hjalptext', sprak) or ''}",
        arendetyp_id=row.pk,
    )
