"""What the offices offered."""

from statistik.kallor.grund import Kalla, day_of

RADER = f"""
SELECT u.dag, coalesce(k.enhet_id, 0) AS center, u.enhet_id AS enhet, 'besok' AS kanal, 0::bigint AS amne, 0::bigint AS arendetyp, u.kontor,
    '' AS sprak, u.oppet_s, u.kvall_s, u.bokningsbar_s, u.bokad_s
FROM statistik_utbud u LEFT JOIN servicekontor_kontor k ON k.kod = u.kontor
WHERE u.dag >= {day_of("%(fran)s::timestamptz")} AND u.dag < {day_of("%(till)s::timestamptz")}
"""

UTBUD = Kalla(namn="utbud", rader=RADER, summor={namn: namn for namn in ("oppet_s", "kvall_s", "bokningsbar_s", "bokad_s")})
