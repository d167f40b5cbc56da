"""Whom to ask: which contacts answered at once and which answered cases of the last days are drawn, and may be asked at all."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

FRO = 20_261_122
"""Draws the sample: the same event is drawn, or not, each time it is asked for."""
VANTAN = timedelta(minutes=30)
"""How long after the answer somebody is asked."""
SENAST = timedelta(days=6)
"""What was answered longer ago is not asked about: a server that stood still asks nobody late. Over Easter and Christmas who was answered
on the last afternoon is asked on the first morning, at most five days later."""
ADRESSER = "{t}.epost <> '' OR %(is_sms)s AND {t}.telefon <> ''"
RADER = f"""
SELECT h.id AS handelse, h.center_id AS center, coalesce((h.data ->> 'enhet')::bigint, h.enhet_id) AS enhet,
    coalesce(h.data ->> 'kanal', h.kanal) AS kanal, coalesce(h.amne_id, (h.data ->> 'amne')::bigint) AS amne,
    coalesce(h.arendetyp_id, (h.data ->> 'arendetyp')::bigint) AS arendetyp, h.kontor, k.sprak,
    k.id AS kontakt, NULL::bigint AS arende, p.id AS person, p.epost, p.telefon
FROM arenden_handelse h
JOIN arenden_kontakt k ON k.id = h.kontakt_id
JOIN arenden_person p ON p.id = k.person_id
WHERE h.typ = 'kontakt_registrerad' AND (h.data ->> 'is_direkt')::boolean AND coalesce(h.data ->> 'riktning', 'in') = 'in'
    AND NOT p.is_skyddad AND ({ADRESSER.format(t="p")})
    AND NOT EXISTS (
        SELECT FROM arenden_fraga f LEFT JOIN arenden_arende a ON a.id = f.arende_id
        LEFT JOIN kontaktcenter_arendetyp t ON t.id = f.arendetyp_id
        WHERE f.kontakt_id = k.id AND (a.sekretess = 'sekretess' OR t.sekretess = 'sekretess')
    ) AND %(villkor)s
UNION ALL
SELECT h.id, coalesce(h.center_id, a.center_id), h.enhet_id, h.kanal, h.amne_id, h.arendetyp_id, h.kontor, i.sprak,
    NULL::bigint, a.id, p.id, i.epost, i.telefon
FROM arenden_handelse h
JOIN arenden_arende a ON a.id = h.arende_id
JOIN kontaktcenter_arendetyp t ON t.id = a.arendetyp_id
JOIN arenden_inlamnare i ON i.arende_id = a.id
JOIN arenden_person p ON p.id = i.person_id
WHERE (h.typ = 'besvarat' OR h.typ = 'avslutat' AND h.data ->> 'orsak' = 'besvarat' AND h.av_id IS NOT NULL)
    AND a.status IN ('besvarad', 'avslutad') AND a.sammanslaget_med_id IS NULL AND 'sekretess' NOT IN (a.sekretess, t.sekretess)
    AND NOT p.is_skyddad AND i.wants_mejl AND ({ADRESSER.format(t="i")}) AND %(villkor)s
"""
DRAGNA = """
h.tid > %(fran)s AND h.tid <= %(till)s AND abs(mod(hashint8extended(h.id, %(fro)s), 100)) < %(procent)s
AND NOT EXISTS (SELECT FROM statistik_enkatforfragan e WHERE e.handelse = h.id)
AND NOT EXISTS (SELECT FROM statistik_enkatforfragan e WHERE e.person = p.id AND e.vilar @> %(nu)s::timestamptz)
"""


@dataclass(frozen=True)
class Tillfragad:
    """Somebody who may be asked about one event, with what the answer is counted by."""

    handelse: int
    center: int | None
    enhet: int | None
    kanal: str
    amne: int | None
    arendetyp: int | None
    kontor: str
    sprak: str
    kontakt: int | None
    arende: int | None
    person: int
    epost: str
    telefon: str

    @property
    def delar(self) -> dict[str, int | str]:
        """What the figures are divided by."""
        ids = {namn: getattr(self, namn) or 0 for namn in ("center", "enhet", "amne", "arendetyp")}
        return {**ids, "kanal": self.kanal, "kontor": self.kontor, "sprak": self.sprak}


def drawn(nu: datetime, *, is_sms: bool) -> list[Tillfragad]:
    """Everybody who is in the sample and has not been asked; in the order of what happened. One query."""
    tider = {"fran": nu - SENAST, "till": nu - VANTAN, "nu": nu, "fro": FRO, "procent": settings.ENKAT_URVAL_PROCENT}
    return _read(DRAGNA, {**tider, "is_sms": is_sms})


def still_askable(handelse: int, *, is_sms: bool) -> Tillfragad | None:
    """The same of one event, read again under its locks; None when somebody may not be asked any longer."""
    return next(iter(_read("h.id = %(handelse)s", {"handelse": handelse, "is_sms": is_sms})), None)


def _read(villkor: str, params: dict[str, object]) -> list[Tillfragad]:
    with connection.cursor() as cursor:
        cursor.execute(f"{RADER.replace('%(villkor)s', villkor)} ORDER BY 1", params)
        return [Tillfragad(*rad) for rad in cursor.fetchall()]
