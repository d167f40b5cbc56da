"""Surveys: whoever was asked, and what was answered, on the day of the asking, so that the answers are a share of the asked."""

from statistik.kallor.grund import Kalla, day_of
from statistik.models.enkat import BETYG, INBJUDNA

POANG = 2500
"""Hundredths of a point between two grades: 1–5 are 0, 25, 50, 75 and 100 points, as in the service survey of SKR."""
DELARNA = "dag, center, enhet, kanal, amne, arendetyp, kontor, sprak"
INBJUDAN = "vag IN ({})".format(", ".join(f"'{vag}'" for vag in INBJUDNA))
DAGAR = f"""dag >= {day_of("%(fran)s::timestamptz")} AND dag < {day_of("%(till)s::timestamptz")}"""


def _points(namn: str) -> str:
    return f"({namn} - 1) * {POANG}::bigint"


SUMMA = " + ".join(f"coalesce({namn} - 1, 0)" for namn in BETYG)
RADER = f"""
SELECT {DELARNA}, slag, {INBJUDAN} AS is_inbjudan, vag, TRUE AS is_fraga, NULL::boolean AS fick_svar,
    NULL::bigint AS bemotande, NULL::bigint AS enkelhet, NULL::bigint AS tydlighet, NULL::bigint AS poang
FROM statistik_enkatforfragan WHERE {DAGAR}
UNION ALL
SELECT {DELARNA}, slag, {INBJUDAN}, vag, FALSE, fick_svar, {_points("bemotande")}, {_points("enkelhet")}, {_points("tydlighet")},
    round({POANG}::numeric * ({SUMMA}) / nullif(num_nonnulls({", ".join(BETYG)}), 0))::bigint
FROM statistik_enkatsvar WHERE {DAGAR}
"""
URVAL = "slag = 'medborgare' AND is_inbjudan"
FORVALTNING = "slag = 'forvaltning'"
SERIER = {
    "nojdhet": ("poang", URVAL),
    "bemotande": ("bemotande", URVAL),
    "enkelhet": ("enkelhet", URVAL),
    "tydlighet": ("tydlighet", URVAL),
    "oppna": ("poang", "vag IN ('formular', 'kontor')"),
    "ansikten": ("poang", "vag = 'kiosk'"),
    "forv": ("poang", FORVALTNING),
}
"""Each series of grades: which points of which answers. Each is kept as number, sum and sum of squares."""

ENKATER = Kalla(
    namn="enkäter",
    rader=RADER,
    antal={
        "enkat_fragade": f"is_fraga AND {URVAL}",
        "enkat_svar": f"NOT is_fraga AND {URVAL}",
        "fick_svar_n": f"fick_svar IS NOT NULL AND {URVAL}",
        "fick_svar_ja": f"fick_svar AND {URVAL}",
        "forv_fragade": f"is_fraga AND {FORVALTNING}",
        "forv_svar": f"NOT is_fraga AND {FORVALTNING}",
        **{f"{serie}_n": f"{poang} IS NOT NULL AND {vilka}" for serie, (poang, vilka) in SERIER.items()},
    },
    summor={
        **{f"{serie}_p": f"CASE WHEN {vilka} THEN {poang} END" for serie, (poang, vilka) in SERIER.items()},
        **{f"{serie}_k": f"CASE WHEN {vilka} THEN {poang} * {poang} END" for serie, (poang, vilka) in SERIER.items()},
    },
)
