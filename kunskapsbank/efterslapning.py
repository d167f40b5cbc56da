"""How far translations lag behind the Swedish original."""

from collections.abc import Iterable
from dataclasses import dataclass

from kunskapsbank.models import Artikeltext, Revision


@dataclass(frozen=True)
class Efterslapning:
    """Swedish versions published since the one that a translation follows. `is_okand`: nobody has said which one it follows."""

    mindre: int = 0
    storre: int = 0
    is_okand: bool = False

    @property
    def is_efter(self) -> bool:
        """Whether the translation does not say what the original says."""
        return self.is_okand or bool(self.mindre or self.storre)


def measure(texter: Iterable[Artikeltext]) -> dict[int, Efterslapning]:
    """By id, how far each text lags; Swedish ones not at all. The texts come with `publicerad`; one query."""
    translations = [text for text in texter if text.sprak != "sv"]
    published: dict[int, list[Revision]] = {}
    rows = Revision.objects.filter(
        text__artikel__in={text.artikel_id for text in translations}, text__sprak="sv", publicerad__isnull=False
    ).only("pk", "andring", "publicerad", "text__artikel_id")
    for row in rows.select_related("text"):
        published.setdefault(row.text.artikel_id, []).append(row)
    return {text.pk: _lag(text.publicerad, published.get(text.artikel_id, [])) for text in translations}


def _lag(revision: Revision | None, rows: list[Revision]) -> Efterslapning:
    if revision is None or not rows:
        return Efterslapning()
    followed = next((row for row in rows if row.pk == revision.original_id), None)
    if followed is None:
        return Efterslapning(is_okand=True)
    later = [row for row in rows if row.publicerad > followed.publicerad]
    storre = sum(row.andring == Revision.Andring.STORRE for row in later)
    return Efterslapning(mindre=len(later) - storre, storre=storre)
