"""In what an edition of a row differs from the first one, but for ids: as SQL of the row `r` and the edition `k`, see `upplagor`."""

from django.db import models

from arenden import models as m
from arenden.demodata.drag.kontakt import NYCKELSERIE

DATANS_ID = ("meddelande", "anteckning", "overlamning", "remiss", "ateruppringning", "annat_arende")
"""What an event's data can point to; each event to one thing at most."""
SERIENS_BORJAN = len("KC-2026-")


def _renumbered(nummer: str) -> str:
    """The number of the edition's own case."""
    egen = f"(substr({nummer}, {SERIENS_BORJAN + 1})::bigint + k.nr)::text"
    return f"left({nummer}, {SERIENS_BORJAN}) || lpad({egen}, greatest(6, length({egen})), '0')"


def _with_own_number(text: str) -> str:
    """Words that name a case, with the number of the edition's own one."""
    nummer = f"substring({text} FROM 'KC-[0-9]{{4}}-[0-9]+')"
    return f"CASE WHEN strpos({text}, 'KC-') > 0 THEN coalesce(replace({text}, {nummer}, {_renumbered(nummer)}), {text}) ELSE {text} END"


def _own_id(namn: str) -> str:
    return f"to_jsonb((r.data ->> '{namn}')::bigint + k.nr)"


def _with_own_id() -> str:
    """The data of an event, pointing to the edition's own row."""
    fall = (f"WHEN r.data ? '{namn}' THEN jsonb_set(r.data, '{{{namn}}}', {_own_id(namn)})" for namn in DATANS_ID)
    return f"CASE WHEN r.data = '{{}}' THEN r.data {' '.join(fall)} ELSE r.data END"


ARENDETS_ORD = ("rubrik", "text", "plats_text", "plats_lat", "plats_lon")
NY_NYCKEL = "md5(r.nyckel::text || k.nr)::uuid"
HISTORIK = m.Arende.history.model
PERSONEN = "LEFT JOIN arenden_person p ON p.id = r.person_id + k.nr"
TEXTEN = "LEFT JOIN upplagans_text t ON t.id = r.arende_id + k.nr"

AVVIKELSER: dict[type[models.Model], dict[str, str]] = {
    m.Anteckning: {"text": _with_own_number("r.text")},
    m.Arende: {"nummer": _renumbered("r.nummer"), "foljkod_hash": "kod.hash"} | {kolumn: f"t.{kolumn}" for kolumn in ARENDETS_ORD},
    m.Ateruppringning: {"nyckel": NY_NYCKEL, "namn": "p.namn", "arendemening": "left(t.text, 300)"},
    m.Bevakning: {"objekt_id": "CASE r.objekt_id WHEN 0 THEN 0 ELSE r.objekt_id + k.nr END"},
    m.Fraga: {"text": f"coalesce(t.text, {_with_own_number('r.text')})"},
    m.Handelse: {"data": _with_own_id()},
    HISTORIK: {"nummer": _renumbered("r.nummer")},
    m.Inlamnare: {kolumn: f"coalesce(p.{kolumn}, '')" for kolumn in ("namn", "epost", "adress")},
    m.Kontakt: {"nyckel": f"('{NYCKELSERIE}' || lpad(to_hex(r.id + k.nr), 12, '0'))::uuid"},
    m.Overlamning: {"nyckel": NY_NYCKEL},
    m.Person: {"namn": "annan.namn", "epost": "annan.epost", "adress": "annan.adress", "personnummer": "pn.eget"},
    m.Telefonmeddelande: {"fran_namn": "coalesce(p.namn, '')"},
}
"""The columns that are not copied, by their table."""

KALLOR: dict[type[models.Model], str] = {
    m.Arende: "JOIN upplagans_kod kod ON kod.arende_id = r.id + k.nr JOIN upplagans_text t ON t.id = r.id + k.nr",
    m.Ateruppringning: f"{PERSONEN} {TEXTEN}",
    m.Fraga: f"{TEXTEN} AND NOT r.is_om_arende",
    m.Inlamnare: PERSONEN,
    m.Person: "JOIN upplagans_person annan ON annan.id = r.id + k.nr "
    "LEFT JOIN upplagans_personnummer pn ON pn.forst = r.personnummer AND pn.nr = k.nr",
    m.Telefonmeddelande: "JOIN arenden_kontakt kontakt ON kontakt.id = r.kontakt_id + k.nr "
    "LEFT JOIN arenden_person p ON p.id = kontakt.person_id",
}
"""Where those that come from another table are found."""

LANGT_BORT = "(r.plats + k.nr * greatest(r.antal / (SELECT count(*) + 1 FROM upplaga), 1)) % r.antal"
"""The place, among `antal` of a kind, of another one for each edition."""
NAMNBYTE = f"""
CREATE TEMP TABLE upplagans_person ON COMMIT DROP AS
WITH numrerade AS (
    SELECT *, row_number() OVER (PARTITION BY epost = '' ORDER BY id) - 1 AS plats, count(*) OVER (PARTITION BY epost = '') AS antal
    FROM arenden_person
)
SELECT r.id + k.nr AS id, annan.namn, annan.adress, regexp_replace(annan.epost, '[0-9]+@', (r.id + k.nr) || '@') AS epost
FROM numrerade r
CROSS JOIN upplaga k
JOIN numrerade annan ON (annan.epost = '') = (r.epost = '')
    AND annan.plats = {LANGT_BORT}
"""
"""What the editions of each person are called: as somebody far away who can be reached the same way, with an address of their own."""
TEXTBYTE = f"""
CREATE TEMP TABLE upplagans_text ON COMMIT DROP AS
WITH svar AS (
    SELECT arende_id, min(hashtextextended(split_part(text, E'\n\n', 2), 0)) AS svar
    FROM arenden_meddelande WHERE slag = 'svar' GROUP BY arende_id
), slag AS (
    SELECT a.id, a.arendetyp_id, coalesce(svar.svar, 0) AS svar FROM arenden_arende a LEFT JOIN svar ON svar.arende_id = a.id
), numrerade AS (
    SELECT *, row_number() OVER (PARTITION BY arendetyp_id, svar ORDER BY id) - 1 AS plats,
        count(*) OVER (PARTITION BY arendetyp_id, svar) AS antal
    FROM slag
), platser AS MATERIALIZED (
    SELECT r.id + k.nr AS id, arendetyp_id, svar, {LANGT_BORT} AS plats FROM numrerade r CROSS JOIN upplaga k
)
SELECT platser.id, {", ".join(f"ord.{kolumn}" for kolumn in ARENDETS_ORD)}
FROM platser
JOIN numrerade annan USING (arendetyp_id, svar, plats)
JOIN arenden_arende ord ON ord.id = annan.id
"""
"""What the editions of each case are about: the words of another case of its type that has the same answer between greeting and end.

So the editions, which stand after each other, do not read alike.
"""
