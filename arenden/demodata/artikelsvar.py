"""Which of the latest questions an article gave the answer to. Written when both the contacts and the knowledge base are there."""

from datetime import datetime

from django.db import connection

from arenden.actions.svarsstod import SENASTE
from kunskapsbank.models import Artikeltext

ANDEL = 0.45
"""Share of the answers at once for which an article is noted, where the question's type has one."""
SPRAK = "sv"
INSERT = """
INSERT INTO arenden_svarsartikel (fraga_id, artikel_id, sprak)
SELECT f.id, funnen.artikel_id, %(sprak)s
FROM arenden_fraga f
JOIN arenden_kontakt k ON k.id = f.kontakt_id
CROSS JOIN LATERAL (
    SELECT artikel_id FROM kunskapsbank_artikel_arendetyper
    WHERE arendetyp_id = f.arendetyp_id AND artikel_id = ANY(%(artiklar)s)
    ORDER BY hashint8extended(f.id, %(fro)s + artikel_id) LIMIT 1
) funnen
WHERE f.utfall = 'besvarad_direkt' AND NOT f.is_om_arende AND k.sparad >= %(fran)s
    AND abs(mod(hashint8extended(f.id, %(fro)s), 1000)) < %(promille)s
"""


def note_artiklar(*, fro: int, nu: datetime) -> None:
    """Note for a share of the questions answered lately which article of their type gave the answer, the same for the same `fro`."""
    artiklar = Artikeltext.objects.in_use().filter(sprak=SPRAK).values_list("artikel", flat=True)
    with connection.cursor() as cursor:
        values = {"sprak": SPRAK, "artiklar": list(artiklar), "fro": fro, "fran": nu - SENASTE, "promille": round(ANDEL * 1000)}
        cursor.execute(INSERT, values)
