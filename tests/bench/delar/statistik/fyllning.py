"""Contacts, questions and answers of years, written by PostgreSQL itself: as many as are asked for, with what the events say of them.

They are no life that anybody lives, only rows in the mixture that counting and reading cost depends on: eight units, a hundred types,
four channels, three languages; a third leads to a case; seven contacts of eight are on a weekday between 8 and 17.
"""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from tests.factories import make_arendetyp, make_center, make_enhet

ENHETER, TYPER = 8, 100
DAGAR = 365
GRUND = """
CREATE TEMP TABLE kontakten AS
SELECT n AS id, %(slut)s::timestamptz - make_interval(secs => dag * 86400 + 8 * 3600 + sekund) AS tid,
    (ARRAY['telefon', 'telefon', 'telefon', 'webb', 'epost', 'besok'])[1 + (slump * 6)::int %% 6] AS kanal,
    CASE WHEN slump * 7 %% 1 < 0.9 THEN 'sv' WHEN slump * 7 %% 1 < 0.95 THEN 'en' ELSE 'ar' END AS sprak,
    CASE WHEN slump * 11 %% 1 < 0.2 THEN 'norrby' WHEN slump * 11 %% 1 < 0.3 THEN 'soderby' ELSE '' END AS kontor,
    typ.id AS typ, typ.amne_id AS amne, typ.ansvarig_enhet_id AS enhet, typ.center_id AS center,
    (30 + 600 * power(slump * 13 %% 1, 3))::int AS hantering, (90 * (slump * 17 %% 1))::int AS efterarbete,
    slump * 19 %% 1 < 0.8 AS is_kand, slump * 23 %% 1 < 0.1 AS is_ater, slump * 29 %% 1 < 0.5 AS is_direkt,
    slump * 31 %% 1 < 0.3 AS is_traff
FROM generate_series(1, %(antal)s) n
CROSS JOIN LATERAL (SELECT random()::numeric AS slump, floor(random() * %(dagar)s) AS dag, floor(random() * 32400) AS sekund WHERE n > 0) r
JOIN LATERAL (SELECT * FROM typerna WHERE plats = (r.slump * 1e6)::int %% %(typer)s) typ ON true
"""
STEG = (
    """CREATE TEMP TABLE typerna AS
    SELECT row_number() OVER (ORDER BY id) - 1 AS plats, * FROM kontaktcenter_arendetyp""",
    GRUND,
    """INSERT INTO arenden_kontakt (id, nyckel, kanal, riktning, center_id, kontor, sprak, inkommen, borjade, slutade, sparad, anteckning)
    SELECT id, gen_random_uuid(), kanal, 'in', center, kontor, sprak, tid, tid, tid + make_interval(secs => hantering),
        tid + make_interval(secs => hantering + efterarbete), '' FROM kontakten""",
    """INSERT INTO arenden_fraga (kontakt_id, ordning, text, amne_id, arendetyp_id, utfall, svar, is_om_arende, hanvisad_till)
    SELECT id, 0, '', amne, typ, CASE WHEN is_direkt THEN 'besvarad_direkt' ELSE 'hanvisad' END, '', false, '' FROM kontakten""",
    """INSERT INTO arenden_handelse (typ, tid, kontakt_id, av_id, is_av_medborgare, center_id, enhet_id, kanal, kontor, sprak, data)
    SELECT 'kontakt_registrerad', tid + make_interval(secs => hantering + efterarbete), id, %(av)s, false, center, center, kanal, kontor,
        sprak, jsonb_strip_nulls(jsonb_build_object('fragor', 1, 'hanteringstid_s', hantering, 'efterarbete_s', efterarbete,
            'enhet', enhet, 'amne', amne, 'arendetyp', typ, 'is_kand', nullif(is_kand, false), 'is_direkt', nullif(is_direkt, false),
            'is_traff', nullif(is_traff, false), 'is_aterkommande', nullif(is_ater, false), 'bakat', CASE WHEN is_ater THEN
                jsonb_build_array(jsonb_build_object('matt', 'fragor_ater', 'dag', (tid - interval '3 days')::date, 'center', center,
                    'enhet', enhet, 'kanal', kanal, 'amne', amne, 'arendetyp', typ, 'sprak', sprak)) END)) FROM kontakten""",
    """INSERT INTO arenden_handelse
        (typ, tid, kontakt_id, av_id, is_av_medborgare, center_id, enhet_id, kanal, amne_id, arendetyp_id, kontor, sprak, data)
    SELECT CASE WHEN is_direkt THEN 'fraga_besvarad' ELSE 'fraga_hanvisad' END, tid + make_interval(secs => hantering + efterarbete), id,
        %(av)s, false, center, center, kanal, amne, typ, kontor, sprak,
        jsonb_strip_nulls(jsonb_build_object('kanal', kanal, 'enhet', enhet, 'is_kand', nullif(is_kand, false),
            'is_uppdrag', nullif(is_traff, false))) FROM kontakten""",
    """INSERT INTO arenden_handelse (typ, tid, arende_id, av_id, is_av_medborgare, center_id, enhet_id, till_enhet_id, kanal, amne_id,
        arendetyp_id, kontor, sprak, data)
    SELECT e.slag, tid + make_interval(secs => e.efter * hantering), id, %(av)s, false, center, enhet, enhet, kanal, amne, typ, kontor, '',
        jsonb_build_object('is_i_tid', is_kand, 'svarstid_s', hantering * 100, 'kvittenstid_s', hantering * 20, 'sprak', sprak)
    FROM kontakten CROSS JOIN (VALUES ('overlamnat', 5), ('accepterat', 30), ('besvarat', 100)) e(slag, efter) WHERE id %% 3 = 0""",
    "ANALYZE",
)
"""Each depends on those before it. The questions and answers of the events are those of the rows."""


def fill(antal: int, *, ar: int = 1, av: int) -> None:
    """Write `antal` contacts evenly over the last years, by the employee `av`."""
    center = make_center()
    enheter = [make_enhet(f"enhet{n}", namn=f"Enhet {n}") for n in range(ENHETER)]
    for n in range(TYPER):
        make_arendetyp(f"typ{n}", namn=f"Typ {n}", center=center, ansvarig_enhet=enheter[n % ENHETER])
    slut = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    told = {"slut": slut + timedelta(days=1), "antal": antal, "dagar": DAGAR * ar, "typer": TYPER, "av": av}
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.5)")
        for steg in STEG:
            cursor.execute(steg, told)
