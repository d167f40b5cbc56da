"""Contacts, questions, hand-offs and answers, from the events of cases.

What `data` holds is said in `arenden.fakta`. An event from before a key was written counts as far as it tells.
"""

from statistik.kallor.grund import Kalla, day_of

TILL = "('overlamnat', 'vidaresant')"
"""Hand-offs are charged to the unit that gets them."""
FRAGA = "('fraga_besvarad', 'fraga_kopplad', 'fraga_hanvisad', 'fraga_avbruten', 'fraga_om_arende', 'arende_skapat')"
RAKNADE = f"""
('kontakt_registrerad', 'overlamnat', 'vidaresant', 'atersant', 'accepterat', 'besvarat', 'forsenat',
 {FRAGA[1:-1]})
"""
TIDIGARE_FORSENING = """
EXISTS (
    SELECT FROM arenden_handelse f WHERE f.arende_id = h.arende_id AND f.typ = 'forsenat' AND f.data ->> 'slag' = 'svar'
        AND (f.tid, f.id) < (h.tid, h.id)
        AND NOT EXISTS (
            SELECT FROM arenden_handelse o
            WHERE o.arende_id = h.arende_id AND o.typ = 'ateroppnat' AND (o.tid, o.id) BETWEEN (f.tid, f.id) AND (h.tid, h.id)
        )
)
"""
"""Whether the deadline of the case has passed before, since it was last opened: it counts once."""
UTFALL = """
CASE h.typ WHEN 'fraga_besvarad' THEN 'besvarad_direkt' WHEN 'fraga_kopplad' THEN 'kopplad' WHEN 'fraga_hanvisad' THEN 'hanvisad'
    WHEN 'fraga_avbruten' THEN 'avbruten' WHEN 'arende_skapat' THEN 'arende' END
"""
"""What became of a question whose event does not say more than its type. A case that was split from another is no question."""
RADER = f"""
SELECT {day_of("h.tid")} AS dag,
    coalesce(h.center_id, 0) AS center,
    coalesce(CASE WHEN h.typ IN {TILL} THEN h.till_enhet_id END, (h.data ->> 'enhet')::bigint, h.enhet_id, 0) AS enhet,
    coalesce(h.data ->> 'kanal', h.kanal) AS kanal,
    coalesce(h.amne_id, (h.data ->> 'amne')::bigint, 0) AS amne,
    coalesce(h.arendetyp_id, (h.data ->> 'arendetyp')::bigint, 0) AS arendetyp,
    h.kontor,
    coalesce(h.data ->> 'sprak', h.sprak) AS sprak,
    h.typ,
    h.arende_id AS arende,
    h.typ = 'kontakt_registrerad' AS is_kontakt,
    h.typ IN {FRAGA} AND NOT (h.typ = 'arende_skapat' AND (h.kontakt_id IS NULL OR h.data ? 'is_del')) AS is_fraga,
    coalesce(h.data ->> 'riktning', 'in') = 'in' AS is_in,
    coalesce(h.data ->> 'utfall', {UTFALL}) AS utfall,
    h.av_id IS NOT NULL AS is_av_personal,
    (h.data ->> 'is_kand')::boolean AS is_kand,
    (h.data ->> 'is_aterkommande')::boolean AS is_ater,
    (h.data ->> 'is_direkt')::boolean AS is_direkt,
    (h.data ->> 'is_traff')::boolean AS is_traff,
    (h.data ->> 'is_forsta_om')::boolean AS is_forsta_om,
    (h.data ->> 'is_uppdrag')::boolean AS is_uppdrag,
    (h.data ->> 'is_av_center')::boolean AS is_av_center,
    (h.data ->> 'is_i_tid')::boolean AS is_i_tid,
    h.data ->> 'skal' AS skal,
    (h.data ->> 'svar_arbetsdagar')::int AS svar_arbetsdagar,
    (h.data ->> 'vantetid_s')::float8 AS vantetid,
    (h.data ->> 'vantetid_lovad_s')::float8 AS vantetid_lovad,
    (h.data ->> 'hanteringstid_s')::float8 AS hanteringstid,
    (h.data ->> 'efterarbete_s')::float8 AS efterarbete,
    (h.data ->> 'kvittenstid_s')::float8 AS kvittenstid,
    (h.data ->> 'svarstid_s')::float8 AS svarstid,
    CASE
        WHEN h.typ = 'forsenat' AND h.data ->> 'slag' = 'svar' OR h.typ = 'besvarat' AND NOT (h.data ->> 'is_i_tid')::boolean
        THEN NOT {TIDIGARE_FORSENING}
    END AS is_ny_forsening
FROM arenden_handelse h
WHERE h.typ IN {RAKNADE} AND h.tid >= %(fran)s AND h.tid < %(till)s
"""
IN = "is_kontakt AND is_in"
FRAGA_IN = "is_fraga AND is_in"
DIREKT = "utfall = 'besvarad_direkt'"
AVGJORD = "(is_fraga AND is_in AND utfall NOT IN ('arende', 'aterkommer', 'avbruten') OR typ = 'besvarat')"
"""A question that went on in a case is settled when the case is answered; one that was broken off never is."""
AV_PERSONAL = "is_kontakt AND is_av_personal"

HANDELSER = Kalla(
    namn="händelser",
    rader=RADER,
    antal={
        "kontakter_in": IN,
        "kontakter_ut": "is_kontakt AND NOT is_in",
        "kanda_in": f"{IN} AND is_kand",
        "aterkommande": f"{IN} AND is_kand AND is_ater",
        "direkta": f"{IN} AND is_direkt",
        "traffar": f"{IN} AND is_direkt AND is_traff",
        "epost_in": f"{IN} AND kanal = 'epost'",
        "epost_inom_1": f"{IN} AND kanal = 'epost' AND svar_arbetsdagar <= 1",
        "epost_inom_2": f"{IN} AND kanal = 'epost' AND svar_arbetsdagar <= 2",
        "fragor_in": FRAGA_IN,
        "fragor_direkt": f"{FRAGA_IN} AND {DIREKT}",
        "fragor_kanda": f"{FRAGA_IN} AND is_kand",
        "fragor_kanda_direkt": f"{FRAGA_IN} AND is_kand AND {DIREKT}",
        "om_arende": "typ = 'fraga_om_arende' AND is_in AND is_forsta_om",
        "uppdrag": f"is_uppdrag AND {AVGJORD}",
        "uppdrag_av_center": f"is_uppdrag AND {AVGJORD} AND ({DIREKT} OR typ = 'besvarat' AND is_av_center)",
        "vantat": f"{IN} AND vantetid IS NOT NULL",
        "vantat_i_tid": f"{IN} AND vantetid <= vantetid_lovad",
        "skapade": "typ = 'arende_skapat'",
        "overlamnade": f"typ IN {TILL}",
        "atersanda": "typ = 'atersant'",
        "atersanda_fel": "typ = 'atersant' AND skal = 'fel_adresserat'",
        "atersanda_ofull": "typ = 'atersant' AND skal = 'ofullstandigt'",
        "kvitterade": "typ = 'accepterat'",
        "kvitterade_i_tid": "typ = 'accepterat' AND is_i_tid",
        "besvarade": "typ = 'besvarat'",
        "besvarade_i_tid": "typ = 'besvarat' AND is_i_tid",
        "forsenade": "is_ny_forsening",
    },
    tider={
        "vantetid": f"CASE WHEN {IN} THEN vantetid END",
        "hanteringstid": f"CASE WHEN {AV_PERSONAL} THEN hanteringstid END",
        "efterarbete": f"CASE WHEN {AV_PERSONAL} THEN efterarbete END",
        "kvittenstid": "CASE WHEN typ = 'accepterat' THEN kvittenstid END",
        "svarstid": "CASE WHEN typ = 'besvarat' THEN svarstid END",
    },
)
