"""What is there already of the articles that some rows are about, read at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch

from kunskapsbank.models import Artikel, Artikeltext, Revision, Samling
from kunskapsbank.status import OPPNA

EGET_ID = "id:"
"""How an article without an id of its own is named in files: by ours."""


@dataclass
class Befintligt:
    """Articles by the id that files give them, their texts by article and language, what is open of each text, and by article its
    types and what to read too."""

    artiklar: dict[str, Artikel] = field(default_factory=dict)
    texter: dict[tuple[int, str], Artikeltext] = field(default_factory=dict)
    oppna: dict[int, Revision] = field(default_factory=dict)
    typer: dict[int, set[str]] = field(default_factory=dict)
    relaterade: dict[int, set[str]] = field(default_factory=dict)

    def text(self, extern_id: str, sprak: str) -> Artikeltext | None:
        """The text that a row is about, if there is one."""
        artikel = self.artiklar.get(extern_id)
        return self.texter.get((artikel.pk, sprak)) if artikel else None

    def open_of(self, text: Artikeltext | None) -> Revision | None:
        """What is to be published next of the text."""
        return self.oppna.get(text.pk) if text else None

    def current(self, text: Artikeltext | None) -> Revision | None:
        """What an editor of the text would go on from: the open revision, else the published one."""
        return (self.open_of(text) or text.publicerad) if text else None


def name_of(artikel: Artikel) -> str:
    """The id that a file gives the article."""
    return artikel.extern_id or f"{EGET_ID}{artikel.pk}"


def read_befintligt(samling: Samling, ids: Iterable[str], *, is_locked: bool = False) -> Befintligt:
    """What is there of the articles with these ids in the collection; locked until the transaction ends when asked. Six queries."""
    wanted = set(ids)
    own = [int(tail) for code in wanted if code.startswith(EGET_ID) and (tail := code.removeprefix(EGET_ID)).isdecimal() and len(tail) < 18]
    rows = Artikel.objects.filter(samling=samling, extern_id__in=wanted) | Artikel.objects.filter(samling=samling, extern_id="", pk__in=own)
    keys = list((rows.select_for_update() if is_locked else rows).order_by("pk").values_list("pk", flat=True))
    found = Befintligt()
    beside = Prefetch("relaterade", Artikel.objects.filter(samling=samling).only("pk", "extern_id"))
    artiklar = Artikel.objects.filter(pk__in=keys).select_related("amne", "ansvarig_enhet").prefetch_related("arendetyper", beside)
    for artikel in artiklar:
        found.artiklar[name_of(artikel)] = artikel
        found.typer[artikel.pk] = {typ.kod for typ in artikel.arendetyper.all()}
        found.relaterade[artikel.pk] = {name_of(other) for other in artikel.relaterade.all()}
    for text in Artikeltext.objects.filter(artikel__in=keys).select_related("publicerad"):
        found.texter[text.artikel_id, text.sprak] = text
    for revision in Revision.objects.filter(text__artikel__in=keys, lage__in=OPPNA):
        found.oppna[revision.text_id] = revision
    return found
