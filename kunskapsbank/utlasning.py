"""Articles as rows of a file: what is published, in every language; where nothing is, what is being written."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from kunskapsbank.befintligt import name_of
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Artikeltext, Revision
from kunskapsbank.status import OPPNA

OMGANG = 500


def export_rows(artiklar: QuerySet[Artikel]) -> Iterator[dict[str, Any]]:
    """One row per article and language, Swedish first, by the names that files use. Reads the articles a bunch at a time."""
    texts = Artikeltext.objects.select_related("publicerad").order_by("sprak").prefetch_related(
        Prefetch("revisioner", Revision.objects.filter(lage__in=OPPNA), to_attr="oppna")
    )
    rows = artiklar.select_related("amne", "ansvarig_enhet").prefetch_related(
        Prefetch("texter", texts), "arendetyper", Prefetch("relaterade", Artikel.objects.only("pk", "extern_id", "samling"))
    )
    for artikel in rows.order_by("amne__kod", "pk").iterator(chunk_size=OMGANG):
        facts = _facts(artikel)
        for text in sorted(artikel.texter.all(), key=lambda text: (text.sprak != "sv", text.sprak)):
            revision = text.publicerad or next(iter(text.oppna), None)
            if revision is not None:
                yield facts | {"sprak": text.sprak} | Innehall.of(revision).as_falt()


def _facts(artikel: Artikel) -> dict[str, Any]:
    return {
        "extern_id": name_of(artikel),
        "slag": artikel.slag,
        "amne": artikel.amne.kod,
        "arendetyper": sorted(typ.kod for typ in artikel.arendetyper.all()),
        "ansvarig_enhet": artikel.ansvarig_enhet.kortnamn,
        "malgrupp": artikel.malgrupp,
        "giltig_fran": artikel.giltig_fran.isoformat(),
        "giltig_till": artikel.giltig_till.isoformat() if artikel.giltig_till else "",
        "granskas_senast": artikel.granskas_senast.isoformat(),
        "kalla": artikel.kalla,
        "kalla_lank": artikel.kalla_lank,
        "kontaktvag": artikel.kontaktvag,
        "relaterade": sorted(name_of(other) for other in artikel.relaterade.all() if other.samling_id == artikel.samling_id),
    }
