"""A year of made-up answers to the surveys, written by the database itself from the events that are there: nobody was asked."""

from datetime import date, datetime, timedelta

from django.db import connection
from django.utils import timezone

from statistik.actions.forvaltningsenkat import MANADER, OPPEN
from statistik.models import Enkatomgang

AR = timedelta(days=365)
NYLIGT = timedelta(days=4)
"""What happened lately is left to the real job."""
FLEST = 25_000
"""Askings at most: enough for every breakdown, and no more work in a large municipality than in a small one."""
ORD = (
    "Trevligt bemötande och snabbt svar.",
    "Jag fick vänta länge i telefonkön.",
    "Tydligt och bra, tack!",
    "Svaret var svårt att förstå.",
    "Bra att ni ringde tillbaka.",
    "Jag blev skickad mellan flera avdelningar.",
    "Allt gick att ordna i ett enda samtal.",
    "Hitta på webbplatsen var svårt, men ni hjälpte mig.",
    "Det tog för lång tid.",
    "Enkelt och smidigt.",
)
"""Plainly made-up words."""
BETYG = {"bemotande": (62, 84, 93, 97), "enkelhet": (46, 72, 86, 94), "tydlighet": (58, 84, 93, 97)}
"""Of a hundred grades so many are 5, at least 4, at least 3, at least 2: about the means of SKR's survey of 2024."""
SVARAR = 34
"""In a hundred of those asked."""
HALSAR = 5
"""In a hundred of the visitors who press a face."""


def _chance(tal: str, vad: int, av: int = 100) -> str:
    """SQL for a number from 0 that is the same each time for the same event."""
    return f"abs(mod(hashint8extended({tal}, %(fro)s + {vad}), {av}))"


def _grade(granser: tuple[int, ...], vad: int) -> str:
    """SQL for a grade: half of it is the person's mood, which all three questions share."""
    throw = f"CASE WHEN {_chance('f.nr', vad + 50)} < 50 THEN {_chance('f.nr', 90)} ELSE {_chance('f.nr', vad)} END"
    cases = " ".join(f"WHEN t < {grans} THEN {5 - n}" for n, grans in enumerate(granser))
    return f"(SELECT CASE {cases} ELSE 1 END FROM (SELECT {throw} AS t) kast)"


DELAR = "center, enhet, kanal, amne, arendetyp, kontor, sprak"
SVARENS_ID = "md5('enkatsvar' || {tal} || %(fro)s)::uuid"
FRAGADE = f"""
CREATE TEMPORARY TABLE fragade AS
SELECT h.id AS nr, (h.tid AT TIME ZONE 'Europe/Stockholm' + interval '1 hour')::date AS dag, coalesce(h.center_id, 0) AS center,
    coalesce((h.data ->> 'enhet')::bigint, h.enhet_id, 0) AS enhet, coalesce(h.data ->> 'kanal', h.kanal) AS kanal,
    coalesce(h.amne_id, (h.data ->> 'amne')::bigint, 0) AS amne, coalesce(h.arendetyp_id, (h.data ->> 'arendetyp')::bigint, 0) AS arendetyp,
    h.kontor, coalesce(nullif(h.sprak, ''), h.data ->> 'sprak', 'sv') AS sprak, {_chance("h.id", 1)} < {SVARAR} AS is_besvarad
FROM arenden_handelse h LEFT JOIN kontaktcenter_arendetyp t ON t.id = coalesce(h.arendetyp_id, (h.data ->> 'arendetyp')::bigint)
WHERE h.tid >= %(fran)s AND h.tid < %(till)s AND coalesce(t.sekretess, '') <> 'sekretess' AND {_chance("h.id", 2, 1_000_000)} < %(andel)s
    AND (h.typ = 'besvarat' OR h.typ = 'kontakt_registrerad' AND (h.data ->> 'is_direkt')::boolean AND (h.data ->> 'is_kand')::boolean)
"""
ANTAL = """
SELECT count(*) FROM arenden_handelse
WHERE tid >= %(fran)s AND tid < %(till)s
    AND (typ = 'besvarat' OR typ = 'kontakt_registrerad' AND (data ->> 'is_direkt')::boolean AND (data ->> 'is_kand')::boolean)
"""
FORFRAGNINGAR = f"""
INSERT INTO statistik_enkatforfragan (dag, slag, vag, {DELAR}, skapad, adress_hash, is_besvarad)
SELECT dag, 'medborgare', 'epost', {DELAR}, dag + time '12:00', '', is_besvarad FROM fragade
"""
SVAR = f"""
INSERT INTO statistik_enkatsvar (id, dag, slag, vag, {DELAR}, bemotande, enkelhet, tydlighet, fick_svar, fritext)
SELECT {SVARENS_ID.format(tal="f.nr")}, dag, 'medborgare', 'epost', {DELAR},
    {", ".join(_grade(granser, vad) for vad, granser in enumerate(BETYG.values(), start=10))},
    {_chance("f.nr", 3)} < 88, CASE WHEN {_chance("f.nr", 4)} < 8 THEN (%(ord)s)[1 + {_chance("f.nr", 5, len(ORD))}] ELSE '' END
FROM fragade f WHERE is_besvarad
"""
ANSIKTEN = f"""
INSERT INTO statistik_enkatsvar (id, dag, slag, vag, {DELAR}, helhet, fritext)
SELECT {SVARENS_ID.format(tal="'k' || f.nr")}, (f.tid AT TIME ZONE 'Europe/Stockholm')::date, 'medborgare', 'kiosk',
    coalesce(k.enhet_id, 0), coalesce(k.enhet_id, 0), 'besok', 0, 0, f.kontor, 'sv', {_grade(BETYG["tydlighet"], 10)}, ''
FROM (SELECT id AS nr, * FROM servicekontor_kontorshandelse) f LEFT JOIN servicekontor_kontor k ON k.kod = f.kontor
WHERE f.typ = 'besok_slutade' AND f.tid >= %(fran)s AND f.tid < %(till)s AND {_chance("f.nr", 6)} < {HALSAR}
"""
HANDLAGGARE = f"""
CREATE TEMPORARY TABLE fragade_handlaggare AS
SELECT o.id AS omgang, o.oppnar + 2 AS dag, m.id * 1000 + o.id AS nr, m.enhet_id AS enhet,
    {_chance("m.id * 1000 + o.id", 7)} < 57 AS is_besvarad
FROM statistik_enkatomgang o CROSS JOIN kontaktcenter_medlemskap m JOIN kontaktcenter_enhet e ON e.id = m.enhet_id
WHERE m.roll = 'handlaggare' AND o.oppnar + 2 < %(till)s::date
"""
HANDLAGGARES = """
INSERT INTO statistik_enkatforfragan
    (dag, slag, vag, center, enhet, kanal, amne, arendetyp, kontor, sprak, skapad, adress_hash, omgang_id, is_besvarad)
SELECT dag, 'forvaltning', 'epost', 0, enhet, '', 0, 0, '', '', dag + time '09:00', '', omgang, is_besvarad FROM fragade_handlaggare
"""
HANDLAGGARSVAR = f"""
INSERT INTO statistik_enkatsvar (id, dag, slag, vag, {DELAR}, bemotande, enkelhet, tydlighet, fritext)
SELECT {SVARENS_ID.format(tal="'h' || f.nr")}, dag, 'forvaltning', 'epost', 0, enhet, '', 0, 0, '', '',
    {", ".join(_grade(granser, vad) for vad, granser in enumerate(BETYG.values(), start=10))}, ''
FROM fragade_handlaggare f WHERE is_besvarad
"""


def fill_enkater(*, fro: int, nu: datetime) -> None:
    """Fill the year up to `nu`, the same for the same `fro`."""
    varden = {"fro": fro, "fran": nu - AR, "till": nu - NYLIGT, "ord": list(ORD)}
    Enkatomgang.objects.bulk_create(Enkatomgang(oppnar=dag, stanger=dag + OPPEN) for dag in _rounds(nu))
    with connection.cursor() as cursor:
        cursor.execute(ANTAL, varden)
        varden["andel"] = min(200_000, 1_000_000 * FLEST // max(1, cursor.fetchone()[0]))
        for sql in (FRAGADE, FORFRAGNINGAR, SVAR, ANSIKTEN, HANDLAGGARE, HANDLAGGARES, HANDLAGGARSVAR):
            cursor.execute(sql, varden)
        cursor.execute("DROP TABLE fragade, fragade_handlaggare")


def _rounds(nu: datetime) -> list[date]:
    """When the rounds of the year opened."""
    idag = timezone.localdate(nu)
    dagar = (date(ar, manad, 1) for ar in (idag.year - 1, idag.year) for manad in MANADER)
    return [dag for dag in dagar if idag - AR <= dag < idag - NYLIGT]
