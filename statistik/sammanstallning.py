"""The SQL that counts: from the sources to rows of days in every grain, from days to months, and to half-hours.

Each statement writes what differs and removes what is no longer there, so that counting the same days again changes nothing.
"""

from collections.abc import Sequence

from statistik.fordelning import ANTAL_BITAR, MASK, class_sql
from statistik.kallor import KALLOR, Kalla, day_of
from statistik.korn import DAGSKORN, MANADSKORN, Korn
from statistik.matt import ANTAL, DELAR, IDN, TIDER

NYCKLAR = ", ".join(DELAR)
FRAN, TILL = day_of("%(fran)s::timestamptz"), day_of("%(till)s::timestamptz")
"""The dates of the two midnights."""
RADENS = ("korn", "start", *DELAR)
"""What names a row."""


def count_days() -> str:
    """Count the days between the midnights %(fran)s and %(till)s in every grain of a day."""
    rader = ", ".join(f"k{n} AS MATERIALIZED ({kalla.rader})" for n, kalla in enumerate(KALLOR))
    antal = " UNION ALL ".join(_counted(f"k{n}", kalla) for n, kalla in enumerate(KALLOR))
    tider = " UNION ALL ".join(_timed(f"k{n}", namn, sql) for n, kalla in enumerate(KALLOR) for namn, sql in kalla.tider.items())
    delad = f"GROUP BY GROUPING SETS ({', '.join(_grouping(korn, 'dag') for korn in DAGSKORN)})"
    delad_tid = f"GROUP BY GROUPING SETS ({', '.join(_grouping(korn, 'dag, namn, klass') for korn in DAGSKORN)})"
    return f"""
    WITH {rader},
    antal AS (SELECT {_grain_sql()} AS korn, dag AS start, {_keys_sql()}, {_sums(ANTAL)} FROM ({antal}) a {delad}),
    tid AS (SELECT {_grain_sql()} AS korn, dag AS start, {_keys_sql()}, namn, klass, sum(n) AS n FROM ({tider}) t {delad_tid}),
    {_merged_and_written([k.nummer for k in DAGSKORN], FRAN, TILL)}
    """


def count_months() -> str:
    """Add the days of the months that begin from %(fran)s and before %(till)s together, in every grain of a month."""
    dagar = f"""
    FROM statistik_dagsvarde d JOIN (VALUES {", ".join(f"({d.nummer}, {m.nummer})" for d, m in zip(DAGSKORN, MANADSKORN, strict=True))})
        AS par(dag, manad) ON par.dag = d.korn
    """
    when = "WHERE d.start >= %(fran)s::date AND d.start < %(till)s::date"
    nyckel = f"par.manad AS korn, date_trunc('month', d.start)::date AS start, {NYCKLAR}"
    packade = " UNION ALL ".join(
        f"SELECT {nyckel}, '{namn}' AS namn, v >> {ANTAL_BITAR} AS klass, sum(v & {MASK}) AS n {dagar} "
        f"CROSS JOIN unnest(d.{namn}) v {when} GROUP BY par.manad, date_trunc('month', d.start), {NYCKLAR}, v >> {ANTAL_BITAR}"
        for namn in TIDER
    )
    return f"""
    WITH antal AS (SELECT {nyckel}, {_sums(ANTAL)} {dagar} {when} GROUP BY par.manad, date_trunc('month', d.start), {NYCKLAR}),
    tid AS ({packade}),
    {_merged_and_written([k.nummer for k in MANADSKORN], "%(fran)s::date", "%(till)s::date")}
    """


def _counted(tabell: str, kalla: Kalla) -> str:
    """What one source counts, one row per combination of its day."""
    egna = {namn: f"count(*) FILTER (WHERE {villkor})" for namn, villkor in kalla.antal.items()}
    egna |= {namn: f"sum({uttryck})" for namn, uttryck in kalla.summor.items()}
    kolumner = ", ".join(f"{egna.get(namn, 'NULL')}::bigint AS {namn}" for namn in ANTAL)
    return f"SELECT dag, {NYCKLAR}, {kolumner} FROM {tabell} GROUP BY dag, {NYCKLAR}"


def _timed(tabell: str, namn: str, uttryck: str) -> str:
    """How many of one source's times fall in each class of a distribution."""
    times = f"SELECT dag, {NYCKLAR}, {uttryck} AS sekunder FROM {tabell}"
    return (
        f"SELECT dag, {NYCKLAR}, '{namn}' AS namn, {class_sql('sekunder')} AS klass, count(*) AS n FROM ({times}) x "
        f"WHERE sekunder IS NOT NULL GROUP BY dag, {NYCKLAR}, klass"
    )


def _grouping(korn: Korn, med: str) -> str:
    return f"({med}, {', '.join(korn.delar)})"


def _grain_sql() -> str:
    """Which grain a row of the grouping sets is of: PostgreSQL sets a bit for each part that it is not divided by."""
    fall = " ".join(
        f"WHEN {sum(1 << (len(DELAR) - 1 - n) for n, namn in enumerate(DELAR) if namn not in korn.delar)} THEN {korn.nummer}"
        for korn in DAGSKORN
    )
    return f"CASE GROUPING({NYCKLAR}) {fall} END"


def _keys_sql() -> str:
    return ", ".join(f"coalesce({namn}, {0 if namn in IDN else repr('')}) AS {namn}" for namn in DELAR)


def _sums(kolumner: Sequence[str] | dict[str, str]) -> str:
    return ", ".join(f"nullif(sum({namn}), 0)::bigint AS {namn}" for namn in kolumner)


def _merged_and_written(korn: Sequence[int], fran: str, till: str) -> str:
    """Join counts (`antal`) and times (`tid`) to rows, and bring the table in line with them between two dates."""
    nycklar = ", ".join(RADENS)
    packad = ", ".join(
        f"array_agg(klass << {ANTAL_BITAR} | n::bigint ORDER BY klass) FILTER (WHERE namn = '{namn}') AS {namn}" for namn in TIDER
    )
    alla = [*ANTAL, *TIDER]
    same = " AND ".join(f"ny.{namn} = d.{namn}" for namn in RADENS)
    return f"""
    tider AS (SELECT {nycklar}, {packad} FROM tid GROUP BY {nycklar}),
    ny AS MATERIALIZED (
        SELECT {nycklar}, {", ".join(alla)} FROM antal LEFT JOIN tider USING ({nycklar}) WHERE num_nonnulls({", ".join(alla)}) > 0
    ),
    bort AS (
        DELETE FROM statistik_dagsvarde d WHERE d.korn IN ({", ".join(map(str, korn))}) AND d.start >= {fran} AND d.start < {till}
            AND NOT EXISTS (SELECT FROM ny WHERE {same})
    )
    INSERT INTO statistik_dagsvarde AS d ({nycklar}, {", ".join(alla)}) SELECT * FROM ny
    ON CONFLICT ({nycklar}) DO UPDATE SET {", ".join(f"{namn} = excluded.{namn}" for namn in alla)}
    WHERE ({", ".join(f"d.{namn}" for namn in alla)}) IS DISTINCT FROM ({", ".join(f"excluded.{namn}" for namn in alla)})
    """


HALVTIMMAR = f"""
WITH ny AS MATERIALIZED (
    SELECT dag, start, center, kanal, count(*) AS inkomna, count(*) FILTER (WHERE is_hanterad) AS hanterade,
        coalesce(sum(arbete) FILTER (WHERE is_hanterad), 0)::bigint AS hantering_s
    FROM (
        SELECT {day_of("h.tid")} AS dag, coalesce(h.center_id, 0) AS center, h.kanal, h.av_id IS NOT NULL AS is_hanterad, arbete,
            date_bin('30 minutes', h.tid - make_interval(secs => arbete + vantan), timestamptz '2000-01-01 00:00+00') AS start
        FROM arenden_handelse h
        CROSS JOIN LATERAL (
            SELECT coalesce((h.data ->> 'hanteringstid_s')::float8, 0) + coalesce((h.data ->> 'efterarbete_s')::float8, 0) AS arbete,
                coalesce((h.data ->> 'vantetid_s')::float8, 0) AS vantan
        ) s
        WHERE h.typ = 'kontakt_registrerad' AND coalesce(h.data ->> 'riktning', 'in') = 'in' AND h.tid >= %(fran)s AND h.tid < %(till)s
    ) k
    GROUP BY dag, start, center, kanal
),
bort AS (
    DELETE FROM statistik_halvtimmesvarde d
    WHERE d.dag >= {FRAN} AND d.dag < {TILL}
        AND NOT EXISTS (SELECT FROM ny WHERE (ny.dag, ny.start, ny.center, ny.kanal) = (d.dag, d.start, d.center, d.kanal))
)
INSERT INTO statistik_halvtimmesvarde AS d (dag, start, center, kanal, inkomna, hanterade, hantering_s) SELECT * FROM ny
ON CONFLICT (dag, start, center, kanal) DO UPDATE
    SET inkomna = excluded.inkomna, hanterade = excluded.hanterade, hantering_s = excluded.hantering_s
    WHERE (d.inkomna, d.hanterade, d.hantering_s) IS DISTINCT FROM (excluded.inkomna, excluded.hanterade, excluded.hantering_s)
"""
"""What arrived in each half-hour, of the contacts registered between two midnights. Half-hours are the same in all time zones here."""
