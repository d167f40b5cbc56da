"""What became known later: an event may say that it also counts on an earlier day, with all that the count is divided by.

`data -> 'bakat'` is a list of {matt, dag, center, enhet, kanal, amne, arendetyp, kontor, sprak}, see `arenden.fakta`.
"""

from statistik.kallor.grund import Kalla, day_of

LANGST_DAGAR = 14
"""How far back an event may count: the events of so many days after a day are read with it."""
RADER = f"""
SELECT b.dag, coalesce(b.center, 0) AS center, coalesce(b.enhet, 0) AS enhet, coalesce(b.kanal, '') AS kanal, coalesce(b.amne, 0) AS amne,
    coalesce(b.arendetyp, 0) AS arendetyp, coalesce(b.kontor, '') AS kontor, coalesce(b.sprak, '') AS sprak, b.matt
FROM arenden_handelse h
CROSS JOIN jsonb_to_recordset(h.data -> 'bakat') AS b(
    matt text, dag date, center bigint, enhet bigint, kanal text, amne bigint, arendetyp bigint, kontor text, sprak text
)
WHERE h.data ? 'bakat' AND h.tid >= %(fran)s AND h.tid < %(till)s + interval '{LANGST_DAGAR} days'
    AND b.dag >= {day_of("%(fran)s::timestamptz")} AND b.dag < {day_of("%(till)s::timestamptz")}
"""

BAKAT = Kalla(
    namn="bakåt",
    rader=RADER,
    antal={namn: f"matt = '{namn}'" for namn in ("fragor_ater", "epost_inom_1", "epost_inom_2")},
)
