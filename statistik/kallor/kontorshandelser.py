"""Visits, waits and bookings, from the events of the offices. The center is the one that has the office."""

from statistik.kallor.grund import KVALLEN, Kalla, clock_of, day_of

DAG = day_of("h.tid")
RADER = f"""
SELECT {DAG} AS dag, coalesce(k.enhet_id, 0) AS center, coalesce(h.enhet_id, k.enhet_id, 0) AS enhet, 'besok' AS kanal,
    coalesce(t.amne_id, 0) AS amne, coalesce(h.arendetyp_id, 0) AS arendetyp, h.kontor, h.sprak, h.typ,
    {clock_of("h.tid")} >= '{KVALLEN}' AS is_kvall,
    CASE WHEN h.typ = 'kobiljett_kallad' AND (h.data ->> 'is_forsta')::boolean THEN (h.data ->> 'vantade_sekunder')::float8 END AS vantetid,
    (h.data ->> 'vantad')::float8 * 60 AS vantetid_lovad,
    CASE WHEN h.typ = 'besok_slutade' THEN (h.data ->> 'sekunder')::bigint END AS betjanad,
    h.typ IN ('bokning_utebliven', 'bokning_anland', 'bokning_betjanad') AND NOT EXISTS (
        -- A meeting leaves several of these events on its day: the last of them says what became of it.
        SELECT FROM servicekontor_kontorshandelse s
        WHERE s.typ IN ('bokning_utebliven', 'bokning_anland', 'bokning_betjanad') AND s.kontor = h.kontor
            AND s.data -> 'bokning' = h.data -> 'bokning' AND {day_of("s.tid")} = {DAG} AND (s.tid, s.id) > (h.tid, h.id)
            AND s.tid >= %(fran)s AND s.tid < %(till)s
    ) AS is_bokning
FROM servicekontor_kontorshandelse h
LEFT JOIN servicekontor_kontor k ON k.kod = h.kontor
LEFT JOIN kontaktcenter_arendetyp t ON t.id = h.arendetyp_id
WHERE h.tid >= %(fran)s AND h.tid < %(till)s AND h.typ IN (
    'besok_borjade', 'besok_raknat', 'besok_slutade', 'kobiljett_kallad', 'bokning_utebliven', 'bokning_anland', 'bokning_betjanad'
) AND NOT (h.typ = 'besok_raknat' AND EXISTS (
    -- Counted by mistake, and taken back: told at the same moment.
    SELECT FROM servicekontor_kontorshandelse a
    WHERE a.typ = 'besok_angrat' AND a.kontor = h.kontor AND a.tid = h.tid AND a.data -> 'handelse' = to_jsonb(h.id)
))
"""

KONTORSHANDELSER = Kalla(
    namn="kontorshändelser",
    rader=RADER,
    antal={
        "besok": "typ IN ('besok_borjade', 'besok_raknat')",
        "enkla_besok": "typ = 'besok_raknat'",
        "besok_kvall": "typ IN ('besok_borjade', 'besok_raknat') AND is_kvall",
        "vantat": "vantetid IS NOT NULL",
        "vantat_i_tid": "vantetid <= vantetid_lovad",
        "bokningar": "is_bokning",
        "uteblivna": "is_bokning AND typ = 'bokning_utebliven'",
    },
    summor={"betjanad_s": "betjanad"},
    tider={"vantetid": "vantetid"},
)
