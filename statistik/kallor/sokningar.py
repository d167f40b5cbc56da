"""What was searched for, from the log of searches. Suggestions in the public forms are counted by visitor:

one visitor is a search with its reformulations of the same day.
"""

from statistik.kallor.grund import Kalla, day_of

DAG = day_of("s.tid")
RADER = f"""
WITH RECURSIVE dagens AS MATERIALIZED (
    SELECT s.nyckel, s.foregaende_id, {DAG} AS dag, s.sprak, s.antal > 0 AS is_visad, s.skickade_anda IS TRUE AS is_skickad,
        EXISTS (SELECT FROM kunskapsbank_sokoppning o WHERE o.sokning_id = s.nyckel) AS is_oppnad
    FROM kunskapsbank_sokning s WHERE s.dorr = 'formular' AND s.tid >= %(fran)s AND s.tid < %(till)s
), kedja AS (
    SELECT d.nyckel AS rot, d.* FROM dagens d
    WHERE NOT EXISTS (SELECT FROM dagens f WHERE f.nyckel = d.foregaende_id AND f.dag = d.dag)
    UNION
    SELECT k.rot, d.* FROM dagens d JOIN kedja k ON d.foregaende_id = k.nyckel AND d.dag = k.dag
)
SELECT dag, 0::bigint AS center, 0::bigint AS enhet, 'webb' AS kanal, 0::bigint AS amne, 0::bigint AS arendetyp, '' AS kontor,
    min(sprak) AS sprak, bool_or(is_visad) AS is_visad, bool_or(is_visad AND is_oppnad) AND NOT bool_or(is_skickad) AS is_avlastad
FROM kedja GROUP BY rot, dag
"""

SOKNINGAR = Kalla(namn="sökningar", rader=RADER, antal={"forslag": "is_visad", "avlastade": "is_avlastad"})

ALLA_RADER = f"""
SELECT {DAG} AS dag, 0::bigint AS center, 0::bigint AS enhet, '' AS kanal, 0::bigint AS amne, 0::bigint AS arendetyp, '' AS kontor,
    s.sprak, s.is_saker
FROM kunskapsbank_sokning s WHERE s.tid >= %(fran)s AND s.tid < %(till)s
"""

ALLA_SOKNINGAR = Kalla(namn="alla sökningar", rader=ALLA_RADER, antal={"sokningar": "TRUE", "sokningar_osakra": "NOT is_saker"})
